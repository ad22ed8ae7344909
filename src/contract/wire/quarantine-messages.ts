/** What came and counts for nothing: how a lead looks at it, and decides what becomes of it. */
import * as v from "valibot";
import { voidReasons } from "../../domain/event.ts";
import { form, listOf, localDate, objectOf, oneOf, openObjectOf, text, whole, word } from "../fields.ts";
import { isEventId, isRecordId } from "../ids.ts";
import { maxRevision, maxSchema, maxSequence } from "../limits.ts";
import { maxKey } from "./wire-event.ts";
import { uuid } from "./wire-fields.ts";
import { maxPhoneLabelLength, maxQuarantinedPerPage, maxShownContentLength } from "./wire-limits.ts";

/** Nothing is deleted by any of them, and each can be taken back. */
const quarantineDecisions = [
  /** It is not to count. It stays as it came. */
  "set-aside",
  /** An event of the lead's says what is right. It holds once that event has come. */
  "mended",
  /** Neither. */
  "open",
] as const;

export const quarantineDecisionSchema = v.pipe(
  objectOf({
    decision: oneOf(quarantineDecisions),
    /** Why it is set aside. */
    reason: v.exactOptional(oneOf(voidReasons)),
    /** Which event mends it. */
    event: v.exactOptional(form(isEventId)),
  }),
  v.check(
    ({ decision, reason, event }) =>
      (decision === "set-aside") === (reason !== undefined) &&
      (decision === "mended") === (event !== undefined),
    "contradiction",
  ),
);
export type QuarantineDecision = v.InferOutput<typeof quarantineDecisionSchema>;

const toldDecisionSchema = openObjectOf({
  kind: word,
  reason: v.exactOptional(word),
  /** Name of the account. */
  by: text(maxPhoneLabelLength),
  day: localDate,
});

const quarantineEntrySchema = openObjectOf({
  number: uuid,
  seq: whole(1, maxSequence),
  code: word,
  event: form(isEventId),
  record: form(isRecordId),
  kind: word,
  rev: whole(1, maxRevision),
  schema: whole(1, maxSchema),
  /** Of the program, to which it was sealed. */
  key: v.exactOptional(whole(1, maxKey)),
  /** Why its body did not come. */
  withheld: v.exactOptional(word),
  day: localDate,
  receivedDay: localDate,
  /** Label of the phone, or name of the account, that the number belongs to. */
  from: text(maxPhoneLabelLength),
  decision: v.exactOptional(toldDecisionSchema),
});
export type QuarantineEntry = v.InferOutput<typeof quarantineEntrySchema>;

/** By number and place in it. */
export const quarantineReplySchema = openObjectOf({
  entries: listOf(quarantineEntrySchema, maxQuarantinedPerPage),
  /** To ask after for the next page; absent on the last. */
  next: v.exactOptional(text(64)),
});

export const quarantinedEventSchema = openObjectOf({
  entry: quarantineEntrySchema,
  /** What it says, as it was written; absent where the server can't open it. */
  content: v.exactOptional(form(isShownContent, { type: "string", maxLength: maxShownContentLength })),
});

export const lookedAgainSchema = openObjectOf({
  /** Those that another version, or another key, may understand. */
  tried: whole(0, maxSequence),
  understood: whole(0, maxSequence),
});

function isShownContent(value: unknown): value is string {
  return typeof value === "string" && value.length <= maxShownContentLength;
}
