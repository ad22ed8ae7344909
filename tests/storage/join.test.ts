/** A phone that worked alone comes to a program, and what it brings along. */
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { joinProgram } from "../../src/storage/join.ts";
import type { Joining } from "../../src/storage/joining.ts";
import { encounterOf, localDate } from "../support/builders.ts";
import { BrowserWithFaults, abortAtCommit, storeButReportLost } from "../support/browser-with-faults.ts";
import { logOf, rowsOf } from "../support/stored-rows.ts";
import { contactWith, fixEntry, mustSave, newEntry, voidEntry } from "../support/entries.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { PretendEndpoint } from "../support/pretend-endpoint.ts";
import {
  batchOf,
  enrolmentOf,
  joiningOf,
  programDatabase,
  programOptions,
  saveContacts,
  sendAll,
  settingsOf,
  syncOf,
} from "../support/program-phone.ts";
import { errorOf, valueOf } from "../support/results.ts";
import { otherProgramId } from "../support/sealing.ts";

const elsewhere = "d0000000-0000-4000-8000-000000000002";

function revised(...records: readonly SatchelRecord[]): Joining["records"] {
  return records.map((record) => ({ record, rev: 1 }));
}

function setup(indexedDB = new IDBFactory()) {
  const options = programOptions({ indexedDB });
  return {
    indexedDB,
    join: (given: Partial<Joining> = {}) => joinProgram(options, joiningOf(given)),
    open: () => openTestPhone(options),
    rows: (table: string) => rowsOf(indexedDB, table, programDatabase),
  };
}

describe("joinProgram", () => {
  test("brings each chosen record along once, sealed, under its own id and a new event's", async () => {
    const { join, open, rows } = setup();
    const records = [encounterOf(), encounterOf({ note: "by the bridge" })];

    const joined = valueOf(await join({ records: revised(...records) }));

    expect(joined).toEqual({ records: 2, isAgain: false });
    const events = await rows("events");
    expect(events.map(({ seq, rev, kind }) => ({ seq, rev, kind }))).toEqual(
      expect.arrayContaining([
        { seq: 1, rev: 1, kind: "rec" },
        { seq: 2, rev: 1, kind: "rec" },
      ]),
    );
    expect(new Set(events.map(({ record }) => record))).toEqual(new Set(records.map(({ id }) => id)));
    const batch = await batchOf(syncOf(await open()));
    expect(batch).toMatchObject({ born: 0, next: 3, prev: [] });
    expect(batch.events.every(({ sealed }) => sealed !== undefined)).toBe(true);
  });

  test("keeps the revision that a record has reached, so that of two copies the later one counts", async () => {
    const { join, rows } = setup();

    await join({ records: [{ record: encounterOf(), rev: 3 }] });

    expect(await rows("events")).toMatchObject([{ rev: 3, kind: "rec" }]);
  });

  test("leaves the phone alone as it was", async () => {
    const { indexedDB, join } = setup();
    const alone = await openTestPhone({ indexedDB });
    const saved = await mustSave(alone, newEntry(contactWith(3)));
    const before = await rowsOf(indexedDB, "events");

    const row = await alone.bookRow(saved.record);
    await join({ records: revised(contactWith(3)) });

    expect(await rowsOf(indexedDB, "events")).toEqual(before);
    expect(await alone.bookRow(saved.record)).toEqual(row);
    expect(await alone.check()).toMatchObject({ events: 1, differences: [] });
  });

  test("counts the items of the last days, and keeps readable what the book still shows", async () => {
    const { join, open } = setup();
    const [old, today] = [encounterOf({ day: "2026-02-20", out: { "NLX-NAS-4": 9 } }), contactWith(2)];

    await join({ records: revised(old, today) });

    const phone = await open();
    expect(await phone.bookRow(old.id)).toBeUndefined();
    expect(await phone.bookRow(today.id)).toMatchObject({ kind: "readable" });
    expect(await phone.dayTotals(today.day)).toEqual([{ measure: "out", code: "NLX-NAS-4", value: 2 }]);
    expect(await phone.dayTotals(old.day)).toEqual([]);
    expect(await phone.check()).toMatchObject({ events: 2, records: 2, differences: [] });
  });

  test("lets what came along be fixed and voided here", async () => {
    const { join, open } = setup();
    const [one, other] = [contactWith(2), contactWith(3)];
    await join({ records: revised(one, other) });
    const phone = await open();
    const events = (await batchOf(syncOf(phone))).events;
    const savedOf = (record: SatchelRecord) => {
      const event = events.find((candidate) => candidate.record === record.id);
      if (event === undefined) throw new Error("It came along");
      return { event: event.id, record: event.record, rev: 1, kind: "rec" as const };
    };

    await mustSave(phone, fixEntry(savedOf(one), { ...one, people: 4 }));
    await mustSave(phone, voidEntry(savedOf(other)));

    expect(await phone.dayTotals(one.day)).toEqual([{ measure: "out", code: "NLX-NAS-4", value: 2 }]);
  });

  test("done twice for the same phone, doubles nothing and keeps the number", async () => {
    const { indexedDB, join, rows } = setup();
    const records = revised(contactWith(1), contactWith(2));
    await join({ records });
    const before = await logOf(indexedDB, programDatabase);

    const again = valueOf(await join({ records }));

    expect(again).toEqual({ records: 2, isAgain: false });
    expect(await rows("events")).toHaveLength(2);
    expect(await logOf(indexedDB, programDatabase)).toEqual(before);
  });

  test("done at the same moment in two tabs, doubles nothing", async () => {
    const { join, open, rows } = setup();
    const records = revised(contactWith(1), contactWith(2));

    const outcomes = await Promise.all([join({ records }), join({ records })]);

    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await rows("events")).toHaveLength(2);
    expect(await (await open()).check()).toMatchObject({ events: 2, records: 2, differences: [] });
  });

  test("stores all of it or nothing, and can be done again after the disk was full", async () => {
    const browser = new BrowserWithFaults();
    const { join, rows } = setup(browser.indexedDB);
    const records = revised(contactWith(1), contactWith(2));
    browser.failNextWrites(abortAtCommit("QuotaExceededError"));

    const failed = await join({ records });
    const left = await rows("events");
    const joined = await join({ records });

    expect(errorOf(failed)).toMatchObject({ kind: "storage-full" });
    expect(left).toEqual([]);
    expect(valueOf(joined)).toEqual({ records: 2, isAgain: false });
  });

  test("finds what it stored when the connection broke before it was told", async () => {
    const browser = new BrowserWithFaults();
    const { join, rows } = setup(browser.indexedDB);
    browser.failNextWrites(storeButReportLost());

    const joined = await join({ records: revised(contactWith(1)) });

    expect(valueOf(joined)).toEqual({ records: 1, isAgain: false });
    expect(await rows("events")).toHaveLength(1);
  });

  test("again with a new credential goes on under a new number, born where the old one was pruned", async () => {
    const { join, open } = setup();
    await join();
    const phone = await open();
    const { number } = await syncOf(phone).facts();
    await saveContacts(phone, 2);
    const endpoint = new PretendEndpoint();
    await sendAll(syncOf(phone), endpoint);
    await saveContacts(phone, 1);

    const again = valueOf(
      await join({ enrolment: enrolmentOf({ id: elsewhere }), records: revised(contactWith(1)) }),
    );

    expect(again).toEqual({ records: 1, isAgain: true });
    const batch = await batchOf(syncOf(phone));
    expect(batch).toMatchObject({ born: 0, hw: 0, next: 5, prev: [{ number, born: 0, next: 4, pruned: 0 }] });
    expect(batch.number).not.toBe(number);
    expect(batch.events).toHaveLength(4);
    await sendAll(syncOf(phone), endpoint);
    expect(endpoint.hashes.size).toBe(4);
    expect((await syncOf(phone).enrolment()).id).toBe(elsewhere);
    // The open phone goes on as well.
    await saveContacts(phone, 1);
  });

  test("leaves a phone of another program alone, and says how many that one hasn't whole", async () => {
    const { join, open } = setup();
    await join();
    const phone = await open();
    await saveContacts(phone, 1);
    valueOf(await syncOf(phone).withhold(1, "too-large"));
    await sendAll(syncOf(phone), new PretendEndpoint());
    await saveContacts(phone, 1);
    const enrolment = enrolmentOf({
      programId: otherProgramId,
      settings: settingsOf({ programId: otherProgramId }),
    });

    const refused = await join({ enrolment });

    expect(errorOf(refused)).toEqual({ kind: "other-program", unsent: 2 });
    expect((await syncOf(await open()).enrolment()).programId).not.toBe(otherProgramId);
  });

  test("refuses a key that nothing can be sealed to before it stores anything", async () => {
    const { join, rows } = setup();
    const sealTo = { key: 1, publicKey: settingsOf().sealTo.publicKey.replace(/^.{20}/, "A".repeat(20)) };

    const refused = await join({ enrolment: enrolmentOf({ settings: settingsOf({ sealTo }) }) });

    expect(errorOf(refused)).toMatchObject({ kind: "unexpected" });
    expect((await rows("meta")).map(({ name }) => name)).toEqual(["log"]);
  });

  test("takes no more records than one transaction should hold", async () => {
    const { join } = setup();
    const record = { record: encounterOf(), rev: 1 };

    const refused = await join({ records: Array.from({ length: 20_001 }, () => record) });

    expect(errorOf(refused)).toEqual({ kind: "too-many-records", most: 20_000 });
  });

  test("begins the book at the day that the program keeps it from", async () => {
    const { join, open } = setup();
    const records = revised(encounterOf({ day: "2026-03-07" }), encounterOf({ day: "2026-03-08" }));

    await join({ records, bookFrom: localDate("2026-03-07") });

    const phone = await open();
    expect(await phone.recordsHere(records.map(({ record }) => record.id))).toHaveProperty("size", 2);
  });
});
