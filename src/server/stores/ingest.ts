/** Takes one exchange's events in: receipts, quarantine, events, heads, and what that does to the totals. */
import type { RecordEvent } from "../../domain/event.ts";
import type { RecordId } from "../../domain/ids.ts";
import type { Contribution } from "../../domain/measure.ts";
import { applyEvent, emptyState } from "../../domain/record-state.ts";
import { contributionDifference } from "../../domain/rollup.ts";
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
import { setAsideFor, settleMendedBy } from "./quarantine-decisions.ts";
import { quarantine } from "./quarantine-rows.ts";
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
