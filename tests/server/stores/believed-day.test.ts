import { expect, onTestFinished, test } from "vitest";
import { believedDay, waitAfterRestore } from "../../../src/server/stores/believed-day.ts";
import { inMemory, openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf, localDate } from "../../support/builders.ts";
import { TestLog, testProgram } from "../../support/test-log.ts";

test("after a restore nothing is let go for a whole day, however old the backup is", async () => {
  const database = openDatabase(inMemory);
  onTestFinished(() => database.close());
  const store = openRecordStore(database);
  const dayOfBackup = localDate("2026-02-26");
  const dayOn = (day: string) => believedDay(database, testProgram, localDate(day));
  believedDay(database, testProgram, dayOfBackup);
  database.prepare("UPDATE letting_go SET is_borne_out = 1").run();

  waitAfterRestore(database, testProgram, localDate("2026-03-09"));
  const days = [dayOn("2026-03-09")];
  const phone = new TestLog();
  await phone.add(eventOf(encounterOf({ day: "2026-03-09" })));
  await phone.send(store);
  days.push(dayOn("2026-03-10"), dayOn("2026-03-11"));

  expect(days).toEqual([undefined, undefined, "2026-03-11"]);
});
