/** How a CSV file is written: for programs, or for a spreadsheet a person opens by double click. */
import type { Language } from "../catalogue/catalogue.ts";

export interface CsvProfile {
  /** Byte order mark. Without it Excel reads UTF-8 as the region's old code page and spoils every accent. */
  readonly bom: boolean;
  readonly delimiter: "," | ";";
}

/** For programs and statistics packages: UTF-8 without a byte order mark, comma. */
export const dataProfile: CsvProfile = { bom: false, delimiter: "," };

/**
 * For a spreadsheet, by the region the language suggests. A spreadsheet splits
 * at its system's list separator, a semicolon where the decimal mark is a
 * comma; with the wrong one everything lands in one column. A region is a guess
 * from a language (Mexico writes a comma), so a screen lets the person choose.
 */
export function spreadsheetProfile(language: Language): CsvProfile {
  return { bom: true, delimiter: language === "en" ? "," : ";" };
}

/**
 * The decimal mark that belongs to a delimiter. The point is the rule, and every
 * file with commas keeps it. Systems pair `;` with a decimal comma: there a
 * spreadsheet reads `13.249` as thirteen thousand (Spanish) or as text (French),
 * without a word, so a file made for it has the mark that it reads as a number.
 * The file's `about` names the mark.
 */
export function decimalMarkOf(profile: CsvProfile): "." | "," {
  return profile.delimiter === ";" ? "," : ".";
}
