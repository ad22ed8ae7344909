/**
 * What a record may look like, wherever it comes from: a form, the phone's own
 * database, another phone, a file. Its output types are the domain's, held equal
 * by a test. An unknown key is refused, because a key that nobody
 * reads is the place where a name would end up. So are fields that can't be
 * true together: what was let in once has to be kept for ever.
 */
import * as v from "valibot";
import { maxQuantity, maxTallyDays, maxTallyQuantity } from "../domain/limits.ts";
import { daysBetween } from "../domain/local-date.ts";
import type { KitCount, Line, SatchelRecord } from "../domain/record.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { utf8Length } from "./canonical.ts";
import { form, listOf, localDate, objectOf, oneOf, text, whole, yesOrNo } from "./fields.ts";
import { isInstant, isRecordId } from "./ids.ts";
import {
  maxListLength,
  maxPeople,
  maxRecordBytes,
  maxTallyPeople,
  maxTextLength,
  newestRecordSchema,
} from "./limits.ts";
import { newerSchemaProblem } from "./newer-schema.ts";
import { type Problem, problemsOf } from "./problem.ts";
import {
  header,
  isDemographics,
  kitsUpTo,
  linesUpTo,
  minutes,
  note,
  referrals,
  returnsUpTo,
  reversals,
  serviceCode,
  services,
  shift,
  steps,
} from "./record-parts.ts";
import { isLineOf, isWayOf, stockFields } from "./stock-schema.ts";

/** Reads a record of any kind. Its problems name the place and never the value. */
export function parseRecord(input: unknown): Result<SatchelRecord, Problem[]> {
  // A record of a later version of the app: kept as it came, not refused as broken.
  const newer = newerSchemaProblem(input, newestRecordSchema);
  if (newer !== undefined) return err([newer]);

  const parsed = v.safeParse(satchelRecordSchema, input);
  if (!parsed.success) return err(problemsOf(parsed.issues));
  // Canonical JSON only orders the keys, so this is as long.
  const json = JSON.stringify(parsed.output);
  if (json.length * maxBytesPerUnit > maxRecordBytes && utf8Length(json) > maxRecordBytes) {
    return err([{ code: "too-large", path: "" }]);
  }
  return ok(parsed.output);
}

/** What one unit of UTF-16 can take in UTF-8: a usual record is known to fit without counting. */
const maxBytesPerUnit = 3;

const lines = linesUpTo(maxQuantity);
const kits = kitsUpTo(maxQuantity);
const returns = returnsUpTo(maxQuantity);

export const encounterSchema = v.pipe(
  objectOf({
    ...header,
    kind: v.literal("encounter"),
    shift,
    people: whole(1, maxPeople),
    forOthers: whole(0, maxPeople),
    newReturning: v.exactOptional(oneOf(["new", "returning"])),
    lines,
    kits,
    returns,
    services,
    referrals,
    steps,
    reversals,
    participantCode: v.exactOptional(text(maxTextLength.participantCode)),
    demographics: v.exactOptional(form(isDemographics)),
    note: v.exactOptional(note),
  }),
  v.forward(
    v.check((record) => hasLinesOfKits(record), "contradiction"),
    ["kits"],
  ),
);

export const groupSchema = v.pipe(
  objectOf({
    ...header,
    kind: v.literal("group"),
    shift,
    topic: serviceCode,
    heads: whole(0, maxPeople),
    headsCounted: yesOrNo,
    minutes: v.exactOptional(minutes),
    lines,
    kits,
    services,
    referrals,
    steps,
  }),
  v.forward(
    v.check((record) => hasLinesOfKits(record), "contradiction"),
    ["kits"],
  ),
);

export const cleanupSchema = objectOf({
  ...header,
  kind: v.literal("cleanup"),
  shift,
  returns,
});

export const shiftSchema = v.pipe(
  objectOf({
    ...header,
    kind: v.literal("shift"),
    start: form(isInstant),
    end: v.exactOptional(form(isInstant)),
    workers: listOf(text(maxTextLength.worker), maxListLength.workers),
    loadOut: v.exactOptional(form(isRecordId)),
    loadIn: v.exactOptional(form(isRecordId)),
    closed: yesOrNo,
    empty: yesOrNo,
    minutes: v.exactOptional(minutes),
    note: v.exactOptional(note),
  }),
  v.forward(
    v.check(({ start, end }) => end === undefined || start <= end, "contradiction"),
    ["end"],
  ),
  v.forward(
    v.check(({ closed, empty }) => closed || !empty, "contradiction"),
    ["empty"],
  ),
);

export const stockSchema = v.pipe(
  objectOf({
    ...header,
    kind: v.literal("stock"),
    shift,
    ...stockFields,
    returns: returnsUpTo(maxTallyQuantity),
  }),
  v.forward(
    v.check(({ movement, place, toPlace }) => isWayOf(movement, place, toPlace), "contradiction"),
    ["toPlace"],
  ),
  v.forward(
    v.check((stock) => stock.lines.every((line) => isLineOf(stock.movement, line)), "contradiction"),
    ["lines"],
  ),
  v.forward(
    v.check((stock) => stock.returns.length === 0 || stock.movement === "disposed", "contradiction"),
    ["returns"],
  ),
);

export const tallySchema = v.pipe(
  objectOf({
    ...header,
    kind: v.literal("tally"),
    firstDay: localDate,
    contacts: v.exactOptional(whole(0, maxTallyPeople)),
    people: v.exactOptional(whole(0, maxTallyPeople)),
    forOthers: v.exactOptional(whole(0, maxTallyPeople)),
    lines: linesUpTo(maxTallyQuantity),
    kits: kitsUpTo(maxTallyQuantity),
    returns: returnsUpTo(maxTallyQuantity),
  }),
  v.forward(
    v.check((tally) => tally.firstDay <= tally.day, "contradiction"),
    ["firstDay"],
  ),
  v.forward(
    v.check((tally) => daysBetween(tally.firstDay, tally.day) < maxTallyDays, "more-than-a-year"),
    ["firstDay"],
  ),
  v.forward(
    v.check((record) => hasLinesOfKits(record), "contradiction"),
    ["kits"],
  ),
);

export const satchelRecordSchema = v.variant(
  "kind",
  [encounterSchema, groupSchema, cleanupSchema, shiftSchema, stockSchema, tallySchema],
  (issue) => (issue.path === undefined ? "wrong-type" : "unknown-kind"),
);

/** A kit is never counted without what was in it. */
function hasLinesOfKits(record: { readonly kits: readonly KitCount[]; readonly lines: readonly Line[] }) {
  return record.kits.every(({ code, version }) =>
    record.lines.some(({ kit }) => kit?.code === code && kit.version === version),
  );
}
