import { expect } from "vitest";
import { names } from "../../src/domain/catalogue/names/en.ts";
import type { CsvValue } from "../../src/domain/csv/csv-row.ts";
import {
  type DetailContext,
  type DetailEntry,
  detailLongColumnsWith,
  detailLongRowsFor,
} from "../../src/domain/csv/detail-long.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { programOf } from "./builders.ts";

export const nothingExtra = { worker: false, participantCode: false, note: false };

/** The rows of a record as objects, without what is blank. */
export function detailRowsOf(
  record: SatchelRecord,
  given: Partial<DetailContext> & Partial<Omit<DetailEntry, "record">> = {},
) {
  const { rev = 1, receivedDay, deviceRef, ...context } = given;
  const include = context.include ?? nothingExtra;
  const columns = detailLongColumnsWith(include);
  const rowsIn = detailLongRowsFor({ program: programOf(), names, ...context, include });
  const came = { ...(receivedDay && { receivedDay }), ...(deviceRef !== undefined && { deviceRef }) };
  return rowsIn({ record, rev, ...came }).map((row) => {
    const cells = row.flat();
    expect(cells).toHaveLength(columns.length);
    const entries = columns.map((column, index): [string, CsvValue] => [column, cells[index]]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  });
}
