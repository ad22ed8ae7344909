/**
 * Which day, hour and offset an instant has for a program.
 *
 * A program day is the wall clock in the program's zone less the hours at which
 * its day starts. Subtracting on the wall clock, not from the instant, is what
 * keeps the nights right in which the clock changes: what happened before 04:00
 * belongs to the evening before, however long that night was. Day starts of 1
 * and 2 aren't offered because clocks change there.
 */
import { assert } from "./assert.ts";
import type { LocalDate } from "./ids.ts";
import { addDays, calendarDayOf, dayNumberOfCalendarDay, localDateOf } from "./local-date.ts";
import type { TimePrecision } from "./program.ts";
import type { HourOfDay, LocalTime, PartOfDay } from "./record.ts";

/** The program day of an instant. With a day start of 4, 01:30 in the night of the 8th is still the 8th. */
export function programDayAt(given: {
  readonly instantMs: number;
  readonly zone: string;
  readonly dayStartHour: number;
}): LocalDate {
  const wall = wallClockAt(given.instantMs, given.zone);
  const calendarDay = localDateOf(wall);
  return wall.hour < given.dayStartHour ? addDays(calendarDay, -1) : calendarDay;
}

/** The wall clock of an instant, only as precise as the program asks. */
export function localTimeAt(given: {
  readonly instantMs: number;
  readonly zone: string;
  readonly precision: TimePrecision;
}): LocalTime | undefined {
  return coarsenedHour(wallClockAt(given.instantMs, given.zone).hour, given.precision);
}

/** Whether a text is a time of day, `00:00` to `23:59`. */
export function isClockTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Makes an `HH:MM` only as precise as the program asks; the minutes are never kept. */
export function coarsenTime(clockTime: string, precision: TimePrecision): LocalTime | undefined {
  assert(isClockTime(clockTime), "times are parsed before they are coarsened");
  return coarsenedHour(Number(clockTime.slice(0, 2)), precision);
}

/** A stored time, where the program asks for less than it tells. It can't become more precise again. */
export function coarserTime(time: LocalTime, precision: TimePrecision): LocalTime | undefined {
  return isPartOfDay(time) && precision !== "none" ? time : coarsenedHour(hourStandingFor(time), precision);
}

/** Minutes east of UTC of a zone at an instant. */
export function utcOffsetMinutesAt(given: { readonly instantMs: number; readonly zone: string }): number {
  return offsetMsAt(given.instantMs, given.zone) / msPerMinute;
}

/**
 * The offset for a record of an earlier day, of which only the day and perhaps
 * a coarse time are known. A part of the day stands for one hour of it, no time
 * for noon. In an hour that the clock shows twice it is the first; in one that
 * it leaves out, the offset before.
 */
export function offsetOnDay(given: {
  readonly day: LocalDate;
  readonly time?: LocalTime;
  readonly zone: string;
  readonly dayStartHour: number;
}): number {
  const { day, time, zone, dayStartHour } = given;
  const hour = time === undefined ? noon : hourStandingFor(time);
  // The hours before the day start come after midnight, on the next calendar day.
  const calendarDay = hour < dayStartHour ? addDays(day, 1) : day;
  const wallMs = dayNumberOfCalendarDay(calendarDayOf(calendarDay)) * msPerDay + hour * msPerHour;

  const before = offsetMsAt(wallMs - msPerDay, zone);
  const after = offsetMsAt(wallMs + msPerDay, zone);
  const isAfterChange =
    offsetMsAt(wallMs - before, zone) !== before && offsetMsAt(wallMs - after, zone) === after;
  return (isAfterChange ? after : before) / msPerMinute;
}

/** Whether this device knows a zone. By name only: a fixed offset would be wrong for half of the year. */
export function isKnownZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone) || zone.length > maxZoneLength) return false;
  try {
    formatterOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const msPerMinute = 60_000;
const msPerHour = 60 * msPerMinute;
const msPerDay = 24 * msPerHour;
const noon = 12;

/** The longest names of the zone database have 32 characters. */
const maxZoneLength = 64;

interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function wallClockAt(instantMs: number, zone: string): WallClock {
  const wall = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(zone).formatToParts(instantMs)) {
    if (type in wall) wall[type as keyof WallClock] = Number(value);
  }
  return wall;
}

function offsetMsAt(instantMs: number, zone: string): number {
  const wall = wallClockAt(instantMs, zone);
  const wallMs =
    dayNumberOfCalendarDay(wall) * msPerDay +
    wall.hour * msPerHour +
    wall.minute * msPerMinute +
    wall.second * 1000;
  // To the minute: before zones were agreed on, offsets had seconds, and no record is that old.
  return Math.round((wallMs - instantMs) / msPerMinute) * msPerMinute;
}

/** Making a formatter costs as much as a thousand uses of it. */
const formattersByZone = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formattersByZone.get(zone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    // Not `hour12: false`, with which midnight is 24 in some engines.
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formattersByZone.set(zone, formatter);
  return formatter;
}

function coarsenedHour(hour: number, precision: TimePrecision): LocalTime | undefined {
  switch (precision) {
    case "none":
      return undefined;
    case "part":
      return partOfDay(hour);
    case "hour":
      return `${String(hour).padStart(2, "0")}:00` satisfies HourOfDay;
  }
}

function partOfDay(hour: number): PartOfDay {
  if (hour < 6) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

/** For the night 01:00: with any day start after midnight, most of it is over by then. */
const hourOfPart: Readonly<Record<PartOfDay, number>> = { night: 1, morning: 9, afternoon: 15, evening: 21 };

function hourStandingFor(time: LocalTime): number {
  return isPartOfDay(time) ? hourOfPart[time] : Number(time.slice(0, 2));
}

function isPartOfDay(time: LocalTime): time is PartOfDay {
  return time in hourOfPart;
}
