import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { localDate, recordId } from "../support/builders.ts";
import { type DatabaseDump, dumpDatabase, readDump } from "../support/database-fixture.ts";
import { databaseOfVersion1 } from "../support/database-versions.ts";
import { openTestPhone } from "../support/open-test-phone.ts";

const day = localDate("2026-03-08");

describe("a database of version 1", () => {
  test("opens and agrees with its events", async () => {
    const phone = await openTestPhone({ indexedDB: await databaseOfVersion1() });

    expect(await phone.check()).toEqual({
      events: 10,
      records: 6,
      contents: "read",
      differences: [],
      differenceCount: 0,
    });
    expect((await phone.program())?.name).toBe("Harbor Outreach");
  });

  test("gives the totals it was left with", async () => {
    const phone = await openTestPhone({ indexedDB: await databaseOfVersion1() });

    expect(await phone.dayTotals(day)).toEqual([
      { measure: "contacts", code: "", value: 2 },
      { measure: "contacts_new", code: "", value: 1 },
      { measure: "people", code: "", value: 2 },
      { measure: "out", code: "NLX-NAS-4", value: 3 },
      { measure: "out", code: "SYR-1ML-29G-12", value: 20 },
      { measure: "contacts_with", code: "NLX-NAS-4", value: 2 },
      { measure: "contacts_with", code: "SYR-1ML-29G-12", value: 1 },
      { measure: "in", code: "counted", value: 31 },
      { measure: "in", code: "visual", value: 50 },
    ]);
    expect(await phone.dayTotals(localDate("2026-04-01"))).toContainEqual({
      measure: "out",
      code: "SYR-1ML-29G-12",
      value: 20,
    });
    expect(await phone.dayTotals(localDate("2026-03-31"))).toEqual([]);
  });

  test("counts the same when it is counted anew", async () => {
    const phone = await openTestPhone({ indexedDB: await databaseOfVersion1() });

    const report = await phone.rebuild();

    expect(report).toMatchObject({ ok: true, value: { differenceCount: 0 } });
  });

  test("tells the history of a contact that was voided and brought back", async () => {
    const phone = await openTestPhone({ indexedDB: await databaseOfVersion1() });

    const history = await phone.historyOf(recordId(6));

    expect(history).toMatchObject([
      { event: { kind: "rec", rev: 1 } },
      { event: { kind: "void", rev: 2, reason: "mistake" } },
      { event: { kind: "fix", rev: 3 } },
    ]);
  });

  test("pays on each save only for the indexes that something reads", () => {
    const { events, book, dayTotals, rollups, meta } = readDump(1).tables;

    expect([events, book, dayTotals, rollups, meta].map(indexNamesOf)).toEqual([
      ["record", "seq"],
      ["[day+id]", "[day+seq]"],
      [],
      [],
      [],
    ]);
  });

  test("has the tables and indexes that a new one gets: another shape is another version", async () => {
    const indexedDB = new IDBFactory();
    (await openTestPhone({ indexedDB })).close();

    const fresh = JSON.parse(await dumpDatabase(indexedDB, "satchel")) as DatabaseDump;

    expect(shapeOf(fresh)).toEqual(shapeOf(readDump(1)));
  });
});

function indexNamesOf(table: DatabaseDump["tables"][string] | undefined): readonly string[] | undefined {
  return table?.indexes.map(({ name }) => name);
}

function shapeOf({ nativeVersion, tables }: DatabaseDump) {
  const shapes = Object.entries(tables).map(([name, { keyPath, indexes }]) => [name, { keyPath, indexes }]);
  return { nativeVersion, tables: Object.fromEntries(shapes) as unknown };
}
