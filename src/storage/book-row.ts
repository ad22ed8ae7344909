/**
 * A row of the book: in clear which record it is, its day and which events made
 * it what it is; what it says passes the book's door. A transaction compares
 * what is in clear and never opens a body: it couldn't wait for that.
 */
import { canonicalBytes } from "../contract/canonical.ts";
import { isEventId, isLocalDate, isRecordId } from "../contract/ids.ts";
import { parseRecord } from "../contract/record-schema.ts";
import { assert } from "../domain/assert.ts";
import type { EventId, LocalDate, RecordId } from "../domain/ids.ts";
import type { SatchelRecord } from "../domain/record.ts";
import type { RecordState, StateOutline } from "../domain/record-state.ts";
import { jsonOfBytes } from "./json-of-bytes.ts";
import type { BookRow, ReadableRow } from "./phone.ts";
import type { BookSealer } from "./sealer.ts";

type OutlineWithContent = StateOutline & { readonly content: NonNullable<StateOutline["content"]> };

/** As it is stored; `ReadableRow` is what it is read as. */
export interface StoredBookRow {
  readonly id: RecordId;
  /** Day of the last content. */
  readonly day: LocalDate;
  /** Number of the record's first event. */
  readonly seq: number;
  readonly state: OutlineWithContent;
  /** The last content as canonical JSON, closed by the book's door. */
  readonly body: Uint8Array;
}

export function bookRowOf(state: RecordState, seq: number, body: Uint8Array): StoredBookRow {
  const { content, openVoids, answeredVoids, rev } = state;
  assert(content !== undefined, "the first event of a record on a phone has its content");
  const { record, event } = content;
  return {
    id: record.id,
    day: record.day,
    seq,
    state: { content: { event, rev: content.rev }, openVoids, answeredVoids, rev },
    body,
  };
}

/** Done before the transaction that stores the row: inside one, the wait would end it. */
export function sealBookBody(record: SatchelRecord, event: EventId, sealer: BookSealer): Promise<Uint8Array> {
  return sealer.seal(canonicalBytes(record), { record: record.id, event });
}

/** What is in clear in a row; the body stays closed. */
export function parseStoredRow(value: unknown): StoredBookRow | undefined {
  const row = value as Partial<Record<keyof StoredBookRow, unknown>>;
  const state = parseOutline(row.state);
  const isUnderstood =
    isRecordId(row.id) &&
    isLocalDate(row.day) &&
    Number.isSafeInteger(row.seq) &&
    ArrayBuffer.isView(row.body) &&
    state !== undefined;
  return isUnderstood ? ({ ...row, state } as StoredBookRow) : undefined;
}

/** Reads a row. What can't be opened or understood comes back as such: it stays stored and is shown. */
export async function openBookRow(value: unknown, sealer: BookSealer): Promise<BookRow> {
  const row = parseStoredRow(value);
  const record = row === undefined ? undefined : await openedRecord(row, sealer);
  if (row !== undefined && record !== undefined) return readableRowOf(row, record);
  const { id, day, seq } = value as Partial<Record<keyof StoredBookRow, unknown>>;
  return { kind: "unreadable", id: String(id), day: String(day), seq: Number(seq) };
}

function readableRowOf({ id, day, seq, state }: StoredBookRow, record: SatchelRecord): ReadableRow {
  return { kind: "readable", id, day, seq, state: { ...state, content: { ...state.content, record } } };
}

async function openedRecord(row: StoredBookRow, sealer: BookSealer): Promise<SatchelRecord | undefined> {
  const plain = await sealer.open(row.body, { record: row.id, event: row.state.content.event });
  const parsed = plain === undefined ? undefined : parseRecord(jsonOfBytes(plain));
  if (parsed?.ok !== true) return undefined;
  return parsed.value.id === row.id && parsed.value.day === row.day ? parsed.value : undefined;
}

function parseOutline(value: unknown): OutlineWithContent | undefined {
  const state = value as Partial<Record<keyof StateOutline, unknown>> | undefined;
  const content = state?.content as Partial<Record<"event" | "rev", unknown>> | undefined;
  const isUnderstood =
    isEventId(content?.event) &&
    isRevision(content.rev) &&
    isRevision(state?.rev) &&
    isListOfEventIds(state.openVoids) &&
    isListOfEventIds(state.answeredVoids);
  return isUnderstood ? (state as OutlineWithContent) : undefined;
}

function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isListOfEventIds(value: unknown): value is readonly EventId[] {
  return Array.isArray(value) && value.every(isEventId);
}
