/** Both tables, read by another parser and added up as a person with a spreadsheet would; and the fold, in the same form. */
import Papa from "papaparse";
import { expect } from "vitest";
import { readCsvCell } from "../../src/domain/csv/read-csv-cell.ts";
import type { Period } from "../../src/domain/period.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { type PlacedCell, rollupOf } from "../../src/domain/rollup.ts";

export type Row = Readonly<Record<string, string>>;
/** By place, measure and code. */
export type Sums = ReadonlyMap<string, number>;

export function parsedCsv(text: string, columns: readonly string[]): readonly Row[] {
  const { data, meta } = Papa.parse<Row>(text, {
    header: true,
    delimiter: ",",
    newline: "\r\n",
    skipEmptyLines: true,
    transform: readCsvCell,
  });
  expect(meta.fields).toEqual(columns);
  return data;
}

/** What a spreadsheet's owner would add up: nothing here knows how the rows were made. */
export function sumsOfDetail(rows: readonly Row[]): Sums {
  const sums = new SumTable();
  const itemsOfContacts = new Map<string, Row>();
  for (const row of rows) {
    for (const [measure, code, value] of [...contactSums(row), ...itemSums(row)]) {
      sums.add([...placeOf(row), measure, code], value);
    }
    if (row.record_type === "encounter" && row.row_type === "out") {
      itemsOfContacts.set(`${row.record_id} ${row.code}`, row);
    }
  }
  for (const row of itemsOfContacts.values()) sums.add([...placeOf(row), "contacts_with", row.code], 1);
  return sums.values;
}

/** What the fold counts of shifts, from their table. */
export function sumsOfShifts(rows: readonly Row[]): Sums {
  const sums = new SumTable();
  for (const row of rows.filter(({ closed }) => closed === "1")) {
    const isKnown = row.minutes !== "";
    sums.add([...placeOfDay(row), "shifts_closed", ""], row.closed);
    sums.add([...placeOfDay(row), "shifts_closed_empty", ""], row.closed_empty);
    sums.add([...placeOfDay(row), isKnown ? "shift_minutes" : "shift_minutes_unknown", ""], row.minutes || 1);
  }
  return sums.values;
}

/** What the fold counts of stock, from its table. */
export function sumsOfStock(rows: readonly Row[]): Sums {
  const sums = new SumTable();
  for (const row of rows) {
    const place = placeOfDay(row);
    if (row.row_type === "return") sums.add([...place, "disposed", row.method], row.qty);
    if (row.movement === "untallied") sums.add([...place, "untallied_out", row.code], row.qty);
    const difference = `${row.code}:${row.reason === "" ? "unknown" : row.reason}`;
    sums.add([...place, "stock_difference", difference], row.stock_difference);
  }
  return sums.values;
}

function placeOfDay(row: Row): readonly (string | undefined)[] {
  return [row.day, row.day, row.site_code, row.route, row.service_model, "record"];
}

function placeOf(row: Row): readonly (string | undefined)[] {
  const source = row.record_type === "tally" ? "tally" : "record";
  return [row.first_day, row.last_day, row.site_code, row.route, row.service_model, source];
}

type Addend = readonly [measure: string, code: string | undefined, value: string | number | undefined];

function contactSums(row: Row): readonly Addend[] {
  const isGroup = row.topic !== "";
  return [
    ["contacts", "", row.contacts],
    ["people", "", row.people_present],
    ["for_others", "", row.for_others],
    [`contacts_${row.new_returning}`, "", row.new_returning === "" ? 0 : 1],
    ["groups", row.topic, isGroup ? 1 : 0],
    [row.heads_counted === "1" ? "group_heads_counted" : "group_heads_estimated", row.topic, row.heads],
    ["group_minutes", row.topic, row.minutes],
  ];
}

function itemSums(row: Row): readonly Addend[] {
  switch (row.row_type) {
    case "out":
      return [
        ["out", row.code, row.qty],
        [`out_${row.supply}`, row.code, row.supply === "" ? 0 : row.qty],
        ["refill_reason", row.refill_reason, row.refill_reason === "" ? 0 : row.naloxone_doses],
      ];
    case "in":
      return [["in", row.method === "" ? row.code : row.method, row.qty]];
    case "service":
      return [
        ["services", row.code, row.qty],
        ["service_minutes", row.code, row.service_minutes],
        ["service_heads", row.code, row.service_heads],
      ];
    case "referral":
      return [["referrals", `${row.code}:${row.outcome}`, row.qty]];
    case "step":
      return [["steps", row.code, row.qty]];
    case "reversal":
      return [
        ["reversals", row.outcome, row.qty],
        ["reversal_doses", "", row.doses_used],
        ["reversal_doses_unknown", "", row.doses_used === "" ? 1 : 0],
        ["reversal_ems", row.ems_called === "" ? "unknown" : row.ems_called, 1],
      ];
    default:
      return [];
  }
}

/** The fold's cells, but for the two that this layout can't hold: kits, and doses of a reversal by product. */
export function sumsOfFold(cells: readonly PlacedCell[]): Sums {
  const sums = new SumTable();
  for (const { place, measure, code, value } of cells) {
    if (measure === "kits") continue;
    const { firstDay, day, site, route, model, source } = place;
    sums.add(
      [firstDay, day, site, route, model, source, measure, measure === "reversal_doses" ? "" : code],
      value,
    );
  }
  return sums.values;
}

export function sumsOfSummary(rows: readonly Row[], column: "qty" | "prior_qty"): Sums {
  const sums = new SumTable();
  for (const row of rows) {
    sums.add([row.site_code, row.service_model, row.source, row.measure, row.code], row[column]);
  }
  return sums.values;
}

export function sumsOfPeriod(given: readonly SatchelRecord[], period: Period): Sums {
  const sums = new SumTable();
  for (const { place, measure, code, value } of rollupOf(
    given.filter((record) => isInside(record, period)),
  ).cells()) {
    sums.add([place.site, place.model, place.source, measure, code], value);
  }
  return sums.values;
}

/** Adds up, and drops what comes to 0 as the fold does. */
class SumTable {
  readonly values = new Map<string, number>();

  add(key: readonly (string | undefined)[], value: string | number | undefined): void {
    const text = JSON.stringify(key);
    const sum = (this.values.get(text) ?? 0) + Number(value ?? 0);
    if (sum === 0) this.values.delete(text);
    else this.values.set(text, sum);
  }
}

export function total(rows: readonly Row[], valueOf: (row: Row) => string | undefined): number {
  return rows.reduce((sum, row) => sum + Number(valueOf(row) ?? 0), 0);
}

/** Shifts and stock have tables of their own. */
export function isInDetail({ kind }: SatchelRecord): boolean {
  return kind !== "shift" && kind !== "stock";
}

export function isInside(record: SatchelRecord, { from, to }: Period): boolean {
  const firstDay = record.kind === "tally" ? record.firstDay : record.day;
  return firstDay >= from && record.day <= to;
}
