/** Takes one exchange's events in: receipts, quarantine, events, heads, and what that does to the totals. */
import type { RecordEvent } from "../../domain/event.ts";
import type { RecordId } from "../../domain/ids.ts";
import type { Contribution } from "../../domain/measure.ts";
import { applyEvent, emptyState } from "../../domain/record-state.ts";
import { contributionDifference } from "../../domain/rollup.ts";
import type { QuarantineCode } from "../../contract/wire/errors.ts";
import type { CheckedEvent } from "./checked-event.ts";
import {
  type Arrival,
  countedIn,
  headRowOf,
  insertEvent,
  insertHead,
  readState,
  writeHead,
} from "./head-rows.ts";
import { holdersOf, noteForHolders, noteForWaiting } from "./changes.ts";
import { isAnyLetGo, isLetGo } from "./let-go.ts";
import { setAsideFor, settleAt, settleMendedBy } from "./quarantine-decisions.ts";
import type { Preparer } from "./positions.ts";

export interface Taken {
  /** Receipts of these events, in their order. */
  readonly written: readonly { readonly seq: number; readonly h: Uint8Array }[];
  /** What to add to the totals. */
  readonly differences: readonly Contribution[];
  /** Records that the number holds only since these events, and of which others had come before. */
  readonly shared: ReadonlySet<RecordId>;
}

export function takeEvents(database: Preparer, events: readonly CheckedEvent[], arrival: Arrival): Taken {
  const written: { readonly seq: number; readonly h: Uint8Array }[] = [];
  const differences: Contribution[] = [];
  const shared = new Set<RecordId>();
  // Nearly always there is none, and then no event has to look for its own.
  let hasQuarantined = isAnyQuarantined(database, arrival);
  const hasLetGo = isAnyLetGo(database, arrival.program);
  for (const checked of events) {
    const { wire, h, said } = checked;
    if (!writeReceipt(database, checked, arrival)) continue;
    written.push({ seq: wire.seq, h });
    const setAside = hasQuarantined && said.ok ? setAsideFor(database, arrival.program, checked) : undefined;
    if (setAside !== undefined) {
      quarantine(database, checked, setAside, arrival);
      continue;
    }
    const isFrozen = hasLetGo && isLetGo(database, arrival.program, wire.record);
    if (said.ok && !isFrozen && insertEvent(database, checked, said, arrival)) {
      if (hasQuarantined) {
        releaseQuarantined(database, checked, arrival);
        settleMendedBy(database, arrival.program, wire.id);
      }
      const taken = takeNew(database, said.event, arrival);
      if (hasQuarantined) noteForWaiting(database, arrival, said.event);
      differences.push(...taken.differences);
      if (taken.isShared) shared.add(wire.record);
      continue;
    }
    const known = knownEvent(database, checked, arrival);
    if (known !== undefined) {
      if (takeKnown(database, checked, known, arrival)) shared.add(wire.record);
      hasQuarantined ||= known.is_same === 0;
    } else {
      // An event that is understood and was not stored is of a record that nothing can be counted of any more.
      quarantine(database, checked, said.ok ? "frozen" : said.code, arrival);
      hasQuarantined = true;
    }
  }
  return { written, differences, shared };
}

/**
 * Whether one of these came under the number as another event: two phones use
 * it. A phone learns that by the digest, for it knows what it has sent; whoever
 * brings a copy knows only the copy.
 */
export function isPlaceTaken(
  database: Preparer,
  events: readonly CheckedEvent[],
  { program, number }: Pick<Arrival, "program" | "number">,
): boolean {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return false;
  const receipts = database
    .prepare("SELECT seq, id, h FROM receipts WHERE program = ? AND number = ? AND seq BETWEEN ? AND ?")
    .all(program, number, first.wire.seq, last.wire.seq) as unknown as readonly ReceiptRow[];
  return receipts.some(({ seq, id, h }) => {
    // An exchange has no gap.
    const event = events[seq - first.wire.seq];
    return event !== undefined && (event.wire.id !== id || Buffer.compare(event.h, h) !== 0);
  });
}

interface ReceiptRow {
  readonly seq: number;
  readonly id: string;
  readonly h: Uint8Array;
}

/**
 * Says that an event came under a number, whatever becomes of it. `false` where
 * another event has the place: nothing is written; the digest tells the phone,
 * and it sends again under a new number.
 */
function writeReceipt(database: Preparer, { wire, h }: CheckedEvent, { program, number }: Arrival): boolean {
  const { changes } = database
    .prepare(
      `INSERT INTO receipts (program, number, seq, id, h) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (program, number, seq) DO NOTHING`,
    )
    .run(program, number, wire.seq, wire.id, h);
  if (changes === 1) return true;
  const same = database
    .prepare("SELECT 1 FROM receipts WHERE program = ? AND number = ? AND seq = ? AND id = ? AND h = ?")
    .get(program, number, wire.seq, wire.id, h);
  return same !== undefined;
}

interface KnownEvent {
  readonly record: RecordId;
  readonly number: string;
  readonly seq: number;
  readonly is_same: 0 | 1;
}

function knownEvent(
  database: Preparer,
  { wire, h }: CheckedEvent,
  { program }: Arrival,
): KnownEvent | undefined {
  return database
    .prepare("SELECT record, number, seq, h = ? AS is_same FROM events WHERE program = ? AND id = ?")
    .get(h, program, wire.id) as unknown as KnownEvent | undefined;
}

/**
 * The event that came first stays as it is; one that says something else under
 * its id is kept apart. `true` where the number holds the record only now.
 */
function takeKnown(
  database: Preparer,
  checked: CheckedEvent,
  { record, number: firstNumber, seq: firstSeq, is_same }: KnownEvent,
  arrival: Arrival,
): boolean {
  if (is_same === 0) {
    const { said } = checked;
    // A phone that isn't told that the body is missing takes it for arrived, and lets go of the only one.
    const isBodyMissing = !said.ok && said.code === "withheld";
    quarantine(database, checked, isBodyMissing ? "withheld" : "id-conflict", arrival);
    return false;
  }
  const { program, number } = arrival;
  if (firstNumber === number && firstSeq === checked.wire.seq) return false;
  const isHolder = holdersOf(database, { program, record }).includes(number);
  markAgain(database, record, { program, number, seq: checked.wire.seq });
  return !isHolder;
}

/** An event that was just stored: the head and the numbers follow it. */
function takeNew(
  database: Preparer,
  event: RecordEvent,
  arrival: Arrival,
): { readonly differences: readonly Contribution[]; readonly isShared: boolean } {
  const { program } = arrival;
  const alone = applyEvent(emptyState, event);
  // Most records are new, and then there is nothing to read.
  if (insertHead(database, program, event.record, headRowOf(alone))) {
    return { differences: contributionDifference(undefined, countedIn(alone)), isShared: false };
  }
  const before = readState(database, program, event.record);
  const after = applyEvent(before, event);
  writeHead(database, program, event.record, headRowOf(after));
  return {
    differences: contributionDifference(countedIn(before), countedIn(after)),
    isShared: noteForHolders(database, arrival, event),
  };
}

/** A body that came whole once is kept, also where a later try comes without. */
function quarantine(
  database: Preparer,
  { wire, h }: CheckedEvent,
  code: QuarantineCode,
  { program, number, today }: Arrival,
): void {
  database
    .prepare(
      `INSERT INTO quarantine (program, number, seq, id, h, code, day, received_day, envelope)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (program, number, seq) DO UPDATE SET code = excluded.code, envelope = excluded.envelope
       WHERE excluded.code <> 'withheld'
         AND NOT (excluded.code = 'cannot-open' AND quarantine.code NOT IN ('withheld', 'cannot-open'))`,
    )
    .run(program, number, wire.seq, wire.id, h, code, wire.day, today, JSON.stringify(wire));
  settleAt(database, program, { number, seq: wire.seq });
  if (code === "withheld") takeBody(database, { wire, h }, { program, number, today });
  // What was damaged on its way is no body: the phone may still have it whole.
  else if (code !== "hash-mismatch") bringBody(database, { wire, h }, { code, program });
}

/** From the same event where it came with one, under another number. */
function takeBody(
  database: Preparer,
  { wire, h }: Pick<CheckedEvent, "wire" | "h">,
  { program, number }: Arrival,
): void {
  const { changes } = database
    .prepare(
      `UPDATE quarantine SET code = whole.code, envelope = json_set(whole.envelope, '$.seq', quarantine.seq)
       FROM (SELECT code, envelope FROM quarantine
             WHERE program = ?1 AND id = ?2 AND h = ?3 AND code NOT IN ('withheld', 'hash-mismatch') LIMIT 1) AS whole
       WHERE quarantine.program = ?1 AND quarantine.number = ?4 AND quarantine.seq = ?5 AND quarantine.code = 'withheld'`,
    )
    .run(program, wire.id, h, number, wire.seq);
  if (changes > 0) settleAt(database, program, { number, seq: wire.seq });
}

/** To the same event where it came without one, under another number: nobody has to look for the body any more. */
function bringBody(
  database: Preparer,
  { wire, h }: Pick<CheckedEvent, "wire" | "h">,
  { code, program }: { readonly code: QuarantineCode; readonly program: string },
): void {
  const places = database
    .prepare(
      `UPDATE quarantine SET code = ?, envelope = json_set(?, '$.seq', seq)
       WHERE program = ? AND id = ? AND h = ? AND code = 'withheld' RETURNING number, seq`,
    )
    .all(code, JSON.stringify(wire), program, wire.id, h);
  for (const { number, seq } of places) {
    settleAt(database, program, { number: String(number), seq: Number(seq) });
  }
}

function isAnyQuarantined(database: Preparer, { program }: Arrival): boolean {
  return database.prepare("SELECT 1 FROM quarantine WHERE program = ? LIMIT 1").get(program) !== undefined;
}

/** What was kept apart under any number and is understood now. */
function releaseQuarantined(
  database: Preparer,
  { wire, h }: CheckedEvent,
  { program, number }: Arrival,
): void {
  const released = database
    .prepare("DELETE FROM quarantine WHERE program = ? AND id = ? AND h = ? RETURNING number, seq")
    .all(program, wire.id, h);
  for (const row of released) {
    if (row["number"] === number && row["seq"] === wire.seq) continue;
    markAgain(database, wire.record, { program, number: String(row["number"]), seq: Number(row["seq"]) });
  }
}

/** A receipt of an event that is stored under another one: it makes its number a holder of the record. */
function markAgain(
  database: Preparer,
  record: RecordId,
  { program, number, seq }: { readonly program: string; readonly number: string; readonly seq: number },
): void {
  database
    .prepare("UPDATE receipts SET again = ? WHERE program = ? AND number = ? AND seq = ?")
    .run(record, program, number, seq);
}
