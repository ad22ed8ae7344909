/** The times of a shift, to the quarter of an hour in which programs report their hours. */
import { assert } from "./assert.ts";
import { isClockTime, utcOffsetMinutesAt } from "./program-day.ts";
import type { ShiftRecord } from "./record.ts";

const quarterMs = 15 * 60_000;
const msPerMinute = 60_000;
const minutesOfDay = 24 * 60;

/** A shift is part of one evening: one that seems longer was left open. */
export const longestShiftMs = 16 * 60 * msPerMinute;

/** The nearest quarter of an hour as `YYYY-MM-DDTHH:MMZ`, UTC: to the minute would say when somebody passed by. */
export function quarterOf(instantMs: number): string {
  const quarter = new Date(Math.round(instantMs / quarterMs) * quarterMs);
  return `${quarter.toISOString().slice(0, 16)}Z`;
}

/** Milliseconds since 1970 of `YYYY-MM-DDTHH:MMZ`. */
export function msOfQuarter(quarter: string): number {
  return Date.parse(`${quarter.slice(0, 16)}:00Z`);
}

export interface ShiftEnd {
  /** Milliseconds since 1970; absent where nobody remembers when it was: its minutes aren't known then, and not none. */
  readonly atMs?: number | undefined;
  /** "Done, nothing to record." */
  readonly isEmpty: boolean;
}

/** The instant, in milliseconds since 1970, at which a clock in `zone` shows `HH:MM` for the first time since the shift began. */
export function firstAtClock(
  { start }: Pick<ShiftRecord, "start">,
  { clockTime, zone }: { readonly clockTime: string; readonly zone: string },
): number {
  assert(isClockTime(clockTime), "a form asks whether it is a time of day");
  const startMs = msOfQuarter(start);
  const offsetAtStart = utcOffsetMinutesAt({ instantMs: startMs, zone });
  const startOfClock = startMs / msPerMinute + offsetAtStart;
  const [hours = 0, minutes = 0] = clockTime.split(":").map(Number);
  const later = (((hours * 60 + minutes - startOfClock) % minutesOfDay) + minutesOfDay) % minutesOfDay;
  // The start was rounded: a time just before it is the start.
  if (minutesOfDay - later <= quarterMs / msPerMinute / 2) return startMs;
  const endMs = startMs + later * msPerMinute;
  // In a night in which the clock changes.
  return endMs + (offsetAtStart - utcOffsetMinutesAt({ instantMs: endMs, zone })) * msPerMinute;
}

/** The instant nearest to another, both in milliseconds since 1970, at which a clock in `zone` shows `HH:MM`. */
export function nearestAtClock(
  nearMs: number,
  { clockTime, zone }: { readonly clockTime: string; readonly zone: string },
): number {
  const halfDayMs = (minutesOfDay / 2) * msPerMinute;
  return firstAtClock({ start: quarterOf(nearMs - halfDayMs) }, { clockTime, zone });
}

/** The same closed shift with other times. Its day stays: a caller asks whether it can have begun then. */
export function retimedShift(
  shift: ShiftRecord,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number | undefined },
): ShiftRecord {
  return closedShift({ ...shift, start: quarterOf(startMs) }, { atMs: endMs, isEmpty: shift.empty });
}

/** Whether a shift can have ended then: not before it began, and not more than sixteen hours after. */
export function canEndAt({ start }: Pick<ShiftRecord, "start">, atMs: number): boolean {
  const lastedMs = msOfQuarter(quarterOf(atMs)) - msOfQuarter(start);
  return lastedMs >= 0 && lastedMs <= longestShiftMs;
}

/** The same shift, closed. An end before its start is a mistake of the caller. */
export function closedShift(shift: ShiftRecord, { atMs, isEmpty }: ShiftEnd): ShiftRecord {
  const { end: _end, minutes: _minutes, ...rest } = shift;
  const closed = { ...rest, closed: true, empty: isEmpty };
  if (atMs === undefined) return closed;
  assert(canEndAt(shift, atMs), "a form asks whether a shift can have ended then");
  const end = quarterOf(atMs);
  return { ...closed, end, minutes: (msOfQuarter(end) - msOfQuarter(shift.start)) / msPerMinute };
}
