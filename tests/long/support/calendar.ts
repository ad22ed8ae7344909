/** The year that all parts live, by its evenings: 0 is the first. */
import { addDays } from "../../../src/domain/local-date.ts";
import type { LocalDate } from "../../../src/domain/ids.ts";
import { localDate } from "../../support/builders.ts";

export const daysInYear = 365;
export const firstDay = localDate("2025-01-01");
/** Seven in the evening of it in New York, or eight. */
const firstEveningMs = Date.UTC(2025, 0, 2, 0);
const msPerDay = 86_400_000;
const daysInMonth = daysInYear / 12;

export function eveningMsOf(index: number): number {
  return firstEveningMs + index * msPerDay;
}

export function dayOf(index: number): LocalDate {
  return addDays(firstDay, index);
}

/** From 0 to 11, each as long as the others. */
export function monthOfDay(index: number): number {
  return Math.floor(index / daysInMonth);
}

/** Of so many events in the year, those of this evening. */
export function savesOn(index: number, events: number): number {
  return savesUpTo(index, events) - savesUpTo(index - 1, events);
}

/** And those up to its end. */
export function savesUpTo(index: number, events: number): number {
  return Math.floor(((index + 1) * events) / daysInYear);
}
