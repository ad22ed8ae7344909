/**
 * Joining a program: fills the program's own database in one transaction, with
 * the records that come along. The database of the phone alone is only read, by
 * the caller. Done again, after a failure that left it open whether it was done,
 * it adds what isn't there.
 */
import { parseEventId } from "../contract/ids.ts";
import { assert } from "../domain/assert.ts";
import type { RecEvent } from "../domain/event.ts";
import type { RecordId } from "../domain/ids.ts";
import { bagToBring } from "../domain/kept-bag.ts";
import { joinedRecord } from "../domain/joined-record.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { applyEvents, type ChangedRows, type PreparedEvent, type TouchedRows } from "./apply-events.ts";
import { bagName, putAsideDamaged, putBag, understoodBag } from "./bag.ts";
import { sealBookBody } from "./book-row.ts";
import { openBrowserChannel, openChangeSignal } from "./change-signal.ts";
import { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { browserTimer } from "./deadline.ts";
import { parseDayTotalsRow, type DayTotalsRow } from "./day-totals.ts";
import { enrolmentName } from "./enrolment-name.ts";
import { enrolmentRow, parseEnrolmentRow, type Enrolment } from "./enrolment.ts";
import { sealEvent } from "./events.ts";
import { failureOf, StorageError } from "./failures.ts";
import type { Joined, JoinFailure, Joining } from "./joining.ts";
import { logName, type LogRow, parseLogRow, renumbered } from "./log.ts";
import { canHash, databaseOf, type PhoneOptions } from "./phone-options.ts";
import type { RevisedRecord } from "./phone.ts";
import { canSealWith, openProgramDoors, type ProgramDoors } from "./program-doors.ts";
import { type BookMeta, bookMetaName } from "./sealing/book-meta.ts";
import type { BookStore } from "./sealing/book-store.ts";
import { type StrictWrite, writeStrictly } from "./strict-write.ts";
import { parseSyncRow, renumberedSync, syncName, unconfirmed, withoutFailure } from "./sync-row.ts";
import { type Unsent, unsentOn } from "./unsent.ts";
import { watchOver } from "./watch.ts";
import { isSameLogRow } from "./written-rows.ts";

/** A cheap phone holds them all at once, and writes them in one transaction in some seconds. */
const maxRecordsAtJoining = 20_000;

export async function joinProgram(
  options: PhoneOptions,
  joining: Joining,
): Promise<Result<Joined, JoinFailure>> {
  if (!canHash()) return err({ kind: "insecure-address" });
  if (joining.records.length > maxRecordsAtJoining) {
    return err({ kind: "too-many-records", most: maxRecordsAtJoining });
  }
  const database = databaseOf(options);
  if (!database.ok) return database;
  const { timer = browserTimer } = options;
  const connection = new Connection(database.value, timer);
  const log = await connection.open();
  if (!log.ok) return log;
  try {
    const joined = await watchOver(connection, timer).steps((opened, onStep, isOver) =>
      join(opened, joining, { ...options, onStep, isOver }),
    );
    if (joined.ok) announce(options);
    return joined;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    return err(failure);
  } finally {
    connection.close();
  }
}

/** A tab that has the program's phone open looks again: at a new number, or at more records. */
function announce({ name, openChannel = openBrowserChannel }: PhoneOptions): void {
  const signal = openChangeSignal(name, openChannel);
  signal.announce();
  signal.close();
}

interface JoinTools extends PhoneOptions {
  /** Told that it goes on: sealing twenty thousand records takes minutes. */
  readonly onStep: () => void;
  readonly isOver: () => boolean;
}

/** Each time means that another tab changed the same phone in the moment between. */
const maxTries = 8;

async function join(
  database: Database,
  joining: Joining,
  options: JoinTools,
): Promise<Result<Joined, JoinFailure>> {
  if (!(await canSealWith(joining.enrolment.settings))) {
    return err({ kind: "unexpected", cause: new Error("The program's key is none to seal to") });
  }
  for (let tries = 0; tries < maxTries; tries++) {
    const before = await readBefore(database, joining.records);
    const { enrolment, unsent } = before;
    if (enrolment !== undefined && enrolment.programId !== joining.enrolment.programId) {
      return err({ kind: "other-program", unsent });
    }
    const bookStore = new BookToWrite(await database.meta.get(bookMetaName));
    const program = await openProgramDoors(joining.enrolment, {
      randomBytes: (length) => options.randomBytes(length),
      run: (work) => work(database),
      bookStore,
    });
    const coming = joining.records.filter(({ record }) => !before.known.has(record.id));
    const prepared = await prepareAll(coming, joining, { program, options });
    const newNumber = options.newId();
    const isBookKept = program.book.facts().custody !== "memory";
    const toWrite = { before, prepared, joining, newNumber, book: bookStore.first, isBookKept };
    // The person was told that it isn't known, and may have chosen otherwise since.
    if (options.isOver()) throw new StorageError({ kind: "storage-slow" });
    if (await writeJoined(database, toWrite)) {
      const isAgain = enrolment !== undefined && enrolment.id !== joining.enrolment.id;
      return ok({ records: joining.records.length, isAgain });
    }
  }
  throw new StorageError({ kind: "storage-blocked" });
}

/** Holds the first book's row back for the one transaction that joins. */
class BookToWrite implements BookStore {
  first: BookMeta | undefined;
  readonly #stored: unknown;

  constructor(stored: unknown) {
    this.#stored = stored;
  }

  async read(): Promise<unknown> {
    return this.#stored;
  }

  async write(row: BookMeta): Promise<boolean> {
    this.first = row;
    return true;
  }
}

interface Before {
  readonly log: LogRow;
  readonly enrolment: Enrolment | undefined;
  /** Of the program that the phone is in. */
  readonly unsent: Unsent;
  /** Of the records that shall come, those that an earlier try brought. */
  readonly known: ReadonlySet<RecordId>;
}

async function readBefore(database: Database, records: readonly RevisedRecord[]): Promise<Before> {
  const [logValue, enrolmentValue, sync] = await database.meta.bulkGet([logName, enrolmentName, syncName]);
  const [log, enrolment] = [parseLogRow(logValue), parseEnrolmentRow(enrolmentValue)];
  const ids = records.map(({ record }) => record.id);
  const known = await database.events.where("record").anyOf(ids).uniqueKeys();
  return {
    log,
    enrolment,
    unsent: enrolment === undefined ? 0 : unsentOn(log, parseSyncRow(sync)),
    known: new Set(known as unknown as readonly RecordId[]),
  };
}

/** So many are sealed at once. */
const recordsPerRound = 200;

interface PreparingTools {
  readonly program: ProgramDoors;
  readonly options: JoinTools;
}

async function prepareAll(
  records: readonly RevisedRecord[],
  joining: Joining,
  tools: PreparingTools,
): Promise<readonly PreparedEvent[]> {
  const prepared: PreparedEvent[] = [];
  for (let start = 0; start < records.length; start += recordsPerRound) {
    const round = records.slice(start, start + recordsPerRound);
    prepared.push(...(await Promise.all(round.map((one) => prepare(one, joining, tools)))));
    tools.options.onStep();
  }
  return prepared;
}

async function prepare(
  { record, rev }: RevisedRecord,
  joining: Joining,
  { program, options }: PreparingTools,
): Promise<PreparedEvent> {
  const content = joinedRecord(record, joining.enrolment.settings.program, joining);
  const id = parseEventId(options.newId());
  assert(id.ok, "new ids are UUIDs in lower case");
  const event: RecEvent = { id: id.value, record: content.id, rev, kind: "rec", content };
  const [sealed, bookBody] = await Promise.all([
    sealEvent(event, content.day, {
      sealer: program.doors.log,
      randomBytes: (length) => options.randomBytes(length),
    }),
    staysReadable(content, joining) ? sealBookBody(content, event.id, program.doors.book) : new Uint8Array(),
  ]);
  return { event, onto: undefined, sealed, bookBody, isBrought: true };
}

function staysReadable({ day }: { readonly day: string }, { bookFrom }: Joining): boolean {
  return day >= bookFrom;
}

interface ToWrite {
  readonly before: Before;
  readonly prepared: readonly PreparedEvent[];
  readonly joining: Joining;
  readonly newNumber: string;
  /** Absent where the phone has one from before. */
  readonly book: BookMeta | undefined;
  /** A key that is in this memory only is gone once the app has started anew: rows behind it would be for nobody. */
  readonly isBookKept: boolean;
}

/** `false` when the phone is no longer what the events were made for. */
function writeJoined(database: Database, toWrite: ToWrite): Promise<boolean> {
  const { before, prepared, joining, newNumber, book: firstBook } = toWrite;
  return writeStrictly<boolean>(database, (write) => {
    const { table, afterAll, finish } = write;
    const names = [logName, enrolmentName, syncName, bookMetaName, bagName];
    const [log, enrolment, sync, book, bag] = names.map((name) => table("meta").get(name));
    const days = table("dayTotals").getAll();
    afterAll([log, enrolment, sync, book, bag, days] as readonly IDBRequest[], () => {
      const isSame =
        isSameLogRow(log?.result, before.log) &&
        (firstBook === undefined || book?.result === undefined) &&
        JSON.stringify(parseEnrolmentRow(enrolment?.result)) === JSON.stringify(before.enrolment);
      if (isSame) {
        putNumber(write, { before, sync: sync?.result, joining, newNumber });
        if (firstBook !== undefined) table("meta").put(firstBook);
        const doors = firstBook && { doors: firstBook.volume };
        const rows = {
          ...rowsForJoining(days.result),
          bag: understoodBag(bag?.result),
          log: { ...numberedLog(before, joining, newNumber), ...doors },
        };
        putAsideDamaged(table("meta"), bag?.result);
        putRows(write, applyEvents(rows, prepared).changed, toWrite);
      }
      finish(isSame);
    });
  });
}

/** Who joins once more has a new credential, and a number belongs to its enrolment. */
function numberedLog({ log, enrolment }: Before, joining: Joining, newNumber: string): LogRow {
  return keepsNumber(enrolment, joining) ? log : renumbered(log, newNumber);
}

function keepsNumber(enrolment: Enrolment | undefined, joining: Joining): boolean {
  return enrolment === undefined || enrolment.id === joining.enrolment.id;
}

function putNumber(
  { table }: StrictWrite<boolean>,
  {
    before,
    sync,
    joining,
    newNumber,
  }: Pick<ToWrite, "before" | "joining" | "newNumber"> & { readonly sync: unknown },
): void {
  table("meta").put(enrolmentRow(joining.enrolment));
  if (before.enrolment === undefined) table("meta").put(unconfirmed(before.log));
  else if (keepsNumber(before.enrolment, joining)) table("meta").put(withoutFailure(parseSyncRow(sync)));
  else table("meta").put(renumberedSync(parseSyncRow(sync), numberedLog(before, joining, newNumber)));
}

function rowsForJoining(dayTotals: readonly unknown[]): Omit<TouchedRows, "log" | "bag"> {
  const rows = (dayTotals as readonly DayTotalsRow[]).map((row) => parseDayTotalsRow(row.day, row));
  return {
    knownEvents: new Set(),
    book: new Map(),
    dayTotals: new Map(rows.map((row) => [row.day, row])),
    storedDays: rows.map(({ day }) => day),
    blocks: undefined,
  };
}

function putRows(
  { table }: StrictWrite<boolean>,
  changed: ChangedRows,
  { joining, isBookKept }: Pick<ToWrite, "joining" | "isBookKept">,
): void {
  for (const row of changed.events) table("events").add(row);
  for (const row of changed.book) if (isBookKept && staysReadable(row, joining)) table("book").put(row);
  for (const row of changed.dayTotals) table("dayTotals").put(row);
  for (const day of changed.droppedDays) table("dayTotals").delete(day);
  table("meta").put(changed.log);
  // What a program's phone says of its bag already is newer.
  putBag(table("meta"), undefined, changed.bag ?? bagToBring(joining, changed.log.next));
}
