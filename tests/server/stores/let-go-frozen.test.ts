/** What comes of a record whose details were let go: it counts for nothing, and goes as the rest did. */
import { describe, expect, onTestFinished, test } from "vitest";
import type { LocalMonth } from "../../../src/domain/ids.ts";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { emptyFrozen, letGoOf } from "../../../src/server/stores/let-go.ts";
import { inMemory, openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf, fixOf, localMonth } from "../../support/builders.ts";
import { cellsIn } from "../../support/record-store/readings.ts";
import { damaged, TestLog, testProgram, uuidOf, withheld } from "../../support/test-log.ts";

/** A fix of a record of January that was let go, and one that moves it to August. */
async function setup() {
  const database = openDatabase(inMemory);
  onTestFinished(() => database.close());
  const store = openRecordStore(database);
  const phone = new TestLog();
  const old = eventOf(encounterOf({ day: "2026-01-20", out: { "NLX-NAS-4": 2 } }));
  await phone.add(old);
  await phone.send(store);
  const cells = cellsIn(store);
  database.transaction(() => letGoOf(database, testProgram, { before: localMonth("2026-03"), limit: 9 }));
  await phone.add(fixOf(old, encounterOf({ day: "2026-01-21" })));
  await phone.add(fixOf(old, encounterOf({ day: "2026-08-15" })));
  await phone.send(store);
  return {
    database,
    store,
    phone,
    cells,
    night: (before: LocalMonth) =>
      database.transaction(() => emptyFrozen(database, testProgram, { before, limit: 100 })),
    rows: () =>
      database
        .prepare(
          `SELECT seq, quarantine.code, day, received_day AS received, body.envelope ->> '$.day' AS said,
             body.envelope ->> '$.sealed' IS NOT NULL AS says
           FROM quarantine JOIN quarantine_bodies AS body USING (program, number, seq) ORDER BY number, seq`,
        )
        .all(),
    findings: async () => (await checkRecords(database.db)).findings,
  };
}

const emptied = {
  seq: 2,
  code: "frozen",
  day: "2026-01-01",
  received: "2026-03-01",
  said: "2026-01-01",
  says: 0,
};
const whole = {
  seq: 3,
  code: "frozen",
  day: "2026-08-15",
  received: "2026-03-09",
  said: "2026-08-15",
  says: 1,
};

describe("emptyFrozen", () => {
  test("leaves the month of what is old, and leaves whole what is of a later day", async () => {
    const { night, rows, findings } = await setup();

    expect(night(localMonth("2026-03"))).toBe(1);

    expect(rows()).toEqual([emptied, whole]);
    expect(night(localMonth("2026-03"))).toBe(0);
    expect(await findings()).toEqual([]);
  });

  test("changes nothing that the phone and the totals are told", async () => {
    const { store, phone, cells, night } = await setup();
    const before = await phone.send(store, []);

    night(localMonth("2026-03"));

    expect(await phone.send(store, [])).toEqual(before);
    expect(before.quarantined).toEqual([
      { seq: 2, code: "frozen" },
      { seq: 3, code: "frozen" },
    ]);
    expect(store.logs(testProgram)).toMatchObject([{ quarantined: 2 }]);
    expect(cellsIn(store)).toEqual(cells);
  });

  test("goes over what a version of before has emptied and left with its days", async () => {
    const { database, night, rows } = await setup();
    database
      .prepare(
        "UPDATE quarantine_bodies SET envelope = json_remove(envelope, '$.sealed', '$.enc', '$.key') WHERE seq = 2",
      )
      .run();

    expect(night(localMonth("2026-03"))).toBe(1);

    expect(rows()[0]).toEqual(emptied);
  });

  test("empties again what a phone sends again, under its number or a new one, and counts none of it", async () => {
    const { store, phone, cells, night, rows, findings } = await setup();
    night(localMonth("2026-03"));
    const later = new TestLog({ sender: phone.sender });
    later.sent.push(...phone.sent);

    await phone.send(store, [phone.sent[1]!]);
    await later.send(store);

    expect(night(localMonth("2026-03"))).toBe(2);
    expect(rows().filter((row) => row["seq"] === 2)).toEqual([emptied, emptied]);
    expect(cellsIn(store)).toEqual(cells);
    expect(await findings()).toEqual([]);
  });

  test("empties every body that came of it, damaged copies too, and asks its phone for none", async () => {
    const { store, phone, night, rows, findings } = await setup();
    await store.exchange({
      ...phone.exchangeOf([damaged(phone.sent[1]!)], { device: phone.sender.id }),
      sender: { kind: "account", id: uuidOf("f", 3) },
    });
    const before = rows().filter((row) => row["seq"] === 2);

    night(localMonth("2026-03"));

    expect(before).toHaveLength(2);
    expect(rows()).toEqual([emptied, whole]);
    expect((await phone.send(store, [])).quarantined[0]).toEqual({ seq: 2, code: "frozen" });
    expect(await findings()).toEqual([]);
  });

  test("empties what is announced again without its body", async () => {
    const { store, phone, night, rows, findings } = await setup();
    night(localMonth("2026-03"));
    await store.exchange({
      ...phone.exchangeOf([withheld(phone.sent[1]!)], { device: phone.sender.id }),
      sender: { kind: "account", id: uuidOf("f", 3) },
    });
    const before = rows().filter((row) => row["seq"] === 2);

    expect(night(localMonth("2026-03"))).toBe(1);

    expect(before).toHaveLength(2);
    expect(rows()).toEqual([emptied, whole]);
    expect(night(localMonth("2026-03"))).toBe(0);
    expect(await findings()).toEqual([]);
  });

  test("says no day beside a gap where the entry next to it was one", async () => {
    const { store, phone, night } = await setup();
    night(localMonth("2026-03"));
    await phone.add(eventOf(encounterOf()));
    await phone.add(eventOf(encounterOf()));
    const gaps = () => store.logs(testProgram).flatMap((log) => log.gaps);
    await phone.send(store, [phone.sent[4]!], { next: 6 });

    expect(gaps()).toMatchObject([{ first: 4, last: 4 }]);
    expect(gaps()[0]).not.toHaveProperty("dayBefore");
  });
});
