/**
 * The promise that the CSV and the totals never disagree: both files are read
 * by another parser, added up as a person with a spreadsheet would, and
 * compared with the fold of the same records.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { names } from "../../../src/domain/catalogue/names/en.ts";
import { contribution } from "../../../src/domain/contribution.ts";
import { dataProfile } from "../../../src/domain/csv/csv-profile.ts";
import type { CsvRow } from "../../../src/domain/csv/csv-row.ts";
import { detailLongColumns } from "../../../src/domain/csv/detail-long.ts";
import { CsvPieces } from "../../../src/domain/csv/pieces.ts";
import { type RecordLayout, recordLayouts } from "../../../src/domain/csv/record-layouts.ts";
import { shiftsColumns } from "../../../src/domain/csv/shifts.ts";
import { stockColumns } from "../../../src/domain/csv/stock.ts";
import { summaryColumns, summaryRows } from "../../../src/domain/csv/summary.ts";
import { applyToBlock, contributionsByMonth } from "../../../src/domain/month-block.ts";
import { type Period, periodOf } from "../../../src/domain/period.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { rollupOf } from "../../../src/domain/rollup.ts";
import { type Totals, totalsOf } from "../../../src/domain/totals.ts";
import { arbitraryRecord } from "../../support/arbitraries.ts";
import { localDate, programOf } from "../../support/builders.ts";
import {
  isInDetail,
  isInside,
  parsedCsv,
  type Row,
  sumsOfDetail,
  sumsOfFold,
  sumsOfPeriod,
  sumsOfShifts,
  sumsOfStock,
  sumsOfSummary,
  total,
} from "../../support/csv-sums.ts";

const program = programOf();
const records = fc.array(arbitraryRecord, { maxLength: 12 });

describe("detailLongRowsFor", () => {
  test("adds up to the fold of the same records, number by number and place by place", () => {
    fc.assert(
      fc.property(records, (given) => {
        const sums = sumsOfDetail(parsedCsv(detailFile(given), detailLongColumns));

        expect(sums).toEqual(sumsOfFold(rollupOf(given.filter(isInDetail)).cells()));
      }),
    );
  });

  test("adds up to the whole fold with the tables of shifts and stock, which add up to the rest", () => {
    fc.assert(
      fc.property(records, (given) => {
        const sums = new Map([
          ...sumsOfDetail(parsedCsv(tableOf("detail_long", given), detailLongColumns)),
          ...sumsOfShifts(parsedCsv(tableOf("shifts", given), shiftsColumns)),
          ...sumsOfStock(parsedCsv(tableOf("stock", given), stockColumns)),
        ]);

        expect(sums).toEqual(sumsOfFold(rollupOf(given).cells()));
      }),
    );
  });

  test("numbers the rows of every record from 1", () => {
    fc.assert(
      fc.property(records, (given) => {
        const rowNumbersById = new Map<string | undefined, string[]>();
        for (const { record_id, row_no = "" } of parsedCsv(detailFile(given), detailLongColumns)) {
          rowNumbersById.set(record_id, [...(rowNumbersById.get(record_id) ?? []), row_no]);
        }

        expect([...rowNumbersById.keys()]).toEqual(given.filter(isInDetail).map(({ id }) => id));
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
        const rows = parsedCsv(summaryFile(given, period, previous), summaryColumns);

        expect(sumsOfSummary(rows, "qty")).toEqual(sumsOfPeriod(given, period));
        expect(sumsOfSummary(rows, "prior_qty")).toEqual(sumsOfPeriod(given, previous));
      }),
    );
  });

  test("has one row for each site, model, source, measure and code", () => {
    fc.assert(
      fc.property(records, (given) => {
        const rows = parsedCsv(summaryFile(given, period, previous), summaryColumns);

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

        const summary = parsedCsv(summaryFile(given, period, previous), summaryColumns);
        const detail = parsedCsv(detailFile(inPeriod), detailLongColumns);

        expect(sumOfColumns(summary)).toEqual(sumOfColumns(detail));
      }),
    );
  });

  test("says of every return that was not counted that it is an estimate, in the period's own part", () => {
    fc.assert(
      fc.property(records, (given) => {
        const rows = parsedCsv(summaryFile(given, period, previous), summaryColumns);
        const back = rows.filter((row) => row.measure === "in");
        const detail = parsedCsv(
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
  return tableOf("detail_long", given);
}

function tableOf(layout: RecordLayout, given: readonly SatchelRecord[]): string {
  const include = { worker: false, participantCode: false, note: false };
  const { columnsWith, rowsFor } = recordLayouts[layout];
  const rowsOf = rowsFor({ program, names, include });
  return file(
    columnsWith(include),
    given.flatMap((record) => rowsOf({ record, rev: 1 })),
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

function file(columns: readonly string[], rows: readonly CsvRow[]): string {
  const pieces = new CsvPieces(columns, dataProfile);
  return pieces.add(rows) + pieces.end();
}

function totalsIn(given: readonly SatchelRecord[], { from, to }: Period): Totals {
  const blocks = [...contributionsByMonth(given.map(contribution)).values()].map((ofMonth) =>
    applyToBlock(undefined, ofMonth),
  );
  return totalsOf(blocks, { from, to });
}
