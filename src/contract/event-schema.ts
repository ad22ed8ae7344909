/** The row that the phone's log keeps of an event, and what is inside its body. */
import * as v from "valibot";
import { type EventKind, type VoidReason, voidReasons } from "../domain/event.ts";
import type { EventId, LocalDate, RecordId } from "../domain/ids.ts";
import type { SatchelRecord } from "../domain/record.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { form, localDate, objectOf, oneOf, whole } from "./fields.ts";
import { isEventId, isRecordId } from "./ids.ts";
import { maxBodyBytes, maxRevision, maxSchema, maxSequence } from "./limits.ts";
import { type Problem, problemsOf } from "./problem.ts";
import { parseRecord } from "./record-schema.ts";

/** What an event says: a whole record, or why one is taken out of the counts. */
export type EventContent = SatchelRecord | VoidContent;

export interface VoidContent {
  readonly reason: VoidReason;
}

/** All that is in clear about an event, and its body. No time of day anywhere outside the body. */
export interface StoredEvent {
  readonly id: EventId;
  /** Place in this phone's log, from 1, without a gap. */
  readonly seq: number;
  readonly record: RecordId;
  readonly kind: EventKind;
  readonly rev: number;
  /** The event that a fix or a void replaces; a new record has none. */
  readonly base?: EventId;
  readonly schema: number;
  readonly day: LocalDate;
  /** Salt and canonical content, sealed where there is someone to seal for. */
  readonly body: Uint8Array;
  /** `eventHash`: 32 bytes. */
  readonly h: Uint8Array;
}

/** Reads a row of the log. The body stays closed. */
export function parseStoredEvent(input: unknown): Result<StoredEvent, Problem[]> {
  const parsed = v.safeParse(storedEventSchema, input);
  return parsed.success ? ok(parsed.output) : err(problemsOf(parsed.issues));
}

/** Reads what an event of this kind says, from its parsed JSON. */
export function parseEventContent(kind: EventKind, input: unknown): Result<EventContent, Problem[]> {
  if (kind !== "void") return parseRecord(input);
  const parsed = v.safeParse(voidContentSchema, input);
  return parsed.success ? ok(parsed.output) : err(problemsOf(parsed.issues));
}

export const voidContentSchema = objectOf({ reason: oneOf(voidReasons) });

export const storedEventSchema = v.pipe(
  objectOf({
    id: form(isEventId),
    seq: whole(1, maxSequence),
    record: form(isRecordId),
    kind: oneOf(["rec", "fix", "void"]),
    rev: whole(1, maxRevision),
    base: v.exactOptional(form(isEventId)),
    schema: whole(1, maxSchema),
    day: localDate,
    body: v.custom<Uint8Array>((value) => isBytes(value) && value.byteLength <= maxBodyBytes, "out-of-range"),
    h: v.custom<Uint8Array>((value) => isBytes(value) && value.byteLength === hashBytes, "out-of-range"),
  }),
  v.check((event) => (event.kind === "rec") === (event.base === undefined), "contradiction"),
);

/** SHA-256. */
const hashBytes = 32;

/** By its tag, not `instanceof`: bytes out of another realm's database are bytes too. */
export function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> {
  return Object.prototype.toString.call(value) === "[object Uint8Array]";
}
