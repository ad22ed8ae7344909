import { describe, expect, test } from "vitest";
import { names } from "../../../src/domain/catalogue/names/en.ts";
import { dataProfile } from "../../../src/domain/csv/csv-profile.ts";
import { CsvPieces } from "../../../src/domain/csv/pieces.ts";
import { type RecordLayout, recordLayouts } from "../../../src/domain/csv/record-layouts.ts";
import { shiftsColumns, shiftsColumnsWith } from "../../../src/domain/csv/shifts.ts";
import { stockColumns, stockColumnsWith } from "../../../src/domain/csv/stock.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import {
  cleanupOf,
  encounterOf,
  programOf,
  shiftOf,
  siteOf,
  stockOf,
  tallyOf,
} from "../../support/builders.ts";
import { parsedCsv, type Row } from "../../support/csv-sums.ts";
import { rowsInLayout } from "../../support/detail-rows.ts";
import { fullDisposal, fullShift, fullStock } from "../../support/full-records.ts";

const everything = { worker: true, participantCode: true, note: true };

/** The rows of a record as they stand in the file, with all that can be ticked. */
function rowsInFile(layout: RecordLayout, record: SatchelRecord): readonly Row[] {
  const { columnsWith, rowsFor } = recordLayouts[layout];
  const columns = columnsWith(everything);
  const pieces = new CsvPieces(columns, dataProfile);
  const rowsOf = rowsFor({ program: programOf(), names, include: everything });
  return parsedCsv(pieces.add(rowsOf({ record, rev: 1 })) + pieces.end(), columns);
}

type Fields = Readonly<Record<string, unknown>>;
/** The column of each field; `undefined` for what the file itself says, or how the record is written. */
type ColumnOfField = Readonly<Record<string, string | undefined>>;

const ofHeader: ColumnOfField = {
  schema: undefined,
  kind: undefined,
  id: "record_id",
  day: "day",
  time: "local_time",
  utcOffsetMinutes: "utc_offset_minutes",
  site: "site_code",
  route: "route",
  model: "service_model",
  worker: "worker",
  via: "via",
  catalogue: "catalogue_version",
  note: "note",
};

const ofShift: ColumnOfField = {
  ...ofHeader,
  start: "start_utc",
  end: "end_utc",
  workers: "workers",
  loadOut: "load_out_id",
  loadIn: "load_in_id",
  closed: "closed",
  empty: "closed_empty",
  minutes: "minutes",
};

const ofStock: ColumnOfField = {
  ...ofHeader,
  shift: "shift_id",
  movement: "movement",
  place: "place",
  toPlace: "to_place",
};

const ofLine: ColumnOfField = {
  item: "code",
  quantity: "qty",
  counted: "counted",
  expected: "expected",
  reason: "reason",
  lot: "lot",
  expiry: "expiry",
};

const ofReturn: ColumnOfField = {
  method: "method",
  quantity: "qty",
  container: "code",
  fill: "container_fill",
  containers: "containers",
  measure: "measure",
  unit: "measure_unit",
  tare: "tare",
  factor: "factor",
  factorVersion: "factor_version",
};

/** A field without a column is one that nobody could take away. */
function expectFound(fields: Fields, row: Row | undefined, columnOf: ColumnOfField): void {
  expect(Object.keys(columnOf)).toEqual(expect.arrayContaining(Object.keys(fields)));
  const told = Object.entries(fields).filter(([field]) => columnOf[field] !== undefined);
  const found = told.map(([field]) => [field, row?.[columnOf[field] ?? ""]]);
  expect(found).toEqual(told.map(([field, value]) => [field, asText(value)]));
}

function asText(value: unknown): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  return Array.isArray(value) ? value.join("; ") : String(value);
}

describe("shiftsRowsFor", () => {
  test("has its columns in the published order", () => {
    expect(shiftsColumns.join(", ")).toBe(
      "program_id, record_id, day, local_time, month, fiscal_year, fiscal_quarter, site_code, site_name, route, " +
        "service_model, area, start_utc, end_utc, utc_offset_minutes, closed, closed_empty, minutes, load_out_id, " +
        "load_in_id, via, rev, received_day, device_ref, catalogue_version",
    );
  });

  test("gives a shift one row, in which every field of it is found", () => {
    const shift = fullShift();

    const rows = rowsInFile("shifts", shift);

    expect(rows).toHaveLength(1);
    expectFound({ ...shift }, rows[0], ofShift);
  });

  test("leaves blank what isn't known, and tells an open shift from a closed one", () => {
    const [row] = rowsInLayout("shifts", shiftOf({ closed: false }));

    expect(row).toMatchObject({ closed: 0, closed_empty: 0 });
    expect(row).not.toHaveProperty("minutes");
    expect(row).not.toHaveProperty("end_utc");
  });

  test("tells neither who was on the shift nor the note unless asked", () => {
    const record = shiftOf({ worker: "Heron", workers: ["Heron", "Wren"], note: "Rain" });

    expect(JSON.stringify(rowsInLayout("shifts", record))).not.toMatch(/Heron|Wren|Rain/);
    expect(shiftsColumnsWith(everything).slice(shiftsColumns.length)).toEqual(["worker", "workers", "note"]);
    expect(shiftsColumnsWith({ ...everything, note: false }).at(-1)).toBe("workers");
    expect(shiftsColumnsWith({ ...everything, worker: false }).at(-2)).toBe("catalogue_version");
  });

  test("says the program, the site of today, and how the content came", () => {
    const program = programOf({ sites: [siteOf({ name: "Pier 4", area: "Harbor" })] });
    const given = { program, programId: "p1", deviceRef: "d7", rev: 3 };

    expect(rowsInLayout("shifts", shiftOf(), given)[0]).toMatchObject({
      program_id: "p1",
      site_name: "Pier 4",
      area: "Harbor",
      fiscal_year: 2026,
      fiscal_quarter: 3,
      device_ref: "d7",
      rev: 3,
    });
  });

  test("gives no row to anything else", () => {
    for (const record of [encounterOf(), cleanupOf(), tallyOf(), stockOf()]) {
      expect(rowsInLayout("shifts", record)).toEqual([]);
    }
  });
});

describe("stockRowsFor", () => {
  test("has its columns in the published order", () => {
    expect(stockColumns.join(", ")).toBe(
      "program_id, record_id, row_no, shift_id, day, local_time, utc_offset_minutes, via, month, fiscal_year, " +
        "fiscal_quarter, site_code, site_name, route, service_model, area, movement, place, to_place, row_type, code, " +
        "name, category, qty, unit, counted, expected, reason, stock_difference, lot, expiry, containers, " +
        "container_fill, method, measure, measure_unit, tare, factor, factor_version, estimated, rev, received_day, " +
        "device_ref, catalogue_version",
    );
  });

  test.each([
    ["a count", fullStock()],
    ["a disposal", fullDisposal()],
  ])("gives %s a row for each line and return, in which every field of it is found", (_what, record) => {
    const { lines, returns, ...fields } = record;

    const rows = rowsInFile("stock", record);

    expectFound(fields, rows[0], ofStock);
    for (const [index, line] of lines.entries()) expectFound({ ...line }, rows[index], ofLine);
    for (const [index, given] of returns.entries()) {
      expectFound({ ...given }, rows[lines.length + index], ofReturn);
    }
    expect(rows.map(({ row_no, row_type }) => [row_no, row_type])).toEqual([
      ...lines.map((_, index) => [String(index + 1), "line"]),
      ...returns.map((_, index) => [String(lines.length + index + 1), "return"]),
    ]);
  });

  test("names items, and keeps one of a newer catalogue with its quantity", () => {
    const record = stockOf({
      lines: [
        { item: "NLX-NAS-4", quantity: 100 },
        { item: "FROM-LATER", quantity: 7 },
      ],
    });

    const rows = rowsInLayout("stock", record);

    expect(rows[0]).toMatchObject({ name: names["NLX-NAS-4"], category: "naloxone", unit: "dose" });
    expect(rows[1]).toMatchObject({ code: "FROM-LATER", qty: 7 });
    expect(rows[1]).not.toHaveProperty("name");
  });

  test("tells the difference that counts of what was wasted and counted, and of nothing else", () => {
    const wasted = stockOf({
      movement: "wasted",
      lines: [{ item: "NLX-NAS-4", quantity: 12, reason: "expired" }],
    });
    const counted = stockOf({
      movement: "count",
      lines: [{ item: "NLX-NAS-4", counted: 9, expected: 7, quantity: 2 }],
    });

    expect(rowsInLayout("stock", wasted)).toMatchObject([{ qty: 12, stock_difference: -12 }]);
    expect(rowsInLayout("stock", counted)).toMatchObject([{ qty: 2, stock_difference: 2 }]);
    expect(rowsInLayout("stock", stockOf())[0]).not.toHaveProperty("stock_difference");
  });

  test("says of returns by weight and container that they are estimates", () => {
    const rows = rowsInLayout("stock", fullDisposal()).filter(({ row_type }) => row_type === "return");

    expect(rows.map(({ method, estimated, unit }) => [method, estimated, unit])).toEqual([
      ["counted", 0, "syringe"],
      ["container", 1, "syringe"],
      ["weight", 1, "syringe"],
    ]);
  });

  test("has one row for a record without lines and returns", () => {
    expect(rowsInLayout("stock", stockOf({ lines: [] }))).toMatchObject([{ row_no: 1, row_type: "none" }]);
  });

  test("tells neither worker nor note unless asked, and the note once", () => {
    const record = stockOf({
      worker: "Heron",
      note: "Two drums",
      lines: [
        { item: "NLX-NAS-4", quantity: 100 },
        { item: "CON-EXT", quantity: 7 },
      ],
    });

    expect(JSON.stringify(rowsInLayout("stock", record))).not.toMatch(/Heron|drums/);
    expect(stockColumnsWith(everything).slice(stockColumns.length)).toEqual(["worker", "note"]);
    const rows = rowsInLayout("stock", record, { include: everything });
    expect(rows.map(({ worker, note }) => [worker, note])).toEqual([
      ["Heron", "Two drums"],
      ["Heron", undefined],
    ]);
  });

  test("gives no row to anything else", () => {
    for (const record of [encounterOf(), cleanupOf(), tallyOf(), shiftOf()]) {
      expect(rowsInLayout("stock", record)).toEqual([]);
    }
  });
});
