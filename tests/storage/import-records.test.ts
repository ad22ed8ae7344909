import { describe, expect, test } from "vitest";
import { recordsPerChunk } from "../../src/storage/import-records.ts";
import type { RevisedRecord } from "../../src/storage/phone.ts";
import { encounterOf, eventId, localDate, tallyOf } from "../support/builders.ts";
import {
  abortWithReason,
  BrowserWithFaults,
  holdDatabase,
  storeButReportLost,
} from "../support/browser-with-faults.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { openTestPhone } from "../support/open-test-phone.ts";

async function setup() {
  const browser = new BrowserWithFaults();
  const clock = manualTimer();
  const phone = await openTestPhone({ indexedDB: browser.indexedDB, timer: clock.timer });
  return { browser, clock, phone };
}

function contacts(count: number): readonly RevisedRecord[] {
  return Array.from({ length: count }, () => ({ record: encounterOf({ out: { "NLX-NAS-4": 1 } }), rev: 1 }));
}

describe("importRecords", () => {
  test("adds records with the revision they have elsewhere", async () => {
    const { phone } = await setup();
    const record = encounterOf();

    const imported = await phone.importRecords([{ record, rev: 4 }]);

    expect(imported).toEqual({ ok: true, value: { added: 1, alreadyHere: 0, newerInFile: 0 } });
    expect(await phone.historyOf(record.id)).toMatchObject([{ event: { kind: "rec", rev: 4 } }]);
  });

  test("keeps the notes, workers and participants' codes that a file brings", async () => {
    const { phone } = await setup();
    const said = { note: "by the blue door", worker: "Sam", participantCode: "AB12" };
    const record = encounterOf(said);

    await phone.importRecords([{ record, rev: 1 }]);

    expect(await phone.bookRow(record.id)).toMatchObject({ state: { content: { record: said } } });
  });

  test("counts what is here already and leaves it as it is", async () => {
    const { phone } = await setup();
    const record = encounterOf();
    await phone.save({ kind: "rec", event: eventId(), record });

    const imported = await phone.importRecords([
      { record: { ...record, people: 9 }, rev: 7 },
      ...contacts(1),
    ]);

    expect(imported).toEqual({ ok: true, value: { added: 1, alreadyHere: 1, newerInFile: 1 } });
    expect(await phone.bookRow(record.id)).toMatchObject({ state: { rev: 1 } });
  });

  test("adds a file's records once, however often it is brought in", async () => {
    const { phone } = await setup();
    const records = contacts(5);
    await phone.importRecords(records);

    const again = await phone.importRecords([...records, ...records]);

    expect(again).toEqual({ ok: true, value: { added: 0, alreadyHere: 10, newerInFile: 0 } });
    expect(await phone.storedCount()).toEqual({ events: 5, records: 5 });
  });

  test("counts how many of those that are here are newer in the file, and no voided one of the same age", async () => {
    const { phone } = await setup();
    const records = contacts(3);
    await phone.importRecords(records.map(({ record }) => ({ record, rev: 2 })));
    await phone.save({
      kind: "void",
      event: eventId(),
      base: eventId(),
      record: records[2]!.record.id,
      reason: "mistake",
    });

    const [older, same, voided] = records.map(({ record }) => record);
    const again = await phone.importRecords([
      { record: older!, rev: 3 },
      { record: same!, rev: 2 },
      { record: voided!, rev: 3 },
    ]);

    expect(again).toEqual({ ok: true, value: { added: 0, alreadyHere: 3, newerInFile: 1 } });
  });

  test("takes the first of two records with one id", async () => {
    const { phone } = await setup();
    const record = encounterOf();

    const imported = await phone.importRecords([
      { record, rev: 1 },
      { record: { ...record, people: 2 }, rev: 2 },
    ]);

    expect(imported).toEqual({ ok: true, value: { added: 1, alreadyHere: 1, newerInFile: 1 } });
    expect((await phone.check()).differences).toEqual([]);
  });

  test.each([
    [recordsPerChunk, 1],
    [recordsPerChunk + 1, 2],
  ])("stores %i records in %i transactions", async (count, transactions) => {
    const { browser, phone } = await setup();

    await phone.importRecords(contacts(count));

    expect(browser.writes).toHaveLength(transactions);
    expect(browser.writes.every(({ durability }) => durability === "strict")).toBe(true);
  });

  test("adds up all days and months of a chunk", async () => {
    const { phone } = await setup();

    await phone.importRecords([
      ...contacts(3),
      { record: encounterOf({ day: "2026-04-02", out: { "NLX-NAS-4": 5 } }), rev: 1 },
      { record: tallyOf({ contacts: 40 }), rev: 1 },
    ]);

    expect((await phone.dayTotals(localDate("2026-03-08")))[0]).toMatchObject({ value: 3 });
    expect(await phone.dayTotals(localDate("2026-03-31"))).toEqual([]);
    expect((await phone.check()).differences).toEqual([]);
  });

  test("keeps whole chunks when a later one fails, and goes on there the next time", async () => {
    const { browser, phone } = await setup();
    const records = contacts(recordsPerChunk + 10);
    browser.failNextWrites(() => undefined, abortWithReason("QuotaExceededError"));

    const failed = await phone.importRecords(records);
    const again = await phone.importRecords(records);

    expect(failed).toMatchObject({ ok: false, error: { kind: "storage-full" } });
    expect(again).toEqual({ ok: true, value: { added: 10, alreadyHere: recordsPerChunk, newerInFile: 0 } });
  });

  test("counts as added what was on disk before the connection broke", async () => {
    const { browser, phone } = await setup();
    browser.failNextWrites(storeButReportLost());

    const imported = await phone.importRecords(contacts(3));

    expect(imported).toEqual({ ok: true, value: { added: 3, alreadyHere: 0, newerInFile: 0 } });
  });

  test("says after thirty seconds that it isn't known", async () => {
    const { browser, clock, phone } = await setup();
    const release = await holdDatabase(browser.healthy, "satchel");
    const importing = phone.importRecords(contacts(1));

    clock.pass(30_000);

    expect(await importing).toEqual({ ok: false, error: { kind: "storage-slow" } });
    release();
  });

  test("tells the screens once", async () => {
    const { phone } = await setup();
    let told = 0;
    phone.subscribe(() => {
      told += 1;
    });

    await phone.importRecords(contacts(recordsPerChunk + 1));

    expect(told).toBe(1);
  });
});
