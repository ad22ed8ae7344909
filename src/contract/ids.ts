/**
 * The forms of identifiers, codes, days and decimals. With the domain's own
 * parsers, the only place where text becomes one of its brands.
 */
import type {
  Decimal,
  EventId,
  ItemCode,
  KitCode,
  LocalDate,
  RecordId,
  ReferralCode,
  ServiceCode,
  ShiftId,
  SiteCode,
  StepCode,
} from "../domain/ids.ts";
import { parseLocalDate } from "../domain/local-date.ts";
import type { LocalTime } from "../domain/record.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { firstDay, lastDay, maxTextLength } from "./limits.ts";

export type IdProblem = "wrong-form";

export const parseRecordId = parserOf(isRecordId);
export const parseEventId = parserOf(isEventId);
export const parseShiftId = parserOf(isShiftId);
export const parseItemCode = parserOf(isItemCode);
export const parseKitCode = parserOf(isKitCode);
export const parseServiceCode = parserOf(isServiceCode);
export const parseReferralCode = parserOf(isReferralCode);
export const parseStepCode = parserOf(isStepCode);

/**
 * Takes a site code as a person writes it: spaces around it are dropped, and
 * one letter has one spelling (NFC), so that é typed on two phones is one site.
 */
export function parseSiteCode(text: unknown): Result<SiteCode, IdProblem> {
  const tidy = typeof text === "string" ? text.trim().normalize("NFC") : text;
  return isSiteCode(tidy) ? ok(tidy) : err("wrong-form");
}

/** A UUID of any version, in lower case with hyphens. */
export function isRecordId(value: unknown): value is RecordId {
  return isUuid(value);
}

/** A UUID of any version, in lower case with hyphens. */
export function isEventId(value: unknown): value is EventId {
  return isUuid(value);
}

/** A UUID of any version, in lower case with hyphens. */
export function isShiftId(value: unknown): value is ShiftId {
  return isUuid(value);
}

/** Whether the text has the form of an item's code; whether a catalogue knows it is another question. */
export function isItemCode(value: unknown): value is ItemCode {
  return isCatalogueCode(value);
}

/** Whether the text has the form of a kit's code. */
export function isKitCode(value: unknown): value is KitCode {
  return isCatalogueCode(value);
}

/** Whether the text has the form of a service's code. */
export function isServiceCode(value: unknown): value is ServiceCode {
  return isCatalogueCode(value);
}

/** Whether the text has the form of a referral's code. */
export function isReferralCode(value: unknown): value is ReferralCode {
  return isCatalogueCode(value);
}

/** Whether the text has the form of a step's code. */
export function isStepCode(value: unknown): value is StepCode {
  return isCatalogueCode(value);
}

/** Letters of any script, digits, spaces inside, and `-`, `_`, `.`; at most 32 characters. */
export function isSiteCode(value: unknown): value is SiteCode {
  return isTextUpTo(value, maxTextLength.siteCode) && value.trim() === value && siteCodePattern.test(value);
}

/** A day of the real calendar between 1980 and 2199. */
export function isLocalDate(value: unknown): value is LocalDate {
  return typeof value === "string" && value >= firstDay && value <= lastDay && parseLocalDate(value).ok;
}

/** A part of the day, or the hour begun. */
export function isLocalTime(value: unknown): value is LocalTime {
  return typeof value === "string" && localTimePattern.test(value);
}

/** A decimal in its stored form: a point, no sign, at most 7 digits before it and 6 after. */
export function isDecimal(value: unknown): value is Decimal {
  return typeof value === "string" && decimalPattern.test(value);
}

/** A UTC instant to the minute, `YYYY-MM-DDTHH:MMZ`. */
export function isInstant(value: unknown): value is string {
  return typeof value === "string" && instantPattern.test(value) && isLocalDate(value.slice(0, 10));
}

/** One line of text that is there and not too long, without control characters or halves of one. */
export function isTextUpTo(value: unknown, maxLength: number): value is string {
  return typeof value === "string" && value.length <= maxLength && textPattern.test(value);
}

/** As `isTextUpTo`, with line feeds. */
export function isNote(value: unknown): value is string {
  return typeof value === "string" && value.length <= maxTextLength.note && notePattern.test(value);
}

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const catalogueCodePattern = /^[A-Z0-9]+(?:-[A-Z0-9]+)*$/;
export const siteCodePattern = /^[\p{L}\p{M}\p{N} ._-]+$/u;
export const localTimePattern = /^(?:night|morning|afternoon|evening|(?:[01]\d|2[0-3]):00)$/;
export const decimalPattern = /^\d{1,7}(?:\.\d{1,6})?$/;
export const instantPattern = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\dZ$/;
// Cc are control characters, Cs is half of a surrogate pair: neither is text, and databases refuse both.
export const textPattern = /^[^\p{Cc}\p{Cs}]+$/u;
export const notePattern = /^(?:[^\p{Cc}\p{Cs}]|\n)+$/u;

/** Whether the text has the form of a code that a program gives to a question, or to an answer: never words. */
export function isQuestionCode(value: unknown): value is string {
  return isCatalogueCode(value, maxTextLength.questionCode);
}

export function isAnswerCode(value: unknown): value is string {
  return isCatalogueCode(value, maxTextLength.answerCode);
}

function isUuid(value: unknown): value is string {
  return typeof value === "string" && uuidPattern.test(value);
}

function isCatalogueCode(value: unknown, maxLength: number = maxTextLength.itemCode): value is string {
  return typeof value === "string" && value.length <= maxLength && catalogueCodePattern.test(value);
}

function parserOf<Id extends string>(isId: (value: unknown) => value is Id) {
  return (text: unknown): Result<Id, IdProblem> => (isId(text) ? ok(text) : err("wrong-form"));
}
