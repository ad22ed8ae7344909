import { assert } from "../assert.ts";
import { type CsvProfile, decimalMarkOf } from "./csv-profile.ts";
import { neutralise } from "./neutralise.ts";

/** A number with digits after the point, written `.`: a type of its own, so that text which only looks like one stays text. */
export interface CsvDecimal {
  readonly decimal: string;
}

/** What a cell can hold. Absent is blank, and blank is not 0. */
export type CsvValue = string | number | CsvDecimal | undefined;

/** Cells that stand side by side, at least one. */
export type CsvCells = readonly CsvValue[];

/**
 * The cells of one row, in the order of its layout's columns, in groups. Rows
 * that agree in a group hold the very same one, so that it need not be written
 * for each of them.
 */
export type CsvRow = readonly CsvCells[];

/**
 * One line of a CSV file (RFC 4180), its CRLF included. By type, not by look:
 * numbers and decimals go out bare, text is neutralised, so `-5` stays a number
 * while a site called `-5` can't become a formula.
 */
export function csvRow(row: CsvRow, profile: CsvProfile): string {
  return csvLine(
    row.map((cells) => csvCells(cells, profile)),
    profile,
  );
}

/** A line of groups that are written already. */
export function csvLine(groups: readonly string[], profile: CsvProfile): string {
  return `${groups.join(profile.delimiter)}\r\n`;
}

/** The cells as they stand in a line. */
export function csvCells(cells: CsvCells, profile: CsvProfile): string {
  let text = "";
  let separator = "";
  for (const value of cells) {
    text += separator;
    if (value !== undefined) text += cell(value, profile);
    separator = profile.delimiter;
  }
  return text;
}

function cell(value: string | number | CsvDecimal, profile: CsvProfile): string {
  if (typeof value === "string") return textCell(value, profile);
  if (typeof value === "number") return wholeNumberCell(value);
  return decimalCell(value.decimal, profile);
}

/** Bare text is the one way past `neutralise`, so nothing but a number may take it. */
function decimalCell(decimal: string, profile: CsvProfile): string {
  assert(/^-?\d+(\.\d+)?$/.test(decimal), "a CsvDecimal holds digits, a point and a sign at most");
  return decimal.replace(".", decimalMarkOf(profile));
}

const needsQuotes = { ",": /[",\r\n]/, ";": /[";\r\n]/ } as const;

/** Almost no text: what holds none of these needs neither quotes nor an apostrophe, in any profile. One look instead of two. */
const needsCare = /[",;\r\n]|^['=+\-@\t\0＝＋－＠]/;

function textCell(value: string, profile: CsvProfile): string {
  if (!needsCare.test(value)) return value;
  const text = neutralise(value);
  return needsQuotes[profile.delimiter].test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function wholeNumberCell(value: number): string {
  assert(Number.isSafeInteger(value), "a number in a CSV file is a whole one; the rest are CsvDecimal");
  return String(value);
}
