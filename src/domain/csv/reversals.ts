import type { Reversal } from "../record.ts";
import { cellsInOrder } from "./cells-in-order.ts";
import { CountedRows } from "./counted-rows.ts";
import type { CsvCells, CsvRow } from "./csv-row.ts";
import { type DetailContext, type DetailEntry, yearCellsFor, yearColumns } from "./record-cells.ts";
import { siteFacts } from "./site-facts.ts";

const reportColumns = ["area", "outcome", "doses_used", "products", "ems_called", "place_type"] as const;

/** The columns of `reversals` in their order. */
export const reversalsColumns = ["program_id", ...yearColumns, ...reportColumns, "reversals"] as const;

/**
 * Overdoses that naloxone was used on, by month and area.
 *
 * - Reports that say the same are one row, and `reversals` how many they are; its
 *   sum is the fold's number. No row names a day, a site or a record, so that a
 *   place can stand here: beside those it could lead to one evening.
 * - `area` is what the program calls the site's coarse area today, such as a county.
 * - `doses_used` is what each of them took, blank where nobody knows; `products`
 *   are the codes of what was used, with `; ` between.
 */
export function reversalsCounted(context: DetailContext) {
  const yearOf = yearCellsFor(context.program);
  const counted = new CountedRows();
  return {
    add({ record }: DetailEntry): void {
      if (record.kind !== "encounter") return;
      const { area } = siteFacts(record.site, context.program);
      for (const reversal of record.reversals) {
        counted.add([[context.programId], yearOf(record.day), reportCells(reversal, area)]);
      }
    },
    rows: (): readonly CsvRow[] => counted.rows(),
  };
}

function reportCells({ used, outcome, ems, place }: Reversal, area: string | undefined): CsvCells {
  const products = used.flatMap(({ product }) => product ?? []);
  return cellsInOrder(reportColumns, {
    area,
    outcome,
    doses_used: used.length === 0 ? undefined : used.reduce((sum, { doses }) => sum + doses, 0),
    products: products.length === 0 ? undefined : products.toSorted().join("; "),
    ems_called: ems === undefined ? "unknown" : ems ? "yes" : "no",
    place_type: place,
  });
}
