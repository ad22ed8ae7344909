import type { CsvCells, CsvValue } from "./csv-row.ts";

/** Cells by the names of their columns, in the order of the columns; a column that is absent is blank. */
export function cellsInOrder<Column extends string>(
  columns: readonly Column[],
  cells: Readonly<Partial<Record<Column, CsvValue>>>,
): CsvCells {
  return columns.map((column) => cells[column]);
}
