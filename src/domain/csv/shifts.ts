import type { ShiftRecord } from "../record.ts";
import { cellsInOrder } from "./cells-in-order.ts";
import type { CsvCells, CsvRow } from "./csv-row.ts";
import {
  type DetailContext,
  type DetailEntry,
  type DetailExtras,
  siteCells,
  siteColumns,
  versionCells,
  versionColumns,
  yearCellsFor,
  yearColumns,
} from "./record-cells.ts";

const identityColumns = ["program_id", "record_id", "day", "local_time"] as const;

const shiftColumns = [
  "start_utc",
  "end_utc",
  "utc_offset_minutes",
  "closed",
  "closed_empty",
  "minutes",
  "load_out_id",
  "load_in_id",
  "via",
] as const;

/** The columns of `shifts` in their order, as everyone gets them. */
export const shiftsColumns = [
  ...identityColumns,
  ...yearColumns,
  ...siteColumns,
  ...shiftColumns,
  ...versionColumns,
] as const;

/** The header with what was ticked: `worker` and `workers`, then `note`, come last. */
export function shiftsColumnsWith(include: DetailExtras): readonly string[] {
  return [
    ...shiftsColumns,
    ...(include.worker ? ["worker", "workers"] : []),
    ...(include.note ? ["note"] : []),
  ];
}

/**
 * Gives a function for the row of one shift; other records have none.
 *
 * - `closed` and `closed_empty` are 1 or 0, so that their sums are the fold's
 *   numbers. `minutes` is blank, not 0, where nobody remembers the end; the fold
 *   counts those of closed shifts.
 * - Times are UTC instants; `utc_offset_minutes` added to one gives the clock of
 *   the place.
 * - `load_out_id` and `load_in_id` are the `record_id` of rows in `stock`.
 * - `worker` is the alias that the record was made under, `workers` are those of
 *   the whole shift, with `; ` between. Both leave only when they are ticked.
 */
export function shiftsRowsFor(context: DetailContext): (entry: DetailEntry) => readonly CsvRow[] {
  const yearOf = yearCellsFor(context.program);
  return (entry) => {
    const { record } = entry;
    if (record.kind !== "shift") return [];
    return [
      [
        identityOf(record, context),
        yearOf(record.day),
        siteCells(record, context.program),
        shiftCells(record),
        endingOf(record, entry, context),
      ],
    ];
  };
}

function identityOf(record: ShiftRecord, { programId }: DetailContext): CsvCells {
  return [programId, record.id, record.day, record.time];
}

function shiftCells(record: ShiftRecord): CsvCells {
  return cellsInOrder(shiftColumns, {
    start_utc: record.start,
    end_utc: record.end,
    utc_offset_minutes: record.utcOffsetMinutes,
    closed: record.closed ? 1 : 0,
    closed_empty: record.empty ? 1 : 0,
    minutes: record.closed ? record.minutes : undefined,
    load_out_id: record.loadOut,
    load_in_id: record.loadIn,
    via: record.via,
  });
}

function endingOf(record: ShiftRecord, entry: DetailEntry, { include }: DetailContext): CsvCells {
  return [
    ...versionCells(entry),
    ...(include.worker ? [record.worker, record.workers.join("; ")] : []),
    ...(include.note ? [record.note] : []),
  ];
}
