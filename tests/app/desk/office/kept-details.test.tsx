import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { ReplyOf } from "../../../../src/contract/wire/route-messages.ts";
import { withKeepMonths } from "../../../../src/domain/program.ts";
import { localDate, localMonth } from "../../../support/builders.ts";
import { lead, password, settings, showDesk } from "../../../support/desk-screen.tsx";
import { refusal } from "../../../support/fake-endpoint.ts";

const admin = { ...lead, role: "admin" } as const;
const none = { records: 0, months: 0 };
const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();
const choose = (value: string) =>
  fireEvent.change(screen.getByLabelText("Keep details for"), { target: { value } });

type Told = ReplyOf<"retention">;

async function setup(told: Told = { letGo: none }, more: Parameters<typeof showDesk>[0] = {}) {
  let { program, tag } = settings;
  const shown = await showDesk({
    address: "/desk/program/settings",
    answers: {
      who: () => admin,
      settings: () => ({ ...settings, program, tag }),
      retention: ({ query }) => ({
        ...told,
        ...(query?.months !== undefined && {
          would: { records: 3210, months: 14, first: localMonth("2023-01"), last: localMonth("2024-02") },
        }),
      }),
      changeRetention: ({ body }) => {
        program = withKeepMonths(program, body.keepMonths);
        tag = "two";
        return { ...settings, program, tag };
      },
      ...more.answers,
    },
  });
  await screen.findByRole("heading", { name: "How long details are kept" });
  return {
    ...shown,
    sent: () => shown.endpoint.asked.findLast(({ name }) => name === "changeRetention")?.input,
  };
}

describe("how long details are kept", () => {
  test("is said: for ever, where nobody set it", async () => {
    await setup();

    expect(await screen.findByText("Details of all entries are kept.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Change this" })).toBeNull();
  });

  test("is said with what is gone, and what comes next and can be taken back until then", async () => {
    await setup({
      holds: 36,
      next: { keepMonths: 24, from: Date.parse("2026-03-09T21:00:00Z") },
      letGo: { records: 1, months: 1, first: localMonth("2023-01"), last: localMonth("2023-01") },
    });

    expect(
      await screen.findByText("Details are kept of this month and of 36 months before it."),
    ).toBeTruthy();
    expect(
      screen.getByText(/From Mar 9, 2026, .* on, it is this month and 24 months before it\./),
    ).toBeTruthy();
    expect(
      screen.getByText("1 entry counts in the totals and has no details any more (January 2023)."),
    ).toBeTruthy();
  });

  test("is said with the day that is believed where the server's clock leapt ahead of phones", async () => {
    await setup({
      holds: 36,
      clock: { says: localDate("2036-09-08"), believed: localDate("2026-09-11") },
      letGo: none,
    });

    expect(await screen.findByText(/clock says .*2036.* as if it were Sep 11, 2026/)).toBeTruthy();
  });

  test("is said with what it waits for, while no phones have borne out the server's date", async () => {
    const clock = { says: localDate("2036-09-08"), believed: localDate("2026-09-11") };
    await setup({ holds: 36, waitsForPhones: true, clock, letGo: none });

    expect(await screen.findByText(/^Nothing is let go so far: .* two phones/)).toBeTruthy();
    expect(screen.queryByText(/as if it were/)).toBeNull();
  });

  test("waits for nothing where all is kept", async () => {
    await setup({ waitsForPhones: true, letGo: none });

    expect(await screen.findByText("Details of all entries are kept.")).toBeTruthy();
    expect(screen.queryByText(/Nothing is let go so far/)).toBeNull();
  });

  test("is changed only after it was read how much goes, and that it is for good", async () => {
    const { sent } = await setup();
    choose("24");

    press("Change this");
    const question = await screen.findByText("Keep details for 24 months?");
    const says = screen.getByText(/Details of 3,210 entries of 14 months will be let go/).textContent;

    await waitFor(() => expect(question.closest("[tabindex]")).toBe(document.activeElement));
    expect(says).toMatch(/can't be undone.*Totals stay.*Backups made before still hold/);
    expect(sent()).toBeUndefined();
    press("Yes, keep them so");
    await screen.findByText("Saved.");
    expect(sent()).toEqual({ body: { tag: "one", keepMonths: 24 } });
    expect(document.activeElement?.textContent).toBe("How long details are kept");
  });

  test("is no longer said to be saved once another time is chosen", async () => {
    await setup();
    choose("24");
    press("Change this");
    await screen.findByText("Keep details for 24 months?");
    press("Yes, keep them so");
    await screen.findByText("Saved.");

    choose("12");

    await waitFor(() => expect(screen.queryByText("Saved.")).toBeNull());
  });

  test("is left as it is by whoever thinks again", async () => {
    const { sent } = await setup();
    choose("3");
    press("Change this");
    await screen.findByText("Keep details for 3 months?");

    press("Leave it as it is");

    await screen.findByRole("button", { name: "Change this" });
    expect(sent()).toBeUndefined();
  });

  test("is for ever again without a month sent along", async () => {
    const program = withKeepMonths(settings.program, 24);
    const { sent } = await setup(
      { holds: 24, letGo: none },
      { answers: { settings: () => ({ ...settings, program }) } },
    );
    choose("for-ever");

    press("Change this");
    await screen.findByText("Keep details for ever?");
    press("Yes, keep them so");

    await screen.findByText("Saved.");
    expect(sent()).toEqual({ body: { tag: "one" } });
  });

  const set24 = { ...settings, program: withKeepMonths(settings.program, 24) };
  const gone = { records: 5, months: 1, first: localMonth("2023-01"), last: localMonth("2023-01") };
  const from = Date.parse("2026-03-09T21:00:00Z");

  test.each([
    [
      "taken back before it held",
      { next: { keepMonths: 24, from }, letGo: none },
      "for-ever",
      "24 months were set and don't hold yet. That is taken back, and nothing goes by it.",
    ],
    [
      "lengthened where nothing is gone",
      { holds: 24, letGo: none },
      "36",
      "From now on, details are kept of this month and of 36 months before it.",
    ],
    [
      "for ever where something is gone",
      { holds: 24, letGo: gone },
      "for-ever",
      "From now on nothing is let go. What is gone already doesn't come back.",
    ],
    [
      "back to what still holds",
      { holds: 36, next: { keepMonths: 24, from }, letGo: gone },
      "36",
      "24 months were set and don't hold yet. That is taken back, and nothing goes by it. What is gone already doesn't come back.",
    ],
  ] as const)("is said as it is: %s", async (_what, told, chosen, says) => {
    await setup(told, { answers: { settings: () => set24 } });
    choose(chosen);

    press("Change this");

    expect(await screen.findByText(says)).toBeTruthy();
  });

  test("asks for the password where it was shown long ago, and goes on", async () => {
    let isShown = false;
    const { endpoint } = await setup(undefined, {
      answers: {
        showPassword: () => {
          isShown = true;
          return undefined;
        },
        changeRetention: () => (isShown ? { ...settings, tag: "two" } : refusal("sign-in-again")),
      },
    });
    choose("24");
    press("Change this");
    await screen.findByText("Keep details for 24 months?");

    press("Yes, keep them so");
    const sheet = await screen.findByRole("dialog", { name: "Your password" });
    fireEvent.input(within(sheet).getByLabelText("Password"), { target: { value: password } });
    within(sheet).getByRole("button", { name: "Go on" }).click();

    await screen.findByText("Saved.");
    expect(endpoint.times("changeRetention")).toBe(2);
  });

  test("is not a lead's to change", async () => {
    await setup(undefined, { answers: { who: () => lead } });

    expect(await screen.findByText("Only an admin changes this.")).toBeTruthy();
    expect(screen.queryByLabelText("Keep details for")).toBeNull();
  });

  test("says why it was not changed, and goes on from what somebody else made of the program", async () => {
    const { endpoint, sent } = await setup(undefined, {
      answers: { changeRetention: () => refusal("settings-changed") },
    });
    choose("24");
    press("Change this");
    await screen.findByText("Keep details for 24 months?");
    press("Yes, keep them so");
    await screen.findByText(/changed the program meanwhile/);
    const newer = { ...settings, tag: "nine", program: withKeepMonths(settings.program, 12) };
    endpoint.answer({ settings: () => newer, changeRetention: () => newer });

    press("Read again");
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLSelectElement>("Keep details for").value).toBe("12"),
    );
    choose("24");
    press("Change this");
    await screen.findByText("Keep details for 24 months?");
    press("Yes, keep them so");

    await screen.findByText("Saved.");
    expect(sent()).toEqual({ body: { tag: "nine", keepMonths: 24 } });
  });
});
