/** What is left of records whose details were let go: every number, and that nothing comes back. */
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { rebuildRecords } from "../../../src/server/stores/recount.ts";
import { inMemory } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf, fixOf, localDate, localMonth, voidOf } from "../../support/builders.ts";
import { cellsIn } from "../../support/record-store/readings.ts";
import { nothingChanged, storeLettingGo } from "../../support/store-letting-go.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { TestLog, testProgram, unopened } from "../../support/test-log.ts";

/** A record of January and one of March 2026, of which the first was let go. */
async function setup(path = inMemory) {
  const opened = storeLettingGo(path);
  onTestFinished(() => opened.database.close());
  const phone = new TestLog();
  const old = eventOf(encounterOf({ day: "2026-01-20", out: { "NLX-NAS-4": 2 } }));
  const recent = eventOf(encounterOf({ day: "2026-03-08", out: { "NLX-NAS-4": 1 } }));
  for (const event of [old, recent]) await phone.add(event);
  await phone.send(opened.store);
  const cells = cellsIn(opened.store);
  expect(opened.letGo(localMonth("2026-03"))).toBe(1);
  return { ...opened, phone, old, recent, cells };
}

describe.each([
  ["in memory", () => inMemory],
  ["in a file", () => join(temporaryFolder(), "satchel.sqlite")],
])("letting go of details, SQLite %s", (_where, path) => {
  test("leaves every total, and of an event what keeps it from being counted twice", async () => {
    const { database, store, old, cells, findings } = await setup(path());

    expect(cellsIn(store)).toEqual(cells);
    expect(store.letGo(testProgram)).toEqual([{ month: "2026-01", records: 1 }]);
    expect(store.before(testProgram, localMonth("2026-03"))).toEqual([]);
    const row = database
      .prepare("SELECT record, rev, base, day, salt, content, received_day FROM events WHERE id = ?")
      .get(old.id);
    expect(row).toEqual({
      record: old.record,
      rev: 1,
      base: null,
      day: "2026-01-01",
      salt: new Uint8Array(16),
      content: "",
      received_day: "2026-03-01",
    });
    expect(await findings()).toEqual([]);
    expect(rebuildRecords(database)).toEqual(nothingChanged);
  });

  test("lists no record of it, and says how many are not listed", async () => {
    const { store } = await setup(path());

    expect(store.recordsOfDay(testProgram, localDate("2026-01-20"))).toEqual({
      records: [],
      letGoInMonth: 1,
    });
    expect(store.recordsOfDay(testProgram, localDate("2026-03-08"))).not.toHaveProperty("letGoInMonth");
    expect([
      ...store.liveRecords(testProgram, localDate("2026-01-01"), localDate("2026-03-31")),
    ]).toHaveLength(1);
  });

  test("leaves a history that says what happened and not what it was", async () => {
    const { store, old } = await setup(path());

    expect(store.historyOf(testProgram, old.record)).toEqual([
      { event: old.id, kind: "rec", rev: 1, receivedDay: "2026-03-01", from: expect.anything() },
    ]);
  });

  test("changes neither the confirmed number nor the digest of a phone, also under a new number", async () => {
    const { store, phone, cells, findings } = await setup(path());

    expect(await phone.send(store)).toMatchObject({ hw: 2, digest: phone.digest(), quarantined: [] });
    const again = new TestLog({ sender: phone.sender });
    again.sent.push(...phone.sent);

    expect(await again.send(store)).toMatchObject({ hw: 2, digest: phone.digest(), quarantined: [] });
    expect(cellsIn(store)).toEqual(cells);
    expect(await findings()).toEqual([]);
  });

  test("keeps a fix and a void of it apart, says so to the phone, and confirms them", async () => {
    const { store, phone, old, cells, findings } = await setup(path());
    const fixed = fixOf(old, encounterOf({ day: "2026-03-08", out: { "NLX-NAS-4": 50 } }));
    await phone.add(fixed);
    await phone.add(voidOf(fixed));

    expect(await phone.send(store)).toMatchObject({
      hw: 4,
      quarantined: [
        { seq: 3, code: "frozen" },
        { seq: 4, code: "frozen" },
      ],
    });
    expect(cellsIn(store)).toEqual(cells);
    expect(await findings()).toEqual([]);
  });

  test("says no day of an entry beside a gap of which only the month is left", async () => {
    const { store, phone, letGo } = await setup(path());
    const late = eventOf(encounterOf({ day: "2026-01-25" }));
    await phone.add(eventOf(encounterOf()));
    await phone.add(late);
    await phone.send(store, [phone.sent[3]!], { next: 5 });
    const gaps = () => store.logs(testProgram).flatMap((log) => log.gaps);
    expect(gaps()).toMatchObject([{ first: 3, last: 3, dayBefore: "2026-03-08", dayAfter: "2026-01-25" }]);

    expect(letGo(localMonth("2026-03"))).toBe(1);

    expect(gaps()[0]).toMatchObject({ first: 3, last: 3, dayBefore: "2026-03-08" });
    expect(gaps()[0]).not.toHaveProperty("dayAfter");
  });

  test("counts a record of an old day that comes late, and lets it go with the next run", async () => {
    const { store, phone, letGo, findings } = await setup(path());
    const late = eventOf(encounterOf({ day: "2025-12-31", out: { "NLX-NAS-4": 7 } }));
    await phone.add(late);

    expect((await phone.send(store)).quarantined).toEqual([]);
    const cells = cellsIn(store);
    expect(cells).toContainEqual(expect.objectContaining({ measure: "out", value: 7 }));
    expect(letGo(localMonth("2026-03"))).toBe(1);

    expect(cellsIn(store)).toEqual(cells);
    expect(await findings()).toEqual([]);
  });
});

describe("letting go of details", () => {
  test("keeps whole what a fix moved to a later day, until that day is old", async () => {
    const { store, database, phone, letGo } = await setup();
    const first = eventOf(encounterOf({ day: "2026-01-05" }));
    const moved = fixOf(first, encounterOf({ day: "2026-04-01" }));
    for (const event of [first, moved]) await phone.add(event);
    await phone.send(store);

    expect(letGo(localMonth("2026-03"))).toBe(0);
    expect(letGo(localMonth("2026-05"))).toBe(2);
    expect(database.prepare("SELECT count(*) AS whole FROM events WHERE content <> ''").get()).toEqual({
      whole: 0,
    });
  });

  test("leaves a record of which only a void came, so that it is not counted when it comes", async () => {
    const { store, phone, letGo, findings, cells } = await setup();
    const unknown = eventOf(encounterOf({ day: "2026-01-05" }));
    await phone.add(voidOf(unknown));
    await phone.send(store);

    letGo(localMonth("2027-01"));
    await phone.add(unknown);
    await phone.send(store);

    expect(cellsIn(store)).toEqual(cells);
    expect(letGo(localMonth("2027-01"))).toBe(1);
    expect(await findings()).toEqual([]);
  });

  test("calls it frozen also where a key was missing when it came", async () => {
    const { store, phone, old, codes } = await setup();
    const sent = await phone.add(fixOf(old, encounterOf({ day: "2026-01-20" })));

    await phone.send(store, [unopened(sent, "cannot-open")]);
    expect(codes()).toEqual(["3 cannot-open"]);
    await phone.send(store, [sent]);

    expect(codes()).toEqual(["3 frozen"]);
  });

  test("shows in the check where a body is left, a base is gone or a record was counted twice", async () => {
    const broken = [
      ["UPDATE events SET content = '{}' WHERE content = ''", /still says something/],
      ["UPDATE events SET salt = randomblob(16) WHERE content = ''", /still says something/],
      ["DELETE FROM let_go", /details were not let go/],
      ["DELETE FROM frozen_cells", /differ from its records/],
      ["UPDATE frozen_cells SET value = value + 1", /differ from its records/],
      ["DELETE FROM events WHERE content = ''", /has no event/],
    ] as const;
    for (const [sql, sentence] of broken) {
      const { database, findings } = await setup();

      database.db.exec(sql);

      expect((await findings()).join("\n")).toMatch(sentence);
    }
  });

  test("carries what it froze over where a later version counts otherwise", async () => {
    const { database, store, cells, findings } = await setup();
    database.db.exec(
      "UPDATE frozen_cells SET fold = 0; UPDATE cells SET value = value + 9; UPDATE counters SET fold = 0",
    );

    openRecordStore(database);

    expect(cellsIn(store)).toEqual(cells);
    expect(await findings()).toEqual([]);
  });
});
