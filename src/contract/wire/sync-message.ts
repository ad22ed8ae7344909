/** `POST /v1/sync`: one exchange between a log and the endpoint. */
import * as v from "valibot";
import { err, ok, type Result } from "../../domain/result.ts";
import { form, listOf, objectOf, oneOf, text, whole, yesOrNo } from "../fields.ts";
import { isRecordId } from "../ids.ts";
import { maxRevision, maxSchema, maxSequence } from "../limits.ts";
import { type Problem, problemsOf } from "../problem.ts";
import { quarantineCodes } from "./errors.ts";
import { wireEventSchema } from "./wire-event.ts";
import { cursor, digest, uuid } from "./wire-fields.ts";
import {
  maxAppVersionLength,
  maxChangesPerReply,
  maxEventsPerExchange,
  maxInflatedBytes,
  maxOpenQuarantined,
  maxPreviousNumbers,
  maxSettingsTagLength,
  maxWireBytes,
} from "./wire-limits.ts";

const count = whole(0, maxSequence);

/** A number that the log went under before; its digest is of born + 1 … pruned. */
export const previousNumberSchema = objectOf({
  number: uuid,
  born: count,
  next: whole(1, maxSequence),
  pruned: count,
  digest,
});

/** What the lead's list of phones says of a phone's storage. Absent where the browser doesn't tell. */
export const storageFactsSchema = objectOf({
  persisted: v.exactOptional(yesOrNo),
  /** Of the room that the browser gives, in percent. */
  usedPercent: v.exactOptional(whole(0, 100)),
  /** How often this phone found its storage emptied under it. */
  losses: v.exactOptional(whole(0, 9999)),
});

export type StorageFacts = v.InferOutput<typeof storageFactsSchema>;

export const syncRequestSchema = objectOf({
  /** Version of the app. */
  app: text(maxAppVersionLength),
  /** Newest schema of records that the app knows. */
  schema: whole(1, maxSchema),
  /** The log's number. */
  number: uuid,
  born: count,
  /** `seq` of the log's next event: what is announced. */
  next: whole(1, maxSequence),
  prev: listOf(previousNumberSchema, maxPreviousNumbers),
  /** Up to where changes made elsewhere were told. */
  seen: v.exactOptional(cursor),
  facts: v.exactOptional(storageFactsSchema),
  /** In order of `seq`, without a gap. None is a greeting that asks for `hw`. */
  events: listOf(wireEventSchema, maxEventsPerExchange),
});
export type SyncRequest = v.InferOutput<typeof syncRequestSchema>;

/** Which events of a former number never came. */
const previousAnswerSchema = objectOf({
  number: uuid,
  /** First and last `seq` of each gap. Empty: nothing is missing. */
  missing: listOf(v.strictTuple([whole(1, maxSequence), whole(1, maxSequence)]), 1),
  /** Whether all of the gap never came, or, the digests being different, only some of it. */
  certain: yesOrNo,
});

export const syncReplySchema = objectOf({
  /** All events up to here are committed, with fsync. */
  hw: count,
  /** Of born + 1 … hw, over the `h` that were announced. */
  digest,
  /** Every open quarantined event of this number. */
  quarantined: listOf(
    objectOf({ seq: whole(1, maxSequence), code: oneOf(quarantineCodes) }),
    maxOpenQuarantined,
  ),
  /** Records of this log that were changed elsewhere since `seen`. */
  changed: listOf(
    objectOf({
      record: form(isRecordId),
      rev: whole(1, maxRevision),
      kind: oneOf(["rec", "fix", "void"]),
    }),
    maxChangesPerReply,
  ),
  /** To send as `seen` next time. */
  seen: cursor,
  prev: listOf(previousAnswerSchema, maxPreviousNumbers),
  /** The server's clock, in milliseconds since 1970. */
  now: whole(0, maxSequence),
  limits: objectOf({
    events: whole(1, maxEventsPerExchange),
    bytes: whole(1024, maxWireBytes),
    inflated: whole(1024, maxInflatedBytes),
  }),
  /** Other settings than those with this tag are to be fetched. */
  settings: text(maxSettingsTagLength),
});
export type SyncReply = v.InferOutput<typeof syncReplySchema>;

export function parseSyncRequest(input: unknown): Result<SyncRequest, Problem[]> {
  const parsed = v.safeParse(syncRequestSchema, input);
  if (!parsed.success) return err(problemsOf(parsed.issues));
  const { events, born, next } = parsed.output;
  const isGapless = events.every(({ seq }, index) => seq === (events[0]?.seq ?? 0) + index);
  const isOfThisLog = events.every(({ seq }) => seq > born && seq < next) && next > born;
  return isGapless && isOfThisLog ? ok(parsed.output) : err([{ code: "contradiction", path: "events" }]);
}

export function parseSyncReply(input: unknown): Result<SyncReply, Problem[]> {
  const parsed = v.safeParse(syncReplySchema, input);
  return parsed.success ? ok(parsed.output) : err(problemsOf(parsed.issues));
}
