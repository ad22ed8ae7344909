import { expect, onTestFinished, test } from "vitest";
import { cursorAt, drawPosition, keptWitnesses, positionOf } from "../../../src/server/stores/positions.ts";
import { inMemory, openDatabase, type SqliteDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf } from "../../support/builders.ts";
import { monthAfter, pulled } from "../../support/record-store/readings.ts";
import { TestLog, testProgram } from "../../support/test-log.ts";

function opened(): SqliteDatabase {
  const database = openDatabase(inMemory);
  onTestFinished(() => database.close());
  return database;
}

/** As if so many had been given out that the next is the first beyond those kept with `position`. */
function goOnUntilOld(database: SqliteDatabase, position: number): void {
  database.db.exec(`UPDATE counters SET position = ${position + keptWitnesses - 2}`);
  drawPosition(database, testProgram);
}

test("pages of totals go on behind months that changed long ago", async () => {
  const database = opened();
  const store = openRecordStore(database);
  const log = new TestLog();
  const months = Array.from({ length: 61 }, (_, index) => monthAfter(index));
  for (const month of months) await log.add(eventOf(encounterOf({ day: `${month}-05` })));
  await log.send(store);
  goOnUntilOld(database, 60);
  await log.add(eventOf(encounterOf({ day: `${months[60]}-06` })));
  await log.send(store);

  const first = pulled(store);
  const second = pulled(store, first.cursor);

  expect(first.more).toBe(true);
  expect(second.blocks.map(({ month }) => month)).toEqual([months[60]]);
});

test("a position that a change names stays a cursor", () => {
  const database = opened();
  const position = drawPosition(database, testProgram);
  database.db.exec(
    `INSERT INTO changes VALUES ('${testProgram}', 'number', ${position}, 'record', 2, 'fix')`,
  );
  goOnUntilOld(database, position);
  drawPosition(database, testProgram);

  const cursor = cursorAt(database, testProgram, position);

  expect(positionOf(database, testProgram, cursor)).toBe(position);
});

test("an old position that nothing names is forgotten, and no cursor is made of it", () => {
  const database = opened();
  const position = drawPosition(database, testProgram);
  const cursor = cursorAt(database, testProgram, position);
  goOnUntilOld(database, position);
  drawPosition(database, testProgram);

  expect(positionOf(database, testProgram, cursor)).toBeUndefined();
  expect(() => cursorAt(database, testProgram, position)).toThrow("keep their witness");
});
