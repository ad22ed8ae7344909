/**
 * Taking records in, checked, folded and counted, with fsync: against bare
 * prepared inserts of the same event, receipt and head rows in the same
 * batches. And, on a disk whose sync takes 5 ms more, exchanges that share a
 * commit against exchanges with one each.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, type SqliteDatabase } from "../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../src/server/stores/sqlite-record-store.ts";
import { eventOf } from "../support/builders.ts";
import { TestLog } from "../support/test-log.ts";
import { contactsOf } from "./support/evenings.ts";
import { printFigures } from "./support/figures.ts";
import { medianOf } from "./support/samples.ts";

const batchEvents = 500;
const batches = 20;
const slowSyncMs = 5;
const exchangesAtOnce = 32;

/** The rows of one batch, by its numbers. */
const tables = {
  events: "id IN (SELECT id FROM events WHERE seq > ? AND seq <= ?)",
  receipts: "seq > ? AND seq <= ?",
  heads: "record IN (SELECT record FROM events WHERE seq > ? AND seq <= ?)",
} as const;

const folder = mkdtempSync(join(tmpdir(), "satchel-bench-"));
try {
  const log = new TestLog();
  const contacts = contactsOf({
    count: batchEvents * batches,
    firstDay: "2026-01-01",
    days: 60,
    sites: 3,
    seed: 4,
  });
  for (const record of contacts) await log.add(eventOf(record));
  const compared = await compareWithInserts(log);
  const shared = await compareWithOneCommitEach();
  printFigures(`ingest: ${batchEvents * batches} contacts in batches of ${batchEvents}`, [
    {
      name: "speed of bare inserts that is kept, median of the batches",
      value: 100 * medianOf(compared.ratios),
      unit: "%",
      budget: { atLeast: 60 },
    },
    { name: "a batch of bare inserts, median", value: medianOf(compared.bareMs), unit: "ms" },
    { name: "a batch of the store, median", value: medianOf(compared.storeMs), unit: "ms" },
    {
      name: `one commit an exchange / shared, ${exchangesAtOnce} at once, sync + ${slowSyncMs} ms`,
      value: shared.oneEachMs / shared.togetherMs,
      unit: "×",
      budget: { atLeast: 2 },
    },
  ]);
} finally {
  rmSync(folder, { recursive: true });
}

/** Batch by batch, one way after the other, each into a file of its own. */
async function compareWithInserts(log: TestLog) {
  const database = openDatabase(join(folder, "store.sqlite"));
  const bare = openDatabase(join(folder, "bare.sqlite"));
  const store = openRecordStore(database);
  const [ratios, bareMs, storeMs]: [number[], number[], number[]] = [[], [], []];
  for (let batch = 0; batch < batches; batch += 1) {
    const sent = log.sent.slice(batch * batchEvents, (batch + 1) * batchEvents);
    const startMs = performance.now();
    await log.send(store, sent);
    const storedMs = performance.now();
    const rows = rowsOfBatch(database, batch);
    const readMs = performance.now();
    insertRows(bare, rows);
    const insertedMs = performance.now();
    bareMs.push(insertedMs - readMs);
    storeMs.push(storedMs - startMs);
    ratios.push((insertedMs - readMs) / (storedMs - startMs));
  }
  database.close();
  bare.close();
  return { ratios, bareMs, storeMs };
}

type Row = Record<string, string | number | Uint8Array | null>;

function rowsOfBatch(
  database: SqliteDatabase,
  batch: number,
): readonly (readonly [string, readonly Row[]])[] {
  return Object.entries(tables).map(([table, condition]) => [
    table,
    database
      .prepare(`SELECT * FROM ${table} WHERE ${condition}`)
      .all(batch * batchEvents, (batch + 1) * batchEvents) as Row[],
  ]);
}

function insertRows(database: SqliteDatabase, rows: readonly (readonly [string, readonly Row[]])[]): void {
  database.transaction(() => {
    for (const [table, ofTable] of rows) {
      const [first] = ofTable;
      if (first === undefined) throw new Error("A batch has rows of every table.");
      const marks = Object.keys(first).map(() => "?");
      const insert = database.prepare(
        `INSERT INTO ${table} (${Object.keys(first).join(", ")}) VALUES (${marks.join(", ")})`,
      );
      for (const row of ofTable) insert.run(...Object.values(row));
    }
  });
}

async function compareWithOneCommitEach() {
  const logs = Array.from({ length: exchangesAtOnce * 2 }, () => new TestLog());
  const contacts = contactsOf({ count: logs.length * 5, firstDay: "2026-01-01", days: 5, sites: 3, seed: 5 });
  let index = 0;
  for (const record of contacts) {
    await logs[index % logs.length]?.add(eventOf(record));
    index += 1;
  }
  const database = openDatabase(join(folder, "slow.sqlite"));
  const store = openRecordStore(withSlowSync(database));
  const startMs = performance.now();
  for (const log of logs.slice(0, exchangesAtOnce)) await log.send(store);
  const middleMs = performance.now();
  await Promise.all(logs.slice(exchangesAtOnce).map((log) => log.send(store)));
  const endMs = performance.now();
  database.close();
  return { oneEachMs: middleMs - startMs, togetherMs: endMs - middleMs };
}

function withSlowSync(database: SqliteDatabase): SqliteDatabase {
  const blocked = new Int32Array(new SharedArrayBuffer(4));
  return {
    ...database,
    transaction(work) {
      const result = database.transaction(work);
      Atomics.wait(blocked, 0, 0, slowSyncMs);
      return result;
    },
  };
}
