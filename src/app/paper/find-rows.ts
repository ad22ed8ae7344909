/** Finding a line of the sheet by the first letters of its words, or by its code. */
import type { SheetRow } from "./sheet-rows.ts";
import { codeOf } from "../record/tile-catalogue.ts";

/** As many as stand above a field without a scroll. */
const mostFound = 6;

/** Lines that are on the sheet come first, each in the order of the paper. */
export function findRows(
  typed: string,
  { rows, nameOfRow }: { readonly rows: readonly SheetRow[]; readonly nameOfRow: (row: SheetRow) => string },
): readonly SheetRow[] {
  const sought = wordsOf(typed);
  if (sought.length === 0) return [];
  return rows.filter((row) => isCalled(`${nameOfRow(row)} ${codeOfRow(row)}`, sought)).slice(0, mostFound);
}

function isCalled(name: string, sought: readonly string[]): boolean {
  const words = wordsOf(name);
  return sought.every((beginning) => words.some((word) => word.startsWith(beginning)));
}

/** Without accents; a code is as many words as it has parts. */
function wordsOf(text: string): readonly string[] {
  const plain = text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function codeOfRow(row: SheetRow): string {
  if (row.type === "supply") return codeOf(row.tallied);
  return "code" in row ? row.code : "";
}
