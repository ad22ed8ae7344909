/** The tables that are made of records: on the phone and at the endpoint the same. */
import type { CsvRow } from "./csv-row.ts";
import { demographicsColumns, demographicsCounted } from "./demographics.ts";
import { detailLongColumnsWith, detailLongRowsFor } from "./detail-long.ts";
import type { DetailContext, DetailEntry, DetailExtras } from "./record-cells.ts";
import { reversalsColumns, reversalsCounted } from "./reversals.ts";
import { shiftsColumnsWith, shiftsRowsFor } from "./shifts.ts";
import { stockColumnsWith, stockRowsFor } from "./stock.ts";

export interface RecordLayoutRules {
  readonly columnsWith: (include: DetailExtras) => readonly string[];
  /** Made once a file. */
  readonly rowsFor: (context: DetailContext) => (entry: DetailEntry) => readonly CsvRow[];
}

/** With a row, or several, for each record. */
export const recordLayouts = {
  detail_long: { columnsWith: detailLongColumnsWith, rowsFor: detailLongRowsFor },
  shifts: { columnsWith: shiftsColumnsWith, rowsFor: shiftsRowsFor },
  stock: { columnsWith: stockColumnsWith, rowsFor: stockRowsFor },
} as const satisfies Readonly<Record<string, RecordLayoutRules>>;
export type RecordLayout = keyof typeof recordLayouts;

export interface CountedLayoutRules {
  readonly columns: readonly string[];
  /** Made once a file: is told of each record, and has its rows when all were told. */
  readonly countedFor: (context: DetailContext) => {
    readonly add: (entry: DetailEntry) => void;
    readonly rows: () => readonly CsvRow[];
  };
}

/** With rows that say how often, and never which record. */
export const countedLayouts = {
  reversals: { columns: reversalsColumns, countedFor: reversalsCounted },
  demographics: { columns: demographicsColumns, countedFor: demographicsCounted },
} as const satisfies Readonly<Record<string, CountedLayoutRules>>;
export type CountedLayout = keyof typeof countedLayouts;

export type TableLayout = RecordLayout | CountedLayout;

/** A table as it is written, whichever it is. */
export interface TableOfRecords {
  readonly columns: readonly string[];
  /** What can be written as soon as a record is told. */
  readonly rowsOf: (entry: DetailEntry) => readonly CsvRow[];
  /** What can be written only once all were told. */
  readonly lastRows: () => readonly CsvRow[];
}

export function tableOf(layout: TableLayout, context: DetailContext): TableOfRecords {
  if (layout in countedLayouts) {
    const { columns, countedFor } = countedLayouts[layout as CountedLayout];
    const counted = countedFor(context);
    const rowsOf = (entry: DetailEntry) => {
      counted.add(entry);
      return [];
    };
    return { columns, rowsOf, lastRows: counted.rows };
  }
  const { columnsWith, rowsFor } = recordLayouts[layout as RecordLayout];
  return { columns: columnsWith(context.include), rowsOf: rowsFor(context), lastRows: () => [] };
}
