/** Where the room is put together: the database, what keeps it open, and the operations on it. */
import { parseEventId } from "../contract/ids.ts";
import { assert } from "../domain/assert.ts";
import { foldVersion } from "../domain/measure.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { checkAll, readLog, rebuildAll } from "./audit.ts";
import { readBookOfDay, readBookRow, readRecordsBetween } from "./book.ts";
import { openBrowserChannel, openChangeSignal, type OpenChannel } from "./change-signal.ts";
import { Connection } from "./connection.ts";
import { createDatabase, type Database } from "./database.ts";
import { readDayTotals } from "./day-totals.ts";
import { browserTimer, withinDeadline, type Timer } from "./deadline.ts";
import { historyRowOf, readEventsOf } from "./events.ts";
import { failureOf } from "./failures.ts";
import { importChunk, importInChunks } from "./import-records.ts";
import { firstLogRow, type LogRow } from "./log.ts";
import type { OpenFailure, Phone, SaveFailure } from "./phone.ts";
import { RecentContents } from "./recent-contents.ts";
import { readRecordsHere } from "./records-here.ts";
import { readProgram, writeProgram } from "./program.ts";
import { readMonthBlocks } from "./rollups.ts";
import { saveEntry, type SaveTools } from "./save.ts";
import { newestOf, shippedVersions, type DatabaseVersion } from "./schema.ts";
import { type Doors, plainDoors } from "./sealer.ts";
import { undoSave } from "./undo.ts";
import { LastWritten } from "./written-rows.ts";

export interface PhoneOptions {
  /** Of the database. */
  readonly name: string;
  /** From a source that can't be guessed. */
  randomBytes(length: number): Uint8Array<ArrayBuffer>;
  /** A random UUID. */
  newId(): string;
  readonly doors?: Doors;
  readonly indexedDB?: IDBFactory;
  readonly keyRange?: typeof IDBKeyRange;
  readonly openChannel?: OpenChannel;
  readonly timer?: Timer;
  /** Other versions of the database than the shipped ones, for tests of upgrades. */
  readonly versions?: readonly DatabaseVersion[];
}

/** A person taps again by then, and a suspended tab of a WebKit browser may hold the database for half an hour. */
const saveTimeoutMs = 5_000;

/** Two hundred records at once, on a cheap phone. */
const importTimeoutMs = 30_000;

export async function openPhone(options: PhoneOptions): Promise<Result<Phone, OpenFailure>> {
  const { name, doors = plainDoors, timer = browserTimer, versions = shippedVersions } = options;
  if (!canHash()) return err({ kind: "insecure-address" });
  const factory = options.indexedDB ?? globalThis.indexedDB;
  if (factory === undefined) {
    return err({ kind: "unavailable", cause: new Error("This browser keeps no database here") });
  }

  const schema = newestOf(versions);
  const database = createDatabase({
    name,
    versions,
    indexedDB: factory,
    keyRange: options.keyRange ?? globalThis.IDBKeyRange,
    firstMetaRows: () => [firstLogRow({ number: options.newId(), schema })],
  });
  const connection = new Connection(database, timer);
  const log = await connection.open();
  const ready = log.ok ? await bringUpToDate(connection, log.value, { schema, doors }) : log;
  if (ready.ok) return ok(phoneOn(connection, { ...options, doors, timer }));
  connection.close();
  return ready;
}

function canHash(): boolean {
  // The type leaves out that browsers withhold it where an address is neither https nor this machine's own.
  return (globalThis.crypto as Partial<Crypto> | undefined)?.subtle !== undefined;
}

/** Totals that were counted by other rules are counted anew before anything reads them. */
async function bringUpToDate(
  connection: Connection,
  log: LogRow,
  { schema, doors }: { readonly schema: number; readonly doors: Doors },
): Promise<Result<void, OpenFailure>> {
  if (log.schema > schema || log.fold > foldVersion) return err({ kind: "database-newer" });
  if (log.fold === foldVersion) return ok(undefined);
  try {
    await connection.run((database) => rebuildAll(database, doors));
    return ok(undefined);
  } catch (cause) {
    return err({ kind: "unavailable", cause });
  }
}

function phoneOn(
  connection: Connection,
  options: PhoneOptions & { readonly doors: Doors; readonly timer: Timer },
): Phone {
  const { doors, timer } = options;
  const signal = openChangeSignal(options.name, options.openChannel ?? openBrowserChannel);
  const tools: SaveTools = {
    doors,
    randomBytes: (length) => options.randomBytes(length),
    newEventId() {
      const id = parseEventId(options.newId());
      assert(id.ok, "new ids are UUIDs in lower case");
      return id.value;
    },
    assertSameLog: (log) => connection.assertSameLog(log),
    lastWritten: new LastWritten(),
    recentContents: new RecentContents(),
  };
  const run: Connection["run"] = (work, isOver) => connection.run(work, isOver);

  /** Writes are told to every tab once they are on disk, however late that is. */
  async function runAndTell<T>(work: (database: Database) => Promise<T>, isOver?: () => boolean): Promise<T> {
    const value = await run(work, isOver);
    signal.announce();
    return value;
  }

  function write<T>(
    work: (database: Database, isOver: () => boolean) => Promise<T>,
  ): Promise<Result<T, SaveFailure>> {
    return asResult(
      withinDeadline({ timer, delayMs: saveTimeoutMs }, (isOver) =>
        runAndTell((database) => work(database, isOver), isOver),
      ),
    );
  }

  return {
    sync: undefined,

    program: () => run(readProgram),
    saveProgram: (program) => write((database) => writeProgram(database, program)),
    save: (entry) => write((database, isOver) => saveEntry(database, entry, { ...tools, isOver })),
    undo: (saved) => write((database, isOver) => undoSave(database, saved, { ...tools, isOver })),
    async importRecords(records) {
      const imported = await importInChunks(records, (chunk) =>
        asResult(
          withinDeadline({ timer, delayMs: importTimeoutMs }, (isOver) =>
            importChunk(connection, chunk, tools, isOver),
          ),
        ),
      );
      // Once, at the end or where it stopped: screens would read everything again for each chunk.
      signal.announce();
      return imported;
    },

    bookOfDay: (day, page) => run((database) => readBookOfDay(database, day, page, doors.book)),
    bookRow: (record) => run((database) => readBookRow(database, record, doors.book)),
    recordsHere: (records) => readRecordsHere(run, records),
    historyOf: (record) =>
      run(async (database) => (await readEventsOf(database, record, doors.log)).map(historyRowOf)),
    dayTotals: (day) => run((database) => readDayTotals(database, day)),
    monthBlocks: (from, to) => run((database) => readMonthBlocks(database, from, to)),
    recordsBetween: (from, to, onUnreadable) =>
      readRecordsBetween(run, { from, to, onUnreadable }, doors.book),
    async storedCount() {
      const { next, records } = await run(readLog);
      return { events: next - 1, records };
    },

    subscribe: (listener) => signal.subscribe(listener),
    onClosed: (listener) => connection.onClosed(listener),
    rebuild: (onProgress) => asResult(runAndTell((database) => rebuildAll(database, doors, onProgress))),
    check: (onProgress) => run((database) => checkAll(database, doors, onProgress)),
    close() {
      signal.close();
      connection.close();
    },
  };
}

/** The one place where what was thrown becomes a failure. What no browser threw is our mistake and goes on up. */
async function asResult<T>(work: Promise<T | "late">): Promise<Result<T, SaveFailure>> {
  try {
    const value = await work;
    return value === "late" ? err({ kind: "storage-slow" }) : ok(value);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    return err(failure);
  }
}
