/**
 * What one transaction changes, as a pure function of the rows it read: the
 * log, the book and the totals move together or not at all.
 */
import { contribution } from "../domain/contribution.ts";
import type { RecordEvent } from "../domain/event.ts";
import type { EventId, LocalDate, LocalMonth, RecordId } from "../domain/ids.ts";
import { assert } from "../domain/assert.ts";
import { type BagChange, changedBag, type KeptBag } from "../domain/kept-bag.ts";
import type { Contribution } from "../domain/measure.ts";
import {
  applyToBlock,
  contributionsByDay,
  contributionsByMonth,
  type MonthBlock,
} from "../domain/month-block.ts";
import {
  applyEvent,
  emptyState,
  headOf,
  liveRecord,
  type RecordState,
  type StateOutline,
} from "../domain/record-state.ts";
import { contributionDifference } from "../domain/rollup.ts";
import type { StoredEvent } from "../contract/event-schema.ts";
import { bookRowOf, type StoredBookRow } from "./book-row.ts";
import { applyToDayTotals, isOfOneDay, type DayTotalsRow } from "./day-totals.ts";
import type { UnnumberedEvent } from "./events.ts";
import { withEvent, type LogRow } from "./log.ts";
import { changedWeek, type Change } from "./week-totals.ts";

/** An event, hashed and sealed, and what it was made on. */
export interface PreparedEvent {
  readonly event: RecordEvent;
  readonly sealed: UnnumberedEvent;
  /** The record when the revision was worked out; `undefined` for one that is new to this phone. */
  readonly onto: RecordState | undefined;
  /** The event's content as the book keeps it. A void has none, and leaves the one that is there. */
  readonly bookBody: Uint8Array | undefined;
  /** `turn` of the doors that closed these bodies, before they did. */
  readonly turn?: number | undefined;
  /** Read from a file, or brought along from before a phone joined. */
  readonly isBrought?: boolean;
}

/** The rows that prepared events may touch. A day or month without a row has an empty one. */
export interface TouchedRows {
  readonly log: LogRow;
  readonly knownEvents: ReadonlySet<EventId>;
  readonly book: ReadonlyMap<RecordId, StoredBookRow>;
  readonly dayTotals: ReadonlyMap<LocalDate, DayTotalsRow>;
  /** `undefined` on a program's phone, which counts a week of days and no month. */
  readonly blocks: ReadonlyMap<LocalMonth, MonthBlock> | undefined;
  /** There: every day that has a row. */
  readonly storedDays: readonly LocalDate[];
  readonly bag: KeptBag | undefined;
}

export interface ChangedRows {
  readonly log: LogRow;
  readonly events: readonly StoredEvent[];
  readonly book: readonly StoredBookRow[];
  readonly dayTotals: readonly DayTotalsRow[];
  /** Days whose totals are no longer kept. */
  readonly droppedDays: readonly LocalDate[];
  readonly blocks: readonly MonthBlock[];
  /** As it is from now on. */
  readonly bag: KeptBag | undefined;
}

export type Verdict =
  | "stored"
  /** Its id is in the log: an earlier try got through. */
  | "known"
  /** The record is no longer what the event was made on. */
  | "overtaken"
  /** The same, and what the record is has a lower revision than the event: only an import meets that. */
  | "overtaken-by-older";

export interface Applied {
  /** One for each prepared event. */
  readonly verdicts: readonly Verdict[];
  readonly changed: ChangedRows;
}

export function applyEvents(rows: TouchedRows, prepared: readonly PreparedEvent[]): Applied {
  let log = rows.log;
  const book = new Map(rows.book);
  const events: StoredEvent[] = [];
  const changedRecords = new Set<RecordId>();
  const changes: Change[] = [];
  const bagChanges: BagChange[] = [];

  const verdicts = prepared.map(({ event, sealed, onto, bookBody, isBrought = false }): Verdict => {
    if (rows.knownEvents.has(event.id)) return "known";
    const before = book.get(event.record);
    if (!isSameHead(before?.state, onto)) {
      return before !== undefined && headOf(before.state).rev < event.rev
        ? "overtaken-by-older"
        : "overtaken";
    }

    // The same head is the same events, so what was opened before the transaction is what is stored.
    const after = applyEvent(onto ?? emptyState, event);
    const body = after.content?.event === event.id ? bookBody : before?.body;
    assert(body !== undefined, "what is current came with this event or is in the book");
    changes.push({
      before: countedIn(onto),
      after: countedIn(after),
      wasNotedHere: event.kind === "rec" && event.content.via === undefined,
    });
    const seq = before?.seq ?? log.next;
    bagChanges.push({
      seq,
      isNew: before === undefined,
      isBrought,
      before: onto && liveRecord(onto),
      after: liveRecord(after),
    });
    events.push({ ...sealed, seq: log.next });
    book.set(event.record, bookRowOf(after, seq, body));
    changedRecords.add(event.record);
    log = withEvent(log, { h: sealed.h, isNewRecord: before === undefined });
    return "stored";
  });

  const changedBook = [...changedRecords].flatMap((record) => book.get(record) ?? []);
  const bag = changedBag(rows.bag, bagChanges);
  return { verdicts, changed: { log, events, book: changedBook, bag, ...changedTotals(rows, changes) } };
}

function changedTotals(
  { dayTotals, storedDays, blocks }: TouchedRows,
  changes: readonly Change[],
): Pick<ChangedRows, "dayTotals" | "droppedDays" | "blocks"> {
  if (blocks === undefined) {
    const week = changedWeek({ rows: dayTotals, days: storedDays }, changes);
    return { dayTotals: week.changed, droppedDays: week.dropped, blocks: [] };
  }
  const differences = changes.flatMap(({ before, after }) => contributionDifference(before, after));
  const byMonth = contributionsByMonth(differences);
  const byDay = contributionsByDay(differences.filter(isOfOneDay));
  return {
    blocks: [...byMonth].map(([month, ofMonth]) => applyToBlock(mustGet(blocks, month), ofMonth)),
    dayTotals: [...byDay].map(([day, ofDay]) => applyToDayTotals(mustGet(dayTotals, day), ofDay)),
    droppedDays: [],
  };
}

function countedIn(state: RecordState | undefined): Contribution | undefined {
  const record = state === undefined ? undefined : liveRecord(state);
  return record === undefined ? undefined : contribution(record);
}

function isSameHead(now: StateOutline | undefined, then: StateOutline | undefined): boolean {
  if (now === undefined || then === undefined) return now === then;
  const [head, expected] = [headOf(now), headOf(then)];
  return head.event === expected.event && head.rev === expected.rev;
}

function mustGet<Key, Row>(rows: ReadonlyMap<Key, Row>, key: Key): Row {
  const row = rows.get(key);
  assert(row !== undefined, "the days of a record before and after its event were read");
  return row;
}
