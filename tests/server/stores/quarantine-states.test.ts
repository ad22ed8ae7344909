/** What leads decided is worked out when it changes, and has to be right however it changes. */
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { QuarantineDecision } from "../../../src/contract/wire/quarantine-messages.ts";
import { migrations } from "../../../src/server/migrations/all.ts";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { rebuildRecords } from "../../../src/server/stores/recount.ts";
import { nowAt } from "../../../src/server/now.ts";
import { openDatabase, type SqliteDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf, fixOf } from "../../support/builders.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { TestLog, testProgram, unopened } from "../../support/test-log.ts";

const now = nowAt(Date.UTC(2026, 2, 9, 12));
const setAside = { decision: "set-aside", reason: "duplicate" } as const;

function opened(path: string) {
  const database = openDatabase(path);
  onTestFinished(() => database.close());
  return { database, store: openRecordStore(database) };
}

/** Five entries that no key opened: two set aside, one mended, one whose mending is on its way, one open. */
async function leaveDecided(path: string) {
  const { database, store } = opened(path);
  const [phone, desk] = [new TestLog(), new TestLog({ sender: { kind: "account", id: "lead" } })];
  const events = Array.from({ length: 5 }, () => eventOf(encounterOf()));
  for (const event of events) await phone.add(event);
  await phone.send(
    store,
    phone.sent.map((sent) => unopened(sent, "cannot-open")),
  );
  const decide = (seq: number, decision: QuarantineDecision) =>
    store.decide(testProgram, { place: { number: phone.number, seq }, decision, by: "lead", now });
  const [fix, late] = [fixOf(events[2]!, encounterOf()), fixOf(events[3]!, encounterOf())];
  await desk.add(fix);
  await desk.send(store);
  for (const seq of [1, 2]) decide(seq, setAside);
  decide(3, { decision: "mended", event: fix.id });
  decide(4, { decision: "mended", event: late.id });
  return { database, store, phone, desk, late };
}

function statesIn(database: SqliteDatabase) {
  return database
    .prepare("SELECT state FROM quarantine ORDER BY seq")
    .all()
    .map(({ state }) => state);
}

function changesIn(database: SqliteDatabase): number {
  return Number(database.prepare("SELECT total_changes() AS changes").get()?.["changes"]);
}

describe("what leads decided", () => {
  test("is worked out of a database of before, with how many were set aside", async () => {
    const path = join(temporaryFolder(), "satchel.sqlite");
    const before = await leaveDecided(path);
    before.database.db.exec(`
      DROP TRIGGER set_aside_comes; DROP TRIGGER set_aside_goes; DROP TRIGGER set_aside_changes;
      DROP INDEX quarantine_by_record; DROP TABLE set_aside; DROP INDEX quarantine_told; DROP INDEX quarantine_decisions_by_event;
      DROP INDEX quarantine_asked; ALTER TABLE quarantine DROP COLUMN asked; ALTER TABLE quarantine DROP COLUMN shown;
      UPDATE quarantine SET envelope = body.envelope FROM quarantine_bodies AS body
        WHERE body.number = quarantine.number AND body.seq = quarantine.seq;
      DROP TABLE quarantine_bodies;
      ALTER TABLE quarantine DROP COLUMN state; ALTER TABLE logs DROP COLUMN replaced_next;
      PRAGMA user_version = ${migrations.findIndex(({ number }) => number === 8)};`);

    const { database, store } = opened(path);

    expect(statesIn(database)).toEqual(["set-aside", "set-aside", "mended", "open", "open"]);
    const told = await before.phone.send(store, []);
    expect(told).toMatchObject({ setAside: 2, quarantined: [{ seq: 4 }, { seq: 5 }] });
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });

  test("holds for an entry from the moment on at which the event that mends it comes", async () => {
    const { database, store, phone, desk, late } = await leaveDecided(
      join(temporaryFolder(), "satchel.sqlite"),
    );
    const before = await phone.send(store, []);

    await desk.add(late);
    await desk.send(store);

    expect(before.quarantined).toEqual([
      { seq: 4, code: "cannot-open" },
      { seq: 5, code: "cannot-open" },
    ]);
    expect((await phone.send(store, [])).quarantined).toEqual([{ seq: 5, code: "cannot-open" }]);
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });

  test("is worked out of one row for each that comes, however often one phone sends the same id", async () => {
    const { database, store } = opened(join(temporaryFolder(), "satchel.sqlite"));
    const phone = new TestLog();
    const event = eventOf(encounterOf());
    const rowsWritten = async () => {
      const first = phone.sent.length;
      for (let count = 0; count < 20; count += 1) await phone.add(event);
      const changesBefore = changesIn(database);
      await phone.send(
        store,
        phone.sent.slice(first).map((sent) => unopened(sent, "cannot-open")),
      );
      return changesIn(database) - changesBefore;
    };
    await rowsWritten();

    const [few, more] = [await rowsWritten(), await rowsWritten()];

    expect(more).toBe(few);
  });

  test("is put right by a rebuild where a former version decided", async () => {
    const { database } = await leaveDecided(join(temporaryFolder(), "satchel.sqlite"));
    database.db.exec("UPDATE quarantine SET state = 'open' WHERE seq = 1");
    expect((await checkRecords(database.db)).findings).not.toEqual([]);

    rebuildRecords(database);

    expect((await checkRecords(database.db)).findings).toEqual([]);
  });

  test("is counted for each number that an entry came under, and no more once it can be understood", async () => {
    const { database, store, phone } = await leaveDecided(join(temporaryFolder(), "satchel.sqlite"));
    const later = new TestLog({ sender: phone.sender });
    later.sent.push(...phone.sent);
    const places = later.sent.map((sent) => unopened(sent, "cannot-open"));

    expect(await later.send(store, places)).toMatchObject({ setAside: 2 });
    expect(await later.send(store, [unopened(phone.sent[0]!, "not-understood")])).toMatchObject({
      setAside: 1,
    });
    expect(await phone.send(store, [])).toMatchObject({ setAside: 2 });
    // The first lies there for another reason now: what was decided holds where it doesn't.
    store.decide(testProgram, {
      place: { number: phone.number, seq: 2 },
      decision: { decision: "open" },
      by: "lead",
      now,
    });
    await phone.send(store, [phone.sent[1]!]);

    expect(await later.send(store, [])).not.toHaveProperty("setAside");
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });
});
