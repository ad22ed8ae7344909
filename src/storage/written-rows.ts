/**
 * The log, the day, the month and the bag as this tab last wrote them, so that the next
 * contact of an evening needn't read them before it writes. They are a guess:
 * another tab may have written since. The transaction that builds on them asks
 * for the log's head as well, and undoes itself when that is another one.
 */
import type { KeptBag } from "../domain/kept-bag.ts";
import { monthOf } from "../domain/local-date.ts";
import type { MonthBlock } from "../domain/month-block.ts";
import type { ChangedRows, PreparedEvent, TouchedRows } from "./apply-events.ts";
import type { DayTotalsRow } from "./day-totals.ts";
import type { LogRow } from "./log.ts";

interface WrittenRows {
  readonly log: LogRow;
  readonly dayTotals: DayTotalsRow;
  /** `undefined` on a program's phone, which counts no months. */
  readonly block: MonthBlock | undefined;
  readonly bag: KeptBag | undefined;
}

/** Of one day and its month: memory doesn't grow with what is recorded. */
export class LastWritten {
  #rows: WrittenRows | undefined;
  readonly #countsMonths: boolean;

  constructor({ countsMonths }: { readonly countsMonths: boolean }) {
    this.#countsMonths = countsMonths;
  }

  /** Called when the rows are on disk. What went over several days is not kept: an evening has one. */
  keep({ log, dayTotals, blocks, bag }: ChangedRows): void {
    const [day, otherDay] = dayTotals;
    const block = blocks.find(({ month }) => day !== undefined && month === monthOf(day.day));
    this.#rows =
      day === undefined || otherDay !== undefined || (this.#countsMonths && block === undefined)
        ? undefined
        : { log, dayTotals: day, block, bag };
  }

  forget(): void {
    this.#rows = undefined;
  }

  /** What a new record would be stored onto, as far as this tab knows; nothing else is new to the phone for sure. */
  rowsFor({ event, onto }: PreparedEvent): TouchedRows | undefined {
    const rows = this.#rows;
    if (rows === undefined || onto !== undefined || event.kind !== "rec" || event.rev !== 1) return undefined;
    if (event.content.day !== rows.dayTotals.day) return undefined;
    return {
      log: rows.log,
      knownEvents: new Set(),
      book: new Map(),
      dayTotals: new Map([[rows.dayTotals.day, rows.dayTotals]]),
      storedDays: [rows.dayTotals.day],
      blocks: rows.block && new Map([[rows.block.month, rows.block]]),
      bag: rows.bag,
    };
  }
}

/**
 * Every write to the log or the totals changes the log's row. A database keeps
 * the order of keys; a row in another order only costs the longer way.
 */
export function isSameLogRow(stored: unknown, expected: LogRow): boolean {
  return JSON.stringify(stored) === JSON.stringify(expected);
}
