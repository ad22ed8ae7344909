/** What a program's settings may look like. */
import * as v from "valibot";
import {
  askable,
  bookCustodies,
  maxKeepMonths,
  maxTilesInOrder,
  minKeepMonths,
  newestProgramSchema,
  type Program,
  schemaOf,
} from "../domain/program.ts";
import { isKnownZone } from "../domain/program-day.ts";
import type { SiteCode } from "../domain/ids.ts";
import { serviceModels } from "../domain/record.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { decimal, form, keptObjectOf, listOf, objectOf, oneOf, text, whole } from "./fields.ts";
import { isLocalDate, isSiteCode, isTextUpTo } from "./ids.ts";
import { maxListLength, maxTextLength, maxVersion } from "./limits.ts";
import { newerSchemaProblem } from "./newer-schema.ts";
import { type Problem, problemsOf } from "./problem.ts";

/** Reads a program's settings. */
export function parseProgram(input: unknown): Result<Program, Problem[]> {
  const newer = newerSchemaProblem(input, newestProgramSchema);
  if (newer !== undefined) return err([newer]);

  const parsed = v.safeParse(programSchema, input);
  return parsed.success ? ok(parsed.output) : err(problemsOf(parsed.issues));
}

const siteFields = {
  code: form(isSiteCode),
  name: text(maxTextLength.siteName),
  area: v.exactOptional(text(maxTextLength.area)),
  model: oneOf(serviceModels),
  retired: v.exactOptional(v.literal(true, "wrong-type")),
  private: v.exactOptional(v.literal(true, "wrong-type")),
};

const factorFields = {
  version: whole(1, maxVersion),
  perPound: decimal,
  perKilogram: decimal,
  perLitre: decimal,
};

const bookFields = { custody: oneOf(bookCustodies), days: v.picklist([0, 7, 30], "not-one-of") };

const isAsked = v.exactOptional(v.literal(true, "wrong-type"));
const asksFields = Object.fromEntries(askable.map((each) => [each, isAsked])) as Readonly<
  Record<(typeof askable)[number], typeof isAsked>
>;

const programFields = {
  schema: whole(1, newestProgramSchema),
  name: text(maxTextLength.programName),
  zone: form(isZone),
  dayStartHour: v.custom<number>(isDayStartHour, "out-of-range"),
  weekStart: whole(1, 7),
  fiscalStart: form(isYearlyDay),
  timePrecision: oneOf(["none", "part", "hour"]),
};

export const keepMonths = whole(minKeepMonths, maxKeepMonths);

/** As a person sets it, and as a phone stores it. */
export const programSchema = v.pipe(
  objectOf({
    ...programFields,
    sites: sitesOf(objectOf(siteFields)),
    factors: objectOf(factorFields),
    book: v.exactOptional(objectOf(bookFields)),
    asks: v.exactOptional(objectOf(asksFields)),
    keepMonths: v.exactOptional(keepMonths),
  }),
  // An app that knows only the first schema must be told that these settings are newer.
  v.check((program) => program.schema >= schemaOf(program), "contradiction"),
);

/** As an endpoint tells it, which may be newer than who is told, and stores it. */
export const toldProgramSchema = keptObjectOf({
  ...programFields,
  sites: sitesOf(keptObjectOf(siteFields)),
  factors: keptObjectOf(factorFields),
  book: v.exactOptional(keptObjectOf(bookFields)),
  asks: v.exactOptional(keptObjectOf(asksFields)),
  keepMonths: v.exactOptional(keepMonths),
  tiles: v.exactOptional(
    listOf(
      keptObjectOf({
        site: form(isSiteCode),
        codes: listOf(text(maxTextLength.itemCode), maxTilesInOrder),
      }),
      maxListLength.sites,
    ),
  ),
});

function sitesOf<Site extends v.GenericSchema<unknown, { readonly code: SiteCode }>>(site: Site) {
  return v.pipe(
    listOf(site, maxListLength.sites),
    v.check((sites) => new Set(sites.map(({ code }) => code)).size === sites.length, "contradiction"),
  );
}

export function isZone(value: unknown): value is string {
  return isTextUpTo(value, maxTextLength.zone) && isKnownZone(value);
}

/** Midnight, or an hour at which no evening's work is still going on and no morning's has begun. */
export function isDayStartHour(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value === 0 || (Number(value) >= 3 && Number(value) <= 12));
}

/** `MM-DD` of every year, so not 29 February: checked in a year that is no leap year. */
export function isYearlyDay(value: unknown): value is string {
  return typeof value === "string" && isLocalDate(`2001-${value}`);
}
