/** Cost grows with what is asked for, not with what is stored: no exchange and no reading goes through a table. */
import type { SQLInputValue } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { inMemory, openDatabase, type SqliteDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import type { RecordStore } from "../../../src/server/stores/store.ts";
import { encounterOf, eventOf, fixOf, localDate, localMonth, voidOf } from "../../support/builders.ts";
import { TestLog, testProgram, unopened, uuidOf, withheld } from "../../support/test-log.ts";

/** Everything that the store asks of the database while it does all that it can. */
async function statementsOfAll(): Promise<{
  readonly database: SqliteDatabase;
  readonly statements: readonly string[];
}> {
  const opened = openDatabase(inMemory);
  onTestFinished(() => opened.close());
  const statements = new Set<string>();
  const prepare = (sql: string) => {
    statements.add(sql);
    return opened.prepare(sql);
  };
  const database = {
    ...opened,
    prepare,
    rowsOfOneMoment: (sql: string, ...values: readonly SQLInputValue[]) => {
      statements.add(sql);
      return opened.rowsOfOneMoment(sql, ...values);
    },
    snapshot: <T>(work: (reader: { prepare: typeof prepare }) => T) => work({ prepare }),
  };
  const store = openRecordStore(database);
  statements.clear();

  const phone = new TestLog();
  const event = eventOf(encounterOf());
  const [first, , third] = [
    await phone.add(event),
    await phone.add(voidOf(event)),
    await phone.add(eventOf(encounterOf())),
  ];
  await phone.send(store, [first, phone.sent[1]!, unopened(third, "cannot-open")]);
  const dropped = { number: phone.number, born: 0, next: 4, pruned: 1, digest: phone.digest(1) };
  const later = new TestLog({ sender: phone.sender, prev: [dropped, { ...dropped, pruned: 9, next: 10 }] });
  later.sent.push(...phone.sent);
  await later.send(store);
  await new TestLog().send(store, [await new TestLog().add(fixOf(event, encounterOf()))]);
  await phone.send(store);
  await bodiesBrought(store);

  const pulled = store.rollups(testProgram);
  store.rollups(testProgram, pulled.ok ? pulled.value.cursor : "");
  store.withBlocks(testProgram, localMonth("2026-01"), (blocks) => [...blocks]);
  store.recordsOfDay(testProgram, localDate("2026-03-08"));
  store.historyOf(testProgram, event.record);
  store.position(testProgram);
  expect([...store.liveRecords(testProgram, localDate("2026-03-01"), localDate("2026-03-31"))]).not.toEqual(
    [],
  );
  return { database: opened, statements: [...statements] };
}

/** Announced, brought as a copy, asked for under another number, and taken over from a desk that didn't know whose it is. */
async function bodiesBrought(store: RecordStore): Promise<void> {
  const phone = new TestLog();
  const sent = await phone.add(eventOf(encounterOf()));
  const other = new TestLog({ sender: phone.sender });
  other.sent.push(sent);
  const copy = { ...phone.exchangeOf([unopened(sent, "cannot-open")]), sender: lead };
  await store.exchange(copy);
  await other.send(store, [withheld(sent)]);
  await phone.send(store, [withheld(sent)]);
  await store.exchange({ ...copy, request: { ...copy.request, device: phone.sender.id } });
}

const lead = { kind: "account", id: uuidOf("f", 3) } as const;

async function plansOfAll(): Promise<readonly string[]> {
  const { database, statements } = await statementsOfAll();
  return statements.flatMap((sql) =>
    database.db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => `${String(detail)} — ${sql}`),
  );
}

describe("the record store", () => {
  test("finds everything by a key that narrows more than to the program", async () => {
    const plans = await plansOfAll();

    expect(plans.length).toBeGreaterThan(20);
    const throughTable =
      /^SCAN|^SEARCH (receipts|events|heads|cells|changes|witnesses|quarantine|body|entry|taken) .*\(program=\?( AND \w+[<>]\?)?\) —/;
    // Whether there is any.
    const first = /SELECT 1 FROM quarantine WHERE program = \? LIMIT 1$/;
    expect(plans.filter((plan) => throughTable.test(plan) && !first.test(plan))).toEqual([]);
  });

  test("tells a log what of its own is open without going through what was set aside", async () => {
    const plans = await plansOfAll();

    const ofOneNumber = plans.filter((plan) =>
      /^SEARCH quarantine .*\(program=\? AND number=\? AND seq<\?\) —/.test(plan),
    );
    expect(ofOneNumber).toEqual([expect.stringContaining("USING COVERING INDEX quarantine_told")]);
  });
});
