import { screen, waitFor, within } from "@testing-library/preact";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { kitLines } from "../../../src/domain/catalogue/explode-kit.ts";
import { tileOf } from "../../support/tiles.ts";
import { DayScreen } from "../../../src/app/day/DayScreen.tsx";
import { cleanupOf, encounterOf, eventId, groupOf, recordId } from "../../support/builders.ts";
import { changeRow } from "../../support/stored-rows.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();

const rows = () => screen.findAllByRole("listitem");
const openSheet = async (entry: RegExp) => {
  (await screen.findByRole("button", { name: entry })).click();
  return screen.findByRole("dialog");
};
const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
const contactsShown = () => screen.getByText(/^contacts?$/).nextSibling?.textContent;

describe("DayScreen", () => {
  test("says in words what was given, taken back and done, newest first", async () => {
    const { kit } = tileOf("KIT-INJ-4");
    const contact = encounterOf({
      people: 2,
      forOthers: 3,
      time: "evening",
      lines: [
        ...kitLines(kit, 2),
        { item: "NLX-NAS-4", quantity: 2, direction: "out", supply: "refill", reason: "used_on_other" },
      ],
      kits: [{ code: kit.code, version: 1, quantity: 2 }],
      returns: [
        { method: "counted", quantity: 12 },
        { method: "visual", quantity: 30 },
      ],
      steps: [{ code: "STP-NOT-ALONE", count: 1 }],
      reversals: [{ used: [], outcome: "survived", ems: false }],
    });
    const cleanup = cleanupOf({ returns: [{ method: "counted", quantity: 5 }] });
    await showScreen(<DayScreen />, { records: [contact, cleanup] });

    const [newest, oldest] = await rows();
    expect(newest?.textContent).toMatch(/Clean-up.*Main Street.*5\scounted/);
    const words = oldest?.textContent ?? "";
    expect(words).toMatch(/Contact.*Evening · Main Street/);
    expect(words).toMatch(/2\speople, for 3\sothers/);
    // The kit, and not again what was in it.
    expect(words).toMatch(/2\s×\sInjection kit,\s4; 2\s×\s.*\(refill, Used on somebody else\)/);
    expect(words).not.toMatch(/8\s×/);
    expect(words).toMatch(/12\scounted, 30\sestimated/);
    expect(words).toMatch(/Survived, doses not known, emergency services not called/);
  });

  test("says how many heads a group had, and whether they were counted", async () => {
    await showScreen(<DayScreen />, { records: [groupOf({ heads: 9, headsCounted: false, minutes: 45 })] });

    const [row] = await rows();
    expect(row?.textContent).toMatch(/9\speople estimated, 45\sminutes/);
  });

  test.each(["1979-12-31", "1926-03-08", "2200-01-01", "2026-02-30"])(
    "says that %s is no day of a record, and offers to choose one",
    async (date) => {
      await showScreen(<DayScreen date={date} />);

      expect(screen.getByText("There is no such day. Choose one from the calendar.")).toBeDefined();
      expect(screen.getByLabelText<HTMLInputElement>("Go to a day").min).toBe("1980-01-01");
    },
  );

  test("voids an entry with its reason, keeps it in the list, and takes that back", async () => {
    const { phone } = await showScreen(<DayScreen />, { records: [encounterOf(), encounterOf()] });
    await waitFor(() => expect(contactsShown()).toBe("2"));

    const [, oldest] = await screen.findAllByRole("button", { name: /More about/ });
    oldest?.click();
    await screen.findByRole("dialog");
    press("Recorded twice");

    await screen.findByText("Voided: Recorded twice");
    await closed();
    await waitFor(() => expect(contactsShown()).toBe("1"));
    expect(await rows()).toHaveLength(2);

    press("Undo");
    await screen.findByText("Undone.");
    await waitFor(() => expect(contactsShown()).toBe("2"));
    await waitFor(() => expect(screen.queryByText("Voided: Recorded twice")).toBeNull());
    expect((await phone.check()).differences).toEqual([]);
  });

  test("voids once, however often the reason is tapped", async () => {
    const record = encounterOf();
    const { phone } = await showScreen(<DayScreen />, { records: [record] });
    await openSheet(/More about/);

    const button = screen.getByRole("button", { name: "Mistake" });
    button.click();
    button.click();

    await screen.findByText("Voided: Mistake");
    expect(await phone.historyOf(record.id)).toHaveLength(2);
  });

  test("brings a voided entry back long after", async () => {
    const record = encounterOf();
    const { phone } = await showScreen(<DayScreen />, { records: [record] });
    const row = await phone.bookRow(record.id);
    const base = row?.kind === "readable" ? row.state.content?.event : undefined;
    valueOf(
      await phone.save({
        kind: "void",
        event: eventId(),
        base: base ?? eventId(),
        record: record.id,
        reason: "practice",
      }),
    );
    await screen.findByText("Voided: Practice");

    await openSheet(/More about/);
    press("Bring it back");

    await screen.findByText("Brought back. It counts again.");
    await waitFor(() => expect(contactsShown()).toBe("1"));
  });

  test("shows in an entry's history what a fix changed", async () => {
    const record = encounterOf({ out: { "NLX-NAS-4": 1 } });
    const { phone } = await showScreen(<DayScreen />, { records: [record] });
    const row = await phone.bookRow(record.id);
    const base = row?.kind === "readable" ? row.state.content?.event : undefined;
    const fixed = encounterOf({ id: record.id, out: { "NLX-NAS-4": 2 } });
    valueOf(await phone.save({ kind: "fix", event: eventId(), base: base ?? eventId(), record: fixed }));
    await screen.findByText("Changed");

    const sheet = await openSheet(/More about/);

    await within(sheet).findByText("Recorded");
    expect(within(sheet).getByText(/Gave before: 1 ×/)).toBeTruthy();
    expect(within(sheet).getByText(/Gave now: 2 ×/)).toBeTruthy();
    expect(within(sheet).queryByText(/Place before/)).toBeNull();
  });

  test("shows fifty entries and the rest on demand", async () => {
    await showScreen(<DayScreen />, { records: Array.from({ length: 51 }, () => encounterOf()) });
    expect(await rows()).toHaveLength(50);

    press("Show 50 more");

    await waitFor(async () => expect(await rows()).toHaveLength(51));
    expect(screen.queryByRole("button", { name: "Show 50 more" })).toBeNull();
  });

  test("shows an entry that can't be read as such, among the others", async () => {
    const indexedDB = new IDBFactory();
    const phone = await openTestPhone({ indexedDB });
    const broken = encounterOf();
    valueOf(await phone.importRecords([{ record: broken, rev: 1 }]));
    await changeRow(indexedDB, "book", broken.id, (row) => ({ ...row, state: "of a later version" }));

    await showScreen(<DayScreen />, { phone, records: [encounterOf()] });

    expect(await screen.findByText(/can't read this entry. It is kept as it is/)).toBeTruthy();
    expect(await rows()).toHaveLength(2);
  });

  test("leads to another day and back, and to fixing an entry", async () => {
    const record = encounterOf({ id: recordId(77), day: "2026-03-07" });
    await showScreen(<DayScreen date="2026-03-07" />, { records: [record] });

    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Saturday, March 7, 2026");
    expect((await screen.findByRole("link", { name: /^Contact/ })).getAttribute("href")).toBe(
      `/record/${record.id}`,
    );
    expect(screen.getByRole("link", { name: "Day before" }).getAttribute("href")).toBe("/day/2026-03-06");
    expect(screen.getByRole("link", { name: "Day after" }).getAttribute("href")).toBe("/day");
  });

  test("says the next thing to do when nothing is recorded today", async () => {
    await showScreen(<DayScreen />);

    await screen.findByText("Nothing is recorded today yet.");
    expect(screen.getByRole("link", { name: "Record a contact" }).getAttribute("href")).toBe("/");
  });

  test("says that a day in the address is none", async () => {
    await showScreen(<DayScreen date="2026-02-30" />);

    expect(screen.getByText(/There is no such day/)).toBeTruthy();
  });
});
