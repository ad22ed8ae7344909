import { describe, expect, test } from "vitest";
import { IDBFactory } from "fake-indexeddb";
import { err } from "../../src/domain/result.ts";
import { encounterOf, eventId, localDate, recordId } from "../support/builders.ts";
import { changeRow } from "../support/stored-rows.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { BrowserWithFaults, neverEnds, transactionsAsked } from "../support/browser-with-faults.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { programPhone } from "../support/program-phone.ts";
import { fixEntry, liveOn, mustSave, newEntry, voidEntry } from "../support/entries.ts";
import { valueOf } from "../support/results.ts";

async function setup() {
  const indexedDB = new IDBFactory();
  const phone = await openTestPhone({ indexedDB });
  const record = encounterOf({ out: { "NLX-NAS-4": 2 } });
  const saved = await mustSave(phone, newEntry(record));
  return { indexedDB, phone, record, saved };
}

describe("undo", () => {
  test("voids a contact that was just saved", async () => {
    const { phone, saved } = await setup();

    const undone = valueOf(await phone.undo(saved));

    expect(undone).toMatchObject({ kind: "void", record: saved.record, rev: 2 });
    expect(await liveOn(phone, saved.record)).toBeUndefined();
    expect(await phone.dayTotals(localDate("2026-03-08"))).toEqual([]);
  });

  test("brings back what a contact was before a fix", async () => {
    const { phone, record, saved } = await setup();
    const fixed = await mustSave(phone, fixEntry(saved, { ...record, people: 8 }));

    const undone = valueOf(await phone.undo(fixed));

    expect(undone).toMatchObject({ kind: "fix", rev: 3 });
    expect(await liveOn(phone, saved.record)).toEqual(record);
    expect(await phone.historyOf(saved.record)).toMatchObject([{}, {}, { event: { base: fixed.event } }]);
  });

  test("voids a contact whatever it was before, where that is asked, and does so once", async () => {
    const { phone, record, saved } = await setup();
    const fixed = await mustSave(phone, fixEntry(saved, { ...record, people: 8 }));

    const first = valueOf(await phone.undo(fixed, "void"));
    const second = valueOf(await phone.undo(fixed, "void"));

    expect(first).toMatchObject({ kind: "void", rev: 3 });
    expect(second).toEqual(first);
    expect(await liveOn(phone, saved.record)).toBeUndefined();
  });

  test("is done once where it is asked again, on a phone that can't open its own log too", async () => {
    const { phone } = await programPhone();
    const saved = await mustSave(phone, newEntry(encounterOf()));

    const first = valueOf(await phone.undo(saved));
    const again = [valueOf(await phone.undo(saved)), valueOf(await phone.undo(saved, "void"))];

    expect(first).toMatchObject({ kind: "void", rev: 2 });
    expect(again).toEqual([first, first]);
    expect((await phone.storedCount()).events).toBe(2);
  });

  test("is done where the entry was voided on the list meanwhile, for whatever reason", async () => {
    const { phone, saved } = await setup();
    const { event: base, record } = saved;
    const voided = await mustSave(phone, {
      kind: "void",
      event: eventId(),
      base,
      record,
      reason: "duplicate",
    });

    expect(valueOf(await phone.undo(saved))).toEqual(voided);
  });

  test("voids nothing that somebody has changed since", async () => {
    const { phone, record, saved } = await setup();
    const fixed = await mustSave(phone, fixEntry(saved, { ...record, people: 8 }));
    await mustSave(phone, fixEntry(fixed, { ...record, people: 9 }));

    const undone = await phone.undo(fixed, "void");

    expect(undone).toEqual({ ok: false, error: { kind: "changed-since" } });
    expect(await liveOn(phone, saved.record)).toMatchObject({ people: 9 });
  });

  test("brings back a contact that was voided", async () => {
    const { phone, record, saved } = await setup();
    const voided = await mustSave(phone, voidEntry(saved));

    valueOf(await phone.undo(voided));

    expect(await liveOn(phone, saved.record)).toEqual(record);
    expect((await phone.check()).differences).toEqual([]);
  });

  test("undoes an undo", async () => {
    const { phone, record, saved } = await setup();
    const fixed = await mustSave(phone, fixEntry(saved, { ...record, people: 8 }));

    const redone = valueOf(await phone.undo(valueOf(await phone.undo(fixed))));

    expect(await liveOn(phone, redone.record)).toMatchObject({ people: 8 });
  });

  test("voids again what an undo had brought back", async () => {
    const { phone, saved } = await setup();
    const revived = valueOf(await phone.undo(await mustSave(phone, voidEntry(saved))));

    const undone = valueOf(await phone.undo(revived));

    expect(undone.kind).toBe("void");
    expect(await liveOn(phone, saved.record)).toBeUndefined();
  });

  test("stores a double tap once", async () => {
    const { phone, saved } = await setup();

    const first = valueOf(await phone.undo(saved));
    const second = valueOf(await phone.undo(saved));

    expect(second).toEqual(first);
    expect((await phone.storedCount()).events).toBe(2);
  });

  test("stores two taps in one moment once, or says that the second changed nothing", async () => {
    const { phone, record, saved } = await setup();
    const fixed = await mustSave(phone, fixEntry(saved, { ...record, people: 8 }));

    await Promise.all([phone.undo(fixed), phone.undo(fixed)]);

    expect((await phone.storedCount()).events).toBe(3);
    expect(await liveOn(phone, saved.record)).toEqual(record);
  });

  test("leaves alone what was changed after it", async () => {
    const { phone, record, saved } = await setup();
    const fixed = await mustSave(phone, fixEntry(saved, { ...record, people: 8 }));
    await mustSave(phone, fixEntry(fixed, { ...record, people: 9 }));

    const undone = await phone.undo(fixed);

    expect(undone).toEqual({ ok: false, error: { kind: "changed-since" } });
    expect(await liveOn(phone, saved.record)).toMatchObject({ people: 9 });
  });

  test("takes a later fix for no undo, even one that looks like it", async () => {
    const { phone, record, saved } = await setup();
    await mustSave(phone, fixEntry(saved, record));

    const undone = await phone.undo(saved);

    expect(undone).toEqual({ ok: false, error: { kind: "changed-since" } });
  });

  test("knows nothing of an event that is not on this phone", async () => {
    const { phone } = await setup();

    const undone = await phone.undo({ event: eventId(), record: recordId(), rev: 1, kind: "rec" });

    expect(undone).toEqual({ ok: false, error: { kind: "record-unknown" } });
  });

  test("brings back nothing when an event of the record can't be understood", async () => {
    const { indexedDB, phone, record, saved } = await setup();
    const fixed = await mustSave(phone, fixEntry(saved, { ...record, people: 8 }));
    await changeRow(indexedDB, "events", saved.event, (row) => ({ ...row, body: new Uint8Array([9]) }));

    const otherTab = await openTestPhone({ indexedDB });
    const undone = await otherTab.undo(fixed);

    expect(undone).toMatchObject({ ok: false, error: { kind: "unreadable" } });
    expect(await liveOn(phone, saved.record)).toMatchObject({ people: 8 });
  });
});

/** A contact that was voided, on a program's phone: it can't open its own log. */
async function voidedOnProgramPhone() {
  const browser = new BrowserWithFaults();
  const clock = manualTimer();
  const { phone, openOtherTab } = await programPhone({ indexedDB: browser.indexedDB, timer: clock.timer });
  const record = encounterOf();
  const saved = await mustSave(phone, newEntry(record));
  const voided = await mustSave(phone, voidEntry(saved));
  return { browser, clock, phone, openOtherTab, record, voided };
}

describe("undo asked again, where nothing tells any more what the entry said before", () => {
  test("is done where this tab did it", async () => {
    const { phone, voided } = await voidedOnProgramPhone();
    const first = valueOf(await phone.undo(voided));

    phone.book?.lock();

    expect(valueOf(await phone.undo(voided))).toEqual(first);
    expect((await phone.storedCount()).events).toBe(3);
  });

  test("is done where the first try got through without an answer", async () => {
    const { browser, clock, phone, record, voided } = await voidedOnProgramPhone();
    const { fault, release } = neverEnds();
    browser.failNextWrites(fault);
    const asked = browser.writes.length + 1;
    const first = phone.undo(voided);
    await transactionsAsked(browser, asked);
    clock.pass(5_000);
    expect(await first).toEqual({ ok: false, error: { kind: "storage-slow" } });

    const gotThrough = new Promise<void>((resolve) => phone.subscribe(resolve));
    release();
    await gotThrough;
    phone.book?.lock();

    expect(valueOf(await phone.undo(voided))).toMatchObject({ kind: "fix", rev: 3 });
    expect(await liveOn(phone, voided.record)).toEqual(record);
    expect((await phone.storedCount()).events).toBe(3);
  });

  test.each(["this", "another"])("changes nothing where a fix of %s tab came first", async (tab) => {
    const { phone, openOtherTab, record, voided } = await voidedOnProgramPhone();
    const fixing = tab === "this" ? phone : await openOtherTab();
    await mustSave(fixing, fixEntry(voided, { ...record, people: 8 }));

    // The same as while it was known what the entry said before.
    const known = await phone.undo(voided);
    phone.book?.lock();
    const forgotten = await phone.undo(voided);

    expect(forgotten).toEqual({ ok: false, error: { kind: "changed-since" } });
    expect(known).toEqual(forgotten);
    expect(await liveOn(phone, voided.record)).toMatchObject({ people: 8 });
  });

  test("changes nothing where it was another tab's", async () => {
    const { phone, openOtherTab, voided } = await voidedOnProgramPhone();
    const other = await openOtherTab();
    valueOf(await phone.undo(voided));

    const undone = await other.undo(voided);

    expect(undone).toEqual({ ok: false, error: { kind: "changed-since" } });
    expect((await phone.storedCount()).events).toBe(3);
  });

  test("changes nothing where a void came first", async () => {
    const { phone } = await programPhone();
    const record = encounterOf();
    const saved = await mustSave(phone, newEntry(record));
    const fixed = await mustSave(phone, fixEntry(saved, { ...record, people: 8 }));
    await mustSave(phone, voidEntry(fixed));

    phone.book?.lock();

    expect(await phone.undo(fixed)).toEqual({ ok: false, error: { kind: "changed-since" } });
  });

  test("knows nothing of an entry that is not in the book any more", async () => {
    const { phone, record, voided } = await voidedOnProgramPhone();
    await mustSave(phone, fixEntry(voided, { ...record, people: 8 }));

    valueOf((await phone.book?.close(localDate("2026-03-09"))) ?? err("no book"));

    expect(await phone.undo(voided)).toEqual({ ok: false, error: { kind: "record-unknown" } });
  });
});
