import { describe, expect, test } from "vitest";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { eventId, localDate } from "../../support/builders.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { noteOf, pier, saveStrips, shiftsAlone, shiftsOn } from "../../support/shifts.ts";

const day = localDate("2026-03-08");
const isShift = ({ kind }: SatchelRecord) => kind === "shift";
const full = { kind: "storage-full", cause: "test" } as const;

describe("createShiftKeeper", () => {
  test("stores a shift as it begins and as it ends, and knows how long it was", async () => {
    const { shifts, goTo, endNow, recordsOf, storage } = await shiftsAlone();

    await shifts.start({ ...pier, route: "North", worker: "Sam" });
    expect(await recordsOf(day)).toMatchObject([
      { kind: "shift", site: "PIER", route: "North", start: "2026-03-08T18:00Z", closed: false },
    ]);
    goTo("2026-03-08T21:20:00Z");
    await endNow();

    expect(await recordsOf(day)).toMatchObject([
      { kind: "shift", closed: true, empty: false, end: "2026-03-08T21:15Z", minutes: 195, workers: ["Sam"] },
    ]);
    expect(shifts.state()).toMatchObject({ open: undefined, last: { type: "ended" } });
    expect(storage.getItem("satchel-shift")).toBe("");
  });

  test("stores one shift for a double tap on Start, and one end for a double tap on that", async () => {
    const { phone, shifts, endNow } = await shiftsAlone();

    await Promise.all([shifts.start(pier), shifts.start(pier)]);
    await Promise.all([endNow(), endNow()]);

    expect(await phone.storedCount()).toEqual({ events: 2, records: 1 });
  });

  test("gives what is recorded meanwhile its id, its route and its way of working", async () => {
    const shown = await shiftsAlone();
    const { shifts, recorder, recordsOf, endNow } = shown;
    await saveStrips(shown);
    await shifts.start({ ...pier, route: "North", model: "peer" });
    recorder.chooseSite(pier.site);
    await saveStrips(shown);
    await endNow();
    await saveStrips(shown);

    const [after, during, shift, before] = await recordsOf(day);
    expect(during).toMatchObject({ kind: "encounter", shift: shift?.id, route: "North", model: "peer" });
    for (const other of [before, after]) {
      expect(other).not.toHaveProperty("shift");
      expect(other).not.toHaveProperty("route");
    }
  });

  test("leaves an entry for an earlier day out of the shift", async () => {
    const shown = await shiftsAlone();
    const earlier = localDate("2026-03-06");
    await shown.shifts.start(pier);
    shown.recorder.chooseDay(earlier);

    await saveStrips(shown);

    expect((await shown.recordsOf(earlier))[0]).not.toHaveProperty("shift");
  });

  test("keeps the model of another site where somebody goes on from there", async () => {
    const shown = await shiftsAlone();
    await shown.shifts.start({ ...pier, model: "peer" });

    await saveStrips(shown);

    expect((await shown.recordsOf(day))[0]).toMatchObject({ site: "MAIN", model: "street" });
  });

  test("is over for every tab once one of them has ended it", async () => {
    const shown = await shiftsAlone();
    await shown.shifts.start(pier);
    const other = shown.opened();
    await other.shifts.refresh();

    await other.endNow(true);
    await shown.shifts.refresh();

    expect(shown.shifts.state().open).toBeUndefined();
  });

  test("goes on after the app was closed before Start had answered", async () => {
    const phone = await openTestPhone();
    const isStored = Promise.withResolvers<void>();
    const deaf: Phone = {
      ...phone,
      save: async (entry) => {
        await phone.save(entry);
        isStored.resolve();
        return new Promise(() => undefined);
      },
    };
    const { shifts, opened } = shiftsOn(deaf);
    void shifts.start(pier);
    await isStored.promise;

    const next = opened();
    await next.shifts.refresh();

    expect(next.shifts.state().open).toMatchObject({ record: { site: "PIER" }, note: { isStored: true } });
  });

  test("keeps what was chosen where a start is refused, and stores it once on the next tap", async () => {
    const { phone, shifts, recordsOf, opened } = await shiftsAlone();
    phone.failNextSave(full);

    expect(await shifts.start(pier)).toBe(false);
    expect(shifts.state()).toMatchObject({ open: undefined, failure: full });
    const other = opened();
    await other.shifts.refresh();
    expect(other.shifts.state().open).toBeUndefined();
    expect(await shifts.start(pier)).toBe(true);

    expect(await recordsOf(day)).toHaveLength(1);
  });

  test("stays open where its end is refused", async () => {
    const { phone, shifts, endNow, recordsOf } = await shiftsAlone();
    await shifts.start(pier);
    phone.failNextSave(full);

    expect(await endNow()).toBe(false);
    expect(shifts.state()).toMatchObject({ failure: full, open: { record: { closed: false } } });
    expect(await endNow()).toBe(true);

    expect((await recordsOf(day)).filter(isShift)).toMatchObject([{ closed: true }]);
  });

  test("goes on after its end was undone", async () => {
    const { shifts, endNow, recordsOf } = await shiftsAlone();
    await shifts.start(pier);
    await endNow();

    await shifts.undoLast();

    expect(shifts.state()).toMatchObject({ open: { record: { closed: false } }, last: undefined });
    const [shift] = await recordsOf(day);
    expect(shift).toMatchObject({ closed: false, empty: false });
    expect(shift).not.toHaveProperty("minutes");
    await endNow();
    expect(await recordsOf(day)).toMatchObject([{ closed: true }]);
  });

  test("counts nothing of one that was begun by mistake, and brings it back", async () => {
    const { shifts, recordsOf } = await shiftsAlone();
    await shifts.start(pier);

    await shifts.discard();
    expect(await recordsOf(day)).toEqual([]);
    await shifts.undoLast();

    expect(await recordsOf(day)).toMatchObject([{ kind: "shift", closed: false }]);
    expect(shifts.state().open).toBeDefined();
  });

  test("is over where another tab, or whoever voids it in the list, says so", async () => {
    const { phone, shifts, opened } = await shiftsAlone();
    await shifts.start(pier);
    const { record, event } = shifts.state().open?.note ?? {};
    if (record === undefined || event === undefined) throw new Error("It was begun");
    await phone.save({ kind: "void", event: eventId(), base: event, record, reason: "mistake" });

    await shifts.refresh();

    expect(shifts.state().open).toBeUndefined();
    expect(opened().shifts.state().open).toBeUndefined();
  });

  test("leaves the next evening out of one that nobody ended, and what somebody else records", async () => {
    const shown = await shiftsAlone();
    await shown.shifts.start(pier);
    shown.goTo("2026-03-09T11:00:00Z");
    await saveStrips(shown);
    expect((await shown.recordsOf(shown.today()))[0]).not.toHaveProperty("shift");

    shown.goTo("2026-03-08T19:00:00Z");
    shown.shifts.leave();
    await saveStrips(shown);

    expect((await shown.recordsOf(day))[0]).not.toHaveProperty("shift");
    expect(shown.opened().shifts.forEntriesOf(day)).toBeUndefined();
  });

  test("begins no second one in a tab that hasn't heard of the first", async () => {
    const shown = await shiftsAlone();
    const stale = shown.opened();
    await shown.shifts.start(pier);

    expect(await stale.shifts.start(pier)).toBe(false);

    expect(await shown.recordsOf(day)).toHaveLength(1);
    expect(stale.shifts.state().open?.note.record).toBe(noteOf(shown.shifts).record);
  });

  test("is not ended again by a tab that hasn't heard of its end, and leaves the next one alone", async () => {
    const shown = await shiftsAlone();
    await shown.shifts.start(pier);
    const stale = shown.opened();
    await stale.shifts.refresh();
    await shown.endNow();
    await shown.shifts.start(pier);
    const next = noteOf(shown.shifts).record;

    shown.goTo("2026-03-08T23:00:00Z");
    await stale.shifts.discard();

    expect(shown.opened().shifts.state().open?.note.record).not.toBe(undefined);
    const ended = (await shown.recordsOf(day)).find(({ id }) => id !== next);
    expect(ended).toMatchObject({ closed: true, empty: false });
  });

  test("has no length where its start came along less exactly than it was", async () => {
    const shown = await shiftsAlone();
    await shown.shifts.start(pier);
    const note = noteOf(shown.shifts);
    const [begun] = await shown.recordsOf(day);
    if (begun?.kind !== "shift") throw new Error("It was begun");
    const coarse = { ...begun, start: "2026-03-08T16:00Z" };
    await shown.phone.save({ kind: "fix", event: eventId(), base: note.event, record: coarse });

    await shown.endNow();

    const [ended] = await shown.recordsOf(day);
    expect(ended).toMatchObject({ closed: true });
    expect(ended).not.toHaveProperty("minutes");
  });

  test("keeps nothing of what was said in it once the phone is locked", async () => {
    const { shifts, endNow } = await shiftsAlone();
    await shifts.start(pier);
    shifts.forget();
    expect(shifts.state().open?.record).toBe("unread");
    await shifts.refresh();
    await endNow();

    shifts.forget();

    expect(shifts.state().last).toBeUndefined();
  });
});
