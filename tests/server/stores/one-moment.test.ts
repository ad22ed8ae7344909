import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf, fixOf, localDate } from "../../support/builders.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { TestLog, testProgram } from "../../support/test-log.ts";

/** More records than one read of any size would take in passing, and a way to read them. */
async function setup() {
  const database = openDatabase(join(temporaryFolder(), "satchel.sqlite"));
  onTestFinished(() => database.close());
  const store = openRecordStore(database);
  const log = new TestLog();
  const events = Array.from({ length: 250 }, () => eventOf(encounterOf({ day: "2026-03-09" })));
  for (const event of events) await log.add(event);
  await log.send(store);
  const read = () => store.liveRecords(testProgram, localDate("2026-03-01"), localDate("2026-03-31"));
  /** Moves records to another day while they are read. */
  const moveTo = async (day: string, moved: readonly (typeof events)[number][]) => {
    for (const event of moved) await log.add(fixOf(event, encounterOf({ id: event.record, day })));
    await log.send(store, log.sent.slice(events.length));
  };
  return { database, events, read, moveTo };
}

test.each(["2026-03-08", "2026-03-20"])("records moved to %s while they are read come once", async (day) => {
  const { events, read, moveTo } = await setup();

  const found = [];
  for (const { record } of read()) {
    if (found.length === 0) await moveTo(day, events);
    found.push(record.id);
  }

  expect(found).toEqual(events.map(({ record }) => record).toSorted());
});

test("a reading that is given up leaves nothing open", async () => {
  const { database, events, read, moveTo } = await setup();
  for (const _ of read()) break;
  await moveTo("2026-03-20", events.slice(0, 1));

  expect(database.db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()).toMatchObject({ busy: 0 });
});
