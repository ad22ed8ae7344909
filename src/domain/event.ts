/** The log's unit: a record is made, replaced whole, or taken out of the counts. */
import type { EventId, RecordId } from "./ids.ts";
import type { SatchelRecord } from "./record.ts";

export type EventKind = "rec" | "fix" | "void";

export const voidReasons = ["mistake", "duplicate", "practice", "other"] as const;
export type VoidReason = (typeof voidReasons)[number];

export interface EventIdentity {
  readonly id: EventId;
  readonly record: RecordId;
  /** 1 for a new record; a fix or void has one more than the highest that its device had seen of the record. */
  readonly rev: number;
}

export interface RecEvent extends EventIdentity {
  readonly kind: "rec";
  readonly content: SatchelRecord;
}

export interface FixEvent extends EventIdentity {
  readonly kind: "fix";
  /** The event it replaces. A fix that names a void brings the record back. */
  readonly base: EventId;
  readonly content: SatchelRecord;
}

export interface VoidEvent extends EventIdentity {
  readonly kind: "void";
  readonly base: EventId;
  readonly reason: VoidReason;
}

export type RecordEvent = RecEvent | FixEvent | VoidEvent;
