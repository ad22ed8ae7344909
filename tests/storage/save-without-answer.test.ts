/** A database that another page holds: what is said to the person, and what becomes of the save. */
import { describe, expect, test } from "vitest";
import { encounterOf, eventId, localDate } from "../support/builders.ts";
import {
  abortWithReason,
  holdDatabase,
  nextTask,
  transactionsAsked,
} from "../support/browser-with-faults.ts";
import { newEntry, storedEvents } from "../support/entries.ts";
import { phoneWithFaults } from "../support/phone-with-faults.ts";

const day = localDate("2026-03-08");

describe("save while the database doesn't answer", () => {
  test("says after five seconds, and not before, that it isn't known", async () => {
    const { browser, clock, phone, entry } = await phoneWithFaults();
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
    const { phone, release } = await afterSlowSave();

    const told = new Promise<void>((resolve) => phone.subscribe(resolve));
    release();
    await told;

    expect(await phone.bookOfDay(day, { limit: 5 })).toHaveLength(1);
  });

  test("finds the first try when the person saves again", async () => {
    const { phone, entry, release } = await afterSlowSave();

    const again = phone.save(entry);
    release();

    expect(await again).toMatchObject({ ok: true, value: { event: entry.event, kind: "rec" } });
    expect(await storedEvents(phone)).toBe(1);
  });

  test("makes a fix of it when the person changed the form before saving again", async () => {
    const { phone, entry, release } = await afterSlowSave();

    const changed = phone.save({ ...entry, record: { ...entry.record, people: 4 } });
    release();

    expect(await changed).toMatchObject({ ok: true, value: { kind: "fix", rev: 2 } });
    const row = await phone.bookRow(entry.record.id);
    expect(row).toMatchObject({ state: { content: { record: { people: 4 } } } });
  });

  test("stores nothing after looking things up has taken too long", async () => {
    const { browser, clock, phone, entry } = await phoneWithFaults();
    await phone.save(entry);
    const release = await holdDatabase(browser.healthy, "satchel");
    const record = { ...entry.record, people: 7 };
    const fixing = phone.save({ kind: "fix", event: eventId(), base: entry.event, record });
    await nextTask();
    clock.pass(5_000);
    release();

    const fixed = await fixing;
    for (let count = 0; count < 3; count++) await phone.save(newEntry(encounterOf()));

    expect(fixed).toEqual({ ok: false, error: { kind: "storage-slow" } });
    expect(await phone.bookRow(entry.record.id)).toMatchObject({ state: { rev: 1 } });
  });

  test("begins no new try once it has said so: an old form would overtake a newer one", async () => {
    const { browser, clock, phone, entry } = await phoneWithFaults();
    // Aborted when the time is already over.
    browser.failNextWrites((transaction) => {
      clock.pass(5_000);
      abortWithReason("AbortError")(transaction);
    });

    const saved = await phone.save(entry);
    // Behind these, another try of the first would be through.
    for (let count = 0; count < 3; count++) await phone.save(newEntry(encounterOf()));

    expect(saved).toEqual({ ok: false, error: { kind: "storage-slow" } });
    expect(browser.writes).toHaveLength(4);
    expect(await phone.bookRow(entry.record.id)).toBeUndefined();
  });
});

/** A save that was told to be slow and is still waiting: with `release` it gets through. */
async function afterSlowSave() {
  const { browser, clock, phone, entry } = await phoneWithFaults();
  const release = await holdDatabase(browser.healthy, "satchel");
  const saving = phone.save(entry);
  await transactionsAsked(browser, 1);
  clock.pass(5_000);
  await saving;
  return { phone, entry, release };
}
