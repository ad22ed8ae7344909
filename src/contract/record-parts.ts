/** The parts that records of several kinds are made of: header, lines, kits, returns, and what was told. */
import * as v from "valibot";
import { shippedCatalogue } from "../domain/catalogue/shipped.ts";
import { compareDecimals } from "../domain/decimal.ts";
import { maxQuantity } from "../domain/limits.ts";
import {
  fills,
  type Line,
  placeTypes,
  refillReasons,
  referralOutcomes,
  reversalOutcomes,
  serviceModels,
  vias,
} from "../domain/record.ts";
import { decimal, form, listOf, localDate, objectOf, oneOf, text, whole, yesOrNo } from "./fields.ts";
import {
  isAnswerCode,
  isItemCode,
  isKitCode,
  isLocalTime,
  isNote,
  isQuestionCode,
  isRecordId,
  isReferralCode,
  isServiceCode,
  isShiftId,
  isSiteCode,
  isStepCode,
} from "./ids.ts";
import {
  maxDoses,
  maxListLength,
  maxMinutes,
  maxPeople,
  maxTextLength,
  maxUtcOffsetMinutes,
  maxVersion,
  minUtcOffsetMinutes,
  newestRecordSchema,
} from "./limits.ts";

const version = whole(1, maxVersion);
export const minutes = whole(0, maxMinutes);
const itemCode = form(isItemCode);
const kitCode = form(isKitCode);
export const serviceCode = form(isServiceCode);
export const note = form(isNote);
export const shift = v.exactOptional(form(isShiftId));

/** What every record carries. */
export const header = {
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

export const services = listOf(
  objectOf({
    code: serviceCode,
    count: whole(1, maxQuantity),
    minutes: v.exactOptional(minutes),
    heads: v.exactOptional(whole(0, maxPeople)),
  }),
  maxListLength.services,
);

export const referrals = listOf(
  objectOf({ code: form(isReferralCode), outcome: oneOf(referralOutcomes) }),
  maxListLength.referrals,
);

export const steps = listOf(
  objectOf({ code: form(isStepCode), count: whole(1, maxQuantity) }),
  maxListLength.steps,
);

export const reversals = listOf(
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

/** Lines handed out or collected, and what is told of naloxone alone. */
export function linesUpTo(maxLineQuantity: number) {
  const line = objectOf({
    item: itemCode,
    quantity: whole(1, maxLineQuantity),
    direction: oneOf(["out", "in"]),
    pack: v.exactOptional(text(maxTextLength.packCode)),
    kit: v.exactOptional(objectOf({ code: kitCode, version })),
    lot: v.exactOptional(text(maxTextLength.lot)),
    supply: v.exactOptional(oneOf(["first", "refill"])),
    reason: v.exactOptional(oneOf(refillReasons)),
  });
  return listOf(v.pipe(line, v.check(isSupplyOfNaloxone, "contradiction")), maxListLength.lines);
}

/** Kits handed out, beside their lines. */
export function kitsUpTo(maxKits: number) {
  return listOf(objectOf({ code: kitCode, version, quantity: whole(1, maxKits) }), maxListLength.kits);
}

/** Used syringes that came back, by each way of telling how many. */
export function returnsUpTo(maxReturned: number) {
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
        v.pipe(
          objectOf({ ...estimate, method: v.literal("weight"), tare: decimal, unit: oneOf(["lb", "kg"]) }),
          // An empty container that weighs as much as the full one leaves no syringe, and there is at least one.
          v.check(({ measure, tare }) => compareDecimals(measure, tare) > 0, "contradiction"),
        ),
      ],
      (issue) => (issue.path === undefined ? "wrong-type" : "not-one-of"),
    ),
    maxListLength.returns,
  );
}

/** Answers by question: codes that the program wrote, never free text. */
export function isDemographics(value: unknown): value is Readonly<Record<string, readonly string[]>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const answersByQuestion = Object.entries(value);
  return (
    answersByQuestion.length <= maxListLength.questions &&
    answersByQuestion.every(([question, answers]) => isQuestionCode(question) && areAnswers(answers))
  );
}

function areAnswers(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= maxListLength.answers && value.every(isAnswerCode);
}

/**
 * First or refill is told of naloxone that was handed out, a reason of a
 * refill. An item that the shipped catalogue doesn't know may be naloxone: a
 * program's own, or one of a newer catalogue. Doses of a known one never change.
 */
function isSupplyOfNaloxone({ item, direction, supply, reason }: Line): boolean {
  if (supply === undefined) return reason === undefined;
  const doses = shippedCatalogue.items.get(item)?.doses;
  return direction === "out" && doses !== 0 && (reason === undefined || supply === "refill");
}
