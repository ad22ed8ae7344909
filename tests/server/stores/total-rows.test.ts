import { describe, expect, test } from "vitest";
import { inMemory, openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf, tallyOf } from "../../support/builders.ts";
import { cellsIn, cellsOf } from "../../support/record-store/readings.ts";
import { TestLog } from "../../support/test-log.ts";

const counted = { day: "2026-03-31", site: "MAIN", model: "street", out: { "NLX-NAS-4": 1 } } as const;
const paper = { ...counted, firstDay: "2026-03-31", contacts: 1 } as const;

describe("readBlock", () => {
  test.each([
    [
      "day",
      tallyOf({ ...paper, firstDay: "2026-03-01" }),
      tallyOf({ ...paper, firstDay: "2026-03-01", day: "2026-03-30" }),
    ],
    ["first day", tallyOf(paper), tallyOf({ ...paper, firstDay: "2026-03-01" })],
    ["site", encounterOf(counted), encounterOf({ ...counted, site: "PARK" })],
    ["route", encounterOf(counted), encounterOf({ ...counted, route: "NORTH" })],
    ["model", encounterOf(counted), encounterOf({ ...counted, model: "mobile" })],
    ["source", encounterOf(counted), tallyOf(paper)],
  ])("keeps numbers apart that differ in their %s only", async (_difference, one, other) => {
    const database = openDatabase(inMemory);
    const store = openRecordStore(database);
    const log = new TestLog();
    for (const record of [one, other]) await log.add(eventOf(record));
    await log.send(store);

    expect(cellsIn(store)).toEqual(cellsOf(log));

    database.close();
  });
});
