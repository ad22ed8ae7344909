/**
 * `changes`: what to tell a log of its own records. A number holds a record
 * when an event of it came under that number, and waits for it while what came
 * lies in quarantine. Each change through another
 * number is written down for every holder, so that answering costs what is
 * told and not what is stored.
 */
import type { EventKind, RecordEvent } from "../../domain/event.ts";
import type { EventId, RecordId } from "../../domain/ids.ts";
import { headOf } from "../../domain/record-state.ts";
import type { SyncRequest } from "../../contract/wire/sync-message.ts";
import { maxChangesPerReply } from "../../contract/wire/wire-limits.ts";
import { type Arrival, headRow, outlineOf } from "./head-rows.ts";
import { cursorAt, drawPosition, latestPosition, positionOf, type Preparer } from "./positions.ts";
import type { Exchange, ExchangeAnswer } from "./store.ts";

/** Tells all other holders of a record of its new event. `true` where there are some and the sender was none. */
export function noteForHolders(
  database: Preparer,
  { program, number }: Pick<Arrival, "program" | "number">,
  { id, record, rev, kind }: RecordEvent,
): boolean {
  const holders = holdersOf(database, { program, record, except: id });
  const others = holders.filter((holder) => holder !== number);
  for (const holder of others) note(database, { program, number: holder, record, rev, kind });
  return others.length > 0 && others.length === holders.length;
}

/**
 * Tells those of a record's new event of whose own event of it nothing could be
 * made so far: a lead may mend it by this one.
 */
export function noteForWaiting(
  database: Preparer,
  { program, number }: Pick<Arrival, "program" | "number">,
  { id, record, rev, kind }: RecordEvent,
): void {
  const waiting = database
    .prepare("SELECT DISTINCT number FROM quarantine WHERE program = ? AND envelope ->> '$.record' = ?")
    .all(program, record)
    .map((row) => String(row["number"]));
  if (waiting.length === 0) return;
  const told = new Set([number, ...holdersOf(database, { program, record, except: id })]);
  for (const holder of waiting) {
    if (!told.has(holder)) note(database, { program, number: holder, record, rev, kind });
  }
}

/**
 * Tells the sender of records whose current event it does not hold: it sent an
 * event that something newer, come before through another number, outranks.
 * What came under the log's own former numbers is no news to it.
 */
export function noteForSender(
  database: Preparer,
  { program, request: { number, prev } }: { readonly program: string; readonly request: LogNumbers },
  records: ReadonlySet<RecordId>,
): void {
  const own = new Set([number, ...prev.map((previous) => previous.number)]);
  for (const record of records) {
    const row = headRow(database, program, record);
    if (row === undefined) continue;
    const { event } = headOf(outlineOf(row));
    const numbers = numbersOf(database, program, event);
    if (numbers.some((holder) => own.has(holder))) continue;
    const { rev, kind } = factsOf(database, program, event);
    note(database, { program, number, record, rev, kind });
  }
}

/** A log's number, and those that it had before. */
interface LogNumbers extends Pick<SyncRequest, "number"> {
  readonly prev: readonly Pick<SyncRequest["prev"][number], "number">[];
}

/** What was changed elsewhere since the sender was told last. A cursor of another life starts anew. */
export function changesFor(
  database: Preparer,
  { program, request: { number, seen } }: Exchange,
): Pick<ExchangeAnswer, "changed" | "seen"> {
  const after = seen === undefined ? 0 : (positionOf(database, program, seen) ?? 0);
  const rows = database
    .prepare(
      `SELECT position, record, rev, kind FROM changes WHERE program = ? AND number = ? AND position > ?
       ORDER BY position LIMIT ?`,
    )
    .all(program, number, after, maxChangesPerReply) as unknown as readonly ChangeRow[];
  const last = rows.length < maxChangesPerReply ? undefined : rows.at(-1)?.position;
  return {
    changed: rows.map(({ record, rev, kind }) => ({ record, rev, kind })),
    seen: cursorAt(database, program, last ?? latestPosition(database, program)),
  };
}

interface ChangeRow {
  readonly position: number;
  readonly record: RecordId;
  readonly rev: number;
  readonly kind: EventKind;
}

function note(
  database: Preparer,
  change: Omit<ChangeRow, "position"> & { readonly program: string; readonly number: string },
): void {
  const { program, number, record, rev, kind } = change;
  database
    .prepare("INSERT INTO changes (program, number, position, record, rev, kind) VALUES (?, ?, ?, ?, ?, ?)")
    .run(program, number, drawPosition(database, program), record, rev, kind);
}

/** The numbers under which events of a record came, one event left out. */
export function holdersOf(
  database: Preparer,
  {
    program,
    record,
    except,
  }: { readonly program: string; readonly record: RecordId; readonly except?: EventId },
): readonly string[] {
  // Two questions, and the exception made here: asked as one, SQLite reads through all receipts of the program.
  const first = database.prepare("SELECT id, number FROM events WHERE program = ? AND record = ?");
  const again = database.prepare("SELECT id, number FROM receipts WHERE program = ? AND again = ?");
  const rows = [...first.all(program, record), ...again.all(program, record)];
  return [...new Set(rows.flatMap(({ id, number }) => (id === except ? [] : [String(number)])))];
}

/** The numbers that an event came under. */
function numbersOf(database: Preparer, program: string, event: EventId): readonly string[] {
  return database
    .prepare(
      `SELECT number FROM events WHERE program = ? AND id = ?
       UNION SELECT number FROM receipts
       WHERE program = ? AND id = ? AND again = (SELECT record FROM events WHERE program = ? AND id = ?)`,
    )
    .all(program, event, program, event, program, event)
    .map(({ number }) => String(number));
}

function factsOf(
  database: Preparer,
  program: string,
  event: EventId,
): { readonly rev: number; readonly kind: EventKind } {
  return database
    .prepare("SELECT rev, kind FROM events WHERE program = ? AND id = ?")
    .get(program, event) as unknown as { readonly rev: number; readonly kind: EventKind };
}
