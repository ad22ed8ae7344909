/** The transaction that stores events: all that is asked of the database for it, in one go and back. */
import { foldVersion } from "../domain/measure.ts";
import { monthOf } from "../domain/local-date.ts";
import type { EventId, LocalDate } from "../domain/ids.ts";
import { applyEvents, type PreparedEvent, type TouchedRows, type Verdict } from "./apply-events.ts";
import { parseBookRow } from "./book.ts";
import type { Database } from "./database.ts";
import { parseDayTotalsRow } from "./day-totals.ts";
import { StorageError } from "./failures.ts";
import { logName, parseLogRow, type LogRow } from "./log.ts";
import { parseBlock } from "./rollups.ts";
import { writeStrictly } from "./strict-write.ts";

/**
 * Stores what is neither there already nor overtaken, and says which was
 * which. Two round trips: all reads are asked for at once, then all writes.
 */
export function commitEvents(
  database: Database,
  prepared: readonly PreparedEvent[],
  assertSameLog: (log: LogRow) => void,
): Promise<readonly Verdict[]> {
  return writeStrictly(database, ({ table, afterAll, finish }) => {
    const ids = prepared.map(({ event }) => event.id);
    const records = distinct(prepared.map(({ event }) => event.record));
    const days = distinct(prepared.flatMap(daysOf));
    const months = distinct(days.map(monthOf));

    const log = table("meta").get(logName);
    const known = ids.map((id) => table("events").getKey(id));
    const book = records.map((record) => table("book").get(record));
    const dayTotals = days.map((day) => table("dayTotals").get(day));
    const blocks = months.map((month) => table("rollups").get(month));

    afterAll([log, ...known, ...book, ...dayTotals, ...blocks], () => {
      const rows: TouchedRows = {
        log: parseLogRow(log.result),
        knownEvents: new Set(
          known.flatMap(({ result }) => (result === undefined ? [] : [result as EventId])),
        ),
        book: new Map(records.flatMap((record, index) => readableEntry(record, book[index]?.result))),
        dayTotals: new Map(days.map((day, index) => [day, parseDayTotalsRow(day, dayTotals[index]?.result)])),
        blocks: new Map(months.map((month, index) => [month, parseBlock(month, blocks[index]?.result)])),
      };
      assertCurrent(rows.log);
      assertSameLog(rows.log);

      const { verdicts, changed } = applyEvents(rows, prepared);
      if (changed.events.length > 0) {
        // `add`: should an id or a number be there after all, everything is given up.
        for (const row of changed.events) table("events").add(row);
        for (const row of changed.book) table("book").put(row);
        for (const row of changed.dayTotals) table("dayTotals").put(row);
        for (const row of changed.blocks) table("rollups").put(row);
        table("meta").put(changed.log);
      }
      finish(verdicts);
    });
  });
}

/** The days whose totals can change: the record's before and after. */
function daysOf({ onto, event }: PreparedEvent): readonly LocalDate[] {
  return [
    ...(onto?.content === undefined ? [] : [onto.content.record.day]),
    ...(event.kind === "void" ? [] : [event.content.day]),
  ];
}

function readableEntry<Id>(record: Id, value: unknown) {
  if (value === undefined) return [];
  const row = parseBookRow(value);
  if (row.kind === "readable") return [[record, row] as const];
  throw new StorageError({ kind: "unreadable", cause: new Error("A row of the book is not understood") });
}

/** Code that counts otherwise may have come and gone in another tab since this one opened the database. */
function assertCurrent(log: LogRow): void {
  if (log.fold !== foldVersion) throw new StorageError({ kind: "database-newer" });
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
