/**
 * Program days in words. A program day is a date on the calendar, not an
 * instant: it is formatted in UTC from its own numbers, so that no time zone
 * can ever shift it.
 */
import type { Language } from "../../domain/catalogue/catalogue.ts";
import type { LocalDate, LocalMonth } from "../../domain/ids.ts";

const styles = {
  /** Heading of a day: "Tuesday, September 8". */
  full: { weekday: "long", day: "numeric", month: "long" },
  /** The same where another year could be meant. */
  fullWithYear: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "short", year: "numeric" },
  month: { month: "long", year: "numeric" },
  /** Where little room is: "Fri, Nov 20". */
  brief: { weekday: "short", day: "numeric", month: "short" },
  dayAndMonth: { day: "numeric", month: "long" },
  weekday: { weekday: "long" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof styles;

export function formatDay(language: Language, day: LocalDate, style: DateStyle = "short"): string {
  return formatterOf(language, style).format(dateOf(day));
}

/** "September 2026" */
export function formatMonth(language: Language, month: LocalMonth): string {
  return formatterOf(language, "month").format(dateOf(`${month}-01`));
}

/** "Sep 7 – 13, 2026": what both ends share is said once. */
export function formatDayRange(language: Language, from: LocalDate, to: LocalDate): string {
  if (from === to) return formatDay(language, from);
  return formatterOf(language, "short").formatRange(dateOf(from), dateOf(to));
}

/** 1 Monday … 7 Sunday. */
export function formatWeekday(language: Language, weekday: number): string {
  // The 5th of January 2026 was a Monday.
  return formatterOf(language, "weekday").format(new Date(Date.UTC(2026, 0, 4 + weekday)));
}

/** 1 January … 12 December. */
export function formatMonthName(language: Language, month: number): string {
  return monthNames(language).format(new Date(Date.UTC(2026, month - 1, 1)));
}

/** A time of day by the program's clock: "6:15 PM". */
export function formatClock(language: Language, instantMs: number, zone: string): string {
  const key = `${language} clock ${zone}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(language, {
      hour: "numeric",
      minute: "2-digit",
      timeZone: zone,
      numberingSystem: "latn",
    });
    formatters.set(key, formatter);
  }
  return formatter.format(instantMs);
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(language: Language, style: DateStyle): Intl.DateTimeFormat {
  return cached(`${language} ${style}`, language, styles[style]);
}

function monthNames(language: Language): Intl.DateTimeFormat {
  return cached(`${language} month-name`, language, { month: "long" });
}

function cached(key: string, language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(language, {
      ...options,
      timeZone: "UTC",
      calendar: "gregory",
      numberingSystem: "latn",
    });
    formatters.set(key, formatter);
  }
  return formatter;
}
