/**
 * The subset of the shift file that people write by hand: short keys, kits
 * whole, quantities in base units. What it means is worked out in `shift-line.ts`.
 */
import * as v from "valibot";
import { parseDecimal } from "../domain/decimal.ts";
import type { Decimal } from "../domain/ids.ts";
import { maxQuantity, maxTallyDays, maxTallyQuantity } from "../domain/limits.ts";
import { daysBetween } from "../domain/local-date.ts";
import { isClockTime } from "../domain/program-day.ts";
import { type Fill, fills, refillReasons, referralOutcomes, reversalOutcomes } from "../domain/record.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { listOf, objectOf, oneOf, whole, yesOrNo } from "./fields.ts";
import {
  isItemCode,
  isKitCode,
  isLocalDate,
  isReferralCode,
  isServiceCode,
  isStepCode,
  parseRecordId,
  parseSiteCode,
} from "./ids.ts";
import { maxDoses, maxListLength, maxMinutes, maxPeople, maxTallyPeople } from "./limits.ts";
import {
  type LineProblem,
  lineProblem,
  lineProblemOfIssue,
  type ShiftFileProblemCode,
} from "./shift-file-problem.ts";

export type OutEntry = v.InferOutput<typeof outEntry>;
export type BackEntry = v.InferOutput<typeof backEntry>;
export type ServiceEntry = v.InferOutput<typeof serviceEntry>;
export type ReversalEntry = v.InferOutput<typeof reversalEntry>;

export type EncounterLine = v.InferOutput<typeof encounterLine>;
export type GroupLine = v.InferOutput<typeof groupLine>;
export type CleanupLine = v.InferOutput<typeof cleanupLine>;
export type TallyLine = v.InferOutput<typeof tallyLine>;

export type HandwrittenLine =
  | { readonly kind: "encounter"; readonly line: EncounterLine }
  | { readonly kind: "group"; readonly line: GroupLine }
  | { readonly kind: "cleanup"; readonly line: CleanupLine }
  | { readonly kind: "tally"; readonly line: TallyLine };

/** Checks the keys and forms of a line; codes are looked up in no catalogue yet. */
export function parseHandwrittenLine(input: object): Result<HandwrittenLine, LineProblem> {
  const kind: unknown = "kind" in input ? input.kind : "encounter";
  switch (kind) {
    case "encounter":
      return parsedBy(encounterLine, input, (line) => ({ kind, line }));
    case "group":
      return parsedBy(groupLine, input, (line) => ({ kind, line }));
    case "cleanup":
      return parsedBy(cleanupLine, input, (line) => ({ kind, line }));
    case "tally":
      return parsedBy(tallyLine, input, (line) => ({ kind, line }));
    default:
      return err(lineProblem("unknown-kind", "kind", kind));
  }
}

function parsedBy<Schema extends v.GenericSchema>(
  schema: Schema,
  input: object,
  lineOf: (output: v.InferOutput<Schema>) => HandwrittenLine,
): Result<HandwrittenLine, LineProblem> {
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  return parsed.success ? ok(lineOf(parsed.output)) : err(lineProblemOfIssue(parsed.issues[0]));
}

const n = whole(1, maxQuantity);
const day = is(isLocalDate, "not-a-day");
const minutes = v.exactOptional(whole(0, maxMinutes));

const header = {
  id: v.exactOptional(readBy(parseWrittenId, "wrong-form")),
  day,
  time: v.exactOptional(is(isWrittenTime, "not-a-time")),
  site: readBy(parseSiteCode, "not-a-site"),
};

const outEntry = outEntryUpTo(maxQuantity);
const backEntry = backEntryUpTo(maxQuantity);

const serviceEntry = v.pipe(
  v.unknown(),
  v.transform((entry) => (typeof entry === "string" ? { code: entry } : entry)),
  objectOf({
    code: is(isServiceCode, "unknown-service"),
    n: v.exactOptional(n),
    minutes,
    heads: v.exactOptional(whole(0, maxPeople)),
  }),
);

const reversalEntry = objectOf({
  doses: v.exactOptional(whole(1, maxDoses)),
  outcome: oneOf(reversalOutcomes),
  ems: v.exactOptional(yesOrNo),
});

const out = v.exactOptional(listOf(outEntry, maxListLength.lines));
const back = listOf(backEntry, maxListLength.returns);
const told = {
  services: v.exactOptional(listOf(serviceEntry, maxListLength.services)),
  steps: v.exactOptional(listOf(is(isStepCode, "unknown-step"), maxListLength.steps)),
  referrals: v.exactOptional(
    listOf(
      objectOf({ code: is(isReferralCode, "unknown-referral"), outcome: oneOf(referralOutcomes) }),
      maxListLength.referrals,
    ),
  ),
};

const encounterLine = objectOf({
  ...header,
  kind: v.exactOptional(v.literal("encounter")),
  people: v.exactOptional(whole(1, maxPeople)),
  forOthers: v.exactOptional(whole(0, maxPeople)),
  newReturning: v.exactOptional(oneOf(["new", "returning"])),
  out,
  back: v.exactOptional(back),
  ...told,
  reversals: v.exactOptional(listOf(reversalEntry, maxListLength.reversals)),
});

const groupLine = objectOf({
  ...header,
  kind: v.literal("group"),
  topic: is(isServiceCode, "unknown-service"),
  heads: whole(0, maxPeople),
  counted: v.exactOptional(yesOrNo),
  minutes,
  out,
  ...told,
});

const cleanupLine = objectOf({ ...header, kind: v.literal("cleanup"), back });

const tallyLine = v.pipe(
  objectOf({
    id: header.id,
    site: header.site,
    kind: v.literal("tally"),
    from: day,
    to: day,
    contacts: v.exactOptional(whole(0, maxTallyPeople)),
    people: v.exactOptional(whole(0, maxTallyPeople)),
    forOthers: v.exactOptional(whole(0, maxTallyPeople)),
    out: v.exactOptional(listOf(outEntryUpTo(maxTallyQuantity), maxListLength.lines)),
    back: v.exactOptional(listOf(backEntryUpTo(maxTallyQuantity), maxListLength.returns)),
  }),
  v.check((tally) => tally.from <= tally.to, "contradiction"),
  v.forward(
    v.check((tally) => daysBetween(tally.from, tally.to) < maxTallyDays, "more-than-a-year"),
    ["from"],
  ),
);

function outEntryUpTo(most: number) {
  return v.pipe(
    objectOf({
      item: v.exactOptional(is(isItemCode, "unknown-item")),
      kit: v.exactOptional(is(isKitCode, "unknown-kit")),
      n: whole(1, most),
      supply: v.exactOptional(oneOf(["first", "refill"])),
      reason: v.exactOptional(oneOf(refillReasons)),
    }),
    v.check((entry) => (entry.item === undefined) !== (entry.kit === undefined), "item-or-kit"),
    v.check((entry) => entry.reason === undefined || entry.supply === "refill", "reason-without-refill"),
  );
}

function backEntryUpTo(most: number) {
  return v.variant(
    "method",
    [
      objectOf({ method: oneOf(["counted", "stated", "visual"]), n: whole(1, most) }),
      objectOf({
        method: v.literal("weight"),
        gross: readBy(parseWrittenDecimal, "not-a-decimal"),
        tare: readBy(parseWrittenDecimal, "not-a-decimal"),
        unit: oneOf(["lb", "kg"]),
      }),
      objectOf({
        method: v.literal("container"),
        container: is(isItemCode, "unknown-item"),
        fill: readBy(parseFill, "not-one-of"),
        n: whole(1, most),
      }),
    ],
    (issue) => (issue.path === undefined ? "wrong-type" : "not-one-of"),
  );
}

/** What a guard accepts, under a code that says what it should have been. */
function is<T>(isForm: (value: unknown) => value is T, code: ShiftFileProblemCode) {
  return v.custom<T>(isForm, code);
}

/** What a parser makes of the written value. */
function readBy<T>(parse: (written: unknown) => Result<T, unknown>, code: ShiftFileProblemCode) {
  return v.pipe(
    v.unknown(),
    v.rawTransform<unknown, T>(({ dataset, addIssue, NEVER }) => {
      const parsed = parse(dataset.value);
      if (parsed.ok) return parsed.value;
      addIssue({ message: code });
      return NEVER;
    }),
  );
}

/** A UUID is the same in capitals, and some programs write it so. */
function parseWrittenId(written: unknown) {
  return parseRecordId(typeof written === "string" ? written.toLowerCase() : written);
}

/**
 * A decimal as text, or as a JSON number by its shortest text: the file's
 * `2.0` has become 2 before we see it. Only a number with an exponent has no
 * such text, and none that a scale shows needs one. The point is JSON's: in a
 * file nobody can be asked whether `1,234` is a thousand or a little more than one.
 */
function parseWrittenDecimal(written: unknown): Result<Decimal, unknown> {
  return typeof written === "string" || typeof written === "number"
    ? parseDecimal(String(written))
    : err("not-a-decimal");
}

function parseFill(written: unknown): Result<Fill, "not-one-of"> {
  const fill = fills.find((known) => known === written || Number(known) === written);
  return fill === undefined ? err("not-one-of") : ok(fill);
}

function isWrittenTime(value: unknown): value is string {
  return typeof value === "string" && isClockTime(value);
}
