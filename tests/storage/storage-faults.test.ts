/** What happens to a save when the browser fails: every way that is known of, each injected. */
import { describe, expect, test } from "vitest";
import type { EncounterRecord } from "../../src/domain/record.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { encounterOf, eventId, localDate } from "../support/builders.ts";
import {
  abortAtCommit,
  abortWithReason,
  answerTo,
  BrowserWithFaults,
  holdDatabase,
  manualTimer,
  nextTask,
  openNatively,
  rowsOf,
  storeButReportLost,
  throwOnWrite,
} from "../support/browser-with-faults.ts";
import { openTestPhone } from "../support/open-test-phone.ts";

const day = localDate("2026-03-08");

async function setup() {
  const browser = new BrowserWithFaults();
  const clock = manualTimer();
  const phone = await openTestPhone({ indexedDB: browser.indexedDB, timer: clock.timer });
  return { browser, clock, phone, entry: entryOf(encounterOf()) };
}

function entryOf(record: EncounterRecord) {
  return { kind: "rec" as const, event: eventId(), record };
}

async function storedEvents(phone: Phone): Promise<number> {
  return (await phone.storedCount()).events;
}

describe("save without room on the phone", () => {
  const quota = new DOMException("No room", "QuotaExceededError");

  test.each([
    ["a write that throws", throwOnWrite(quota)],
    ["an abort without an error event", abortWithReason("QuotaExceededError")],
    ["an abort after the last row was written", abortAtCommit("QuotaExceededError")],
    [
      "an abort that wraps the reason",
      throwOnWrite(Object.assign(new DOMException("Aborted", "AbortError"), { inner: quota })),
    ],
  ])("says so when it shows as %s, and stores nothing", async (_, fault) => {
    const { browser, phone, entry } = await setup();
    browser.failNextWrites(fault);

    const saved = await phone.save(entry);

    expect(saved).toMatchObject({ ok: false, error: { kind: "storage-full" } });
    expect(await storedEvents(phone)).toBe(0);
    expect(browser.writes).toHaveLength(1);
  });

  test("saves the same entry once there is room", async () => {
    const { browser, phone, entry } = await setup();
    browser.failNextWrites(abortWithReason("QuotaExceededError"));
    await phone.save(entry);

    const saved = await phone.save(entry);

    expect(saved).toMatchObject({ ok: true, value: { event: entry.event, rev: 1 } });
  });
});

describe("save over a connection that breaks", () => {
  test.each([
    ["was aborted without a reason", abortWithReason(null)],
    ["was aborted by a suspension", abortWithReason("AbortError")],
    ["failed for an unknown reason", abortWithReason("UnknownError")],
  ])("opens it again and saves when the transaction %s", async (_, fault) => {
    const { browser, phone, entry } = await setup();
    browser.failNextWrites(fault);

    const saved = await phone.save(entry);

    expect(saved.ok).toBe(true);
    expect(browser.openings).toBe(2);
    expect(await storedEvents(phone)).toBe(1);
  });

  test("opens it again when the browser closed it behind the page's back", async () => {
    const { browser, phone, entry } = await setup();
    browser.dropConnections();

    const saved = await phone.save(entry);

    expect(saved.ok).toBe(true);
    expect(await storedEvents(phone)).toBe(1);
  });

  test("opens it again after a forced close", async () => {
    const { browser, phone, entry } = await setup();
    browser.forceClose();

    const saved = await phone.save(entry);

    expect(saved.ok).toBe(true);
  });

  test("heals reads in the same way", async () => {
    const { browser, phone, entry } = await setup();
    await phone.save(entry);
    browser.forceClose();
    const afterForcedClose = await phone.bookOfDay(day, { limit: 5 });
    browser.dropConnections();

    const afterDrop = await phone.bookOfDay(day, { limit: 5 });

    expect(afterForcedClose).toHaveLength(1);
    expect(afterDrop).toHaveLength(1);
  });

  test("opens it again once for all saves that met the same broken connection", async () => {
    const { browser, phone } = await setup();
    browser.dropConnections();

    const saved = await Promise.all(Array.from({ length: 5 }, () => phone.save(entryOf(encounterOf()))));

    expect(saved.every(({ ok }) => ok)).toBe(true);
    expect(browser.openings).toBe(2);
    expect((await phone.check()).differences).toEqual([]);
  });

  test("stores the entry once when it was on disk before the connection broke", async () => {
    const { browser, phone, entry } = await setup();
    browser.failNextWrites(storeButReportLost());

    const saved = await phone.save(entry);

    expect(saved).toMatchObject({ ok: true, value: { event: entry.event } });
    expect(await storedEvents(phone)).toBe(1);
  });

  test("gives up as lost after opening it three times again", async () => {
    const { browser, phone, entry } = await setup();
    browser.die();

    const saved = await phone.save(entry);

    expect(saved).toMatchObject({ ok: false, error: { kind: "storage-lost" } });
    expect(browser.openings).toBe(4);
    expect(await storedEvents(phone)).toBe(0);
  });

  test("gives up as lost after three more aborts, and not after two", async () => {
    const { browser, phone, entry } = await setup();
    const abort = abortWithReason("AbortError");
    browser.failNextWrites(abort, abort, abort, abort);

    const lost = await phone.save(entry);
    browser.failNextWrites(abort, abort, abort);
    const saved = await phone.save(entry);

    expect(lost).toMatchObject({ ok: false, error: { kind: "storage-lost" } });
    expect(saved.ok).toBe(true);
  });

  test("keeps the browser's own error as the cause", async () => {
    const { browser, phone, entry } = await setup();
    const cause = new DOMException("A surprise", "DataError");
    browser.failNextWrites(throwOnWrite(cause));

    const saved = await phone.save(entry);

    expect(saved).toEqual({ ok: false, error: { kind: "unexpected", cause } });
  });

  test("lets our own mistakes through to the top handler", async () => {
    const { browser, phone, entry } = await setup();
    browser.failNextWrites(throwOnWrite(new TypeError("our own")));

    await expect(phone.save(entry)).rejects.toThrow("our own");
    expect(await storedEvents(phone)).toBe(0);
  });
});

describe("save while the database doesn't answer", () => {
  test("says after five seconds, and not before, that it isn't known", async () => {
    const { browser, clock, phone, entry } = await setup();
    const release = await holdDatabase(browser.healthy, "satchel");
    let answer: unknown;
    const saving = phone.save(entry).then((saved) => (answer = saved));
    await transactionsAsked(browser, 1);

    clock.pass(4_999);
    await nextTask();
    expect(answer).toBeUndefined();
    clock.pass(1);

    expect(await saving).toEqual({ ok: false, error: { kind: "storage-slow" } });
    release();
  });

  test("tells the screens when it gets through after all", async () => {
    const { browser, clock, phone, entry } = await setup();
    const release = await holdDatabase(browser.healthy, "satchel");
    const saving = phone.save(entry);
    await transactionsAsked(browser, 1);
    clock.pass(5_000);
    await saving;

    const told = new Promise<void>((resolve) => phone.subscribe(resolve));
    release();
    await told;

    expect(await phone.bookOfDay(day, { limit: 5 })).toHaveLength(1);
  });

  test("finds the first try when the person saves again", async () => {
    const { browser, clock, phone, entry } = await setup();
    const release = await holdDatabase(browser.healthy, "satchel");
    const first = phone.save(entry);
    await transactionsAsked(browser, 1);
    clock.pass(5_000);
    await first;

    const again = phone.save(entry);
    release();

    expect(await again).toMatchObject({ ok: true, value: { event: entry.event, kind: "rec" } });
    expect(await storedEvents(phone)).toBe(1);
  });

  test("makes a fix of it when the person changed the form before saving again", async () => {
    const { browser, clock, phone, entry } = await setup();
    const release = await holdDatabase(browser.healthy, "satchel");
    const first = phone.save(entry);
    await transactionsAsked(browser, 1);
    clock.pass(5_000);
    await first;

    const changed = phone.save({ ...entry, record: { ...entry.record, people: 4 } });
    release();

    expect(await changed).toMatchObject({ ok: true, value: { kind: "fix", rev: 2 } });
    const row = await phone.bookRow(entry.record.id);
    expect(row).toMatchObject({ state: { content: { record: { people: 4 } } } });
  });

  test("stores nothing after looking things up has taken too long", async () => {
    const { browser, clock, phone, entry } = await setup();
    await phone.save(entry);
    const release = await holdDatabase(browser.healthy, "satchel");
    const record = { ...entry.record, people: 7 };
    const fixing = phone.save({ kind: "fix", event: eventId(), base: entry.event, record });
    await nextTask();
    clock.pass(5_000);
    release();

    const fixed = await fixing;
    for (let count = 0; count < 3; count++) await phone.save(entryOf(encounterOf()));

    expect(fixed).toEqual({ ok: false, error: { kind: "storage-slow" } });
    expect(await phone.bookRow(entry.record.id)).toMatchObject({ state: { rev: 1 } });
  });

  test("begins no new try once it has said so: an old form would overtake a newer one", async () => {
    const { browser, clock, phone, entry } = await setup();
    // Aborted when the time is already over.
    browser.failNextWrites((transaction) => {
      clock.pass(5_000);
      abortWithReason("AbortError")(transaction);
    });

    const saved = await phone.save(entry);
    // Behind these, another try of the first would be through.
    for (let count = 0; count < 3; count++) await phone.save(entryOf(encounterOf()));

    expect(saved).toEqual({ ok: false, error: { kind: "storage-slow" } });
    expect(browser.writes).toHaveLength(4);
    expect(await phone.bookRow(entry.record.id)).toBeUndefined();
  });
});

describe("save after another tab took the database away", () => {
  test("says that a newer version is open, and the page is told", async () => {
    const { browser, phone, entry } = await setup();
    const told = new Promise((resolve) => phone.onClosed(resolve));
    const newer = await openNatively(browser.healthy, "satchel", 20);

    const saved = await phone.save(entry);

    expect(await told).toBe("database-newer");
    expect(saved).toEqual({ ok: false, error: { kind: "database-newer" } });
    expect(await answerTo(newer.transaction("events").objectStore("events").count())).toBe(0);
  });

  test("finishes the save that was under way", async () => {
    const { browser, phone, entry } = await setup();
    const saving = phone.save(entry);
    await transactionsAsked(browser, 1);

    const newer = await openNatively(browser.healthy, "satchel", 20);

    expect(await saving).toMatchObject({ ok: true });
    expect(await answerTo(newer.transaction("events").objectStore("events").count())).toBe(1);
  });

  test("says that the phone was wiped, and fills no new database", async () => {
    const { browser, phone, entry } = await setup();
    const told = new Promise((resolve) => phone.onClosed(resolve));
    await answerTo(browser.healthy.deleteDatabase("satchel"));

    const saved = await phone.save(entry);

    expect(await told).toBe("database-deleted");
    expect(saved).toEqual({ ok: false, error: { kind: "database-deleted" } });
    expect(await browser.healthy.databases()).toEqual([]);
  });

  test("notices a wipe that nobody told of", async () => {
    const { browser, phone, entry } = await setup();
    await phone.save(entry);
    browser.forceClose();
    await answerTo(browser.healthy.deleteDatabase("satchel"));

    const saved = await phone.save(entryOf(encounterOf()));

    expect(saved).toEqual({ ok: false, error: { kind: "database-deleted" } });
    await expect(phone.bookOfDay(day, { limit: 1 })).rejects.toMatchObject({
      failure: { kind: "database-deleted" },
    });
  });

  test("notices a wipe behind a read for which Dexie opened the database by itself", async () => {
    const { browser, phone, entry } = await setup();
    browser.dropConnections();
    await answerTo(browser.healthy.deleteDatabase("satchel"));
    await phone.bookOfDay(day, { limit: 1 });

    const saved = await phone.save(entry);

    expect(saved).toEqual({ ok: false, error: { kind: "database-deleted" } });
    expect(await rowsOf(browser.healthy, "events")).toEqual([]);
  });

  test("rejects what is asked after the phone was closed", async () => {
    const { phone, entry } = await setup();
    phone.close();

    const saved = await phone.save(entry);

    expect(saved).toMatchObject({ ok: false, error: { kind: "storage-lost" } });
  });
});

/** Until the phone has asked for so many writing transactions: hashing before them takes a moment. */
async function transactionsAsked(browser: BrowserWithFaults, count: number): Promise<void> {
  while (browser.writes.length < count) {
    await nextTask();
  }
}
