/**
 * Calendar days and months as text, without `Date`: a day here has no zone and
 * no time, and arithmetic on it can't be bent by either.
 */
import { assert } from "./assert.ts";
import type { LocalDate, LocalMonth } from "./ids.ts";
import { err, ok, type Result } from "./result.ts";

/** A day taken apart. Months count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Reads `YYYY-MM-DD`, a day that exists, of a year that a record can be of. */
export function parseLocalDate(text: string): Result<LocalDate, "not-a-date"> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return err("not-a-date");
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const exists =
    year >= firstYear &&
    year <= lastYear &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month);
  return exists ? ok(text as LocalDate) : err("not-a-date");
}

/** So wide that no program meets it, and so narrow that periods around any record can be written as `YYYY`. */
const firstYear = 1900;
const lastYear = 2999;

/** No record is of a later month. */
export const latestMonth = `${lastYear}-12` as LocalMonth;

/** Reads `YYYY-MM`, of a year that a record can be of. */
export function parseLocalMonth(text: string): Result<LocalMonth, "not-a-month"> {
  return parseLocalDate(`${text}-01`).ok ? ok(text as LocalMonth) : err("not-a-month");
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return localDateOfDayNumber(dayNumberOf(day) + days);
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** ISO: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: LocalDate): number {
  // Day 0, 1 January 1970, was a Thursday.
  return modulo(dayNumberOf(day) + 3, 7) + 1;
}

/** The month that a day is in. */
export function monthOf(day: LocalDate): LocalMonth {
  return day.slice(0, 7) as LocalMonth;
}

/** The same day of the month so many months later, or the month's last day when it is shorter. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const { year, month, day: dayOfMonth } = calendarDayOf(day);
  const monthNumber = year * 12 + (month - 1) + months;
  return clampedLocalDate(Math.floor(monthNumber / 12), modulo(monthNumber, 12) + 1, dayOfMonth);
}

/** The month's first day. */
export function firstDayOf(month: LocalMonth): LocalDate {
  return `${month}-01` as LocalDate;
}

/** The month's last day. */
export function lastDayOf(month: LocalMonth): LocalDate {
  const { year, month: monthOfYear } = calendarDayOf(firstDayOf(month));
  return clampedLocalDate(year, monthOfYear, 31);
}

/** The day, or the month's last one when the month is shorter. */
export function clampedLocalDate(year: number, month: number, day: number): LocalDate {
  return localDateOf({ year, month, day: Math.min(day, daysInMonth(year, month)) });
}

/** Takes a day apart. */
export function calendarDayOf(day: LocalDate): CalendarDay {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** Puts a day together. */
export function localDateOf({ year, month, day }: CalendarDay): LocalDate {
  assert(year >= 1 && year <= 9999, "days are kept within the years that YYYY can write");
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as LocalDate;
}

function dayNumberOf(day: LocalDate): number {
  return dayNumberOfCalendarDay(calendarDayOf(day));
}

/**
 * Days since 1 January 1970, in the Gregorian calendar. Years are counted from
 * March, which puts the leap day last and makes the length of the months before
 * any month a straight line: 30.6 days each.
 */
export function dayNumberOfCalendarDay({ year, month, day }: CalendarDay): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfMarchYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  return marchYear * 365 + leapDays + dayOfMarchYear - daysToEpoch;
}

/** From 1 March of year 0 to 1 January 1970. */
const daysToEpoch = 719_468;

function localDateOfDayNumber(dayNumber: number): LocalDate {
  // A first guess that is never too late, then a step or two: plainer than inverting the formula.
  let year = Math.floor((dayNumber + daysToEpoch) / 365.2425) - 1;
  while (dayNumberOfCalendarDay({ year: year + 1, month: 1, day: 1 }) <= dayNumber) year += 1;
  let month = 12;
  while (dayNumberOfCalendarDay({ year, month, day: 1 }) > dayNumber) month -= 1;
  return localDateOf({ year, month, day: dayNumber - dayNumberOfCalendarDay({ year, month, day: 1 }) + 1 });
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}
