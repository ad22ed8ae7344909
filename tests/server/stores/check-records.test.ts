import { describe, expect, onTestFinished, test } from "vitest";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { rebuildRecords } from "../../../src/server/stores/recount.ts";
import { inMemory, openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf, fixOf, localMonth, tallyOf, voidOf } from "../../support/builders.ts";
import { cellsIn, dropped } from "../../support/record-store/readings.ts";
import { TestLog, testProgram, unopened } from "../../support/test-log.ts";

/** A phone with records of all sorts, what came twice, and what is quarantined. */
async function setup() {
  const database = openDatabase(inMemory);
  onTestFinished(() => database.close());
  const store = openRecordStore(database);
  const phone = new TestLog();
  const [kept, fixed, voided] = [
    eventOf(encounterOf({ out: { "NLX-NAS-4": 2 } })),
    eventOf(encounterOf()),
    eventOf(tallyOf({ contacts: 9 })),
  ];
  for (const event of [
    kept,
    fixed,
    voided,
    fixOf(fixed, encounterOf({ day: "2026-04-01" })),
    voidOf(voided),
  ]) {
    await phone.add(event);
  }
  await phone.add(eventOf(encounterOf()));
  await phone.send(store, [...phone.sent.slice(0, 5), unopened(phone.sent[5]!, "cannot-open")]);
  const again = new TestLog({ sender: phone.sender });
  again.sent.push(phone.sent[0]!);
  await again.send(store);
  const first = { number: phone.number, id: kept.id, record: kept.record };
  return { database, store, phone, again, first };
}

describe("checkRecords", () => {
  test("finds nothing in what exchanges wrote", async () => {
    const { database } = await setup();

    expect(await checkRecords(database.db)).toEqual({
      programs: 1,
      events: 5,
      records: 3,
      letGo: 0,
      findings: [],
      findingCount: 0,
    });
  });

  test("finds nothing where a clone brought more under the number it shared than its original announces", async () => {
    const { database, store, phone } = await setup();
    const clone = new TestLog({ number: phone.number, sender: phone.sender });
    clone.sent.push(...phone.sent);
    for (let count = 0; count < 3; count += 1) await clone.add(eventOf(encounterOf()));
    await clone.send(store, clone.sent.slice(7));
    const later = new TestLog({ sender: phone.sender, prev: [dropped(clone, 0)] });
    later.sent.push(...clone.sent);
    await later.send(store, []);

    await phone.send(store, [], { next: 7 });

    expect(database.db.prepare("SELECT next FROM logs WHERE number = ?").get(phone.number)).toEqual({
      next: 7,
    });
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });

  test.each([
    [
      "a receipt taken away",
      "DELETE FROM receipts WHERE seq = 2",
      /has no receipt 2 .*|confirmed up to 6, its receipts up to 1/,
    ],
    [
      "a receipt of another hash",
      "UPDATE receipts SET h = zeroblob(32) WHERE seq = 3",
      /neither stored nor quarantined/,
    ],
    ["an event taken away", "DELETE FROM events WHERE seq = 2", /neither stored nor quarantined/],
    [
      "an event changed",
      "UPDATE events SET content = replace(content, '\"people\":1', '\"people\":7')",
      /not what its phone sent/,
    ],
    ["a content that is no record", "UPDATE events SET content = '{}' WHERE seq = 1", /can't be understood/],
    ["another revision", "UPDATE events SET rev = 5 WHERE seq = 4", /not what its phone sent/],
    [
      "an entry set aside by nobody",
      "UPDATE quarantine SET state = 'set-aside'",
      /doesn't stand as leads decided/,
    ],
    [
      "a count of what was set aside that is wrong",
      "INSERT INTO set_aside SELECT program, number, 1 FROM logs LIMIT 1",
      /set aside is counted wrongly/,
    ],
    [
      "a phone asked for what it has sent",
      "UPDATE quarantine SET asked = 1",
      /Whether a phone is asked for event .* isn't what follows/,
    ],
    ["a quarantined body taken away", "DELETE FROM quarantine_bodies", /What leads are shown .* isn't kept/],
    ["a quarantined event taken away", "DELETE FROM quarantine", /neither stored nor quarantined/],
    [
      "a confirmed number raised",
      "UPDATE logs SET hw = 60, next = 61 WHERE hw = 6",
      /confirmed up to 60, its receipts up to 6/,
    ],
    [
      "another digest",
      "UPDATE logs SET digest = '00000000000000aa' WHERE hw = 6",
      /digest of number .* is not that/,
    ],
    [
      "an announcement lowered",
      "UPDATE logs SET next = 3 WHERE hw = 6",
      /announced less than the 6 that are confirmed/,
    ],
    ["a log taken away", "DELETE FROM logs WHERE hw = 1", /is of no known log/],
    ["a head taken away", "DELETE FROM heads WHERE is_live = 0", /The head of record .* is not what/],
    ["a voided record brought back", "UPDATE heads SET is_live = 1", /The head of record .* is not what/],
    [
      "a head without events",
      "INSERT INTO heads SELECT program, 'x', state, event, day, 1 FROM heads LIMIT 1",
      /has a head and no event/,
    ],
    [
      "a cell raised by one",
      "UPDATE cells SET value = value + 1 WHERE measure = 'people'",
      /differ from its records in 2 cells, on 2026-03-08/,
    ],
    ["a cell taken away", "DELETE FROM cells WHERE measure = 'out'", /differ from its records in 1 cells/],
    [
      "an empty cell",
      "INSERT INTO cells SELECT program, month, day, first_day, site, route, model, source, measure, 'x', 0 FROM cells LIMIT 1",
      /differ from its records in 1 cells/,
    ],
    ["a month forgotten", "DELETE FROM months WHERE month = '2026-04'", /2026-04 .* have no position/],
    ["a position that was never given out", "UPDATE counters SET position = 1", /was never given out/],
    ["a witness forgotten", "DELETE FROM witnesses", /was never given out/],
    ["totals of another fold", "UPDATE counters SET fold = 99", /counted by another version/],
    ["a receipt that denies an earlier one", "UPDATE receipts SET again = NULL", /says wrongly/],
  ])("finds %s", async (_what, damage, says) => {
    const { database } = await setup();

    database.db.exec(damage);
    const { findings } = await checkRecords(database.db);

    expect(findings.join("\n")).toMatch(says);
  });
});

describe("rebuildRecords", () => {
  test("writes heads and cells that were damaged as a recount finds them", async () => {
    const { database, store } = await setup();
    const before = cellsIn(store);
    database.db.exec(`
      UPDATE heads SET is_live = 1;
      INSERT INTO heads SELECT program, 'x', state, event, day, 1 FROM heads LIMIT 1;
      UPDATE cells SET value = value + 3 WHERE measure = 'people';
      DELETE FROM cells WHERE measure = 'out';`);

    expect(rebuildRecords(database)).toEqual([{ program: testProgram, changedHeads: 2, changedCells: 3 }]);

    expect(cellsIn(store)).toEqual(before);
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });

  test("lets readers hear of every month it changed, also of one that is empty now", async () => {
    const { database, store } = await setup();
    const { cursor } = mustPull(store);
    database.db.exec(`
      INSERT INTO cells SELECT program, '2025-01', '2025-01-01', '2025-01-01', site, route, model, source, measure, code, 5
        FROM cells LIMIT 1;
      INSERT INTO months SELECT program, '2025-01', position + 1 FROM counters;
      UPDATE counters SET position = position + 1;`);

    rebuildRecords(database);

    const pulled = store.rollups(testProgram, cursor);
    const months = pulled.ok ? pulled.value.blocks.map(({ month }) => month) : [];
    expect(months.toSorted()).toEqual(["2025-01", "2026-03", "2026-04"]);
  });
});

describe("openRecordStore", () => {
  test("counts anew what another fold version counted, before anyone reads it", async () => {
    const { database, store } = await setup();
    const before = cellsIn(store);
    const { cursor } = mustPull(store);
    database.db.exec("UPDATE counters SET fold = 99; UPDATE cells SET value = value * 2");

    const reopened = openRecordStore(database);

    expect(cellsIn(reopened)).toEqual(before);
    expect(monthsOf(reopened)).toEqual(["2026-03", "2026-04"]);
    expect(reopened.rollups(testProgram, cursor)).toMatchObject({ value: { blocks: [{}, {}] } });
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });
});

function monthsOf(store: ReturnType<typeof openRecordStore>) {
  return store.withBlocks(testProgram, localMonth("2026-01"), (blocks) =>
    [...blocks].map(({ month }) => month),
  );
}

function mustPull(store: ReturnType<typeof openRecordStore>) {
  const pulled = store.rollups(testProgram);
  if (!pulled.ok) throw new Error("Without a cursor nothing is refused.");
  return pulled.value;
}
