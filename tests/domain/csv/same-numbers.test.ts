/**
 * The promise that the CSV and the totals never disagree: both files are read
 * by another parser, added up as a person with a spreadsheet would, and
 * compared with the fold of the same records.
 */
import * as fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { names } from "../../../src/domain/catalogue/names/en.ts";
import { contribution } from "../../../src/domain/contribution.ts";
import { dataProfile } from "../../../src/domain/csv/csv-profile.ts";
import type { CsvCells } from "../../../src/domain/csv/csv-row.ts";
import { detailLongColumns, detailLongRows } from "../../../src/domain/csv/detail-long.ts";
import { CsvPieces } from "../../../src/domain/csv/pieces.ts";
import { readCsvCell } from "../../../src/domain/csv/read-csv-cell.ts";
import { summaryColumns, summaryRows } from "../../../src/domain/csv/summary.ts";
import type { Contribution } from "../../../src/domain/measure.ts";
import { applyToBlock, contributionsByMonth } from "../../../src/domain/month-block.ts";
import { type Period, periodOf } from "../../../src/domain/period.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { type PlacedCell, rollupOf } from "../../../src/domain/rollup.ts";
import { type Totals, totalsOf } from "../../../src/domain/totals.ts";
import { arbitraryRecord } from "../../support/arbitraries.ts";
import { localDate, programOf } from "../../support/builders.ts";

type Row = Readonly<Record<string, string>>;
type Sums = ReadonlyMap<string, number>;

const program = programOf();
const records = fc.array(arbitraryRecord, { maxLength: 12 });

describe("detailLongRows", () => {
  test("adds up to the fold of the same records, number by number and place by place", () => {
    fc.assert(
      fc.property(records, (given) => {
        const sums = sumsOfDetail(parsed(detailFile(given), detailLongColumns));

        expect(sums).toEqual(sumsOfFold(rollupOf(given).cells()));
      }),
    );
  });

  test("numbers the rows of every record from 1", () => {
    fc.assert(
      fc.property(records, (given) => {
        const rowNumbersById = new Map<string | undefined, string[]>();
        for (const { record_id, row_no = "" } of parsed(detailFile(given), detailLongColumns)) {
          rowNumbersById.set(record_id, [...(rowNumbersById.get(record_id) ?? []), row_no]);
        }

        expect([...rowNumbersById.keys()]).toEqual(given.map(({ id }) => id));
        for (const rowNumbers of rowNumbersById.values()) {
          expect(rowNumbers).toEqual(rowNumbers.map((_, index) => String(index + 1)));
        }
      }),
    );
  });
});

describe("summaryRows", () => {
  const period = periodOf({ type: "month", day: localDate("2026-02-10"), program });
  const previous = periodOf({ type: "month", day: localDate("2026-01-10"), program });

  test("adds up to the fold of the records of the period, and of the one before", () => {
    fc.assert(
      fc.property(records, (given) => {
        const rows = parsed(summaryFile(given, period, previous), summaryColumns);

        expect(sumsOfSummary(rows, "qty")).toEqual(sumsOfPeriod(given, period));
        expect(sumsOfSummary(rows, "prior_qty")).toEqual(sumsOfPeriod(given, previous));
      }),
    );
  });

  test("has one row for each site, model, source, measure and code", () => {
    fc.assert(
      fc.property(records, (given) => {
        const rows = parsed(summaryFile(given, period, previous), summaryColumns);

        const keys = rows.map((row) =>
          [row.site_code, row.service_model, row.source, row.measure, row.code].join(" "),
        );

        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test("holds syringes, needles and doses handed out as the detail file does", () => {
    const sumOfColumns = (rows: readonly Row[]) =>
      ["syringes", "needles", "naloxone_doses"].map((column) => total(rows, (row) => row[column]));

    fc.assert(
      fc.property(records, (given) => {
        const inPeriod = given.filter((record) => isInside(record, period));

        const summary = parsed(summaryFile(given, period, previous), summaryColumns);
        const detail = parsed(detailFile(inPeriod), detailLongColumns);

        expect(sumOfColumns(summary)).toEqual(sumOfColumns(detail));
      }),
    );
  });

  test("says of every return that was not counted that it is an estimate, in the period's own part", () => {
    fc.assert(
      fc.property(records, (given) => {
        const rows = parsed(summaryFile(given, period, previous), summaryColumns);
        const back = rows.filter((row) => row.measure === "in");
        const detail = parsed(
          detailFile(given.filter((record) => isInside(record, period))),
          detailLongColumns,
        );

        expect(total(back, (row) => row.qty_estimated)).toBe(
          total(
            detail.filter((row) => row.estimated === "1"),
            (row) => row.qty,
          ),
        );
      }),
    );
  });
});

function detailFile(given: readonly SatchelRecord[]): string {
  const context = { program, names, include: { worker: false, participantCode: false, note: false } };
  return file(
    detailLongColumns,
    given.flatMap((record) => detailLongRows({ record, rev: 1 }, context)),
  );
}

function summaryFile(given: readonly SatchelRecord[], period: Period, before: Period): string {
  return file(
    summaryColumns,
    summaryRows({
      totals: totalsIn(given, period),
      previous: totalsIn(given, before),
      period,
      context: { program, names },
    }),
  );
}

function file(columns: readonly string[], rows: readonly CsvCells[]): string {
  const pieces = new CsvPieces(columns, dataProfile);
  return pieces.add(rows) + pieces.end();
}

function parsed(text: string, columns: readonly string[]): readonly Row[] {
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

function totalsIn(given: readonly SatchelRecord[], { from, to }: Period): Totals {
  const contributions = given
    .map(contribution)
    .filter((added): added is Contribution => added !== undefined && added.cells.length > 0);
  const blocks = [...contributionsByMonth(contributions).values()].map((ofMonth) =>
    applyToBlock(undefined, ofMonth),
  );
  return totalsOf(blocks, { from, to });
}

/** What a spreadsheet's owner would add up: nothing here knows how the rows were made. */
function sumsOfDetail(rows: readonly Row[]): Sums {
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
function sumsOfFold(cells: readonly PlacedCell[]): Sums {
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

function sumsOfSummary(rows: readonly Row[], column: "qty" | "prior_qty"): Sums {
  const sums = new SumTable();
  for (const row of rows) {
    sums.add([row.site_code, row.service_model, row.source, row.measure, row.code], row[column]);
  }
  return sums.values;
}

function sumsOfPeriod(given: readonly SatchelRecord[], period: Period): Sums {
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

function total(rows: readonly Row[], valueOf: (row: Row) => string | undefined): number {
  return rows.reduce((sum, row) => sum + Number(valueOf(row) ?? 0), 0);
}

function isInside(record: SatchelRecord, { from, to }: Period): boolean {
  const firstDay = record.kind === "tally" ? record.firstDay : record.day;
  return firstDay >= from && record.day <= to;
}
