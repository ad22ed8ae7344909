/**
 * What a record may look like, wherever it comes from: a form, the phone's own
 * database, another phone, a file. Its output types are the domain's, held equal
 * by a test. An unknown key is refused, because a key that nobody
 * reads is the place where a name would end up.
 */
import * as v from "valibot";
import { maxQuantity, maxTallyDays, maxTallyQuantity } from "../domain/limits.ts";
import { daysBetween } from "../domain/local-date.ts";
import {
  fills,
  placeTypes,
  refillReasons,
  referralOutcomes,
  reversalOutcomes,
  type SatchelRecord,
  serviceModels,
  stockMovements,
  vias,
} from "../domain/record.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { utf8Length } from "./canonical.ts";
import { decimal, form, listOf, localDate, objectOf, oneOf, text, whole, yesOrNo } from "./fields.ts";
import {
  isInstant,
  isItemCode,
  isKitCode,
  isLocalTime,
  isNote,
  isRecordId,
  isReferralCode,
  isServiceCode,
  isShiftId,
  isSiteCode,
  isStepCode,
  isTextUpTo,
} from "./ids.ts";
import {
  maxDoses,
  maxListLength,
  maxMinutes,
  maxPeople,
  maxRecordBytes,
  maxTallyPeople,
  maxTextLength,
  maxUtcOffsetMinutes,
  maxVersion,
  minUtcOffsetMinutes,
  newestRecordSchema,
} from "./limits.ts";
import { newerSchemaProblem } from "./newer-schema.ts";
import { type Problem, problemsOf } from "./problem.ts";

/** Reads a record of any kind. Its problems name the place and never the value. */
export function parseRecord(input: unknown): Result<SatchelRecord, Problem[]> {
  // A record of a later version of the app: kept as it came, not refused as broken.
  const newer = newerSchemaProblem(input, newestRecordSchema);
  if (newer !== undefined) return err([newer]);

  const parsed = v.safeParse(satchelRecordSchema, input);
  if (!parsed.success) return err(problemsOf(parsed.issues));
  // Canonical JSON only orders the keys, so this is its length.
  if (utf8Length(JSON.stringify(parsed.output)) > maxRecordBytes) {
    return err([{ code: "too-large", path: "" }]);
  }
  return ok(parsed.output);
}

const version = whole(1, maxVersion);
const minutes = whole(0, maxMinutes);
const itemCode = form(isItemCode);
const kitCode = form(isKitCode);
const serviceCode = form(isServiceCode);
const lot = text(maxTextLength.lot);
const note = form(isNote);
const shift = v.exactOptional(form(isShiftId));

const header = {
  schema: whole(1, newestRecordSchema),
  id: form(isRecordId),
  day: localDate,
  time: v.exactOptional(form(isLocalTime)),
  utcOffsetMinutes: whole(minUtcOffsetMinutes, maxUtcOffsetMinutes),
  site: form(isSiteCode),
  route: v.exactOptional(text(maxTextLength.route)),
  model: v.exactOptional(oneOf(serviceModels)),
  worker: v.exactOptional(text(maxTextLength.worker)),
  via: v.exactOptional(oneOf(vias)),
  catalogue: version,
};

const lines = linesUpTo(maxQuantity);
const returns = returnsUpTo(maxQuantity);

const kits = listOf(
  objectOf({ code: kitCode, version, quantity: whole(1, maxQuantity) }),
  maxListLength.kits,
);

const services = listOf(
  objectOf({
    code: serviceCode,
    count: whole(1, maxQuantity),
    minutes: v.exactOptional(minutes),
    heads: v.exactOptional(whole(0, maxPeople)),
  }),
  maxListLength.services,
);

const referrals = listOf(
  objectOf({ code: form(isReferralCode), outcome: oneOf(referralOutcomes) }),
  maxListLength.referrals,
);

const steps = listOf(objectOf({ code: form(isStepCode), count: whole(1, maxQuantity) }), maxListLength.steps);

const reversals = listOf(
  objectOf({
    used: listOf(
      objectOf({ product: v.exactOptional(itemCode), doses: whole(1, maxDoses) }),
      maxListLength.productsUsed,
    ),
    outcome: oneOf(reversalOutcomes),
    ems: v.exactOptional(yesOrNo),
    place: v.exactOptional(oneOf(placeTypes)),
  }),
  maxListLength.reversals,
);

export const encounterSchema = objectOf({
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
});

export const groupSchema = objectOf({
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
});

export const cleanupSchema = objectOf({
  ...header,
  kind: v.literal("cleanup"),
  shift,
  returns,
});

export const shiftSchema = objectOf({
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
});

export const stockSchema = objectOf({
  ...header,
  kind: v.literal("stock"),
  shift,
  movement: oneOf(stockMovements),
  place: text(maxTextLength.place),
  toPlace: v.exactOptional(text(maxTextLength.place)),
  reason: v.exactOptional(note),
  lines: listOf(
    objectOf({
      item: itemCode,
      // The difference of a count can be negative.
      quantity: whole(-maxTallyQuantity, maxTallyQuantity),
      counted: v.exactOptional(whole(0, maxTallyQuantity)),
      expected: v.exactOptional(whole(-maxTallyQuantity, maxTallyQuantity)),
      lot: v.exactOptional(lot),
      expiry: v.exactOptional(localDate),
    }),
    maxListLength.stockLines,
  ),
});

export const tallySchema = v.pipe(
  objectOf({
    ...header,
    kind: v.literal("tally"),
    firstDay: localDate,
    contacts: v.exactOptional(whole(0, maxTallyPeople)),
    people: v.exactOptional(whole(0, maxTallyPeople)),
    forOthers: v.exactOptional(whole(0, maxTallyPeople)),
    lines: linesUpTo(maxTallyQuantity),
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
);

export const satchelRecordSchema = v.variant(
  "kind",
  [encounterSchema, groupSchema, cleanupSchema, shiftSchema, stockSchema, tallySchema],
  (issue) => (issue.path === undefined ? "wrong-type" : "unknown-kind"),
);

function linesUpTo(maxLineQuantity: number) {
  const line = objectOf({
    item: itemCode,
    quantity: whole(1, maxLineQuantity),
    direction: oneOf(["out", "in"]),
    pack: v.exactOptional(text(maxTextLength.packCode)),
    kit: v.exactOptional(objectOf({ code: kitCode, version })),
    lot: v.exactOptional(lot),
    supply: v.exactOptional(oneOf(["first", "refill"])),
    reason: v.exactOptional(oneOf(refillReasons)),
  });
  return listOf(line, maxListLength.lines);
}

function returnsUpTo(maxReturned: number) {
  const quantity = whole(1, maxReturned);
  const estimate = { measure: decimal, factor: decimal, factorVersion: version, quantity };
  return listOf(
    v.variant(
      "method",
      [
        objectOf({ method: oneOf(["counted", "stated", "visual"]), quantity }),
        objectOf({
          ...estimate,
          method: v.literal("container"),
          container: itemCode,
          fill: oneOf(fills),
          containers: whole(1, maxReturned),
          unit: oneOf(["L", "container"]),
        }),
        objectOf({ ...estimate, method: v.literal("weight"), tare: decimal, unit: oneOf(["lb", "kg"]) }),
      ],
      (issue) => (issue.path === undefined ? "wrong-type" : "not-one-of"),
    ),
    maxListLength.returns,
  );
}

/** Answers by question: codes that the program wrote, never free text. */
function isDemographics(value: unknown): value is Readonly<Record<string, readonly string[]>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const answersByQuestion = Object.entries(value);
  return (
    answersByQuestion.length <= maxListLength.questions &&
    answersByQuestion.every(
      ([question, answers]) => isTextUpTo(question, maxTextLength.questionCode) && areAnswers(answers),
    )
  );
}

function areAnswers(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= maxListLength.answers &&
    value.every((answer) => isTextUpTo(answer, maxTextLength.answerCode))
  );
}
