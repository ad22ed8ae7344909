import type { SheetRow } from "./sheet-rows.ts";
import { type MeasuredRow, partsOf, keyOfPart } from "./measured-return.ts";

/** Of the field of a row, or of one part of it. */
export function fieldIdOf(key: string): string {
  return `line-${key.replaceAll(" ", "-")}`;
}

/** Of the first field of a row: of what is measured, its first part. */
export function firstFieldOf(row: SheetRow): string {
  return fieldIdOf(isMeasured(row) ? keyOfPart(row, partsOf(row)[0]) : row.id);
}

function isMeasured(row: SheetRow): row is MeasuredRow {
  return row.type === "container" || row.type === "weight";
}
