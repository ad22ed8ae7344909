import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { addToDigest, emptyDigest, formatDigest } from "../../src/contract/digest.ts";
import type { EventId, RecordId } from "../../src/domain/ids.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { liveRecord } from "../../src/domain/record-state.ts";
import type { Entry, Phone, ReadableRow, Saved } from "../../src/storage/phone.ts";
import { encounterOf, eventId, itemCode, localDate, recordId } from "../support/builders.ts";
import { BrowserWithFaults, changeRow, rowsOf } from "../support/browser-with-faults.ts";
import { openTestPhone } from "../support/open-test-phone.ts";

const day = localDate("2026-03-08");

async function setup() {
  const browser = new BrowserWithFaults();
  const phone = await openTestPhone({ indexedDB: browser.indexedDB });
  return { browser, phone };
}

function newEntry(record: SatchelRecord = encounterOf({ out: { "NLX-NAS-4": 2 } })): Entry {
  return { kind: "rec", event: eventId(), record };
}

async function mustSave(phone: Phone, entry: Entry): Promise<Saved> {
  const saved = await phone.save(entry);
  if (!saved.ok) throw new Error(`Not saved: ${saved.error.kind}`);
  return saved.value;
}

async function liveOn(phone: Phone, id: RecordId): Promise<SatchelRecord | undefined> {
  const row = await phone.bookRow(id);
  return row?.kind === "readable" ? liveRecord(row.state) : undefined;
}

async function unitsOut(phone: Phone, item = "NLX-NAS-4"): Promise<number> {
  const cells = await phone.dayTotals(day);
  return cells.find(({ measure, code }) => measure === "out" && code === item)?.value ?? 0;
}

describe("save", () => {
  test("stores a contact in the book, the totals of its day and the block of its month", async () => {
    const { phone } = await setup();
    const record = encounterOf({ out: { "NLX-NAS-4": 2 } });

    const saved = await mustSave(phone, { kind: "rec", event: eventId(7), record });

    expect(saved).toEqual({ event: eventId(7), record: record.id, rev: 1, kind: "rec" });
    expect(await liveOn(phone, record.id)).toEqual(record);
    expect(await unitsOut(phone)).toBe(2);
    expect((await phone.check()).differences).toEqual([]);
  });

  test("asks for one strict transaction a save, so that saved means on disk", async () => {
    const { browser, phone } = await setup();

    await mustSave(phone, newEntry());
    await mustSave(phone, newEntry());

    expect(browser.writes).toEqual([
      { mode: "readwrite", durability: "strict" },
      { mode: "readwrite", durability: "strict" },
    ]);
  });

  test("numbers events from 1 without a gap and adds each hash to the log's digest", async () => {
    const { browser, phone } = await setup();

    const first = await mustSave(phone, newEntry());
    await mustSave(phone, newEntry());
    await mustSave(phone, {
      kind: "void",
      event: eventId(),
      base: first.event,
      record: first.record,
      reason: "mistake",
    });

    const events = await rowsOf(browser.healthy, "events");
    const log = (await rowsOf(browser.healthy, "meta")).find(({ name }) => name === "log");
    const sum = events.reduce((digest, { h }) => addToDigest(digest, h as Uint8Array), emptyDigest);
    expect(new Set(events.map(({ seq }) => seq))).toEqual(new Set([1, 2, 3]));
    expect(log).toMatchObject({ next: 4, hw: 0, born: 0, pruned: 0, records: 2, sum: formatDigest(sum) });
  });

  test("keeps no time of day in any row", async () => {
    const { browser, phone } = await setup();

    await mustSave(phone, newEntry());

    const [event] = await rowsOf(browser.healthy, "events");
    expect(Object.keys(event ?? {}).toSorted()).toEqual(
      ["body", "day", "h", "id", "kind", "record", "rev", "schema", "seq"].toSorted(),
    );
  });

  test("stores a double tap once", async () => {
    const { phone } = await setup();
    const entry = newEntry();

    const [first, second] = await Promise.all([mustSave(phone, entry), mustSave(phone, entry)]);

    expect(second).toEqual(first);
    expect(await phone.storedCount()).toEqual({ events: 1, records: 1 });
    expect(await unitsOut(phone)).toBe(2);
  });

  test("turns what is on the screen into a fix when its id already holds something else", async () => {
    const { phone } = await setup();
    const record = encounterOf({ out: { "NLX-NAS-4": 2 } });
    const event = eventId();
    await mustSave(phone, { kind: "rec", event, record });
    const changed = { ...record, people: 3 };

    const saved = await mustSave(phone, { kind: "rec", event, record: changed });

    expect(saved).toMatchObject({ kind: "fix", rev: 2, record: record.id });
    expect(saved.event).not.toBe(event);
    expect(await liveOn(phone, record.id)).toEqual(changed);
  });

  test("stores such a fix once, however often it is tapped", async () => {
    const { phone } = await setup();
    const record = encounterOf();
    const event = eventId();
    await mustSave(phone, { kind: "rec", event, record });
    const changed: Entry = { kind: "rec", event, record: { ...record, people: 3 } };

    const [first, second] = await Promise.all([mustSave(phone, changed), mustSave(phone, changed)]);
    const third = await mustSave(phone, changed);

    expect([second, third]).toEqual([first, first]);
    expect(await phone.storedCount()).toEqual({ events: 2, records: 1 });
  });

  test("makes a fix of a new entry whose record is here under another event", async () => {
    const { phone } = await setup();
    const record = encounterOf();
    await mustSave(phone, newEntry(record));
    const again = eventId();

    const saved = await mustSave(phone, { kind: "rec", event: again, record: { ...record, people: 2 } });

    expect(saved).toMatchObject({ event: again, kind: "fix", rev: 2 });
  });

  test("finds a contact that was saved and then voided in another tab, and leaves it void", async () => {
    const { phone } = await setup();
    const entry = newEntry();
    const saved = await mustSave(phone, entry);
    await mustSave(phone, voidOf(saved));

    const again = await mustSave(phone, entry);

    expect(again).toEqual(saved);
    expect(await unitsOut(phone)).toBe(0);
  });

  test("moves a contact to another day, site and month in both totals", async () => {
    const { phone } = await setup();
    const record = encounterOf({ out: { "NLX-NAS-4": 2 } });
    const saved = await mustSave(phone, newEntry(record));

    await mustSave(phone, fixOf(saved, encounterOf({ ...record, day: "2026-04-01", site: "RIVER" })));

    expect(await unitsOut(phone)).toBe(0);
    expect(await phone.bookOfDay(localDate("2026-03-08"), { limit: 5 })).toEqual([]);
    expect(await phone.bookOfDay(localDate("2026-04-01"), { limit: 5 })).toMatchObject([{ id: record.id }]);
    expect((await phone.dayTotals(localDate("2026-04-01")))[0]).toMatchObject({
      measure: "contacts",
      value: 1,
    });
    expect((await phone.check()).differences).toEqual([]);
  });

  test("stores a fix that changes nothing, so that its undo doesn't reach further back", async () => {
    const { phone } = await setup();
    const record = encounterOf();
    const saved = await mustSave(phone, newEntry(record));

    const fixed = await mustSave(phone, fixOf(saved, record));

    expect(fixed.rev).toBe(2);
  });

  test("puts a fix on top of what another tab has saved meanwhile", async () => {
    const { browser, phone } = await setup();
    const otherTab = await openTestPhone({ indexedDB: browser.indexedDB });
    const record = encounterOf({ out: { "NLX-NAS-4": 2 } });
    const saved = await mustSave(phone, newEntry(record));
    await mustSave(otherTab, fixOf(saved, { ...record, people: 5 }));

    const fixed = await mustSave(phone, fixOf(saved, { ...record, people: 9 }));

    expect(fixed.rev).toBe(3);
    expect(await liveOn(otherTab, record.id)).toMatchObject({ people: 9 });
  });

  test("gives two tabs that fix one contact at the same moment a revision each", async () => {
    const { browser, phone } = await setup();
    const otherTab = await openTestPhone({ indexedDB: browser.indexedDB });
    const record = encounterOf();
    const saved = await mustSave(phone, newEntry(record));

    const fixes = await Promise.all([
      mustSave(phone, fixOf(saved, { ...record, people: 5 })),
      mustSave(otherTab, fixOf(saved, { ...record, people: 9 })),
    ]);

    expect(new Set(fixes.map(({ rev }) => rev))).toEqual(new Set([2, 3]));
    expect((await phone.check()).differences).toEqual([]);
  });

  test("stops a fix that doesn't know of the void that stands now, and takes it once it does", async () => {
    const { phone } = await setup();
    const record = encounterOf();
    const saved = await mustSave(phone, newEntry(record));
    const voided = await mustSave(phone, voidOf(saved));

    const stopped = await phone.save(fixOf(saved, { ...record, people: 4 }));
    const afterwards = await liveOn(phone, record.id);
    await mustSave(phone, fixOf(voided, { ...record, people: 4 }));

    expect(stopped).toEqual({ ok: false, error: { kind: "voided-since" } });
    expect(afterwards).toBeUndefined();
    expect(await liveOn(phone, record.id)).toMatchObject({ people: 4 });
  });

  test("stores nothing when what is void is voided again", async () => {
    const { phone } = await setup();
    const saved = await mustSave(phone, newEntry());
    const voided = await mustSave(phone, voidOf(saved));

    const again = await mustSave(phone, voidOf(saved));

    expect(again).toEqual(voided);
    expect((await phone.storedCount()).events).toBe(2);
  });

  test("keeps a voided contact on its day, without its numbers", async () => {
    const { phone } = await setup();
    const saved = await mustSave(phone, newEntry());

    await mustSave(phone, voidOf(saved));

    const [row] = await phone.bookOfDay(day, { limit: 5 });
    expect((row as ReadableRow).state.openVoids).toHaveLength(1);
    expect(await phone.dayTotals(day)).toEqual([]);
  });

  test("refuses a fix or a void of a record that is not on this phone", async () => {
    const { phone } = await setup();
    const stranger: Saved = { event: eventId(), record: recordId(), rev: 1, kind: "rec" };

    const fixed = await phone.save(fixOf(stranger, encounterOf({ id: stranger.record })));
    const voided = await phone.save(voidOf(stranger));

    expect(fixed).toEqual({ ok: false, error: { kind: "record-unknown" } });
    expect(voided).toEqual({ ok: false, error: { kind: "record-unknown" } });
  });

  test("stops on a record that could not be read again, before anything is stored", async () => {
    const { phone } = await setup();
    const record = encounterOf({ out: { "NLX-NAS-4": 0 } });

    await expect(phone.save(newEntry(record))).rejects.toThrow("a form gives only what a record may hold");

    expect((await phone.storedCount()).events).toBe(0);
  });

  test.each([
    ["book", "id"],
    ["dayTotals", "day"],
    ["rollups", "month"],
  ])("changes nothing when a row of %s that it needs can't be understood", async (table, key) => {
    const { browser, phone } = await setup();
    const record = encounterOf();
    const saved = await mustSave(phone, newEntry(record));
    const keys = { id: record.id, day: record.day, month: "2026-03" };
    await changeRow(browser.healthy, table, keys[key as keyof typeof keys], (row) => ({
      [key]: row[key],
      day: row["day"],
      seq: row["seq"],
    }));

    const fixed = await phone.save(fixOf(saved, { ...record, people: 2 }));

    expect(fixed).toMatchObject({ ok: false, error: { kind: "unreadable" } });
    expect(await rowsOf(browser.healthy, "events")).toHaveLength(1);
  });

  test("changes nothing when the log's head can't be understood", async () => {
    const { browser, phone } = await setup();
    await changeRow(browser.healthy, "meta", "log", ({ name }) => ({ name }));

    const saved = await phone.save(newEntry());

    expect(saved).toMatchObject({ ok: false, error: { kind: "unreadable" } });
    expect(await rowsOf(browser.healthy, "events")).toEqual([]);
  });

  test("hides what a record holds behind a salt: equal records have unequal hashes", async () => {
    const indexedDB = new IDBFactory();
    const phone = await openTestPhone({ indexedDB });
    const record = encounterOf();

    await mustSave(phone, newEntry(record));
    await mustSave(phone, newEntry({ ...record, id: recordId() }));

    const [one, other] = await rowsOf(indexedDB, "events");
    expect(one?.["h"]).not.toEqual(other?.["h"]);
    expect(one?.["body"]).not.toEqual(other?.["body"]);
  });

  test("leaves a code that no catalogue knows in the totals under that code", async () => {
    const { phone } = await setup();

    await mustSave(phone, newEntry(encounterOf({ out: { [itemCode("OWN-ITEM")]: 3 } })));

    expect(await unitsOut(phone, "OWN-ITEM")).toBe(3);
  });
});

function fixOf(saved: Saved, record: SatchelRecord, event: EventId = eventId()): Entry {
  return { kind: "fix", event, base: saved.event, record };
}

function voidOf(saved: Saved): Entry {
  return { kind: "void", event: eventId(), base: saved.event, record: saved.record, reason: "mistake" };
}
