/**
 * Heads and totals worked out again from all events that still say something, on
 * top of what the others were counted as: what `check` compares with and
 * `rebuild` writes. A new version of the fold counts what it can read; the base
 * it carries over as it is, since nothing is left to count it from.
 */
import type { RecordEvent } from "../../domain/event.ts";
import type { LocalMonth, RecordId } from "../../domain/ids.ts";
import { monthOf } from "../../domain/local-date.ts";
import { foldVersion } from "../../domain/measure.ts";
import { type PlacedCell, Rollup } from "../../domain/rollup.ts";
import { eventOf } from "./checked-event.ts";
import {
  countedIn,
  foldOf,
  type HeadRow,
  headRow,
  headRowOf,
  type StoredEventRow,
  writeHead,
} from "./head-rows.ts";
import type { Preparer } from "./positions.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { readFrozen } from "./let-go.ts";
import { settleAll } from "./quarantine-decisions.ts";
import { addToCells, noteChanges, readCells } from "./total-rows.ts";

export interface Recount {
  readonly program: string;
  readonly events: number;
  readonly records: number;
  /** Heads as they should be, where they are not. */
  readonly heads: ReadonlyMap<RecordId, HeadRow>;
  /** Heads of records without any event that says something. */
  readonly strayHeads: readonly RecordId[];
  /** Stored events whose content is none; they count for nothing. */
  readonly notUnderstood: readonly string[];
  readonly cells: readonly PlacedCell[];
  /** What would have to be added to the stored cells. */
  readonly cellDifferences: readonly PlacedCell[];
  /** Rows of cells that no fold writes: nothing counted, or under another month than their day's. */
  readonly oddCells: number;
}

export function recount(database: Preparer, program: string): Recount {
  const rollup = new Rollup();
  for (const { place, ...cell } of readFrozen(database, program)) rollup.add({ place, cells: [cell] });
  const heads = new Map<RecordId, HeadRow>();
  const notUnderstood: string[] = [];
  let events = 0;
  let records = 0;
  for (const rows of eventsByRecord(database, program)) {
    const understood = rows.flatMap((row) => {
      const event = understoodEvent(row);
      if (event === undefined) notUnderstood.push(row.id);
      return event ?? [];
    });
    const record = rows[0]?.record;
    if (record === undefined) continue;
    const state = foldOf(understood);
    const counted = countedIn(state);
    if (counted !== undefined) rollup.add(counted);
    const row = headRowOf(state);
    if (!isSameHead(headRow(database, program, record), row)) heads.set(record, row);
    events += rows.length;
    records += 1;
  }
  const cells = rollup.cells();
  return {
    program,
    events,
    records,
    heads,
    strayHeads: strayHeads(database, program),
    notUnderstood,
    cells,
    cellDifferences: differences(rollup, readCells(database, program)),
    oddCells: countOddCells(database, program),
  };
}

/** Makes heads and cells what the recount says. Inside a write transaction, with the recount. */
function writeRecount(database: Preparer, found: Recount): void {
  const { program } = found;
  for (const record of found.strayHeads) {
    database.prepare("DELETE FROM heads WHERE program = ? AND record = ?").run(program, record);
  }
  for (const [record, row] of found.heads) writeHead(database, program, record, row);
  if (hasCellDifference(found)) {
    const months = new Set(monthsOf(database, program));
    database.prepare("DELETE FROM cells WHERE program = ?").run(program);
    addToCells(database, program, found.cells);
    // Of months without any cell left, readers have to hear too.
    for (const { place } of found.cells) months.delete(monthOf(place.day));
    noteChanges(database, program, months);
  }
  database.prepare("UPDATE counters SET fold = ? WHERE program = ?").run(foldVersion, program);
}

export function hasCellDifference({ cellDifferences, oddCells }: Recount): boolean {
  return cellDifferences.length > 0 || oddCells > 0;
}

export interface Rebuilt {
  readonly program: string;
  readonly changedHeads: number;
  readonly changedCells: number;
}

/** Makes the heads and totals of every program what their events say. */
export function rebuildRecords(database: SqliteDatabase): readonly Rebuilt[] {
  return programsIn(database).map((program) =>
    database.transaction(() => {
      const found = recount(database, program);
      writeRecount(database, found);
      settleAll(database, program);
      return {
        program,
        changedHeads: found.heads.size + found.strayHeads.length,
        changedCells: found.cellDifferences.length + found.oddCells,
      };
    }),
  );
}

/** Counts programs anew whose cells another version counted: their numbers mean something else. */
export function recountOldFolds(database: SqliteDatabase): void {
  const old = database.prepare("SELECT program FROM counters WHERE fold <> ?").all(foldVersion);
  for (const { program } of old) {
    database.transaction(() => {
      const found = recount(database, String(program));
      writeRecount(database, found);
      // A block says its fold, so also one with the same numbers is another block now.
      if (!hasCellDifference(found))
        noteChanges(database, found.program, new Set(monthsOf(database, found.program)));
    });
  }
}

/** Every program that something was sent to. */
export function programsIn(database: Preparer): readonly string[] {
  return database
    .prepare("SELECT program FROM logs UNION SELECT program FROM counters UNION SELECT program FROM events")
    .all()
    .map(({ program }) => String(program));
}

export type CheckedRow = StoredEventRow & { readonly day: RecordEventDay; readonly schema: number };
type RecordEventDay = Parameters<typeof eventOf>[0]["day"];

/** What a stored event says, as strictly as when it came; `undefined` where the row was damaged. */
function understoodEvent(row: CheckedRow): RecordEvent | undefined {
  try {
    const { base, ...rest } = row;
    const event = eventOf(base === null ? rest : { ...rest, base }, JSON.parse(row.content));
    return "ok" in event ? undefined : event;
  } catch {
    return undefined;
  }
}

/** All events of one record at a time. */
function* eventsByRecord(
  database: Preparer,
  program: string,
): Generator<readonly CheckedRow[], void, undefined> {
  const rows = database
    .prepare(
      `SELECT id, record, kind, rev, base, schema, day, content FROM events WHERE program = ? AND content <> ''
       ORDER BY program, record`,
    )
    .iterate(program) as Iterable<unknown> as Iterable<CheckedRow>;
  let ofRecord: CheckedRow[] = [];
  for (const row of rows) {
    if (ofRecord[0] !== undefined && ofRecord[0].record !== row.record) {
      yield ofRecord;
      ofRecord = [];
    }
    ofRecord.push(row);
  }
  if (ofRecord.length > 0) yield ofRecord;
}

function isSameHead(stored: HeadRow | undefined, counted: HeadRow): boolean {
  return (
    stored !== undefined &&
    stored.state === counted.state &&
    stored.event === counted.event &&
    stored.day === counted.day &&
    stored.is_live === counted.is_live
  );
}

function strayHeads(database: Preparer, program: string): readonly RecordId[] {
  return database
    .prepare(
      `SELECT record FROM heads WHERE program = ? AND NOT EXISTS (
         SELECT 1 FROM events WHERE events.program = heads.program AND events.record = heads.record
           AND events.content <> '')`,
    )
    .all(program)
    .map(({ record }) => record as RecordId);
}

/** `counted` is used up: what is stored is taken from it. */
function differences(counted: Rollup, stored: Iterable<PlacedCell>): readonly PlacedCell[] {
  for (const { place, ...cell } of stored) counted.subtract({ place, cells: [cell] });
  return counted.cells();
}

function countOddCells(database: Preparer, program: string): number {
  const row = database
    .prepare(
      "SELECT count(*) AS odd FROM cells WHERE program = ? AND (value = 0 OR month <> substr(day, 1, 7))",
    )
    .get(program);
  return Number(row?.["odd"]);
}

function monthsOf(database: Preparer, program: string): readonly LocalMonth[] {
  return database
    .prepare("SELECT month FROM months WHERE program = ?")
    .all(program)
    .map(({ month }) => month as LocalMonth);
}
