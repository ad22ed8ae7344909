/** What a lead's desk reads: totals, phones, records and their history. */
import * as v from "valibot";
import { voidReasons } from "../../domain/event.ts";
import { foldVersion, measures } from "../../domain/measure.ts";
import type { CountedKey } from "../../domain/month-block.ts";
import { maxBlockEntries } from "../../domain/limits.ts";
import { serviceModels } from "../../domain/record.ts";
import { form, listOf, localDate, oneOf, openObjectOf, text, whole, word, yesOrNo } from "../fields.ts";
import { isEventId, isRecordId, isSiteCode } from "../ids.ts";
import { maxRevision, maxSequence, maxTextLength, maxVersion } from "../limits.ts";
import { satchelRecordSchema } from "../record-schema.ts";
import { base64urlPattern, isBase64url } from "./base64url.ts";
import { toldFactsSchema } from "./sync-message.ts";
import { cursor, localMonth, uuid } from "./wire-fields.ts";
import {
  maxAppVersionLength,
  maxBlocksPerPull,
  maxListedPhones,
  maxMissingRanges,
  maxOpenQuarantined,
  maxPhoneLabelLength,
  maxRecordsPerPage,
} from "./wire-limits.ts";

const maxCountedKeyLength = maxTextLength.itemCode * 3;

/**
 * A `MonthBlock` whose days are base64url. Without days, the month has nothing
 * any more. Numbers that were counted by other rules than ours are not read.
 */
export const wireBlockSchema = v.pipe(
  openObjectOf({
    month: localMonth,
    fold: whole(1, maxVersion),
    places: listOf(
      openObjectOf({
        site: form(isSiteCode),
        route: v.string("wrong-type"),
        model: oneOf([...serviceModels, ""]),
        source: oneOf(["record", "tally"]),
        firstDay: v.exactOptional(localDate),
      }),
      maxBlockEntries,
    ),
    codes: listOf(
      form(isCountedKey, { type: "string", minLength: 1, maxLength: maxCountedKeyLength }),
      maxBlockEntries,
    ),
    days: v.record(localDate, form(isBase64url, { type: "string", pattern: base64urlPattern.source })),
  }),
  v.check(({ fold }) => fold === foldVersion, "newer-schema"),
);
export type WireBlock = v.InferOutput<typeof wireBlockSchema>;

/** Blocks that changed after the cursor that was sent, in the order of their change. */
export const rollupsReplySchema = openObjectOf({
  blocks: listOf(wireBlockSchema, maxBlocksPerPull),
  cursor,
  /** Whether there is more after the cursor. */
  more: yesOrNo,
});
export type RollupsReply = v.InferOutput<typeof rollupsReplySchema>;

const quarantinedSchema = openObjectOf({
  number: uuid,
  seq: whole(1, maxSequence),
  code: word,
  day: localDate,
  receivedDay: localDate,
});

/** Entries that a phone announced under one of its numbers and that never came. */
const phoneGapSchema = openObjectOf({
  number: uuid,
  first: whole(1, maxSequence),
  last: whole(1, maxSequence),
  /** Whether all of them never came, or perhaps only some: another number has these places too, or digests differ. */
  certain: yesOrNo,
  /** The phone has let go of them: it can't send them any more. */
  isDropped: yesOrNo,
  /** Days of the entries before and after, where these are here. */
  dayBefore: v.exactOptional(localDate),
  dayAfter: v.exactOptional(localDate),
});
export type PhoneGap = v.InferOutput<typeof phoneGapSchema>;

export const phoneSchema = openObjectOf({
  id: uuid,
  label: text(maxPhoneLabelLength),
  joinedDay: localDate,
  /** Of the last exchange; absent before the first. */
  lastSeenDay: v.exactOptional(localDate),
  app: v.exactOptional(text(maxAppVersionLength)),
  facts: v.exactOptional(toldFactsSchema),
  /** Events confirmed, and announced by the phone but not delivered, over all its numbers. */
  delivered: whole(0, maxSequence),
  missing: whole(0, maxSequence),
  /** The first of them that are missing. */
  gaps: v.exactOptional(listOf(phoneGapSchema, maxMissingRanges)),
  quarantined: whole(0, maxSequence),
  revokedDay: v.exactOptional(localDate),
});
export type PhoneOfProgram = v.InferOutput<typeof phoneSchema>;

export const phonesReplySchema = openObjectOf({
  phones: listOf(phoneSchema, maxListedPhones),
  /** The first thousand. */
  quarantined: listOf(quarantinedSchema, maxOpenQuarantined),
});
export type PhonesReply = v.InferOutput<typeof phonesReplySchema>;

/** A record as it is now: its last content, and whether a void stands over it. */
export const listedRecordSchema = openObjectOf({
  record: satchelRecordSchema,
  rev: whole(1, maxRevision),
  isVoided: yesOrNo,
  /** What the next fix or void has to name. */
  head: form(isEventId),
});
export type ListedRecord = v.InferOutput<typeof listedRecordSchema>;

export const recordsReplySchema = openObjectOf({
  records: listOf(listedRecordSchema, maxRecordsPerPage),
  /** The record to ask after for the next page; absent on the last. */
  next: v.exactOptional(form(isRecordId)),
  /** How many records of the day's month are counted and not listed any more, because their details were let go. */
  letGoInMonth: v.exactOptional(whole(1, maxSequence)),
});
export type RecordsReply = v.InferOutput<typeof recordsReplySchema>;

const historyEntrySchema = openObjectOf({
  event: form(isEventId),
  kind: oneOf(["rec", "fix", "void"]),
  rev: whole(1, maxRevision),
  /** What a fix or void names: whether a void stands can't be told without it. */
  base: v.exactOptional(form(isEventId)),
  receivedDay: localDate,
  /** Label of the phone or name of the account that it came from. */
  from: text(maxPhoneLabelLength),
  record: v.exactOptional(satchelRecordSchema),
  reason: v.exactOptional(oneOf(voidReasons)),
});
export const historyReplySchema = openObjectOf({
  history: listOf(historyEntrySchema, maxRecordsPerPage),
  /** What the record says was let go: what happened to it is all that is told. */
  isLetGo: v.exactOptional(yesOrNo),
});
export type HistoryReply = v.InferOutput<typeof historyReplySchema>;

function isCountedKey(value: unknown): value is CountedKey {
  if (typeof value !== "string") return false;
  const space = value.indexOf(" ");
  return measures.some((measure) => measure === value.slice(0, space)) && value.length <= maxCountedKeyLength;
}
