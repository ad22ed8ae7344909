/**
 * Everything that is counted, worked out again from all events: what `check`
 * compares with and `rebuild` writes. Events come record by record, so memory
 * holds one page of them, the totals, and the rows that differ.
 */
import { assert } from "../domain/assert.ts";
import { contribution } from "../domain/contribution.ts";
import type { LocalDate, LocalMonth, RecordId } from "../domain/ids.ts";
import {
  applyToBlock,
  emptyBlock,
  contributionsByDay,
  contributionsByMonth,
  type MonthBlock,
} from "../domain/month-block.ts";
import type { Contribution } from "../domain/measure.ts";
import { applyEvent, emptyState, liveRecord, type RecordState } from "../domain/record-state.ts";
import { Rollup } from "../domain/rollup.ts";
import { canonicalJson } from "../contract/canonical.ts";
import { bookRowOf, openBookRow, sealBookBody, type StoredBookRow } from "./book-row.ts";
import type { Database } from "./database.ts";
import {
  applyToDayTotals,
  cellsOfDay,
  isOfOneDay,
  parseDayTotalsRow,
  type DayTotalsRow,
} from "./day-totals.ts";
import { openEvent, type OpenedEvent } from "./events.ts";
import { StorageError } from "./failures.ts";
import type { Difference, ReadableRow } from "./phone.ts";
import { parseBlock } from "./rollups.ts";
import type { BookSealer, Doors, Sealer } from "./sealer.ts";

export interface Recount {
  readonly events: number;
  readonly records: number;
  /** Book rows as they should be, where they are not. */
  readonly book: readonly StoredBookRow[];
  readonly dayTotals: ReadonlyMap<LocalDate, DayTotalsRow>;
  readonly blocks: ReadonlyMap<LocalMonth, MonthBlock>;
  readonly differences: readonly Difference[];
}

export async function recount(
  database: Database,
  doors: Doors,
  onRead: (events: number) => void,
): Promise<Recount> {
  const rollup = new Rollup();
  const book: StoredBookRow[] = [];
  const differences: Difference[] = [];
  let events = 0;
  let records = 0;

  for await (const page of eventsByRecord(database, doors.log)) {
    const stored = await storedRowsOf(database, [...page.keys()], doors.book);
    for (const [record, ofRecord] of page) {
      const storedRow = stored.get(record);
      const folded = foldOf(ofRecord);
      // With an event that can't be understood, the book's row is the best that is known: it stays, and counts.
      const state = folded?.state ?? storedRow?.state;
      const live = state === undefined ? undefined : liveRecord(state);
      const counted = live === undefined ? undefined : contribution(live);
      if (counted !== undefined) rollup.add(counted);

      if (folded !== undefined && !isSameRow(storedRow, folded)) {
        book.push(await rowOf(folded, doors.book));
        differences.push({ kind: "book-row", record });
      }
      for (const event of ofRecord) {
        if (event.kind === "unreadable") {
          differences.push({ kind: "unreadable-event", seq: event.seq, event: event.id });
        }
      }
      events += ofRecord.length;
      records += 1;
    }
    onRead(events);
  }
  differences.push(...(await rowsWithoutEvents(database)));

  const contributions = contributionsOf(rollup);
  // Each waits for the database between its parts, which lets the screen in.
  const dayTotals = dayTotalsOf(contributions);
  differences.push(...(await differingDays(database, dayTotals)));
  const blocks = blocksOf(contributions);
  differences.push(...(await differingMonths(database, blocks)));
  return { events, records, book, dayTotals, blocks, differences };
}

/** Opened in one go, so few enough that a cheap phone's screen takes taps in between. */
export const eventsPerPage = 100;

/** Pages of the log in the order of the record index, each with all events of its records. */
async function* eventsByRecord(
  database: Database,
  sealer: Sealer,
): AsyncGenerator<ReadonlyMap<RecordId, readonly OpenedEvent[]>> {
  let after = "";
  for (;;) {
    const found = await database.events.where("record").above(after).limit(eventsPerPage).toArray();
    const lastRecord = found.at(-1) === undefined ? undefined : recordIdOf(found.at(-1));
    if (lastRecord === undefined) return;
    const isLastPage = found.length < eventsPerPage;
    // The last record of a full page may go on behind it, so it is read whole.
    const values = isLastPage
      ? found
      : [
          ...found.filter((value) => recordIdOf(value) !== lastRecord),
          ...(await database.events.where("record").equals(lastRecord).toArray()),
        ];
    const opened = await Promise.all(values.map((value) => openEvent(value, sealer)));
    const page = new Map<RecordId, OpenedEvent[]>();
    for (const [index, event] of opened.entries()) {
      const record = recordIdOf(values[index]);
      page.set(record, [...(page.get(record) ?? []), event]);
    }
    yield page;
    if (isLastPage) return;
    after = lastRecord;
  }
}

/** The key of the index that found it, so it is there and a text. */
function recordIdOf(value: unknown): RecordId {
  return (value as { record: RecordId }).record;
}

async function storedRowsOf(
  database: Database,
  records: readonly RecordId[],
  sealer: BookSealer,
): Promise<ReadonlyMap<RecordId, ReadableRow>> {
  const values = (await database.book.bulkGet([...records])).filter((value) => value !== undefined);
  const rows = await Promise.all(values.map((value) => openBookRow(value, sealer)));
  return new Map(rows.flatMap((row) => (row.kind === "readable" ? [[row.id, row] as const] : [])));
}

/** Keys only: what such a row says is on the list of its day, and no total can know of it. */
async function rowsWithoutEvents(database: Database): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (let after = ""; ; ) {
    const records = await database.book.where("id").above(after).limit(eventsPerPage).primaryKeys();
    const known = new Set(await database.events.where("record").anyOf(records).uniqueKeys());
    for (const record of records) {
      if (!known.has(record)) differences.push({ kind: "book-row-without-event", record });
    }
    const last = records.at(-1);
    if (last === undefined || records.length < eventsPerPage) return differences;
    after = last;
  }
}

interface Folded {
  readonly state: RecordState;
  readonly seq: number;
}

async function rowOf({ state, seq }: Folded, sealer: BookSealer): Promise<StoredBookRow> {
  assert(state.content !== undefined, "a fold without content gives no row");
  return bookRowOf(state, seq, await sealBookBody(state.content.record, state.content.event, sealer));
}

function foldOf(events: readonly OpenedEvent[]): Folded | undefined {
  let state: RecordState = emptyState;
  let seq = Number.POSITIVE_INFINITY;
  for (const opened of events) {
    if (opened.kind === "unreadable") return undefined;
    state = applyEvent(state, opened.event);
    seq = Math.min(seq, opened.row.seq);
  }
  return state.content === undefined ? undefined : { state, seq };
}

function isSameRow(row: ReadableRow | undefined, folded: Folded): boolean {
  return (
    row !== undefined && row.seq === folded.seq && canonicalJson(row.state) === canonicalJson(folded.state)
  );
}

function contributionsOf(rollup: Rollup): readonly Contribution[] {
  return rollup.cells().map(({ place, ...cell }) => ({ place, cells: [cell] }));
}

function dayTotalsOf(contributions: readonly Contribution[]): ReadonlyMap<LocalDate, DayTotalsRow> {
  const byDay = contributionsByDay(contributions.filter(isOfOneDay));
  return new Map(
    [...byDay].map(([day, ofDay]) => [day, applyToDayTotals(parseDayTotalsRow(day, undefined), ofDay)]),
  );
}

function blocksOf(contributions: readonly Contribution[]): ReadonlyMap<LocalMonth, MonthBlock> {
  return new Map(
    [...contributionsByMonth(contributions)].map(([month, ofMonth]) => [
      month,
      applyToBlock(undefined, ofMonth),
    ]),
  );
}

async function differingDays(
  database: Database,
  counted: ReadonlyMap<LocalDate, DayTotalsRow>,
): Promise<readonly Difference[]> {
  const stored = (await database.dayTotals.toCollection().primaryKeys()) as LocalDate[];
  const days = [...new Set([...stored, ...counted.keys()])];
  const values = await database.dayTotals.bulkGet(days);
  return days.flatMap((day, index): Difference[] => {
    const cells = orUnreadable(() => cellsOfDay(parseDayTotalsRow(day, values[index])));
    const expected = cellsOfDay(counted.get(day) ?? parseDayTotalsRow(day, undefined));
    return isSame(cells, expected) ? [] : [{ kind: "day-totals", day }];
  });
}

async function differingMonths(
  database: Database,
  counted: ReadonlyMap<LocalMonth, MonthBlock>,
): Promise<readonly Difference[]> {
  const stored = (await database.rollups.toCollection().primaryKeys()) as LocalMonth[];
  const months = [...new Set([...stored, ...counted.keys()])];
  const differences: Difference[] = [];
  for (const month of months) {
    const value = await database.rollups.get(month);
    const block = orUnreadable(() => parseBlock(month, value));
    // Byte for byte: blocks of the same cells are the same, and bytes that are damaged can't be unpacked.
    if (!isSame(block, counted.get(month) ?? emptyBlock(month))) differences.push({ kind: "month", month });
  }
  return differences;
}

/** Totals that can't be understood are totals that differ. */
function orUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof StorageError) return undefined;
    throw error;
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return one !== undefined && canonicalJson(one) === canonicalJson(other);
}
