import { describe, expect, test } from "vitest";
import { auditedPhone } from "../support/audited-phone.ts";
import { addRow, changeRow, deleteRow, rowsOf } from "../support/stored-rows.ts";
import { encounterOf, eventId, localDate, recordId } from "../support/builders.ts";

const day = localDate("2026-03-08");

describe("check", () => {
  test("finds nothing wrong on a phone that was only used", async () => {
    const { phone } = await auditedPhone();

    expect(await phone.check()).toEqual({
      events: 4,
      records: 3,
      contents: "read",
      differences: [],
      differenceCount: 0,
    });
  });

  test("names the number of an event that is gone, and the digest that misses it", async () => {
    const { indexedDB, phone, second } = await auditedPhone();
    await deleteRow(indexedDB, "events", second.event);

    const { differences } = await phone.check();

    expect(differences).toContainEqual({ kind: "missing-event", seq: 2 });
    expect(differences).toContainEqual(expect.objectContaining({ kind: "digest" }));
  });

  test("names the last event when that is the one that is gone", async () => {
    const { indexedDB, phone, third } = await auditedPhone();
    const last = (await rowsOf(indexedDB, "events")).find(({ seq }) => seq === 4);
    await deleteRow(indexedDB, "events", String(last?.["id"]));

    const { differences } = await phone.check();

    expect(differences).toContainEqual({ kind: "missing-event", seq: 4 });
    expect(differences).toContainEqual({ kind: "book-row", record: third.record });
  });

  test("names an event whose content was changed under its hash", async () => {
    const { indexedDB, phone, first } = await auditedPhone();
    await changeRow(indexedDB, "events", first.event, (row) => {
      const body = Buffer.from(row["body"] as Uint8Array);
      body.write('"people":7', body.indexOf('"people":1'));
      return { ...row, body: new Uint8Array(body) };
    });

    const { differences } = await phone.check();

    expect(differences).toContainEqual({ kind: "changed-event", seq: 1, event: first.event });
  });

  test("names an event whose hash was changed", async () => {
    const { indexedDB, phone, first } = await auditedPhone();
    await changeRow(indexedDB, "events", first.event, (row) => ({ ...row, h: new Uint8Array(32) }));

    const { differences } = await phone.check();

    expect(differences.map(({ kind }) => kind)).toEqual(["changed-event", "digest"]);
  });

  test("names what it can't open, once", async () => {
    const { indexedDB, phone, first } = await auditedPhone();
    await changeRow(indexedDB, "events", first.event, (row) => ({ ...row, body: new Uint8Array() }));

    const { differences } = await phone.check();

    expect(differences.filter(({ kind }) => kind === "unreadable-event")).toEqual([
      { kind: "unreadable-event", seq: 1, event: first.event },
    ]);
  });

  test("names an event that holds the content of another record", async () => {
    const { indexedDB, phone, first, second } = await auditedPhone();
    const other = (await rowsOf(indexedDB, "events")).find(({ id }) => id === second.event);
    await changeRow(indexedDB, "events", first.event, (row) => ({ ...row, body: other?.["body"] }));

    const { differences } = await phone.check();

    expect(differences).toContainEqual({ kind: "unreadable-event", seq: 1, event: first.event });
  });

  test("names a row of the book that no event speaks of", async () => {
    const { indexedDB, phone, first } = await auditedPhone();
    const stranger = recordId();
    const copy = (await rowsOf(indexedDB, "book")).find(({ id }) => id === first.record);
    await addRow(indexedDB, "book", { ...copy, id: stranger });

    const { differences } = await phone.check();

    expect(differences).toEqual([{ kind: "book-row-without-event", record: stranger }]);
  });

  test("names totals, months and rows of the book that say something else than the events", async () => {
    const { indexedDB, phone, first, second } = await auditedPhone();
    await changeRow(indexedDB, "dayTotals", day, (row) => ({ ...row, numbers: { "contacts ": 3 } }));
    await deleteRow(indexedDB, "rollups", "2026-03");
    await deleteRow(indexedDB, "book", first.record);
    await changeRow(indexedDB, "book", second.record, (row) => ({ ...row, seq: 9 }));

    const { differences } = await phone.check();

    expect(new Set(differences)).toEqual(
      new Set([
        { kind: "day-totals", day },
        { kind: "month", month: "2026-03" },
        { kind: "book-row", record: first.record },
        { kind: "book-row", record: second.record },
      ]),
    );
  });

  test("names a day and a month that have totals and no record", async () => {
    const { indexedDB, phone } = await auditedPhone();
    await changeRow(indexedDB, "dayTotals", day, (row) => ({ ...row, day: "2026-05-05" }));
    await changeRow(indexedDB, "rollups", "2026-03", (block) => ({ ...block, month: "2026-05" }));

    const { differences } = await phone.check();

    expect(differences).toEqual([
      { kind: "day-totals", day: "2026-05-05" },
      { kind: "month", month: "2026-05" },
    ]);
  });

  test("names a block that can't be understood", async () => {
    const { indexedDB, phone } = await auditedPhone();
    await changeRow(indexedDB, "rollups", "2026-03", (block) => ({
      ...block,
      days: { [day]: new Uint8Array([255, 255, 255]) },
    }));

    const { differences } = await phone.check();

    expect(differences).toEqual([{ kind: "month", month: "2026-03" }]);
  });

  test("names a count of records that is not theirs", async () => {
    const { indexedDB, phone } = await auditedPhone();
    await changeRow(indexedDB, "meta", "log", (log) => ({ ...log, records: 12 }));

    const { differences } = await phone.check();

    expect(differences).toEqual([{ kind: "record-count", stored: 12, counted: 3 }]);
  });

  test.each([
    [1_000, 1_000],
    [1_001, 1_000],
  ])("lists of %i differences the first %i, and counts them all", async (count, listed) => {
    const { indexedDB, phone } = await auditedPhone();
    await changeRow(indexedDB, "meta", "log", (log) => ({ ...log, next: Number(log["next"]) + count }));

    const report = await phone.check();

    expect(report.differences).toHaveLength(listed);
    expect(report.differenceCount).toBe(count);
  });

  test("tells how far it is, in steps of at most a hundred events", async () => {
    const { phone } = await auditedPhone();
    const contacts = Array.from({ length: 250 }, () => ({ record: encounterOf(), rev: 1 }));
    await phone.importRecords(contacts);
    const told: (readonly [number, number])[] = [];

    await phone.check((done, total) => told.push([done, total]));

    const done = told.map(([each]) => each);
    const steps = done.map((each, index) => each - (done[index - 1] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(100);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    // 4 + 250 events, read record by record and then number by number.
    expect(told.at(-1)).toEqual([508, 508]);
  });

  test("reads the events of one record that fill more than a page", async () => {
    const { phone, first } = await auditedPhone();
    let base = first;
    for (let people = 2; people <= 502; people++) {
      const record = encounterOf({ id: first.record, people });
      const saved = await phone.save({ kind: "fix", event: eventId(), base: base.event, record });
      if (saved.ok) base = saved.value;
    }

    const report = await phone.check();

    expect(report).toMatchObject({ events: 505, records: 3, differenceCount: 0 });
  });
});
