/**
 * When sealed events may leave a program's phone: never because of one
 * reply, but once the endpoint confirmed them on two of its days and the first
 * of these is over 35 days ago. Days are the endpoint's, as its replies told
 * them: the phone's clock may be wrong by years.
 */
import { maxEventsPerExchange } from "../contract/wire/wire-limits.ts";
import type { Database } from "./database.ts";
import { hashOf, seqIndexOf } from "./event-hashes.ts";
import { type LogRow, parseLogRow, logName } from "./log.ts";
import { writeStrictly } from "./strict-write.ts";
import {
  type Confirmation,
  isWithoutBody,
  parseSyncRow,
  sumWith,
  syncName,
  type SyncRow,
} from "./sync-row.ts";

const msPerDay = 86_400_000;

/** Days are counted whole, so one more than the 35 that have to be over. */
const daysUntilGone = 36;

/**
 * A cheap phone deletes these while nobody notices; the next reply takes the next. No fewer than one reply confirms:
 * on a phone that sends once a day, what is over 35 days old would pile up.
 */
const eventsPerPruning = maxEventsPerExchange;

/**
 * How far a reply confirmed events with their bodies: not beyond one whose body
 * is on this phone only. Its days, and those of what comes behind it, count from
 * when the body came.
 */
export function wholeUpTo(
  { hw, withheld, quarantined }: Pick<SyncRow, "hw" | "withheld" | "quarantined">,
  { pruned }: Pick<LogRow, "pruned">,
): number {
  const missed = [...withheld, ...quarantined.filter(isWithoutBody)].map(({ seq }) => seq);
  return Math.min(hw, ...missed.filter((seq) => seq > pruned).map((seq) => seq - 1));
}

/** The list with what a reply confirmed: the first exchange of a day counts, and all that an endpoint took back doesn't. */
export function withConfirmation(
  confirmations: readonly Confirmation[],
  { serverMs, hw, received }: { readonly serverMs: number; readonly hw: number; readonly received: number },
): readonly Confirmation[] {
  const serverDay = Math.floor(serverMs / msPerDay);
  const standing = confirmations
    // Of a day that is still to come: that clock was wrong, or this one is. The list stays in order.
    .filter((confirmation) => confirmation.serverDay <= serverDay)
    .map((confirmation) => ({
      ...confirmation,
      hw: Math.min(confirmation.hw, hw),
      received: Math.min(receivedIn(confirmation), received),
    }));
  const all =
    standing.at(-1)?.serverDay === serverDay ? standing : [...standing, { serverDay, hw, received }];
  const newestOld = all.findLastIndex((confirmation) => isOldOn(serverDay, confirmation));
  return all.slice(Math.max(0, newestOld));
}

/** Up to where events may leave the phone now. */
function mayLeaveUpTo({ pruned }: LogRow, sync: SyncRow): number {
  const today = Math.floor(sync.serverMs / msPerDay);
  const old = sync.confirmations.findLast((confirmation) => isOldOn(today, confirmation));
  // Withheld, its body is nowhere else; in quarantine, nobody has read it yet.
  const kept = [...sync.withheld, ...sync.quarantined].map(({ seq }) => seq).filter((seq) => seq > pruned);
  return Math.min(old?.hw ?? pruned, sync.hw, pruned + eventsPerPruning, ...kept.map((seq) => seq - 1));
}

/**
 * How many events would have left by now, were there not one before them that
 * stays. They can't leave around it: what is behind the floor is what a restored
 * endpoint is sent again, and its digest is counted from there. So a person is told.
 */
export function keptLonger({ pruned }: LogRow, sync: SyncRow): number {
  const staying = [...sync.withheld, ...sync.quarantined].filter(({ seq }) => seq > pruned);
  const first = Math.min(...staying.map(({ seq }) => seq));
  return Math.max(0, dueUpTo(sync) - first + 1);
}

/** Up to where events would have left by now, had all of them come whole and been understood. */
export function dueUpTo(sync: SyncRow): number {
  const today = Math.floor(sync.serverMs / msPerDay);
  const old = sync.confirmations.findLast((confirmation) => isOldOn(today, confirmation));
  return old === undefined ? 0 : Math.min(receivedIn(old), sync.hw);
}

function receivedIn({ hw, received = hw }: Confirmation): number {
  return received;
}

function isOldOn(serverDay: number, confirmation: Confirmation): boolean {
  return confirmation.serverDay <= serverDay - daysUntilGone;
}

/** How many events left: a bounded number, all of them or none. */
export function pruneConfirmed(database: Database, assertSameLog: (log: LogRow) => void): Promise<number> {
  return writeStrictly<number>(database, ({ table, afterAll, finish }) => {
    const [logRequest, syncRequest] = [table("meta").get(logName), table("meta").get(syncName)];
    afterAll([logRequest, syncRequest], () => {
      const log = parseLogRow(logRequest.result);
      assertSameLog(log);
      const upTo = mayLeaveUpTo(log, parseSyncRow(syncRequest.result));
      const index = seqIndexOf(table);
      const rows = seqsBetween(log.pruned, upTo).map((seq) => index.get(seq));
      finish(rows.length);
      afterAll(rows, () => {
        const sumAtPruned = sumWith(
          log.sumAtPruned,
          rows.map(({ result }) => hashOf(result)),
        );
        for (const { result } of rows) table("events").delete((result as { readonly id: string }).id);
        table("meta").put({ ...log, pruned: upTo, sumAtPruned } satisfies LogRow);
      });
    });
  });
}

function seqsBetween(after: number, upTo: number): readonly number[] {
  return Array.from({ length: Math.max(0, upTo - after) }, (_, index) => after + 1 + index);
}
