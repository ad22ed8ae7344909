/**
 * Tables that say how often, and neither on which day nor at which site: for what
 * is rare or close to a person, so that no row can be laid beside an evening.
 */
import type { CsvCells, CsvRow } from "./csv-row.ts";

/** Counts rows that are the same in all their cells. As many are held as there are different ones. */
export class CountedRows {
  readonly #counts = new Map<string, { readonly cells: readonly CsvCells[]; count: number }>();

  add(cells: readonly CsvCells[], count = 1): void {
    const key = JSON.stringify(cells, (_, value: unknown) => (value === undefined ? "" : value));
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { cells, count });
    else known.count += count;
  }

  /** By month and then by what they say, never in the order in which it happened. */
  rows(): readonly CsvRow[] {
    return [...this.#counts]
      .filter(([, { count }]) => count > 0)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { cells, count }]) => [...cells, [count]]);
  }
}
