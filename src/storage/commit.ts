/** The transaction that stores events: all that is asked of the database for it, in as few trips as can be. */
import type { KeptBag } from "../domain/kept-bag.ts";
import { foldVersion } from "../domain/measure.ts";
import { monthOf } from "../domain/local-date.ts";
import type { EventId, LocalDate } from "../domain/ids.ts";
import {
  applyEvents,
  type ChangedRows,
  type PreparedEvent,
  type TouchedRows,
  type Verdict,
} from "./apply-events.ts";
import { bagName, isStoppedAlike, putAsideDamaged, putBag, understoodBag } from "./bag.ts";
import { parseStoredRow } from "./book-row.ts";
import type { Database } from "./database.ts";
import { parseDayTotalsRow } from "./day-totals.ts";
import { StorageError } from "./failures.ts";
import { logName, parseLogRow, type LogRow } from "./log.ts";
import { parseBlock } from "./rollups.ts";
import { writeStrictly, type StrictWrite } from "./strict-write.ts";
import { isSameLogRow, type LastWritten } from "./written-rows.ts";

export interface CommitTools {
  /** Throws when the log is another one than this phone opened. */
  readonly assertSameLog: (log: LogRow) => void;
  readonly lastWritten: LastWritten;
  /** Not on a program's phone, which keeps the totals of a week of days and no month. */
  readonly countsMonths: boolean;
  /** Whether the person has been told that the outcome isn't known. */
  readonly isOver: () => boolean;
}

/** What became of each, or that nothing was stored: its bodies were closed by doors that another tab has replaced. */
export type Committed = readonly Verdict[] | "other-doors";

/** Stores what is neither there already nor overtaken, and says which was which. */
export async function commitEvents(
  database: Database,
  prepared: readonly PreparedEvent[],
  tools: CommitTools,
): Promise<Committed> {
  assertInTime(tools);
  const verdicts = await commitAtOnce(database, prepared, tools);
  if (verdicts !== undefined) return verdicts;
  assertInTime(tools);
  return commitAfterReading(database, prepared, tools);
}

/** The form may have changed and been saved again since: what comes too late must not go on top of that. */
function assertInTime({ isOver }: CommitTools): void {
  if (isOver()) throw new StorageError({ kind: "storage-slow" });
}

/**
 * One round trip, for the next contact of an evening: writes onto the rows as
 * this tab wrote them last, asks for the log's head in the same breath, and
 * takes everything back when another tab has written since. `undefined` when
 * nothing was stored and the rows have to be read.
 */
async function commitAtOnce(
  database: Database,
  prepared: readonly PreparedEvent[],
  { assertSameLog, lastWritten }: CommitTools,
): Promise<readonly Verdict[] | undefined> {
  const [only, ...others] = prepared;
  const rows = only === undefined || others.length > 0 ? undefined : lastWritten.rowsFor(only);
  if (rows === undefined) return undefined;

  assertSameLog(rows.log);
  if (!isClosedFor(rows.log, prepared)) return undefined;
  const { verdicts, changed } = applyEvents(rows, prepared);
  lastWritten.forget();
  try {
    await writeStrictly<void>(database, (write) => {
      const log = write.table("meta").get(logName);
      const bag = rows.bag && write.table("meta").get(bagName);
      putRows(write, changed, { isBookNew: true, bag: rows.bag });
      write.afterAll([log, ...(bag === undefined ? [] : [bag])], () => {
        if (!isSameLogRow(log.result, rows.log)) throw new OutdatedRowsError();
        if (!isStoppedAlike(rows.bag, bag?.result)) throw new OutdatedRowsError();
        write.finish();
      });
    });
  } catch (error) {
    // Or its id, its number or its record is there already: an earlier try of the same save got through.
    if (error instanceof OutdatedRowsError || isConstraintError(error)) return undefined;
    throw error;
  }
  lastWritten.keep(changed);
  return verdicts;
}

/** Two round trips: all reads are asked for at once, then all writes. */
async function commitAfterReading(
  database: Database,
  prepared: readonly PreparedEvent[],
  { assertSameLog, lastWritten, countsMonths }: CommitTools,
): Promise<Committed> {
  const committed = await writeStrictly<ReturnType<typeof applyEvents> | "other-doors">(database, (write) => {
    const { table, afterAll, finish } = write;
    const ids = prepared.map(({ event }) => event.id);
    const records = distinct(prepared.map(({ event }) => event.record));
    const days = distinct(prepared.flatMap(daysOf));
    const months = countsMonths ? distinct(days.map(monthOf)) : [];

    const log = table("meta").get(logName);
    const known = ids.map((id) => table("events").getKey(id));
    const book = records.map((record) => table("book").get(record));
    const dayTotals = days.map((day) => table("dayTotals").get(day));
    const blocks = months.map((month) => table("rollups").get(month));
    const storedDays = countsMonths ? [] : [table("dayTotals").getAllKeys()];
    const bag = table("meta").get(bagName);

    afterAll([log, ...known, ...book, ...dayTotals, ...blocks, ...storedDays, bag], () => {
      const rows: TouchedRows = {
        log: parseLogRow(log.result),
        knownEvents: new Set(
          known.flatMap(({ result }) => (result === undefined ? [] : [result as EventId])),
        ),
        book: new Map(records.flatMap((record, index) => understoodEntry(record, book[index]?.result))),
        dayTotals: new Map(days.map((day, index) => [day, parseDayTotalsRow(day, dayTotals[index]?.result)])),
        storedDays: storedDays.flatMap(({ result }) => result as LocalDate[]),
        blocks: countsMonths
          ? new Map(months.map((month, index) => [month, parseBlock(month, blocks[index]?.result)]))
          : undefined,
        bag: understoodBag(bag.result),
      };
      assertCurrent(rows.log);
      assertSameLog(rows.log);
      if (!isClosedFor(rows.log, prepared)) {
        finish("other-doors");
        return;
      }

      const applied = applyEvents(rows, prepared);
      if (applied.changed.events.length > 0) {
        putAsideDamaged(table("meta"), bag.result);
        putRows(write, applied.changed, { isBookNew: false, bag: rows.bag });
      }
      finish(applied);
    });
  });
  if (committed === "other-doors") return committed;
  lastWritten.keep(committed.changed);
  return committed.verdicts;
}

/** A body in clear must not be written once there is a passphrase, nor one behind a key that is gone. */
function isClosedFor({ doors = 0 }: LogRow, prepared: readonly PreparedEvent[]): boolean {
  return prepared.every(({ turn = doors }) => turn === doors);
}

/** `add` where nothing may be there yet: should something be, everything is given up. */
function putRows<T>(
  { table }: StrictWrite<T>,
  changed: ChangedRows,
  { isBookNew, bag }: { readonly isBookNew: boolean; readonly bag: KeptBag | undefined },
): void {
  for (const row of changed.events) table("events").add(row);
  for (const row of changed.book)
    if (isBookNew) table("book").add(row);
    else table("book").put(row);
  for (const row of changed.dayTotals) table("dayTotals").put(row);
  for (const day of changed.droppedDays) table("dayTotals").delete(day);
  for (const row of changed.blocks) table("rollups").put(row);
  table("meta").put(changed.log);
  putBag(table("meta"), bag, changed.bag);
}

/** Thrown inside the transaction, which is undone for it. */
class OutdatedRowsError extends Error {}

function isConstraintError(error: unknown): boolean {
  return error instanceof DOMException && error.name === "ConstraintError";
}

/** The days whose totals can change: the record's before and after. */
function daysOf({ onto, event }: PreparedEvent): readonly LocalDate[] {
  return [
    ...(onto?.content === undefined ? [] : [onto.content.record.day]),
    ...(event.kind === "void" ? [] : [event.content.day]),
  ];
}

function understoodEntry<Id>(record: Id, value: unknown) {
  if (value === undefined) return [];
  const row = parseStoredRow(value);
  if (row !== undefined) return [[record, row] as const];
  throw new StorageError({ kind: "unreadable", cause: new Error("A row of the book is not understood") });
}

/** Code that counts otherwise may have come and gone in another tab since this one opened the database. */
function assertCurrent(log: LogRow): void {
  if (log.fold !== foldVersion) throw new StorageError({ kind: "database-newer" });
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
