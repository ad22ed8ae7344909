/** The `book`: one readable row a record, which screens read instead of the log. */
import { Dexie } from "dexie";
import type { LocalDate, RecordId } from "../domain/ids.ts";
import { liveRecord } from "../domain/record-state.ts";
import { openBookRow } from "./book-row.ts";
import type { Database } from "./database.ts";
import type { BookRow, ReadableRow, RevisedRecord, UnreadableRow } from "./phone.ts";
import type { BookSealer } from "./sealer.ts";

export async function readBookRow(
  database: Database,
  record: RecordId,
  sealer: BookSealer,
): Promise<BookRow | undefined> {
  const value = await database.book.get(record);
  return value === undefined ? undefined : openBookRow(value, sealer);
}

export async function readBookOfDay(
  database: Database,
  day: LocalDate,
  { limit, before }: { readonly limit: number; readonly before?: number },
  sealer: BookSealer,
): Promise<readonly BookRow[]> {
  const values = await database.book
    .where("[day+seq]")
    .between([day, Dexie.minKey], [day, before ?? Dexie.maxKey], true, false)
    // oxlint-disable-next-line unicorn/no-array-reverse -- no array: Dexie reads the index backwards
    .reverse()
    .limit(limit)
    .toArray();
  return Promise.all(values.map((value) => openBookRow(value, sealer)));
}

const recordsPerPage = 500;

interface RecordRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly onUnreadable?: ((row: UnreadableRow) => void) | undefined;
}

/**
 * Live records of a range of days by day and id. Pages are read one after the
 * other, so a save in between is in it or not, depending on where it falls.
 */
export async function* readRecordsBetween(
  read: <T>(work: (database: Database) => Promise<T>) => Promise<T>,
  { from, to, onUnreadable }: RecordRange,
  sealer: BookSealer,
): AsyncGenerator<RevisedRecord, void, undefined> {
  let after: readonly unknown[] = [from, Dexie.minKey];
  for (;;) {
    const lower = after;
    const page = await read((database) =>
      database.book
        .where("[day+id]")
        .between(lower, [to, Dexie.maxKey], false, false)
        .limit(recordsPerPage)
        .toArray(),
    );
    const rows = await Promise.all(page.map((value) => openBookRow(value, sealer)));
    for (const row of rows) {
      if (row.kind === "unreadable") onUnreadable?.(row);
      else yield* revisedRecordOf(row);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < recordsPerPage) return;
    after = [last.day, last.id];
  }
}

function revisedRecordOf({ state }: ReadableRow): readonly RevisedRecord[] {
  const record = liveRecord(state);
  return record === undefined ? [] : [{ record, rev: state.rev }];
}
