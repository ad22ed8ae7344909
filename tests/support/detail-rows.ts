import { expect } from "vitest";
import { names } from "../../src/domain/catalogue/names/en.ts";
import type { CsvValue } from "../../src/domain/csv/csv-row.ts";
import type { DetailContext, DetailEntry } from "../../src/domain/csv/record-cells.ts";
import { type RecordLayout, recordLayouts } from "../../src/domain/csv/record-layouts.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { programOf } from "./builders.ts";

export const nothingExtra = { worker: false, participantCode: false, note: false };

type Given = Partial<DetailContext> & Partial<Omit<DetailEntry, "record">>;

/** The rows of a record in `detail_long` as objects, without what is blank. */
export function detailRowsOf(record: SatchelRecord, given: Given = {}) {
  return rowsInLayout("detail_long", record, given);
}

/** The same in any table of records. */
export function rowsInLayout(layout: RecordLayout, record: SatchelRecord, given: Given = {}) {
  const { rev = 1, receivedDay, deviceRef, ...context } = given;
  const include = context.include ?? nothingExtra;
  const { columnsWith, rowsFor } = recordLayouts[layout];
  const columns = columnsWith(include);
  const rowsIn = rowsFor({ program: programOf(), names, ...context, include });
  const came = { ...(receivedDay && { receivedDay }), ...(deviceRef !== undefined && { deviceRef }) };
  return rowsIn({ record, rev, ...came }).map((row) => {
    const cells = row.flat();
    expect(cells).toHaveLength(columns.length);
    const entries = columns.map((column, index): [string, CsvValue] => [column, cells[index]]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  });
}
