/** The tables with a row, or several, for each record: on the phone and at the endpoint the same. */
import type { CsvRow } from "./csv-row.ts";
import { detailLongColumnsWith, detailLongRowsFor } from "./detail-long.ts";
import type { DetailContext, DetailEntry, DetailExtras } from "./record-cells.ts";
import { shiftsColumnsWith, shiftsRowsFor } from "./shifts.ts";
import { stockColumnsWith, stockRowsFor } from "./stock.ts";

export interface RecordLayoutRules {
  readonly columnsWith: (include: DetailExtras) => readonly string[];
  /** Made once a file. */
  readonly rowsFor: (context: DetailContext) => (entry: DetailEntry) => readonly CsvRow[];
}

export const recordLayouts = {
  detail_long: { columnsWith: detailLongColumnsWith, rowsFor: detailLongRowsFor },
  shifts: { columnsWith: shiftsColumnsWith, rowsFor: shiftsRowsFor },
  stock: { columnsWith: stockColumnsWith, rowsFor: stockRowsFor },
} as const satisfies Readonly<Record<string, RecordLayoutRules>>;
export type RecordLayout = keyof typeof recordLayouts;
