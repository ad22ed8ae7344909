/**
 * Which limit on details holds. A limit holds once it, or a shorter one, stood
 * for a whole day: what nothing brings back can be taken back until then, by
 * whoever made a mistake or whose session was stolen. A longer one holds at once.
 */
import type { LocalDate, LocalMonth } from "../domain/ids.ts";
import { addMonths, monthOf } from "../domain/local-date.ts";

const takeBackMs = 24 * 60 * 60 * 1000;

/** Of one version of the settings, in the order of the versions. */
export interface SetLimit {
  /** Absent: for ever. */
  readonly keepMonths?: number;
  /** Absent of settings made before any had a limit. */
  readonly madeMs?: number;
}

/** `undefined`: details are kept for ever. */
export function limitAt(limits: readonly SetLimit[], nowMs: number): number | undefined {
  const stood = limits.filter((_, index) => stoodUntil(limits, index) > nowMs - takeBackMs);
  const longest = Math.max(...stood.map(monthsOf));
  return Number.isFinite(longest) ? longest : undefined;
}

/** The limit that is set and doesn't hold yet, and from when it will. */
export function nextLimit(
  limits: readonly SetLimit[],
  nowMs: number,
): { readonly keepMonths: number; readonly from: number } | undefined {
  const keepMonths = limits.at(-1)?.keepMonths;
  if (keepMonths === undefined || limitAt(limits, nowMs) === keepMonths) return undefined;
  const longer = limits.flatMap((limit, index) =>
    monthsOf(limit) > keepMonths ? [stoodUntil(limits, index)] : [],
  );
  return { keepMonths, from: Math.max(...longer) + takeBackMs };
}

/** Details of months before this one are let go. */
export function firstKeptMonth(today: LocalDate, keepMonths: number): LocalMonth {
  return monthOf(addMonths(today, -keepMonths));
}

function monthsOf({ keepMonths }: SetLimit): number {
  return keepMonths ?? Number.POSITIVE_INFINITY;
}

/**
 * The last one stands. Versions are in their order, so one that says a later
 * time than one after it was made while the clock was ahead.
 */
function stoodUntil(limits: readonly SetLimit[], index: number): number {
  return Math.min(...limits.slice(index + 1).map(({ madeMs }) => madeMs ?? 0));
}
