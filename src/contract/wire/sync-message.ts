/** `POST /v1/sync`: one exchange between a log and the endpoint. */
import * as v from "valibot";
import { err, ok, type Result } from "../../domain/result.ts";
import { form, listOf, objectOf, openObjectOf, text, whole, word, yesOrNo } from "../fields.ts";
import { isRecordId } from "../ids.ts";
import { maxRevision, maxSchema, maxSequence } from "../limits.ts";
import { type Problem, problemsOf } from "../problem.ts";
import { wireEventSchema } from "./wire-event.ts";
import { cursor, digest, uuid } from "./wire-fields.ts";
import {
  maxAppVersionLength,
  maxChangesPerReply,
  maxEventsPerExchange,
  maxMissingRanges,
  maxOpenQuarantined,
  maxPreviousNumbers,
  maxSettingsTagLength,
} from "./wire-limits.ts";

const count = whole(0, maxSequence);

const quarantinedList = listOf(
  openObjectOf({
    seq: whole(1, maxSequence),
    code: word,
    /** By a lead: it counts for nothing. */
    isSetAside: v.exactOptional(yesOrNo),
    /** By a lead, who has stored what counts in its place. */
    isMended: v.exactOptional(yesOrNo),
  }),
  maxOpenQuarantined,
);

/** A number that the log went under before; its digest is of born + 1 … pruned. */
export const previousNumberSchema = objectOf({
  number: uuid,
  born: count,
  next: whole(1, maxSequence),
  pruned: count,
  digest,
});

const factFields = {
  persisted: v.exactOptional(yesOrNo),
  /** Of the room that the browser gives, in percent. */
  usedPercent: v.exactOptional(whole(0, 100)),
  /** How often this phone found its storage emptied under it. */
  losses: v.exactOptional(whole(0, 9999)),
};

/** What the lead's list of phones says of a phone's storage. Absent where the browser doesn't tell. */
const storageFactsSchema = objectOf(factFields);
export const toldFactsSchema = openObjectOf(factFields);
export type StorageFacts = v.InferOutput<typeof storageFactsSchema>;

export const syncRequestSchema = objectOf({
  /** Version of the app. */
  app: text(maxAppVersionLength),
  /** Newest schema of records that the app knows. */
  schema: whole(1, maxSchema),
  /** The log's number. */
  number: uuid,
  /** Whose copy it is, where an account brings one. Of a phone's own exchange, its enrolment says that. */
  device: v.exactOptional(uuid),
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

/** Which events of a former number never came, and which came and wait for somebody. */
const previousAnswerSchema = openObjectOf({
  number: uuid,
  /** First and last `seq` of each gap. Empty: nothing is missing. */
  missing: listOf(v.tuple([whole(1, maxSequence), whole(1, maxSequence)], "wrong-type"), maxMissingRanges),
  /** Whether all of the gaps never came, or, the digests being different, only some of them. */
  certain: yesOrNo,
  /** As of the number itself, up to where the phone has let go of them. An earlier endpoint doesn't say. */
  quarantined: v.exactOptional(quarantinedList),
});

const changeKinds = ["rec", "fix", "void"] as const;

/** Of a record of this log, and of a kind that this version knows. */
const changesSchema = v.pipe(
  listOf(
    openObjectOf({ record: form(isRecordId), rev: whole(1, maxRevision), kind: word }),
    maxChangesPerReply,
  ),
  v.transform((changes) =>
    changes.flatMap(({ kind: told, ...change }) => {
      const kind = changeKinds.find((known) => known === told);
      return kind === undefined ? [] : [{ ...change, kind }];
    }),
  ),
  v.readonly(),
);

export const syncReplySchema = openObjectOf({
  /** All events up to here are committed, with fsync. */
  hw: count,
  /** Of born + 1 … hw, over the `h` that were announced. */
  digest,
  /**
   * Every open quarantined event of this number, and each whose body is missing, also where a lead has decided on it:
   * once it isn't listed any more, the phone takes its body for arrived.
   */
  quarantined: quarantinedList,
  /** How many more a lead has set aside: they are kept, and count for nothing. Absent where there are none. */
  setAside: v.exactOptional(count),
  /** Records of this log that were changed elsewhere since `seen`. */
  changed: changesSchema,
  /** To send as `seen` next time. */
  seen: cursor,
  prev: listOf(previousAnswerSchema, maxPreviousNumbers),
  /** The server's clock, in milliseconds since 1970. */
  now: whole(0, maxSequence),
  /** May be more than this version sends: it holds to its own as well. */
  limits: openObjectOf({
    events: whole(1, maxSequence),
    bytes: whole(1024, maxSequence),
    inflated: whole(1024, maxSequence),
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
