import { assert } from "../assert.ts";
import { type CsvProfile, decimalMarkOf } from "./csv-profile.ts";
import { neutralise } from "./neutralise.ts";

/** A number with digits after the point, written `.`: a type of its own, so that text which only looks like one stays text. */
export interface CsvDecimal {
  readonly decimal: string;
}

/** What a cell can hold. Absent is blank, and blank is not 0. */
export type CsvValue = string | number | CsvDecimal | undefined;

/** The cells of one row, in the order of its layout's columns. */
export type CsvCells = readonly CsvValue[];

/**
 * One line of a CSV file (RFC 4180), its CRLF included. By type, not by look:
 * numbers and decimals go out bare, text is neutralised, so `-5` stays a number
 * while a site called `-5` can't become a formula.
 */
export function csvRow(cells: CsvCells, profile: CsvProfile): string {
  let row = "";
  let separator = "";
  for (const value of cells) {
    row += separator;
    if (value !== undefined) row += cell(value, profile);
    separator = profile.delimiter;
  }
  return `${row}\r\n`;
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

function textCell(value: string, profile: CsvProfile): string {
  const text = neutralise(value);
  return needsQuotes[profile.delimiter].test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function wholeNumberCell(value: number): string {
  assert(Number.isSafeInteger(value), "a number in a CSV file is a whole one; the rest are CsvDecimal");
  return String(value);
}
