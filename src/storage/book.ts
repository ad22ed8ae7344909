/** The `book`: one readable row a record, which screens read instead of the log. */
import { Dexie } from "dexie";
import { isEventId, isLocalDate, isRecordId } from "../contract/ids.ts";
import { parseRecord } from "../contract/record-schema.ts";
import type { EventId, LocalDate, RecordId } from "../domain/ids.ts";
import { liveRecord, type RecordState } from "../domain/record-state.ts";
import { assert } from "../domain/assert.ts";
import type { Database } from "./database.ts";
import type { BookRow, ReadableRow, RevisedRecord, UnreadableRow } from "./phone.ts";

/** As it is stored; `ReadableRow` is what it is read as. */
export type StoredBookRow = Omit<ReadableRow, "kind">;

export function bookRowOf(state: RecordState, seq: number): StoredBookRow {
  assert(state.content !== undefined, "the first event of a record on a phone has its content");
  const { record } = state.content;
  return { id: record.id, day: record.day, seq, state };
}

/** Reads a row. What can't be understood comes back as such: it stays stored and is shown. */
export function parseBookRow(value: unknown): BookRow {
  const row = value as Partial<Record<keyof StoredBookRow, unknown>>;
  const state = parseState(row.state);
  const isUnderstood =
    isRecordId(row.id) &&
    isLocalDate(row.day) &&
    Number.isSafeInteger(row.seq) &&
    state?.content?.record.id === row.id &&
    state.content.record.day === row.day;
  if (!isUnderstood || state === undefined) {
    return { kind: "unreadable", id: String(row.id), day: String(row.day), seq: Number(row.seq) };
  }
  return {
    kind: "readable",
    id: row.id as RecordId,
    day: row.day as LocalDate,
    seq: row.seq as number,
    state,
  };
}

export async function readBookRow(database: Database, record: RecordId): Promise<BookRow | undefined> {
  const value = await database.book.get(record);
  return value === undefined ? undefined : parseBookRow(value);
}

export async function readBookOfDay(
  database: Database,
  day: LocalDate,
  { limit, before }: { readonly limit: number; readonly before?: number },
): Promise<readonly BookRow[]> {
  const values = await database.book
    .where("[day+seq]")
    .between([day, Dexie.minKey], [day, before ?? Dexie.maxKey], true, false)
    // oxlint-disable-next-line unicorn/no-array-reverse -- no array: Dexie reads the index backwards
    .reverse()
    .limit(limit)
    .toArray();
  return values.map(parseBookRow);
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
    const rows = page.map(parseBookRow);
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

function parseState(value: unknown): RecordState | undefined {
  const state = value as Partial<Record<keyof RecordState, unknown>> | undefined;
  const content = state?.content as Partial<Record<"event" | "rev" | "record", unknown>> | undefined;
  const record = parseRecord(content?.record);
  const isUnderstood =
    record.ok &&
    isEventId(content?.event) &&
    isRevision(content.rev) &&
    isRevision(state?.rev) &&
    isListOfEventIds(state.openVoids) &&
    isListOfEventIds(state.answeredVoids);
  if (!isUnderstood) return undefined;
  return {
    content: { event: content.event, rev: content.rev, record: record.value },
    openVoids: state.openVoids,
    answeredVoids: state.answeredVoids,
    rev: state.rev,
  } as RecordState;
}

function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isListOfEventIds(value: unknown): value is readonly EventId[] {
  return Array.isArray(value) && value.every(isEventId);
}
