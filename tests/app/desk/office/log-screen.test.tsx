import { screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { AuditLineShown } from "../../../../src/contract/wire/people-messages.ts";
import { lead, showDesk } from "../../../support/desk-screen.tsx";

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();

describe("LogScreen", () => {
  const lineOf = (n: number, given: Partial<AuditLineShown> = {}): AuditLineShown => ({
    n,
    utc: "2026-03-08T21:04:05Z",
    actor: lead.id,
    actorName: "office",
    action: "sign-in",
    object: lead.id,
    outcome: "done",
    ...given,
  });

  test("says who did what and when in words, and shows what it has no word for as it came", async () => {
    const lines = [
      lineOf(4, {
        action: "export-detail",
        object: "2026-03-01/2026-03-31 note",
        outcome: "cut-off",
        rows: 12,
      }),
      lineOf(3, {
        action: "revoke-phone",
        object: "80000000-0000-4000-8000-000000000000",
        objectName: "van 2",
      }),
      lineOf(2, { action: "water-plants", actor: "gone", actorName: undefined as never }),
      lineOf(1, { action: "use-setup-code", actor: "operator", actorName: undefined as never }),
    ];
    await showDesk({
      address: "/desk/program/log",
      answers: { audit: () => ({ lines, more: false }) },
    });
    await screen.findByText(/Used a set-up link/);

    const shown = screen.getAllByRole("listitem").map(({ textContent }) => textContent);

    expect(shown[0]).toMatch(
      /office · Took the detail tableMar 8, 2026.* · 2026-03-01 – 2026-03-31 note · 12 rows · broken off/,
    );
    expect(shown[1]).toMatch(/office · Cut off a phone.* · van 2$/);
    expect(shown[2]).toMatch(/Unknown · water-plants/);
    expect(shown[3]).toMatch(/At the server · Used a set-up link/);
  });

  test("asks for the page below the last line", async () => {
    const { endpoint } = await showDesk({
      address: "/desk/program/log",
      answers: {
        audit: ({ query }) =>
          query?.before === "7"
            ? { lines: [lineOf(6, { action: "join" })], more: false }
            : { lines: [lineOf(8), lineOf(7)], more: true },
      },
    });
    await screen.findByRole("button", { name: "Show more" });

    press("Show more");

    await screen.findByText(/Joined/);
    expect(screen.getAllByRole("listitem")).toHaveLength(3);
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
    expect(endpoint.times("audit")).toBe(2);
  });
});
