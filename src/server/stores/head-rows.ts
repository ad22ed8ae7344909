/** `events` and `heads`: what happened, and which of it stands for each record now. */
import { contribution } from "../../domain/contribution.ts";
import type { EventKind, RecordEvent, VoidReason } from "../../domain/event.ts";
import type { Contribution } from "../../domain/measure.ts";
import type { EventId, LocalDate, RecordId } from "../../domain/ids.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import {
  applyEvent,
  emptyState,
  liveRecord,
  type RecordState,
  type StateOutline,
} from "../../domain/record-state.ts";
import { assert } from "../../domain/assert.ts";
import type { CheckedEvent, Said } from "./checked-event.ts";
import type { Preparer } from "./positions.ts";

export interface HeadRow {
  readonly state: string;
  readonly event: EventId | null;
  readonly day: LocalDate | null;
  readonly is_live: 0 | 1;
}

/** Under which number an event came. */
export interface Arrival {
  readonly program: string;
  readonly number: string;
  readonly today: LocalDate;
  /** Whether whoever has the log brought it, or a lead from a copy; absent where it came before and is looked at again. */
  readonly by?: "owner" | "copy";
}

/** Stores an event; `false` where its id is known. */
export function insertEvent(
  database: Preparer,
  { wire, h }: CheckedEvent,
  { salt, content }: Said,
  { program, number, today }: Arrival,
): boolean {
  const { changes } = database
    .prepare(
      `INSERT INTO events (program, id, record, kind, rev, base, schema, day, salt, content, h, number, seq, received_day)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (program, id) DO NOTHING`,
    )
    .run(
      program,
      wire.id,
      wire.record,
      wire.kind,
      wire.rev,
      wire.base ?? null,
      wire.schema,
      wire.day,
      salt,
      content,
      h,
      number,
      wire.seq,
      today,
    );
  return changes === 1;
}

/** The record as it stands; the empty state where nothing of it has come. */
export function readState(database: Preparer, program: string, record: RecordId): RecordState {
  const row = headRow(database, program, record);
  if (row === undefined) return emptyState;
  const { content, ...outline } = outlineOf(row);
  if (content === undefined) return outline;
  return { ...outline, content: { ...content, record: readContent(database, program, content.event) } };
}

export function headRow(database: Preparer, program: string, record: RecordId): HeadRow | undefined {
  return database
    .prepare("SELECT state, event, day, is_live FROM heads WHERE program = ? AND record = ?")
    .get(program, record) as unknown as HeadRow | undefined;
}

/** Written by `headRowOf` and nobody else. */
export function outlineOf({ state }: Pick<HeadRow, "state">): StateOutline {
  return JSON.parse(state) as StateOutline;
}

/** The row that says a state. Equal states have equal rows. */
export function headRowOf({ content, openVoids, answeredVoids, rev }: RecordState): HeadRow {
  const outline: StateOutline = {
    ...(content === undefined ? {} : { content: { event: content.event, rev: content.rev } }),
    openVoids,
    answeredVoids,
    rev,
  };
  const isLive = content !== undefined && openVoids.length === 0;
  return {
    state: JSON.stringify(outline),
    event: content?.event ?? null,
    day: content?.record.day ?? null,
    is_live: isLive ? 1 : 0,
  };
}

/** Stores the head of a record that is new; `false` where it has one. */
export function insertHead(
  database: Preparer,
  program: string,
  record: RecordId,
  { state, event, day, is_live }: HeadRow,
): boolean {
  const { changes } = database
    .prepare(
      `INSERT INTO heads (program, record, state, event, day, is_live) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (program, record) DO NOTHING`,
    )
    .run(program, record, state, event, day, is_live);
  return changes === 1;
}

export function writeHead(database: Preparer, program: string, record: RecordId, row: HeadRow): void {
  if (insertHead(database, program, record, row)) return;
  database
    .prepare("UPDATE heads SET state = ?, event = ?, day = ?, is_live = ? WHERE program = ? AND record = ?")
    .run(row.state, row.event, row.day, row.is_live, program, record);
}

/** A stored event's own columns and content, as far as the fold needs them. */
export interface StoredEventRow {
  readonly id: EventId;
  readonly record: RecordId;
  readonly kind: EventKind;
  readonly rev: number;
  readonly base: EventId | null;
  readonly content: string;
}

/** The event of a row. Its content was checked before it was stored; `check` does so again. */
export function storedEventOf({ id, record, kind, rev, base, content }: StoredEventRow): RecordEvent {
  const said: unknown = JSON.parse(content);
  if (base === null) return { id, record, rev, kind: "rec", content: said as SatchelRecord };
  return kind === "void"
    ? { id, record, rev, kind, base, reason: (said as { reason: VoidReason }).reason }
    : { id, record, rev, kind: "fix", base, content: said as SatchelRecord };
}

/** The state that a record's events make, in whatever order. */
export function foldOf(events: Iterable<RecordEvent>): RecordState {
  let state: RecordState = emptyState;
  for (const event of events) state = applyEvent(state, event);
  return state;
}

/** What a record adds to the totals as it stands. */
export function countedIn(state: RecordState): Contribution | undefined {
  const record = liveRecord(state);
  return record === undefined ? undefined : contribution(record);
}

function readContent(database: Preparer, program: string, event: EventId): SatchelRecord {
  const row = database
    .prepare("SELECT content FROM events WHERE program = ? AND id = ?")
    .get(program, event) as { content: string } | undefined;
  assert(row !== undefined, "a head names an event that was stored before it");
  return JSON.parse(row.content) as SatchelRecord;
}
