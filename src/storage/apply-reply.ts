/**
 * What a reply of the endpoint changes on the phone: where the log stands, never
 * the log. One transaction, which reads again where that is now: another tab may
 * have heard from the endpoint meanwhile.
 */
import { formatDigest } from "../contract/digest.ts";
import type { SyncReply } from "../contract/wire/sync-message.ts";
import { maxOpenQuarantined } from "../contract/wire/wire-limits.ts";
import type { Database } from "./database.ts";
import { hashOf, seqIndexOf } from "./event-hashes.ts";
import { digestBetween, digestOf, logName, type LogRow, parseLogRow, renumbered } from "./log.ts";
import { wholeUpTo, withConfirmation } from "./retention.ts";
import { type StrictWrite, writeStrictly } from "./strict-write.ts";
import type { Batch, ChangedElsewhere, QuarantinedEvent, ReplyOutcome } from "./sync-log.ts";
import { isWithoutBody, parseSyncRow, renumberedSync, sumWith, syncName, type SyncRow } from "./sync-row.ts";

export interface ReplyTools {
  /** Throws when the log is another one than this phone opened. */
  readonly assertSameLog: (log: LogRow) => void;
  /** A random UUID, should the log need another number. */
  readonly newNumber: string;
}

export function applyReply(
  database: Database,
  { batch, reply }: { readonly batch: Batch; readonly reply: SyncReply },
  tools: ReplyTools,
): Promise<ReplyOutcome> {
  return changeWhereLogStands<ReplyOutcome>(database, tools, (write, log, sync) => {
    if (isOutOfDate({ log, sync }, batch, reply)) {
      write.finish("stale");
    } else if (reply.hw >= log.next || reply.hw < log.pruned) {
      // A known loss, also where the reply that names it never comes.
      const lost = Math.max(0, log.pruned - reply.hw);
      const known = {
        ...sync,
        missing: (sync.missing ?? 0) + lost,
        // What is lost is counted once, whatever was asked for of it before.
        quarantined: sync.quarantined.filter(({ seq }) => seq <= reply.hw),
        ...setBackBy(reply.hw - log.next + 1, sync),
      };
      write.finish(takeNumber(write, log, known, tools.newNumber));
    } else {
      withSumAt(write, sync, reply.hw, (sumAtHw) => {
        if (digestBetween(log.sumAtBorn, sumAtHw) === reply.digest) {
          write.table("meta").put(repliedSync(sync, { log, batch, reply, sumAtHw }));
          write.finish(outcomeOf(sync.hw, reply.hw));
        } else {
          write.finish(takeNumber(write, log, { ...sync, ...setBackBy(0, sync) }, tools.newNumber));
        }
      });
    }
  });
}

/**
 * The endpoint's word for other events than there are here: this log was set back, or has a twin. How many it has
 * beyond this log's end is the least that can be lacking here; what was recorded since hides as many.
 */
function setBackBy(events: number, { aheadBy = 0 }: SyncRow): Partial<SyncRow> {
  return events >= 0 ? { aheadBy: Math.max(aheadBy, events) } : {};
}

/** Only from the number that the endpoint refused: another tab may have taken a new one since. */
export function takeNewNumber(
  database: Database,
  refused: string,
  tools: ReplyTools,
): Promise<"renumbered" | "stale"> {
  return changeWhereLogStands<"renumbered" | "stale">(database, tools, (write, log, sync) => {
    write.finish(log.number === refused ? takeNumber(write, log, sync, tools.newNumber) : "stale");
  });
}

export function changeWhereLogStands<T>(
  database: Database,
  { assertSameLog }: Pick<ReplyTools, "assertSameLog">,
  change: (write: StrictWrite<T>, log: LogRow, sync: SyncRow) => void,
): Promise<T> {
  return writeStrictly<T>(database, (write) => {
    const [log, sync] = [write.table("meta").get(logName), write.table("meta").get(syncName)];
    write.afterAll([log, sync], () => {
      const row = parseLogRow(log.result);
      assertSameLog(row);
      change(write, row, parseSyncRow(sync.result));
    });
  });
}

/**
 * Of another number, or with less than is known by now though it was asked
 * before that: a late reply says nothing about an endpoint that was restored.
 */
function isOutOfDate(
  { log, sync }: { readonly log: LogRow; readonly sync: SyncRow },
  batch: Batch,
  reply: SyncReply,
): boolean {
  return log.number !== batch.number || (reply.hw < sync.hw && sync.replies !== batch.replies);
}

function takeNumber<T>(
  { table }: StrictWrite<T>,
  log: LogRow,
  sync: SyncRow,
  newNumber: string,
): "renumbered" {
  const next = renumbered(log, newNumber);
  table("meta").put(next);
  table("meta").put(renumberedSync(sync, next));
  return "renumbered";
}

/** The digest of events 1 … hw, from the one that is kept and the hashes between the two. */
function withSumAt<T>(
  { table, afterAll }: StrictWrite<T>,
  sync: SyncRow,
  hw: number,
  next: (sumAtHw: string) => void,
): void {
  if (hw === sync.hw) {
    next(sync.sumAtHw);
    return;
  }
  const index = seqIndexOf(table);
  const [from, to] = hw > sync.hw ? [sync.hw, hw] : [hw, sync.hw];
  const rows = Array.from({ length: to - from }, (_, offset) => index.get(from + 1 + offset));
  afterAll(rows, () => {
    const between = sumWith(
      formatDigest(0n),
      rows.map(({ result }) => hashOf(result)),
    );
    next(hw > sync.hw ? added(sync.sumAtHw, between) : digestBetween(between, sync.sumAtHw));
  });
}

function added(one: string, other: string): string {
  return formatDigest(BigInt.asUintN(64, digestOf(one) + digestOf(other)));
}

interface Replied {
  readonly log: LogRow;
  readonly batch: Batch;
  readonly reply: SyncReply;
  readonly sumAtHw: string;
}

function repliedSync(sync: SyncRow, { log, batch, reply, sumAtHw }: Replied): SyncRow {
  // Lists are of the moment of the reply: one that was overtaken on its way has older ones.
  const isNewest = batch.replies === sync.replies || isNext(reply.now - sync.serverMs);
  const serverMs = isNewest ? reply.now : sync.serverMs;
  const withheld = isNewest ? stillWithheld(sync, reply) : sync.withheld;
  const quarantined = isNewest ? reply.quarantined : sync.quarantined;
  const whole = wholeUpTo({ hw: reply.hw, withheld, quarantined }, log);
  const { isUnheard: _, isMissingAtMost: __, ...known } = sync;
  return {
    // One that was overtaken may confirm the last of what waits: "all sent" is said once the lists are of today.
    ...(isNewest ? known : { ...sync, isUnheard: true as const }),
    hw: reply.hw,
    sumAtHw,
    replies: sync.replies + 1,
    serverMs,
    confirmations: withConfirmation(sync.confirmations, { serverMs, hw: whole, received: reply.hw }),
    changedElsewhere: withChanges(sync.changedElsewhere, reply.changed),
    ...(batch.seen === sync.seen && { seen: reply.seen }),
    quarantined,
    withheld,
    ...(isNewest && {
      setAside: reply.setAside ?? 0,
      settingsTag: reply.settings,
      missing: missingIn(reply),
      quarantinedBefore: quarantinedBefore(sync, reply),
      ...(!reply.prev.every(({ certain }) => certain) && { isMissingAtMost: true as const }),
    }),
  };
}

/**
 * Of two that were asked for at the same time, the endpoint's clock tells which it made first. Further apart than two
 * requests can be, the clock itself has moved: the one ahead may be from before it was set back.
 */
function isNext(aheadMs: number): boolean {
  return aheadMs >= 0 && aheadMs <= hourMs;
}

const hourMs = 60 * 60 * 1000;

/** A body that the endpoint misses is open in its quarantine. A list that is full says nothing of what isn't on it. */
function stillWithheld({ withheld }: SyncRow, { hw, quarantined }: SyncReply): SyncRow["withheld"] {
  if (withheld.length === 0 || quarantined.length >= maxOpenQuarantined) return withheld;
  const missed = new Set(quarantined.filter(isWithoutBody).map(({ seq }) => seq));
  return withheld.filter(({ seq }) => seq > hw || missed.has(seq));
}

/** Of former numbers: what this phone dropped once it was confirmed, and the endpoint lost since. */
function missingIn({ prev }: SyncReply): number {
  const gaps = prev.flatMap(({ missing }) => missing);
  return gaps.reduce((sum, [first, last]) => sum + Math.max(0, last - first + 1), 0);
}

/** An earlier endpoint doesn't tell: what is known of the time before stands. */
function quarantinedBefore(
  { quarantinedBefore: known = [] }: SyncRow,
  { prev }: SyncReply,
): readonly QuarantinedEvent[] {
  const told = prev.flatMap(({ quarantined }) => (quarantined === undefined ? [] : [quarantined]));
  return told.length === 0 ? known : told.flat();
}

/** Enough for what a person looks through; the latest last. */
const mostChanges = 200;

function withChanges(
  known: readonly ChangedElsewhere[],
  told: readonly ChangedElsewhere[],
): readonly ChangedElsewhere[] {
  const byRecord = new Map(known.map((change) => [change.record, change]));
  for (const change of told) {
    if ((byRecord.get(change.record)?.rev ?? 0) >= change.rev) continue;
    byRecord.delete(change.record);
    byRecord.set(change.record, change);
  }
  return [...byRecord.values()].slice(-mostChanges);
}

function outcomeOf(hwBefore: number, hw: number): ReplyOutcome {
  if (hw === hwBefore) return "unchanged";
  return hw > hwBefore ? "advanced" : "rewound";
}
