/** A shift that is no longer, or was never, in the database of this phone. */
import { describe, expect, test } from "vitest";
import { keepShiftNote } from "../../../src/app/shift/shift-note.ts";
import { localDate } from "../../support/builders.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { batchOf, programPhone, syncOf } from "../../support/program-phone.ts";
import { valueOf } from "../../support/results.ts";
import { noteOf, pier, saveStrips, shiftsOn } from "../../support/shifts.ts";

const day = localDate("2026-03-08");

describe("a shift whose evening's book is closed", () => {
  async function closed() {
    const { phone } = await programPhone();
    const shown = shiftsOn(phone);
    await shown.shifts.start({ ...pier, worker: "Sam" });
    await saveStrips(shown);
    shown.goTo("2026-03-09T09:00:00Z");
    valueOf((await phone.book?.dayBegan(shown.today())) ?? { ok: false, error: "no book" });
    const next = shown.opened();
    await next.shifts.refresh();
    return { phone, ...next };
  }

  test("is still known to be open, and neither where it was nor who was there", async () => {
    const { shifts, storage } = await closed();

    expect(shifts.state().open).toMatchObject({ record: "gone", note: { day, rev: 1 } });
    expect(storage.getItem("satchel-shift")).not.toMatch(/PIER|Sam/);
  });

  test("is known to be open also where the app was closed before Start had answered", async () => {
    const { phone } = await programPhone();
    const shown = shiftsOn(phone);
    await shown.shifts.start(pier);
    keepShiftNote(shown.storage, { ...noteOf(shown.shifts), isStored: false });
    valueOf((await phone.book?.close(day)) ?? { ok: false, error: "no book" });

    const next = shown.opened();
    await next.shifts.refresh();

    expect(next.shifts.state().open).toMatchObject({ record: "gone" });
  });

  test("goes on again after its end was undone", async () => {
    const { phone, shifts } = await closed();
    await shifts.end({ isEmpty: false }, pier);

    expect(await shifts.undoLast()).toBe(true);

    expect(shifts.state().open).toMatchObject({ record: { closed: false } });
    const { events } = await batchOf(syncOf(phone));
    expect(events.at(-1)).toMatchObject({ kind: "fix", rev: 3 });
  });

  test("is ended as it is told again, on top of what was sealed", async () => {
    const { phone, shifts } = await closed();

    expect(await shifts.end({ isEmpty: false })).toBe(false);
    expect(await shifts.end({ isEmpty: false }, pier)).toBe(true);

    const { events } = await batchOf(syncOf(phone));
    const [begun] = events;
    const ended = events.at(-1);
    expect(ended).toMatchObject({ kind: "fix", record: begun?.record, rev: 2 });
    expect(shifts.state().open).toBeUndefined();
  });
});

describe("a shift on a phone that has joined since", () => {
  test("is the program's where it came along, also once the evening's book is closed", async () => {
    const { phone } = await programPhone();
    const shown = shiftsOn(phone);
    await shown.shifts.start(pier);
    keepShiftNote(shown.storage, { ...noteOf(shown.shifts), isOfProgram: false });
    const joined = shown.opened();
    await joined.shifts.refresh();
    valueOf((await phone.book?.close(day)) ?? { ok: false, error: "no book" });

    const later = joined.opened();
    await later.shifts.refresh();

    expect(later.shifts.state().open).toMatchObject({ record: "gone" });
  });

  test("is none where it did not come along", async () => {
    const { phone } = await programPhone();
    const storage = memoryStorage();
    await shiftsOn(await openTestPhone(), { storage }).shifts.start(pier);

    const joined = shiftsOn(phone, { storage });
    await joined.shifts.refresh();

    expect(joined.shifts.state().open).toBeUndefined();
    expect(joined.shifts.forEntriesOf(day)).toBeUndefined();
  });
});
