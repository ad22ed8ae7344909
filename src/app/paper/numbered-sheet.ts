/**
 * A sheet with a number is known again when it is typed once more: on this
 * phone it is told, and what another phone of the program makes of it has the
 * same ids, so that it counts once. Of one that was typed otherwise the second
 * time only the columns that are the same are known.
 */
import { canonicalJson } from "../../contract/canonical.ts";
import { derivedRecordId } from "../../contract/derived-id.ts";
import { liveRecord } from "../../domain/record-state.ts";
import type { Phone } from "../../storage/phone.ts";
import { isEmptyColumn } from "./typed-column.ts";
import { columnsOf, type TypedColumn, type TypedSheet } from "./typed-sheet.ts";

/** The sheet with the ids of its number. One that was numbered before keeps those: what was stored of it has them. */
export async function numberedSheet(sheet: TypedSheet): Promise<TypedSheet> {
  if (sheet.isNumbered || sheet.number.trim() === "") return sheet;
  const numbered = (column: TypedColumn, index: number) => withDerivedId(sheet, column, index);
  const [tally, ...contacts] = await Promise.all([
    numbered(sheet.tally, 0),
    ...sheet.contacts.map((column, index) => numbered(column, index)),
  ]);
  return { ...sheet, tally, contacts, isNumbered: true };
}

async function withDerivedId(
  { number, site, day, firstDay, layout }: TypedSheet,
  column: TypedColumn,
  index: number,
): Promise<TypedColumn> {
  const record = await derivedRecordId({
    source: `sheet ${number.trim().toUpperCase()}`,
    content: canonicalJson([site, day, firstDay, layout, column.values]),
    occurrence: index + 1,
  });
  return { ...column, record };
}

/** How many of its columns count here already. One that was taken out again may come back. */
export async function columnsHere(
  phone: Pick<Phone, "bookRow" | "recordsHere">,
  sheet: TypedSheet,
): Promise<number> {
  const records = columnsOf(sheet)
    .filter(({ values }) => !isEmptyColumn(values))
    .map(({ record }) => record);
  const known = await phone.recordsHere(records);
  const counted = await Promise.all(
    records.map(async (record) => {
      if (!known.has(record)) return false;
      const row = await phone.bookRow(record);
      // Of a book that was closed nobody can tell any more: it was stored, so it counts.
      return row?.kind !== "readable" || liveRecord(row.state) !== undefined;
    }),
  );
  return counted.filter(Boolean).length;
}
