import { screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { PhoneOfProgram, PhonesReply } from "../../../src/contract/wire/desk-messages.ts";
import { localDate } from "../../support/builders.ts";
import { showDesk } from "../../support/desk-screen.tsx";
import { noConnection } from "../../support/fake-endpoint.ts";

const van: PhoneOfProgram = {
  id: "40000000-0000-4000-8000-000000000000",
  label: "van 2",
  joinedDay: localDate("2026-03-01"),
  lastSeenDay: localDate("2026-03-07"),
  app: "1.2.0",
  facts: { persisted: false, usedPercent: 12, losses: 1 },
  delivered: 42,
  missing: 3,
  quarantined: 1,
};
const fresh: PhoneOfProgram = {
  id: "50000000-0000-4000-8000-000000000000",
  label: "fresh",
  joinedDay: localDate("2026-03-08"),
  delivered: 0,
  missing: 0,
  quarantined: 0,
};

async function setup(reply: Partial<PhonesReply> = {}) {
  const shown = await showDesk({
    address: "/desk/phones",
    answers: {
      phones: () => ({ phones: [van, fresh], quarantined: [], ...reply }),
      revokePhone: () => undefined,
    },
  });
  await screen.findByRole("heading", { name: "Phones" });
  return shown;
}

const card = async (label: string) =>
  (await screen.findByRole("heading", { name: label })).closest("li") ?? document.body;

describe("PhonesScreen", () => {
  test("says of each phone what it delivered, what it still keeps, and what its browser told", async () => {
    await setup();

    const words = (await card("van 2")).textContent;
    expect(words).toContain("Last seen Mar 7, 2026 · 42 entries and corrections delivered");
    expect(words).toContain("3 announced and not delivered");
    expect(words).toContain("1 set aside, in no total");
    expect(words).toContain("Satchel 1.2.0");
    expect(words).toContain("may delete the records");
    expect(words).toContain("12 % of its room is used");
    expect(words).toContain("lost or set back once");

    const unheard = (await card("fresh")).textContent;
    expect(unheard).toContain("Has not sent yet");
    expect(unheard).not.toContain("All it announced is here");
    expect(unheard).not.toMatch(/records|room|lost/);
  });

  test("says of a browser that keeps the records that it does, and of no loss where there was none", async () => {
    await setup({ phones: [{ ...van, facts: { persisted: true, usedPercent: 0 } }] });

    const words = (await card("van 2")).textContent;
    expect(words).toContain("Its browser keeps the records · 0 % of its room is used");
    expect(words).not.toMatch(/may delete|lost or set back/);
  });

  test("lists exactly what never came, apart from what the phone can still send", async () => {
    const number = "60000000-0000-4000-8000-000000000000";
    const dropped = { number, certain: true, isDropped: true };
    await setup({
      phones: [
        {
          ...van,
          gaps: [
            { number, first: 1181, last: 1181, certain: true, isDropped: false },
            {
              ...dropped,
              first: 81,
              last: 100,
              dayBefore: localDate("2026-03-01"),
              dayAfter: localDate("2026-03-05"),
            },
            { ...dropped, first: 7, last: 7, dayBefore: localDate("2026-02-01") },
            { ...dropped, first: 1, last: 20, certain: false },
          ],
        },
      ],
    });

    const list = within(await card("van 2"))
      .getAllByRole("listitem", { hidden: true })
      .map(({ textContent }) => textContent);
    expect(list).toEqual([
      "No. 1,181.",
      "No. 81 to 100. The entries around are of Mar 1, 2026 and Mar 5, 2026.",
      "No. 7. The entry before is of Feb 1, 2026.",
      "Perhaps some of these: No. 1 to 20.",
    ]);
    const words = (await card("van 2")).textContent;
    expect(words).toContain("No. 1,181.Still on the phone");
    expect(words).toContain("No. 1 to 20.They are not on the phone any more");
  });

  test("says in words why an entry is set aside", async () => {
    await setup({
      quarantined: [
        {
          number: "60000000-0000-4000-8000-000000000000",
          seq: 7,
          code: "id-conflict",
          day: localDate("2026-03-06"),
          receivedDay: localDate("2026-03-07"),
        },
      ],
    });

    const reason = await screen.findByText("Another entry came under the same id before.");
    expect(reason.closest("li")?.textContent).toContain("Of Mar 6, 2026, received Mar 7, 2026");
  });

  test("lists the first of many that are set aside, and the others on wish", async () => {
    await setup({
      quarantined: Array.from({ length: 1000 }, (_, index) => ({
        number: "60000000-0000-4000-8000-000000000000",
        seq: index + 1,
        code: "id-conflict",
        day: localDate("2026-03-06"),
        receivedDay: localDate("2026-03-07"),
      })),
    });
    const isShown = (element: HTMLElement) => element.closest("details:not([open])") === null;
    const rows = await screen.findAllByText("Another entry came under the same id before.");
    expect(rows.filter(isShown)).toHaveLength(5);

    screen.getByText("Show 995 more").click();

    await waitFor(() => expect(rows.filter(isShown)).toHaveLength(1000));
    expect(isShown(screen.getByText("There are more; these are the first thousand."))).toBe(true);
  });

  test("says of a reason that only a later version has that the entry is not counted yet", async () => {
    await setup({
      quarantined: [
        {
          number: "60000000-0000-4000-8000-000000000000",
          seq: 7,
          code: "not-on-sundays",
          day: localDate("2026-03-06"),
          receivedDay: localDate("2026-03-07"),
        },
      ],
    });

    expect(await screen.findByText(/^Not counted yet\./)).toBeTruthy();
  });

  test("cuts a phone off only after a second step that says what becomes of the unsent", async () => {
    const { endpoint } = await setup();
    const ofVan = within(await card("van 2"));
    ofVan.getByRole("button", { name: "Cut off van 2" }).click();
    await ofVan.findByText("Cut off “van 2”? This can't be undone.");
    expect(ofVan.getByText("3 entries and corrections that it announced have not arrived.")).toBeTruthy();
    expect(ofVan.getByText(/stays sealed on it/)).toBeTruthy();
    expect(endpoint.times("revokePhone")).toBe(0);

    endpoint.answer({
      phones: () => ({ phones: [{ ...van, revokedDay: localDate("2026-03-08") }], quarantined: [] }),
    });
    ofVan.getByRole("button", { name: "Yes, cut it off" }).click();

    await screen.findByText("Cut off on Mar 8, 2026");
    expect(screen.getByText("“van 2” is cut off.")).toBeTruthy();
    expect(endpoint.asked.find(({ name }) => name === "revokePhone")?.input).toEqual({
      path: { id: van.id },
    });
    expect(screen.queryByRole("button", { name: "Cut off van 2" })).toBeNull();
  });

  test("leaves a phone alone on second thought", async () => {
    const { endpoint } = await setup();
    const ofVan = within(await card("van 2"));
    ofVan.getByRole("button", { name: "Cut off van 2" }).click();

    (await ofVan.findByRole("button", { name: "Leave it" })).click();

    await ofVan.findByRole("button", { name: "Cut off van 2" });
    expect(endpoint.times("revokePhone")).toBe(0);
  });

  test("says that the server didn't answer, and asks it again on wish", async () => {
    const { endpoint } = await showDesk({ address: "/desk/phones", answers: { phones: () => noConnection } });
    await screen.findByText(/The server didn't answer/);

    endpoint.answer({ phones: () => ({ phones: [], quarantined: [] }) });
    screen.getByRole("button", { name: "Try again" }).click();

    await screen.findByText("No phone has joined yet.");
    await waitFor(() => expect(screen.queryByText(/The server didn't answer/)).toBeNull());
  });
});
