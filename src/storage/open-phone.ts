/** Where the room is put together: the database, what keeps it open, and the operations on it. */
import { parseEventId } from "../contract/ids.ts";
import { assert } from "../domain/assert.ts";
import { foldVersion } from "../domain/measure.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { readBookOfDay, readBookRow, readRecordsBetween } from "./book.ts";
import { openBrowserChannel, openChangeSignal } from "./change-signal.ts";
import { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { readDayTotals } from "./day-totals.ts";
import { browserTimer, withinDeadline, type Timer } from "./deadline.ts";
import { enrolmentName } from "./enrolment-name.ts";
import { historyRowOf, readEventsOf } from "./events.ts";
import { failureOf, StorageError } from "./failures.ts";
import { importChunk, importInChunks } from "./import-records.ts";
import { logName, type LogRow, parseLogRow } from "./log.ts";
import { canHash, databaseOf, type PhoneOptions } from "./phone-options.ts";
import type { OpenFailure, Phone, SaveFailure } from "./phone.ts";
import type { ProgramPhone } from "./program-phone.ts";
import { RecentContents } from "./recent-contents.ts";
import { readRecordsHere } from "./records-here.ts";
import { readProgram, writeProgram } from "./program.ts";
import { readMonthBlocks } from "./rollups.ts";
import { saveEntry, type SaveTools } from "./save.ts";
import { newestOf, shippedVersions } from "./schema.ts";
import type { Doors } from "./sealer.ts";
import { openOwnKeeperLazily } from "./sealing/lazy-own-keeper.ts";
import type { OwnKeeper } from "./sealing/own-keeper.ts";
import { undoSave } from "./undo.ts";
import { LastWritten } from "./written-rows.ts";

/** A person taps again by then, and a suspended tab of a WebKit browser may hold the database for half an hour. */
const saveTimeoutMs = 5_000;

/** Two hundred records at once, on a cheap phone. */
const importTimeoutMs = 30_000;

export async function openPhone(options: PhoneOptions): Promise<Result<Phone, OpenFailure>> {
  const { timer = browserTimer, versions = shippedVersions } = options;
  if (!canHash()) return err({ kind: "insecure-address" });
  const database = databaseOf(options);
  if (!database.ok) return database;
  const connection = new Connection(database.value, timer);
  const log = await connection.open();
  const belonging = log.ok
    ? await bringUpToDate(connection, log.value, { ...options, schema: newestOf(versions) })
    : log;
  if (belonging.ok) return ok(phoneOn(connection, { ...options, ...belonging.value, timer }));
  connection.close();
  return belonging;
}

/** Whose the phone is, and what follows from that. */
interface Belonging {
  readonly doors: Doors;
  /** `undefined` for a phone alone. */
  readonly program: ProgramPhone | undefined;
  /** `undefined` for a program's phone. */
  readonly passphrase: OwnKeeper | undefined;
}

/** Totals that were counted by other rules are counted anew, or dropped, before anything reads them. */
async function bringUpToDate(
  connection: Connection,
  log: LogRow,
  options: PhoneOptions & { readonly schema: number },
): Promise<Result<Belonging, OpenFailure>> {
  if (log.schema > options.schema || log.fold > foldVersion) return err({ kind: "database-newer" });
  try {
    const belonging = await belongingOf(connection, options);
    if (log.fold !== foldVersion) await countByNewRules(connection, belonging);
    return ok(belonging);
  } catch (cause) {
    return err(
      failureOf(cause)?.kind === "database-newer"
        ? { kind: "database-newer" }
        : { kind: "unavailable", cause },
    );
  }
}

async function countByNewRules(
  connection: Connection,
  { doors, program, passphrase }: Belonging,
): Promise<void> {
  const audit = await auditing();
  if (doors.log.opens) {
    await connection.run((database) => audit.rebuildAll(database, doors));
    return;
  }
  await passphrase?.noteDroppedTotals();
  await connection.run((database) => audit.dropOldTotals(database, { andMonths: program === undefined }));
}

/** Counting anew is rare, and no start waits for its code. */
function auditing() {
  return import("./audit.ts");
}

async function belongingOf(connection: Connection, options: PhoneOptions): Promise<Belonging> {
  const tools = {
    randomBytes: (length: number) => options.randomBytes(length),
    run: <T>(work: (database: Database) => Promise<T>) => connection.run(work),
  };
  const enrolmentRow: unknown = await connection.run(({ meta }) => meta.get(enrolmentName));
  if (enrolmentRow !== undefined) {
    const { openProgramPhone } = await import("./program-phone.ts");
    const program = await openProgramPhone(enrolmentRow, tools);
    return { doors: program.doors, program, passphrase: undefined };
  }
  const recount = async (doors: Doors) => {
    const { rebuildAll } = await auditing();
    return connection.run((database) => rebuildAll(database, doors));
  };
  const passphrase = await openOwnKeeperLazily({ ...tools, recount });
  return { doors: options.doors ?? passphrase.doors, program: undefined, passphrase };
}

function phoneOn(
  connection: Connection,
  options: PhoneOptions & Belonging & { readonly timer: Timer },
): Phone {
  const { doors, program, passphrase, timer } = options;
  const keeper = program?.book ?? passphrase;
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
    refreshDoors: async () => keeper?.refresh(),
    lastWritten: new LastWritten({ countsMonths: program === undefined }),
    countsMonths: program === undefined,
    recentContents: new RecentContents(),
  };
  keeper?.onLock(() => {
    tools.recentContents.forget();
    signal.announce();
  });
  // A row that is closed by a key which another tab has replaced could never be read again.
  // Where it can't be read now, the next change of the book reads it before it writes.
  signal.subscribeToOthers(() => void keeper?.refresh().catch(() => undefined));
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
    sync: program?.openSync({
      read: run,
      write,
      assertSameLog: tools.assertSameLog,
      newId: () => options.newId(),
      subscribe: (listener) => signal.subscribe(listener),
    }),
    book: program?.book,
    passphrase,

    program: () => run(readProgram),
    saveProgram: (settings) => write((database) => writeProgram(database, settings)),
    save: (entry) => write((database, isOver) => saveEntry(database, entry, { ...tools, isOver })),
    undo: (saved) => write((database, isOver) => undoSave(database, saved, { ...tools, isOver })),
    appendRemote: (entry) =>
      write((database, isOver) =>
        mustBeOfProgram(program).appendRemote(database, entry, { ...tools, isOver }),
      ),
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
    sealedCopy: (app) => mustBeOfProgram(program).linesOfCopy(run, app),
    async storedCount() {
      const { next, records } = parseLogRow(await run(({ meta }) => meta.get(logName)));
      return { events: next - 1, records };
    },

    subscribe: (listener) => signal.subscribe(listener),
    onClosed: (listener) => connection.onClosed(listener),
    async rebuild(onProgress) {
      const { rebuildAll } = await auditing();
      return asResult(runAndTell((database) => rebuildAll(database, doors, onProgress)));
    },
    async check(onProgress) {
      const { checkAll } = await auditing();
      return run((database) => checkAll(database, doors, onProgress));
    },
    close() {
      signal.close();
      connection.close();
    },
  };
}

function mustBeOfProgram(program: ProgramPhone | undefined): ProgramPhone {
  if (program !== undefined) return program;
  throw new StorageError({ kind: "unreadable", cause: new Error("This phone belongs to no program") });
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
