/**
 * Exchanges taken in by the record store, against bare prepared inserts of the
 * rows that it leaves; and what committing together saves where a disk is slow.
 */
import { join } from "node:path";
import { maxEventsPerExchange } from "../../src/contract/wire/wire-limits.ts";
import { openDatabase, type SqliteDatabase } from "../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../src/server/stores/sqlite-record-store.ts";
import type { Exchange, RecordStore } from "../../src/server/stores/store.ts";
import { eventOf } from "../support/builders.ts";
import { TestLog } from "../support/test-log.ts";
import { type BareRows, BareStore, rowsOfBatch } from "./support/bare-store.ts";
import { contactsOf } from "./support/evenings.ts";
import { printFigures } from "./support/figures.ts";
import { mustBeOk } from "./support/program-server.ts";
import { durationMsOf, durationMsUntil, medianOf } from "./support/samples.ts";
import { withFolder } from "./support/with-folder.ts";

const batches = 40;
const warmUpBatches = 4;
/** What an evening's bag of a small team sends at once. */
const smallBatch = 50;

const phones = 8;
const exchangesPerPhone = 25;
const recordsPerExchange = 10;
const slowSyncMs = 5;

for (const size of [maxEventsPerExchange, smallBatch]) {
  const { storeMs, bareMs } = await withFolder((folder) => compareWithBareInserts(folder, size));
  printFigures(`ingest: ${batches} exchanges of ${size} contacts, opened before, SQLite with fsync`, [
    {
      name: "speed of the bare inserts that is kept",
      value: (100 * sumOf(bareMs)) / sumOf(storeMs),
      unit: "%",
      budget: { atLeast: 60 },
    },
    { name: "  median of the exchanges", value: 100 * medianOf(ratios(bareMs, storeMs)), unit: "%" },
    { name: "exchange, per contact", value: (1000 * medianOf(storeMs)) / size, unit: "µs" },
    { name: "bare inserts, per contact", value: (1000 * medianOf(bareMs)) / size, unit: "µs" },
  ]);
}

const slow = await withFolder((folder) => compareCommits(folder, slowSyncMs));
const asIs = await withFolder((folder) => compareCommits(folder, 0));
printFigures(
  `ingest: ${phones} phones at once, ${exchangesPerPhone} exchanges of ${recordsPerExchange} contacts each`,
  [
    {
      name: `one commit an exchange / together, ${slowSyncMs} ms added to each sync`,
      value: slow.eachMs / slow.togetherMs,
      unit: "×",
      budget: { atLeast: 2 },
    },
    { name: "  together, per exchange", value: slow.togetherMs / (phones * exchangesPerPhone), unit: "ms" },
    {
      name: "one commit an exchange / together, on this disk as it is",
      value: asIs.eachMs / asIs.togetherMs,
      unit: "×",
    },
    { name: "  together, per exchange", value: asIs.togetherMs / (phones * exchangesPerPhone), unit: "ms" },
  ],
);

interface Compared {
  readonly storeMs: readonly number[];
  readonly bareMs: readonly number[];
}

/** Batch by batch, one way after the other, so that a busy moment of the machine slows down both. */
async function compareWithBareInserts(folder: string, size: number): Promise<Compared> {
  const database = openDatabase(join(folder, "store.sqlite"));
  const store = openRecordStore(database);
  const bare = new BareStore(join(folder, "bare.sqlite"));
  const log = await filledLog({ count: (warmUpBatches + batches) * size, seed: size });
  const storeMs: number[] = [];
  const bareMs: number[] = [];
  for (let batch = 0; batch < warmUpBatches + batches; batch++) {
    const [from, to] = [batch * size, (batch + 1) * size];
    const exchange = log.exchangeOf(log.sent.slice(from, to));
    const ofStoreMs = await durationMsUntil(() => mustExchange(store, exchange));
    const rows = rowsOfBatch(database, { number: log.number, from: from + 1, to });
    assertWhole(rows, size);
    const ofBareMs = durationMsOf(() => bare.write(rows));
    if (batch < warmUpBatches) continue;
    storeMs.push(ofStoreMs);
    bareMs.push(ofBareMs);
  }
  database.close();
  bare.close();
  return { storeMs, bareMs };
}

/** Both ways in turns: a phone's exchanges wait for each other, those of different phones come at once. */
async function compareCommits(
  folder: string,
  addedMs: number,
): Promise<{ readonly eachMs: number; readonly togetherMs: number }> {
  const database = withSlowSync(openDatabase(join(folder, "store.sqlite")), addedMs);
  const store = openRecordStore(database);
  const count = 2 * exchangesPerPhone * recordsPerExchange;
  const logs: TestLog[] = [];
  for (let phone = 0; phone < phones; phone++) logs.push(await filledLog({ count, seed: 1000 + phone }));

  let eachMs = 0;
  let togetherMs = 0;
  for (let turn = 0; turn < exchangesPerPhone; turn++) {
    const [first, second] = [2 * turn, 2 * turn + 1].map((part) => logs.map((log) => partOf(log, part)));
    eachMs += await durationMsUntil(async () => {
      for (const exchange of first ?? []) await mustExchange(store, exchange);
    });
    togetherMs += await durationMsUntil(() =>
      Promise.all((second ?? []).map((exchange) => mustExchange(store, exchange))),
    );
  }
  database.close();
  return { eachMs, togetherMs };
}

function partOf(log: TestLog, part: number): Exchange {
  return log.exchangeOf(log.sent.slice(part * recordsPerExchange, (part + 1) * recordsPerExchange));
}

/** A disk whose sync takes so much longer: the process stands still meanwhile, as it does in an fsync. */
function withSlowSync(database: SqliteDatabase, addedMs: number): SqliteDatabase {
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  return {
    ...database,
    transaction(work) {
      const result = database.transaction(work);
      if (addedMs > 0) Atomics.wait(nobody, 0, 0, addedMs);
      return result;
    },
  };
}

async function filledLog({
  count,
  seed,
}: {
  readonly count: number;
  readonly seed: number;
}): Promise<TestLog> {
  const log = new TestLog();
  const contacts = contactsOf({ count, firstDay: "2026-01-01", days: 180, sites: 4, seed });
  for (const contact of contacts) await log.add(eventOf(contact));
  return log;
}

async function mustExchange(store: RecordStore, exchange: Exchange): Promise<void> {
  mustBeOk(await store.exchange(exchange));
}

function assertWhole({ receipts, events, heads }: BareRows, size: number): void {
  const isWhole = [receipts, events, heads].every((rows) => rows.length === size);
  if (!isWhole) throw new Error("The store left other rows than it was given.");
}

function sumOf(samples: readonly number[]): number {
  return samples.reduce((sum, sample) => sum + sample, 0);
}

function ratios(dividends: readonly number[], divisors: readonly number[]): readonly number[] {
  return dividends.map((dividend, index) => dividend / (divisors[index] ?? Number.NaN));
}
