/** The next contact of an evening is written in one trip, on what this tab wrote last; whatever came between is found out. */
import { describe, expect, test } from "vitest";
import type { Phone } from "../../src/storage/phone.ts";
import { eventId, localDate } from "../support/builders.ts";
import {
  abortAtCommit,
  abortWithReason,
  type Fault,
  storeButReportLost,
  throwOnWrite,
} from "../support/browser-with-faults.ts";
import { changeRow } from "../support/stored-rows.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { contactWith, mustSave, newEntry } from "../support/entries.ts";
import { phoneWithFaults } from "../support/phone-with-faults.ts";

const day = localDate("2026-03-08");

/** A tab that has saved one contact, so that it knows the rows the next one goes onto. */
async function setup() {
  const { browser, clock, phone } = await phoneWithFaults();
  await mustSave(phone, newEntry(contactWith(2)));
  return { browser, clock, phone, openOtherTab: () => openTestPhone({ indexedDB: browser.healthy }) };
}

/** What is stored, after making sure that every table agrees about it. */
async function stored(phone: Phone): Promise<{ readonly events: number; readonly doses: number }> {
  const { events, differences } = await phone.check();
  expect(differences).toEqual([]);
  const cells = await phone.dayTotals(day);
  return { events, doses: cells.find(({ measure }) => measure === "out")?.value ?? 0 };
}

/** The tables that a transaction asks for rows, as it comes to them. */
function noteReads(reads: string[]): Fault {
  return (transaction) => {
    const storeOf = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => {
      const store = storeOf(name);
      const [get, getKey] = [store.get.bind(store), store.getKey.bind(store)];
      store.get = (key) => {
        reads.push(name);
        return get(key);
      };
      store.getKey = (key) => {
        reads.push(name);
        return getKey(key);
      };
      return store;
    };
  };
}

describe("a new contact after another of the same day", () => {
  test("asks for no row but the head of the log", async () => {
    const { browser, phone } = await setup();
    const reads: string[] = [];
    browser.failNextWrites(noteReads(reads));

    await mustSave(phone, newEntry(contactWith(3)));

    expect(reads).toEqual(["meta"]);
    expect(browser.writes).toHaveLength(2);
    expect(await stored(phone)).toEqual({ events: 2, doses: 5 });
  });

  test("counts what another tab has saved between the two", async () => {
    const { phone, openOtherTab } = await setup();
    await mustSave(await openOtherTab(), newEntry(contactWith(10)));

    await mustSave(phone, newEntry(contactWith(3)));

    expect(await stored(phone)).toEqual({ events: 3, doses: 15 });
  });

  test("counts every one of many that are saved at the same moment in two tabs", async () => {
    const { phone, openOtherTab } = await setup();
    const other = await openOtherTab();

    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        mustSave(index % 2 === 0 ? phone : other, newEntry(contactWith(1))),
      ),
    );

    expect(await stored(phone)).toEqual({ events: 13, doses: 14 });
  });

  test("starts from totals that another tab has counted anew", async () => {
    const { browser, phone, openOtherTab } = await setup();
    await changeRow(browser.healthy, "dayTotals", day, (row) => ({ ...row, numbers: { "contacts ": 90 } }));
    await mustSave(phone, newEntry({ ...contactWith(1), day: localDate("2026-03-09") }));
    // Read and kept as they were, damaged.
    await mustSave(phone, newEntry(contactWith(3)));
    await (await openOtherTab()).rebuild();

    await mustSave(phone, newEntry(contactWith(4)));

    expect(await stored(phone)).toEqual({ events: 4, doses: 9 });
  });

  test("is found when another tab has stored its event already", async () => {
    const { phone, openOtherTab } = await setup();
    const entry = newEntry(contactWith(3));
    await mustSave(await openOtherTab(), entry);

    await mustSave(phone, entry);

    expect(await stored(phone)).toEqual({ events: 2, doses: 5 });
  });

  test("becomes a fix when its record came to the phone by another event", async () => {
    const { phone } = await setup();
    const entry = newEntry(contactWith(3));
    await mustSave(phone, entry);

    const saved = await phone.save({ ...entry, event: eventId(), record: { ...entry.record, people: 4 } });

    expect(saved).toMatchObject({ ok: true, value: { kind: "fix", rev: 2 } });
    expect(await stored(phone)).toEqual({ events: 3, doses: 5 });
  });

  test("is counted in its own day and month when that is another one", async () => {
    const { phone } = await setup();
    const april = localDate("2026-04-01");

    await mustSave(phone, newEntry({ ...contactWith(3), day: april }));
    await mustSave(phone, newEntry(contactWith(4)));

    expect(await stored(phone)).toEqual({ events: 3, doses: 6 });
    expect(await phone.dayTotals(april)).toContainEqual({ measure: "out", code: "NLX-NAS-4", value: 3 });
  });
});

describe("a new contact after another, when the browser fails", () => {
  test.each([
    ["a write that throws", throwOnWrite(new DOMException("No room", "QuotaExceededError"))],
    ["an abort without an error event", abortWithReason("QuotaExceededError")],
    ["an abort after the last row was written", abortAtCommit("QuotaExceededError")],
  ])("is told that there is no room by %s, and saved once there is", async (_, fault) => {
    const { browser, phone } = await setup();
    const entry = newEntry(contactWith(3));
    browser.failNextWrites(fault);

    const failed = await phone.save(entry);
    const afterwards = await stored(phone);
    await mustSave(phone, entry);

    expect(failed).toMatchObject({ ok: false, error: { kind: "storage-full" } });
    expect(afterwards).toEqual({ events: 1, doses: 2 });
    expect(await stored(phone)).toEqual({ events: 2, doses: 5 });
  });

  test.each([
    ["aborted", abortWithReason("AbortError")],
    ["on disk, but told to be lost", storeButReportLost()],
  ])("is stored once when the transaction was %s", async (_, fault) => {
    const { browser, phone } = await setup();
    browser.failNextWrites(fault);

    await mustSave(phone, newEntry(contactWith(3)));
    await mustSave(phone, newEntry(contactWith(4)));

    expect(await stored(phone)).toEqual({ events: 3, doses: 9 });
  });

  test("is not tried again once the person was told that it isn't known", async () => {
    const { browser, clock, phone, openOtherTab } = await setup();
    await mustSave(await openOtherTab(), newEntry(contactWith(10)));
    browser.failNextWrites(() => clock.pass(5_000));

    const late = await phone.save(newEntry(contactWith(3)));
    await mustSave(phone, newEntry(contactWith(4)));

    expect(late).toEqual({ ok: false, error: { kind: "storage-slow" } });
    expect(await stored(phone)).toEqual({ events: 3, doses: 16 });
  });
});
