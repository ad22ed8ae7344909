import type { Return, StockRecord } from "../record.ts";
import type { StockLine, StockMovement } from "../stock.ts";
import { cellsInOrder } from "./cells-in-order.ts";
import type { CsvCells, CsvRow } from "./csv-row.ts";
import { type Lookup, lookupOf, measuredColumns, measurementOf, notMeasured } from "./detail-items.ts";
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

const identityColumns = ["program_id", "record_id"] as const;

const timeColumns = ["shift_id", "day", "local_time", "utc_offset_minutes", "via"] as const;

const movementColumns = ["movement", "place", "to_place"] as const;

const lineColumns = [
  "row_type",
  "code",
  "name",
  "category",
  "qty",
  "unit",
  "counted",
  "expected",
  "reason",
  "stock_difference",
  "lot",
  "expiry",
  "containers",
  "container_fill",
] as const;

/** The columns of `stock` in their order, as everyone gets them. */
export const stockColumns = [
  ...identityColumns,
  "row_no",
  ...timeColumns,
  ...yearColumns,
  ...siteColumns,
  ...movementColumns,
  ...lineColumns,
  ...measuredColumns,
  ...versionColumns,
] as const;

/** The header with what was ticked: `worker`, then `note`, come last. */
export function stockColumnsWith(include: DetailExtras): readonly string[] {
  return [...stockColumns, ...(include.worker ? ["worker"] : []), ...(include.note ? ["note"] : [])];
}

/**
 * Gives a function for the rows of one record of stock; other records have none.
 *
 * - One row a line, then one a return that was disposed of; a record without
 *   either has one row, `none`.
 * - `qty` is what moved, above 0 whichever way; of a count, what was found less
 *   what was expected. `stock_difference` is what the fold counts of a count, and
 *   of wasted stock, which is below 0; it is blank elsewhere, so that its sum is
 *   the fold's number. A blank `reason` of a count is "nobody knows".
 * - A return's `qty` is used syringes, measured as in `detail_long`.
 * - `note` is on the first row only, `worker` on each.
 */
export function stockRowsFor(context: DetailContext): (entry: DetailEntry) => readonly CsvRow[] {
  const yearOf = yearCellsFor(context.program);
  return (entry) => {
    const { record } = entry;
    if (record.kind !== "stock") return [];

    const identity: CsvCells = [context.programId, record.id];
    const time = timeOf(record);
    const year = yearOf(record.day);
    const site = siteCells(record, context.program);
    const movement: CsvCells = [record.movement, record.place, record.toPlace];
    const ending = endingOf(record, entry, context, true);
    const laterEnding = endingOf(record, entry, context, false);

    return stockItemsOf(record, context).map(
      (item, index): CsvRow => [
        identity,
        [index + 1],
        time,
        year,
        site,
        movement,
        ...item,
        index === 0 ? ending : laterEnding,
      ],
    );
  };
}

function timeOf(record: StockRecord): CsvCells {
  return [record.shift, record.day, record.time, record.utcOffsetMinutes, record.via];
}

/** A group of cells for each group of columns. */
type StockItem = readonly [line: CsvCells, measured: CsvCells];

function stockItemsOf(
  { lines, returns, movement, catalogue }: StockRecord,
  { names }: DetailContext,
): readonly StockItem[] {
  const lookup = lookupOf(catalogue, names);
  const items = [
    ...lines.map((line) => lineItem(line, movement, lookup)),
    ...returns.map((given) => returnItem(given, lookup)),
  ];
  return items.length > 0 ? items : [[cellsInOrder(lineColumns, { row_type: "none" }), notMeasured]];
}

function lineItem(line: StockLine, movement: StockMovement, lookup: Lookup): StockItem {
  const item = lookup.item(line.item);
  const cells = cellsInOrder(lineColumns, {
    row_type: "line",
    code: line.item,
    name: lookup.name(line.item),
    category: item?.category,
    qty: line.quantity,
    unit: item?.unit,
    counted: line.counted,
    expected: line.expected,
    reason: line.reason,
    stock_difference: differenceOf(line, movement),
    lot: line.lot,
    expiry: line.expiry,
  });
  return [cells, notMeasured];
}

function differenceOf({ quantity }: StockLine, movement: StockMovement): number | undefined {
  if (movement === "count") return quantity;
  return movement === "wasted" ? -quantity : undefined;
}

function returnItem(given: Return, lookup: Lookup): StockItem {
  const container = given.method === "container" ? given : undefined;
  const code = container?.container;
  const cells = cellsInOrder(lineColumns, {
    row_type: "return",
    code,
    name: code && lookup.name(code),
    category: code && lookup.item(code)?.category,
    qty: given.quantity,
    unit: "syringe",
    containers: container?.containers,
    container_fill: container && { decimal: container.fill },
  });
  return [cells, measurementOf(given)];
}

function endingOf(
  record: StockRecord,
  entry: DetailEntry,
  { include }: DetailContext,
  isFirst: boolean,
): CsvCells {
  return [
    ...versionCells(entry),
    ...(include.worker ? [record.worker] : []),
    ...(include.note ? [isFirst ? record.note : undefined] : []),
  ];
}
