import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type { Phone, UnreadableRow } from "../../src/storage/phone.ts";
import { encounterOf, eventId, localDate, recordId } from "../support/builders.ts";
import { changeRow, rowsOf } from "../support/stored-rows.ts";
import { openTestPhone } from "../support/open-test-phone.ts";

const march8 = localDate("2026-03-08");

async function setup() {
  const indexedDB = new IDBFactory();
  const phone = await openTestPhone({ indexedDB });
  async function saveOn(day: string, id = recordId()) {
    const saved = await phone.save({ kind: "rec", event: eventId(), record: encounterOf({ id, day }) });
    if (!saved.ok) throw new Error(saved.error.kind);
    return saved.value;
  }
  return { indexedDB, phone, saveOn };
}

async function recordsOf(phone: Phone, from: string, to: string, unreadable: UnreadableRow[] = []) {
  const found: string[] = [];
  const records = phone.recordsBetween(localDate(from), localDate(to), (row) => unreadable.push(row));
  for await (const { record } of records) found.push(record.id);
  return found;
}

describe("bookOfDay", () => {
  test("gives the newest contact of the day first", async () => {
    const { phone, saveOn } = await setup();
    const first = await saveOn("2026-03-08");
    await saveOn("2026-03-09");
    const second = await saveOn("2026-03-08");

    const rows = await phone.bookOfDay(march8, { limit: 10 });

    expect(rows.map(({ id }) => id)).toEqual([second.record, first.record]);
  });

  test("gives as many as asked, then those before the last of them", async () => {
    const { phone, saveOn } = await setup();
    for (let count = 0; count < 5; count++) await saveOn("2026-03-08");

    const firstPage = await phone.bookOfDay(march8, { limit: 3 });
    const secondPage = await phone.bookOfDay(march8, { limit: 3, before: firstPage[2]?.seq ?? 0 });

    expect(firstPage.map(({ seq }) => seq)).toEqual([5, 4, 3]);
    expect(secondPage.map(({ seq }) => seq)).toEqual([2, 1]);
  });

  test("shows a row that can't be understood, among the others", async () => {
    const { indexedDB, phone, saveOn } = await setup();
    const broken = await saveOn("2026-03-08");
    const whole = await saveOn("2026-03-08");
    await changeRow(indexedDB, "book", broken.record, (row) => ({ ...row, state: "of a later version" }));

    const rows = await phone.bookOfDay(march8, { limit: 10 });

    expect(rows).toMatchObject([
      { kind: "readable", id: whole.record },
      { kind: "unreadable", id: broken.record, day: "2026-03-08", seq: 1 },
    ]);
    expect(await rowsOf(indexedDB, "book")).toHaveLength(2);
  });

  test("takes a row for unreadable when its record breaks the contract", async () => {
    const { indexedDB, phone, saveOn } = await setup();
    const saved = await saveOn("2026-03-08");
    await changeRow(indexedDB, "book", saved.record, (row) => {
      const body = Buffer.from(row["body"] as Uint8Array);
      body.write('"people":0', body.indexOf('"people":1'));
      return { ...row, body: new Uint8Array(body) };
    });

    const row = await phone.bookRow(saved.record);

    expect(row?.kind).toBe("unreadable");
  });
});

describe("bookRow", () => {
  test("is undefined for a record that is not here", async () => {
    const { phone } = await setup();

    expect(await phone.bookRow(recordId())).toBeUndefined();
  });
});

describe("recordsBetween", () => {
  test("gives live records by day and id, both ends included", async () => {
    const { phone, saveOn } = await setup();
    const [early, late] = [recordId(), recordId()];
    await saveOn("2026-03-07");
    await saveOn("2026-03-09", late);
    await saveOn("2026-03-09", early);
    await saveOn("2026-03-08");
    await saveOn("2026-03-10");

    const found = await recordsOf(phone, "2026-03-08", "2026-03-09");

    expect(found.slice(1)).toEqual([early, late]);
    expect(found).toHaveLength(3);
  });

  test("leaves voided records out", async () => {
    const { phone, saveOn } = await setup();
    const saved = await saveOn("2026-03-08");
    await phone.undo(saved);

    expect(await recordsOf(phone, "2026-01-01", "2026-12-31")).toEqual([]);
  });

  test("gives the revision that an event on top of it would follow", async () => {
    const { phone, saveOn } = await setup();
    const saved = await saveOn("2026-03-08");
    const voided = await phone.undo(saved);
    if (voided.ok) await phone.undo(voided.value);

    const revisions: number[] = [];
    for await (const { rev } of phone.recordsBetween(march8, march8)) revisions.push(rev);

    expect(revisions).toEqual([3]);
  });

  test.each([[499], [500], [501], [1_000]])("gives each of %i records once", async (count) => {
    const { phone } = await setup();
    const records = Array.from({ length: count }, (_, index) => ({
      record: encounterOf({ day: index % 2 === 0 ? "2026-03-08" : "2026-03-09" }),
      rev: 1,
    }));
    await phone.importRecords(records);

    const found = await recordsOf(phone, "2026-03-08", "2026-03-09");

    expect(found).toHaveLength(count);
    expect(new Set(found).size).toBe(count);
  });

  test("reports a row that can't be understood and goes on", async () => {
    const { indexedDB, phone, saveOn } = await setup();
    const broken = await saveOn("2026-03-08");
    const whole = await saveOn("2026-03-08");
    await changeRow(indexedDB, "book", broken.record, (row) => ({ ...row, state: {} }));
    const unreadable: UnreadableRow[] = [];

    const found = await recordsOf(phone, "2026-03-08", "2026-03-08", unreadable);

    expect(found).toEqual([whole.record]);
    expect(unreadable).toMatchObject([{ id: broken.record }]);
  });
});

describe("historyOf", () => {
  test("gives what can't be opened a place among the others", async () => {
    const { indexedDB, phone, saveOn } = await setup();
    const saved = await saveOn("2026-03-08");
    const voided = await phone.undo(saved);
    await changeRow(indexedDB, "events", saved.event, (row) => ({ ...row, body: new Uint8Array([9, 9]) }));

    const history = await phone.historyOf(saved.record);

    expect(voided.ok).toBe(true);
    expect(history).toMatchObject([
      { kind: "unreadable", id: saved.event, seq: 1, rev: 1 },
      { kind: "readable", event: { kind: "void" } },
    ]);
  });
});
