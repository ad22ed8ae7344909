/**
 * What sending needs of a program's phone: what waits, what a reply changes,
 * and the facts that a status line is made of. Each change is one strict
 * transaction that reads where the log stands again; reads reject with a
 * `StorageError`, as the phone's do.
 */
import type { EventKind } from "../domain/event.ts";
import type { LocalDate, RecordId } from "../domain/ids.ts";
import type { Result } from "../domain/result.ts";
import type { Settings } from "../contract/wire/settings-message.ts";
import type { SyncReply } from "../contract/wire/sync-message.ts";
import type { WireEvent, WithheldReason } from "../contract/wire/wire-event.ts";
import type { Enrolment } from "./enrolment.ts";
import type { PreviousNumber } from "./log.ts";
import type { SaveFailure } from "./phone.ts";

export interface SyncLog {
  /** Costs the same however much is stored. */
  facts(): Promise<SyncFacts>;
  enrolment(): Promise<Enrolment>;
  /** What waits, from the oldest on. With nothing waiting it is a greeting without events. */
  batch(limits: BatchLimits): Promise<Batch>;
  /** What the endpoint answered to a batch. A reply that is out of date changes nothing. */
  applyReply(batch: Batch, reply: SyncReply): Promise<Result<ReplyOutcome, SaveFailure>>;
  /** For a 409: the endpoint gives the number of this log to another phone. `stale` where it isn't the log's any more. */
  takeNewNumber(number: string): Promise<Result<"renumbered" | "stale", SaveFailure>>;
  /** The event goes without its body, which stays on this phone until `withheldBatch` has brought it there. */
  withhold(seq: number, reason: WithheldReason): Promise<Result<void, SaveFailure>>;
  /** The body of a confirmed event was tried and didn't arrive: the others come before it. `reason` where it was refused. */
  noteWithheldTry(seq: number, reason?: WithheldReason): Promise<Result<void, SaveFailure>>;
  /** The next event that is confirmed without its body and is not among the tried: whole, and alone. */
  withheldBatch(tried: ReadonlySet<number>): Promise<Batch | undefined>;
  /** A person has looked at these: what changes after them is told anew. */
  changesSeen(changes: readonly ChangedElsewhere[]): Promise<Result<void, SaveFailure>>;
  /** A person has seen that the endpoint had at least so many more. Found with more of them since, it is told anew. */
  setBackSeen(aheadBy: number): Promise<Result<void, SaveFailure>>;
  noteTry(outcome: TryOutcome): Promise<Result<void, SaveFailure>>;
  saveSettings(settings: Settings): Promise<Result<void, SaveFailure>>;
  /** Tells of each change of what is stored here, of other tabs too. Returns how to stop. */
  subscribe(listener: () => void): () => void;
}

export interface BatchLimits {
  readonly events: number;
  /** Of the whole request as JSON. One event is given in any case. */
  readonly inflatedBytes: number;
  /** What comes after this one, where everything up to it is under way. */
  readonly after?: number;
}

/** The log's part of a `SyncRequest`, and where the log stood when it was read. */
export interface Batch {
  readonly number: string;
  readonly born: number;
  readonly next: number;
  readonly prev: readonly PreviousNumber[];
  readonly seen?: string;
  readonly events: readonly WireEvent[];
  readonly hw: number;
  /** How many replies had changed the log then. */
  readonly replies: number;
}

export type ReplyOutcome =
  /** More is confirmed than before. */
  | "advanced"
  | "unchanged"
  /** The endpoint was restored from a backup and has less: it is sent again. */
  | "rewound"
  /** This phone was cloned, or the endpoint lost what the phone no longer holds: the rest is sent under a new number. */
  | "renumbered"
  /** Of a number that is no longer ours, or older than what is known. */
  | "stale";

/** Why the last try failed, as far as it decides what happens next. */
export const failureClasses = [
  "no-connection",
  /** 429, 503, 500: it asks for patience, or has trouble of its own. */
  "busy",
  /** 400 for an event alone: it is withheld, and the rest goes on. */
  "refused",
  /** 413. */
  "too-large",
  /** 401 without a word on revoking: the credential is gone. */
  "signed-out",
  /** 401: the program lets this phone send no more. */
  "revoked",
  /** 403. */
  "not-allowed",
  /** The endpoint and the app don't speak the same version of the protocol. */
  "other-version",
  /** The phone couldn't store what was answered. */
  "storage",
] as const;
export type FailureClass = (typeof failureClasses)[number];

/** Facts, not flags: a status is worked out of them. No time of day of a success is kept. */
export type TryOutcome =
  | { readonly kind: "confirmed"; readonly day: LocalDate; readonly clockOffsetMs: number }
  /** `nextTryMs` is on the phone's clock; absent where only a person or a connection begins the next. */
  | { readonly kind: "failed"; readonly failure: FailureClass; readonly nextTryMs?: number };

export interface SyncFacts {
  readonly number: string;
  /** Events that the endpoint has not confirmed. */
  readonly waiting: number;
  /** Day of the first of them. */
  readonly oldestWaitingDay?: LocalDate;
  readonly hw: number;
  readonly next: number;
  /** Program day of the last exchange that went well. */
  readonly lastConfirmedDay?: LocalDate;
  readonly nextTryMs?: number;
  readonly lastFailure?: FailureClass;
  /** One that a lead has decided on, and that stays here beyond its days, is told as one that somebody has to look at. */
  readonly quarantined: readonly QuarantinedEvent[];
  readonly changedElsewhere: readonly ChangedElsewhere[];
  /** Events that go without their body. */
  readonly withheld: number;
  /** Of these, those that a lead has decided on. */
  readonly withheldDecided?: number;
  /** Events that stay here beyond the days after which they leave, because of one that isn't with the program whole. */
  readonly keptLonger?: number;
  /** Events that the endpoint lost and this phone no longer holds, under the numbers its log had before, and bodies it asks for that have left. */
  readonly missing: number;
  /** That is the most it can be: of some it isn't certain which they are. Absent where it is exact. */
  readonly isMissingAtMost?: true;
  /** Events that the program keeps and doesn't count, because a lead said so: nobody has to look at them. */
  readonly setAside?: number;
  /** The same, where the program doesn't have them whole. */
  readonly setAsideInPart?: number;
  readonly isRevoked: boolean;
  /**
   * The endpoint had other events of this log than this phone, until somebody has seen it: it was set back, or has a
   * twin. How many at least this phone hasn't; 0 where it has recorded as many of its own since.
   */
  readonly aheadBy?: number;
  /** Whether all is well isn't known: the log took a new number, or another reply may have overtaken the last. */
  readonly isUnheard?: true;
  /** The endpoint has other settings than this phone: to be fetched. */
  readonly hasNewSettings: boolean;
  /** How far the phone's clock is ahead of the endpoint's. */
  readonly clockOffsetMs?: number;
}

export interface QuarantinedEvent {
  readonly seq: number;
  /** One of `quarantineCodes`, or what a later endpoint said. */
  readonly code: string;
  /** By a lead: it counts for nothing, and its body is asked for all the same. */
  readonly isSetAside?: boolean;
  /** By a lead, who has stored what counts in its place; its body is asked for all the same. */
  readonly isMended?: boolean;
}

/** Nobody has to look at it any more. */
export function isDecided({ isSetAside, isMended }: QuarantinedEvent): boolean {
  return isSetAside === true || isMended === true;
}

/** A record of this phone that another phone or a lead fixed or voided. */
export interface ChangedElsewhere {
  readonly record: RecordId;
  readonly rev: number;
  readonly kind: EventKind;
}

/** After a failure for which no next try was set. */
export function isWaitingForPerson({
  lastFailure,
  nextTryMs,
}: Pick<SyncFacts, "lastFailure" | "nextTryMs">): boolean {
  return lastFailure !== undefined && nextTryMs === undefined;
}
