/** The spans that totals and reports are asked for, in the program's own week and fiscal year. */
import { assert } from "./assert.ts";
import type { LocalDate, LocalMonth } from "./ids.ts";
import {
  addDays,
  addMonths,
  calendarDayOf,
  clampedLocalDate,
  daysBetween,
  firstDayOf,
  lastDayOf,
  monthOf,
  weekdayOf,
} from "./local-date.ts";
import type { Program } from "./program.ts";

export const periodTypes = ["day", "week", "month", "quarter", "fiscal-year", "year", "custom"] as const;
export type PeriodType = (typeof periodTypes)[number];

interface Span {
  readonly from: LocalDate;
  /** The last day, included. */
  readonly to: LocalDate;
}

/** A span of days with what a label in any language needs. */
export type Period =
  | (Span & { readonly type: "day" })
  | (Span & { readonly type: "week" })
  | (Span & { readonly type: "month"; readonly month: LocalMonth })
  /** A quarter of the fiscal year, 1 to 4. */
  | (Span & { readonly type: "quarter"; readonly quarter: number; readonly fiscalYear: number })
  | (Span & { readonly type: "fiscal-year"; readonly fiscalYear: number })
  | (Span & { readonly type: "year"; readonly year: number })
  | (Span & { readonly type: "custom" });

/** What a program decides about its periods. */
export type PeriodRules = Pick<Program, "weekStart" | "fiscalStart">;

interface PeriodQuestion {
  readonly type: PeriodType;
  /** Any day of the period. A custom period goes by `from` and `to` alone. */
  readonly day: LocalDate;
  readonly program: PeriodRules;
  /** Of a custom period; the day when absent. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** The period of a type that a day is in. */
export function periodOf({ type, day, program, from = day, to = day }: PeriodQuestion): Period {
  switch (type) {
    case "day":
      return { type, from: day, to: day };
    case "week":
      return { type, ...weekOf(day, program.weekStart) };
    case "month":
      return { type, from: firstDayOf(monthOf(day)), to: lastDayOf(monthOf(day)), month: monthOf(day) };
    case "quarter":
      return quarterOf(day, program.fiscalStart);
    case "fiscal-year":
      return fiscalYearPeriodOf(day, program.fiscalStart);
    case "year": {
      const { year } = calendarDayOf(day);
      return { type, from: clampedLocalDate(year, 1, 1), to: clampedLocalDate(year, 12, 31), year };
    }
    case "custom":
      assert(from <= to, "a custom period is asked for with its days in order");
      return { type, from, to };
  }
}

/** The period just before: of the same type, or for a custom one of as many days. */
export function previousPeriod(period: Period, program: PeriodRules): Period {
  const lastDay = addDays(period.from, -1);
  if (period.type !== "custom") return periodOf({ type: period.type, day: lastDay, program });
  return { type: "custom", from: addDays(lastDay, -daysBetween(period.from, period.to)), to: lastDay };
}

/**
 * The same period a year before. A week goes back 52 weeks, so that it has the
 * same days of the week; 29 February becomes the 28th.
 */
export function sameOfLastYear(period: Period, program: PeriodRules): Period {
  switch (period.type) {
    case "custom":
      return { type: "custom", from: addMonths(period.from, -12), to: addMonths(period.to, -12) };
    case "day":
      return periodOf({ type: "day", day: addMonths(period.from, -12), program });
    case "week":
      return periodOf({ type: "week", day: addDays(period.from, -52 * 7), program });
    default:
      // A day well inside: the first day of a quarter can move by one in a leap year.
      return periodOf({ type: period.type, day: addMonths(addDays(period.from, 10), -12), program });
  }
}

/** Named by the calendar year in which it ends; a fiscal year from 1 January is that year. */
export function fiscalYearOf(day: LocalDate, fiscalStart: string): number {
  const { year } = calendarDayOf(fiscalYearStart(day, fiscalStart));
  return fiscalStart === "01-01" ? year : year + 1;
}

/** 1 to 4, of the fiscal year. */
export function fiscalQuarterOf(day: LocalDate, fiscalStart: string): number {
  let quarter = 1;
  while (quarter < 4 && quarterStart(day, fiscalStart, quarter + 1) <= day) quarter += 1;
  return quarter;
}

function weekOf(day: LocalDate, weekStart: number): Span {
  const daysIn = (weekdayOf(day) - weekStart + 7) % 7;
  const from = addDays(day, -daysIn);
  return { from, to: addDays(from, 6) };
}

function quarterOf(day: LocalDate, fiscalStart: string): Period {
  const quarter = fiscalQuarterOf(day, fiscalStart);
  return {
    type: "quarter",
    from: quarterStart(day, fiscalStart, quarter),
    to: addDays(quarterStart(day, fiscalStart, quarter + 1), -1),
    quarter,
    fiscalYear: fiscalYearOf(day, fiscalStart),
  };
}

function fiscalYearPeriodOf(day: LocalDate, fiscalStart: string): Period {
  return {
    type: "fiscal-year",
    from: fiscalYearStart(day, fiscalStart),
    to: addDays(quarterStart(day, fiscalStart, 5), -1),
    fiscalYear: fiscalYearOf(day, fiscalStart),
  };
}

/** The first day of the fiscal year that a day is in. */
function fiscalYearStart(day: LocalDate, fiscalStart: string): LocalDate {
  const { year } = calendarDayOf(day);
  const ofThisYear = dayOfYear(year, fiscalStart);
  return ofThisYear <= day ? ofThisYear : dayOfYear(year - 1, fiscalStart);
}

/**
 * The first day of a quarter of the fiscal year that a day is in; the fifth is
 * the next year's first. A fiscal year from the 31st has quarters from the last
 * day of shorter months, each counted from the rule and not from the quarter before.
 */
function quarterStart(day: LocalDate, fiscalStart: string, quarter: number): LocalDate {
  const { year } = calendarDayOf(fiscalYearStart(day, fiscalStart));
  const { month, dayOfMonth } = monthAndDayOf(fiscalStart);
  const monthNumber = month - 1 + (quarter - 1) * 3;
  return clampedLocalDate(year + Math.floor(monthNumber / 12), (monthNumber % 12) + 1, dayOfMonth);
}

function dayOfYear(year: number, fiscalStart: string): LocalDate {
  const { month, dayOfMonth } = monthAndDayOf(fiscalStart);
  return clampedLocalDate(year, month, dayOfMonth);
}

function monthAndDayOf(fiscalStart: string): { month: number; dayOfMonth: number } {
  assert(/^\d{2}-\d{2}$/.test(fiscalStart), "a program's fiscal start was parsed as MM-DD");
  return { month: Number(fiscalStart.slice(0, 2)), dayOfMonth: Number(fiscalStart.slice(3)) };
}
