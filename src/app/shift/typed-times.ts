/** The times of a shift as a person types them: what a clock on the wall showed. */
import { isClockTime, programDayAt } from "../../domain/program-day.ts";
import type { Program } from "../../domain/program.ts";
import type { ShiftRecord } from "../../domain/record.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import {
  canEndAt,
  firstAtClock,
  msOfQuarter,
  nearestAtClock,
  quarterOf,
  retimedShift,
} from "../../domain/shift.ts";

export interface TypedTimes {
  /** `HH:MM`, or what was typed of it. */
  readonly start: string;
  /** `undefined` where nobody remembers. */
  readonly end: string | undefined;
}

export function typedTimesOf({ start, end }: ShiftRecord, zone: string): TypedTimes {
  return { start: clockTimeOf(start, zone), end: end === undefined ? undefined : clockTimeOf(end, zone) };
}

/** The shift with the times that were typed, or which of them it can't have had. */
export function retimed(
  shift: ShiftRecord,
  typed: TypedTimes,
  { program, nowMs }: { readonly program: Program; readonly nowMs: number },
): Result<ShiftRecord, "start" | "end"> {
  const { zone, dayStartHour } = program;
  if (!isClockTime(typed.start)) return err("start");
  // What wasn't touched stays to the quarter, whatever the clock showed twice that night.
  const isSameStart = typed.start === clockTimeOf(shift.start, zone);
  const startedMs = msOfQuarter(shift.start);
  const startMs = isSameStart ? startedMs : nearestAtClock(startedMs, { clockTime: typed.start, zone });
  const isOfItsDay = programDayAt({ instantMs: startMs, zone, dayStartHour }) === shift.day;
  if (!isSameStart && (!isOfItsDay || startMs > nowMs)) return err("start");
  if (typed.end === undefined) return ok(retimedShift(shift, { startMs, endMs: undefined }));
  const endMs = endMsOf(shift, { typedEnd: typed.end, startMs, zone, nowMs });
  return endMs !== undefined && canEndAt({ start: quarterOf(startMs) }, endMs)
    ? ok(retimedShift(shift, { startMs, endMs }))
    : err("end");
}

interface TypedEnd {
  readonly typedEnd: string;
  readonly startMs: number;
  readonly zone: string;
  readonly nowMs: number;
}

/**
 * `undefined` where it is no time, or still to come. One that wasn't touched
 * stays: it was rounded, so right after the end it can be a few minutes ahead.
 */
function endMsOf({ end }: ShiftRecord, { typedEnd, startMs, zone, nowMs }: TypedEnd): number | undefined {
  if (end !== undefined && typedEnd === clockTimeOf(end, zone)) return msOfQuarter(end);
  if (!isClockTime(typedEnd)) return undefined;
  const endMs = firstAtClock({ start: quarterOf(startMs) }, { clockTime: typedEnd, zone });
  return endMs <= nowMs ? endMs : undefined;
}

/** `HH:MM`, as a time field takes it. */
function clockTimeOf(quarter: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(
    msOfQuarter(quarter),
  );
}
