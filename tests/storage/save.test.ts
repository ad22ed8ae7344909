import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { addToDigest, emptyDigest, formatDigest } from "../../src/contract/digest.ts";
import type { Entry } from "../../src/storage/phone.ts";
import { encounterOf, eventId, itemCode, recordId } from "../support/builders.ts";
import { changeRow, logOf, rowsOf } from "../support/stored-rows.ts";
import {
  contactWith,
  fixEntry,
  liveOn,
  mustSave,
  newEntry,
  unitsOut,
  voidEntry,
} from "../support/entries.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { phoneWithFaults } from "../support/phone-with-faults.ts";

describe("save", () => {
  test("stores a contact in the book, the totals of its day and the block of its month", async () => {
    const { phone } = await phoneWithFaults();
    const record = encounterOf({ out: { "NLX-NAS-4": 2 } });

    const saved = await mustSave(phone, { kind: "rec", event: eventId(7), record });

    expect(saved).toEqual({ event: eventId(7), record: record.id, rev: 1, kind: "rec" });
    expect(await liveOn(phone, record.id)).toEqual(record);
    expect(await unitsOut(phone)).toBe(2);
    expect((await phone.check()).differences).toEqual([]);
  });

  test("asks for one strict transaction a save, so that saved means on disk", async () => {
    const { browser, phone } = await phoneWithFaults();

    await mustSave(phone, newEntry(contactWith(2)));
    await mustSave(phone, newEntry(contactWith(2)));

    expect(browser.writes).toEqual([
      { mode: "readwrite", durability: "strict" },
      { mode: "readwrite", durability: "strict" },
    ]);
  });

  test("numbers events from 1 without a gap and adds each hash to the log's digest", async () => {
    const { browser, phone } = await phoneWithFaults();

    const first = await mustSave(phone, newEntry(contactWith(2)));
    await mustSave(phone, newEntry(contactWith(2)));
    await mustSave(phone, {
      kind: "void",
      event: eventId(),
      base: first.event,
      record: first.record,
      reason: "mistake",
    });

    const events = await rowsOf(browser.healthy, "events");
    const log = await logOf(browser.healthy);
    const sum = events.reduce((digest, { h }) => addToDigest(digest, h as Uint8Array), emptyDigest);
    expect(new Set(events.map(({ seq }) => seq))).toEqual(new Set([1, 2, 3]));
    expect(log).toMatchObject({ next: 4, born: 0, pruned: 0, records: 2, sum: formatDigest(sum) });
  });

  test("keeps no time of day in any row", async () => {
    const { browser, phone } = await phoneWithFaults();

    await mustSave(phone, newEntry(contactWith(2)));

    const [event] = await rowsOf(browser.healthy, "events");
    expect(Object.keys(event ?? {}).toSorted()).toEqual(
      ["body", "day", "h", "id", "kind", "record", "rev", "schema", "seq"].toSorted(),
    );
  });

  test("stores a double tap once", async () => {
    const { phone } = await phoneWithFaults();
    const entry = newEntry(contactWith(2));

    const [first, second] = await Promise.all([mustSave(phone, entry), mustSave(phone, entry)]);

    expect(second).toEqual(first);
    expect(await phone.storedCount()).toEqual({ events: 1, records: 1 });
    expect(await unitsOut(phone)).toBe(2);
  });

  test("turns what is on the screen into a fix when its id already holds something else", async () => {
    const { phone } = await phoneWithFaults();
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
    const { phone } = await phoneWithFaults();
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
    const { phone } = await phoneWithFaults();
    const record = encounterOf();
    await mustSave(phone, newEntry(record));
    const again = eventId();

    const saved = await mustSave(phone, { kind: "rec", event: again, record: { ...record, people: 2 } });

    expect(saved).toMatchObject({ event: again, kind: "fix", rev: 2 });
  });

  test("finds a contact that was saved and then voided in another tab, and leaves it void", async () => {
    const { phone } = await phoneWithFaults();
    const entry = newEntry(contactWith(2));
    const saved = await mustSave(phone, entry);
    await mustSave(phone, voidEntry(saved));

    const again = await mustSave(phone, entry);

    expect(again).toEqual(saved);
    expect(await unitsOut(phone)).toBe(0);
  });

  test("stops on a record that could not be read again, before anything is stored", async () => {
    const { phone } = await phoneWithFaults();
    const record = encounterOf({ out: { "NLX-NAS-4": 0 } });

    await expect(phone.save(newEntry(record))).rejects.toThrow("a form gives only what a record may hold");

    expect((await phone.storedCount()).events).toBe(0);
  });

  test.each([
    ["book", "id"],
    ["dayTotals", "day"],
    ["rollups", "month"],
  ])("changes nothing when a row of %s that it needs can't be understood", async (table, key) => {
    const { browser, phone } = await phoneWithFaults();
    const record = encounterOf();
    const saved = await mustSave(phone, newEntry(record));
    const keys = { id: record.id, day: record.day, month: "2026-03" };
    await changeRow(browser.healthy, table, keys[key as keyof typeof keys], (row) => ({
      [key]: row[key],
      day: row["day"],
      seq: row["seq"],
    }));

    const fixed = await phone.save(fixEntry(saved, { ...record, people: 2 }));

    expect(fixed).toMatchObject({ ok: false, error: { kind: "unreadable" } });
    expect(await rowsOf(browser.healthy, "events")).toHaveLength(1);
  });

  test("changes nothing when the log's head can't be understood", async () => {
    const { browser, phone } = await phoneWithFaults();
    await changeRow(browser.healthy, "meta", "log", ({ name }) => ({ name }));

    const saved = await phone.save(newEntry(contactWith(2)));

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
    const { phone } = await phoneWithFaults();

    await mustSave(phone, newEntry(encounterOf({ out: { [itemCode("OWN-ITEM")]: 3 } })));

    expect(await unitsOut(phone, "OWN-ITEM")).toBe(3);
  });
});
