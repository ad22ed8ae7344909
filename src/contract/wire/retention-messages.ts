/** How long an endpoint keeps what each record says, and what of it is gone. */
import * as v from "valibot";
import { localDate, objectOf, openObjectOf, text, whole, yesOrNo } from "../fields.ts";
import { maxSequence } from "../limits.ts";
import { keepMonths } from "../program-schema.ts";
import { localMonth } from "./wire-fields.ts";
import { maxSettingsTagLength } from "./wire-limits.ts";

export const retentionChangeSchema = objectOf({
  /** Of the settings that were changed: another admin may have been quicker. */
  tag: text(maxSettingsTagLength),
  /** Absent: for ever. */
  keepMonths: v.exactOptional(keepMonths),
});

/** Records whose details are gone or would go; `first` and `last` where there are any. */
const recordsOfMonthsSchema = openObjectOf({
  records: whole(0, maxSequence),
  /** In how many months they are. */
  months: whole(0, maxSequence),
  first: v.exactOptional(localMonth),
  last: v.exactOptional(localMonth),
});
export type RecordsOfMonths = v.InferOutput<typeof recordsOfMonthsSchema>;

export const retentionReplySchema = openObjectOf({
  /** The limit that holds now. Absent: none. */
  holds: v.exactOptional(keepMonths),
  /** What of the settings doesn't hold yet, and from when, in milliseconds since 1970. */
  next: v.exactOptional(openObjectOf({ keepMonths, from: whole(0, maxSequence) })),
  /** Where the endpoint's clock leapt ahead of what phones say: what is old is said by the day it believes. */
  clock: v.exactOptional(openObjectOf({ says: localDate, believed: localDate })),
  /** Where phones have never borne the endpoint's clock out: until they do, nothing is let go. */
  waitsForPhones: v.exactOptional(yesOrNo),
  letGo: recordsOfMonthsSchema,
  /** What the limit that was asked for would let go, were it to hold today. */
  would: v.exactOptional(recordsOfMonthsSchema),
});
