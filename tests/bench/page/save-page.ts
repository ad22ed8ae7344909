/** The page of the save bench: the storage of the app, and beside it a bare database with the same rows. */
import { parseEventId } from "../../../src/contract/ids.ts";
import { addDays, monthOf } from "../../../src/domain/local-date.ts";
import type { EncounterRecord } from "../../../src/domain/record.ts";
import type { Result } from "../../../src/domain/result.ts";
import { openPhone } from "../../../src/storage/open-phone.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { localDate } from "../../support/builders.ts";
import { contactsOf, programWithSites } from "../support/evenings.ts";
import { copyDatabase, openRaw, resultOf, writeStrictly } from "./raw-database.ts";

const sites = 3;
const twoYears = 730;
const contactsPerImport = 2000;

/** What one way of writing a contact took, each time. */
export interface SaveSamples {
  /** From the call to its answer. */
  readonly saveMs: readonly number[];
  /** Of it: until the transaction began, and from there until it was on disk. */
  readonly beforeTransactionMs: readonly number[];
  readonly inTransactionMs: readonly number[];
  /** The same rows, written and nothing else. */
  readonly bareMs: readonly number[];
  /** The same rows, written after those that they replace were read: no way of keeping totals does less. */
  readonly bareWithReadsMs: readonly number[];
  /** Of a page that was just opened. */
  readonly firstSaveMs: number;
}

interface FillPlan {
  /** Of the database. */
  readonly name: string;
  readonly count: number;
  readonly lastDay: string;
  /** Up to the last; two years of them where nothing is said. */
  readonly days?: number;
}

interface MeasurePlan {
  readonly name: string;
  /** On which all contacts are saved. */
  readonly day: string;
  readonly rounds: number;
  readonly warmUpRounds: number;
  /** Another seed for each measurement on one database: contacts of its own. */
  readonly seed: number;
}

const bench = {
  /** A phone with contacts of two years, or of fewer days. */
  async fill({ name, count, lastDay, days = twoYears }: FillPlan): Promise<void> {
    const phone = await openPhoneCalled(name);
    mustBeOk(await phone.saveProgram(programWithSites(sites)));
    const firstDay = addDays(localDate(lastDay), 1 - days);
    let batch: { record: EncounterRecord; rev: number }[] = [];
    for (const record of contactsOf({ count, firstDay, days, sites, seed: 3 })) {
      batch.push({ record, rev: 1 });
      if (batch.length < contactsPerImport) continue;
      mustBeOk(await phone.importRecords(batch));
      batch = [];
    }
    mustBeOk(await phone.importRecords(batch));
    phone.close();
  },

  /** The bare database begins as a copy, so that both write into as much. */
  async copy({ name }: { readonly name: string }): Promise<void> {
    const source = await openRaw(name);
    const copy = await copyDatabase(source, bareNameOf(name));
    source.close();
    copy.close();
  },

  async measure({ name, day, rounds, warmUpRounds, seed }: MeasurePlan): Promise<SaveSamples> {
    const phone = await openPhoneCalled(name);
    const written = await openRaw(name);
    const bare = await openRaw(bareNameOf(name));
    const marks = watchTransactions(name);
    const contacts = contactsOf({ count: 1_000_000, firstDay: day, days: 1, sites, seed });

    const samples = {
      saveMs: [] as number[],
      beforeTransactionMs: [] as number[],
      inTransactionMs: [] as number[],
      bareMs: [] as number[],
      bareWithReadsMs: [] as number[],
    };
    /** What was saved and is still to be written the bare way. */
    const waiting: (readonly StoredRow[])[] = [];

    async function save(): Promise<void> {
      const record = mustHave(contacts.next().value as EncounterRecord | undefined);
      const event = mustBeOk(parseEventId(crypto.randomUUID()));
      const startMs = performance.now();
      mustBeOk(await phone.save({ kind: "rec", event, record }));
      samples.saveMs.push(performance.now() - startMs);
      samples.beforeTransactionMs.push(marks.beganMs - startMs);
      samples.inTransactionMs.push(marks.completedMs - marks.beganMs);
      waiting.push(await rowsOf(written, event, record));
    }

    async function writeBare(): Promise<void> {
      const rows = mustHave(waiting.shift());
      const startMs = performance.now();
      await writeStrictly(bare, (transaction) => putAll(transaction, rows));
      samples.bareMs.push(performance.now() - startMs);
    }

    async function writeBareWithReads(): Promise<void> {
      const rows = mustHave(waiting.shift());
      const startMs = performance.now();
      await writeStrictly(bare, (transaction) => {
        const reads = rows.map(({ store, key }) => transaction.objectStore(store).get(key));
        reads.at(-1)?.addEventListener("success", () => putAll(transaction, rows));
      });
      samples.bareWithReadsMs.push(performance.now() - startMs);
    }

    // Two ahead, so that each way may come first: the order turns with every round.
    await save();
    await save();
    const firstSaveMs = mustHave(samples.saveMs[0]);
    const ways = [save, writeBare, save, writeBareWithReads];
    for (let round = 0; round < warmUpRounds + rounds; round++) {
      if (round === warmUpRounds) for (const ofOneWay of Object.values(samples)) ofOneWay.length = 0;
      for (let turn = 0; turn < ways.length; turn++) await ways[(round + turn) % ways.length]?.();
    }
    phone.close();
    written.close();
    bare.close();
    return { ...samples, firstSaveMs };
  },
};

export type SaveBench = typeof bench;

declare global {
  var satchelBench: SaveBench;
}

globalThis.satchelBench = bench;

async function openPhoneCalled(name: string): Promise<Phone> {
  return mustBeOk(
    await openPhone({
      name,
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      newId: () => crypto.randomUUID(),
    }),
  );
}

function bareNameOf(name: string): string {
  return `${name} bare`;
}

interface StoredRow {
  readonly store: string;
  readonly key: string;
  readonly isNew: boolean;
  readonly row: unknown;
}

/** All that saving a contact wrote. */
function rowsOf(
  database: IDBDatabase,
  event: string,
  { id, day }: EncounterRecord,
): Promise<readonly StoredRow[]> {
  const keys = [
    { store: "meta", key: "log", isNew: false },
    { store: "events", key: event, isNew: true },
    { store: "book", key: id, isNew: true },
    { store: "dayTotals", key: day, isNew: false },
    { store: "rollups", key: monthOf(day), isNew: false },
  ];
  const transaction = database.transaction(database.objectStoreNames, "readonly");
  return Promise.all(
    keys.map(async (key) => ({
      ...key,
      row: mustHave(await resultOf<unknown>(transaction.objectStore(key.store).get(key.key))),
    })),
  );
}

function putAll(transaction: IDBTransaction, rows: readonly StoredRow[]): void {
  for (const { store, isNew, row } of rows) {
    const table = transaction.objectStore(store);
    if (isNew) table.add(row);
    else table.put(row);
  }
}

/** When the last writing transaction of a database began and completed. */
function watchTransactions(name: string): { readonly beganMs: number; readonly completedMs: number } {
  const marks = { beganMs: Number.NaN, completedMs: Number.NaN };
  // oxlint-disable-next-line typescript/unbound-method -- It is applied to the database it was called on.
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function watched(this: IDBDatabase, ...given) {
    const transaction = begin.apply(this, given);
    if (this.name === name && transaction.mode === "readwrite") {
      marks.beganMs = performance.now();
      transaction.addEventListener("complete", () => {
        marks.completedMs = performance.now();
      });
    }
    return transaction;
  };
  return marks;
}

function mustHave<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("It must be there to measure with it.");
  return value;
}

function mustBeOk<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(`The answer was ${JSON.stringify(result.error)}.`);
}
