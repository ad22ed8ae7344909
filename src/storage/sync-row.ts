/**
 * What a program's phone knows of its endpoint: one row of `meta` beside the
 * log's head. Replies change it and saves don't, so neither slows the other.
 */
import { addToDigest, formatDigest } from "../contract/digest.ts";
import { maxOpenQuarantined } from "../contract/wire/wire-limits.ts";
import type { WithheldReason } from "../contract/wire/wire-event.ts";
import type { LocalDate } from "../domain/ids.ts";
import { StorageError } from "./failures.ts";
import { digestOf, type LogRow } from "./log.ts";
import type { ChangedElsewhere, FailureClass, QuarantinedEvent } from "./sync-log.ts";

export interface SyncRow {
  readonly name: "sync";
  /** Up to here the endpoint has confirmed. What waits is `seq > hw`: there is no outbox. */
  readonly hw: number;
  /** Digest of events 1 … hw. */
  readonly sumAtHw: string;
  /** How many replies have changed the row. A reply to something older than the last of them is out of date. */
  readonly replies: number;
  /** The endpoint's clock, in milliseconds, in the newest reply. */
  readonly serverMs: number;
  /** Up to where changes made elsewhere were told. */
  readonly seen?: string;
  readonly quarantined: readonly QuarantinedEvent[];
  readonly changedElsewhere: readonly ChangedElsewhere[];
  readonly withheld: readonly { readonly seq: number; readonly reason: WithheldReason }[];
  /** The body that was tried last and didn't arrive: the next run begins behind it, whoever said that it is withheld. */
  readonly withheldTried?: number;
  /** How many events of former numbers the endpoint lacks; a row of before this was kept has none. */
  readonly missing?: number;
  /**
   * Of former numbers, what had left this phone and lies in the endpoint's quarantine: a body that it asks for, or one
   * that it doesn't understand. A row of before this was kept has none.
   */
  readonly quarantinedBefore?: readonly QuarantinedEvent[];
  /** Only some of these: what the endpoint has in their places is of another phone. Absent where all of them. */
  readonly isMissingAtMost?: true;
  /**
   * How many events at least the endpoint had of this log that this phone hasn't: it was set back, or has a twin.
   * 0 where only the digest said so. Until somebody has seen it; the log has another number then, so that the same
   * is never found again.
   */
  readonly aheadBy?: number;
  /**
   * The endpoint has said nothing yet to the log's present number, which took the place of another; or its last word
   * was of an earlier moment than the one before, or of one so much later that its clock must have been set back since.
   */
  readonly isUnheard?: true;
  /** How many more of its events a lead has set aside; a row of before this was kept has none. */
  readonly setAside?: number;
  /** For retention: what the first exchange of each of the endpoint's days confirmed, oldest first. */
  readonly confirmations: readonly Confirmation[];
  /** Of the endpoint's settings, in the newest reply. */
  readonly settingsTag?: string;
  readonly lastConfirmedDay?: LocalDate;
  readonly clockOffsetMs?: number;
  readonly nextTryMs?: number;
  readonly lastFailure?: FailureClass;
}

/** The events up to `hw` were confirmed with their bodies on a day of the endpoint's clock, counted since 1970. */
export interface Confirmation {
  readonly serverDay: number;
  readonly hw: number;
  /** Up to where it had received all, a body or not. A row of before this was kept doesn't say. */
  readonly received?: number;
}

export const syncName = "sync";

/** What the endpoint's list says: also where another phone with the same log kept the body back, or a backup has it so. */
export function isWithoutBody({ code }: QuarantinedEvent): boolean {
  return code === "withheld";
}

type Quarantined = Pick<SyncRow, "quarantined" | "quarantinedBefore">;

/** Bodies that the endpoint asks for and that have left this phone: nobody can do anything about them here. */
export function goneOf(sync: Quarantined, { pruned }: Pick<LogRow, "pruned">): readonly QuarantinedEvent[] {
  return allOf(sync).filter((event) => isGone(event, pruned));
}

/** All others of the endpoint's lists. */
export function listedHere(
  sync: Quarantined,
  { pruned }: Pick<LogRow, "pruned">,
): readonly QuarantinedEvent[] {
  return allOf(sync).filter((event) => !isGone(event, pruned));
}

function isGone(event: QuarantinedEvent, pruned: number): boolean {
  return event.seq <= pruned && isWithoutBody(event);
}

function allOf({ quarantinedBefore = [], quarantined }: Quarantined): readonly QuarantinedEvent[] {
  const all = [...quarantinedBefore, ...quarantined];
  // A list that is full says nothing of what isn't on it: all of it needs a look, whatever was decided.
  return all.length < maxOpenQuarantined ? all : all.map(({ seq, code }) => ({ seq, code }));
}

/** Of a log, or a log's new number, of which no endpoint has said anything yet. */
export function unconfirmed({ born, sumAtBorn }: LogRow): SyncRow {
  return {
    name: syncName,
    hw: born,
    sumAtHw: sumAtBorn,
    replies: 0,
    serverMs: 0,
    quarantined: [],
    changedElsewhere: [],
    withheld: [],
    confirmations: [],
  };
}

/**
 * What stays true of the log's events under its new number: their bodies, and
 * what others said of their records. What was refused was the former number.
 */
export function renumberedSync(sync: SyncRow, log: LogRow): SyncRow {
  return {
    ...withoutFailure(sync),
    hw: log.born,
    sumAtHw: log.sumAtBorn,
    replies: sync.replies + 1,
    isUnheard: true,
    quarantined: [],
    // The rest is sent again.
    quarantinedBefore: [...(sync.quarantinedBefore ?? []), ...sync.quarantined].filter(
      ({ seq }) => seq <= log.born,
    ),
    confirmations: [],
  };
}

/** A new credential: what the former one was refused for is no more. */
export function withoutFailure(sync: SyncRow): SyncRow {
  const { lastFailure: _, nextTryMs: __, ...rest } = sync;
  return rest;
}

/** The digest with events added that come after it. */
export function sumWith(sum: string, hashes: readonly Uint8Array[]): string {
  return formatDigest(hashes.reduce(addToDigest, digestOf(sum)));
}

export function parseSyncRow(value: unknown): SyncRow {
  if (isSyncRow(value)) return value;
  throw new StorageError({
    kind: "unreadable",
    cause: new Error("What was confirmed of the log is not understood"),
  });
}

/** The frame only: this code wrote what is in it. */
function isSyncRow(value: unknown): value is SyncRow {
  if (typeof value !== "object" || value === null) return false;
  const row = value as Readonly<Record<keyof SyncRow, unknown>>;
  return (
    row.name === syncName &&
    [row.hw, row.replies, row.serverMs].every(isCount) &&
    typeof row.sumAtHw === "string" &&
    [row.quarantined, row.changedElsewhere, row.withheld, row.confirmations].every(Array.isArray)
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
