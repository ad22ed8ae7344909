/**
 * The totals of a program's phone: what was handed out, by item, on the last
 * seven days. No contacts, no place, and no month: whoever holds the phone
 * learns from them how much went out, and nothing else.
 */
import type { LocalDate } from "../domain/ids.ts";
import { addDays } from "../domain/local-date.ts";
import type { Contribution } from "../domain/measure.ts";
import { contributionsByDay } from "../domain/month-block.ts";
import { contributionDifference } from "../domain/rollup.ts";
import { applyToDayTotals, isOfOneDay, type DayTotalsRow } from "./day-totals.ts";

const daysKept = 7;

/** What a record counted before and after an event. */
export interface Change {
  readonly before: Contribution | undefined;
  readonly after: Contribution | undefined;
  /** Its first event, made on this phone and not brought from elsewhere. */
  readonly wasNotedHere: boolean;
}

interface StoredWeek {
  readonly rows: ReadonlyMap<LocalDate, DayTotalsRow>;
  /** Every day that has a row. */
  readonly days: readonly LocalDate[];
}

/** Rows to write, and days whose rows go: a new day takes those with it that are a week old. */
export function changedWeek(
  { rows, days }: StoredWeek,
  changes: readonly Change[],
): { readonly changed: readonly DayTotalsRow[]; readonly dropped: readonly LocalDate[] } {
  const opened = openedDays(days, changes);
  const newest = [...opened].toSorted().at(-1);
  const differences = changes.flatMap(({ before, after }) => contributionDifference(before, after));
  const byDay = contributionsByDay(differences.filter(isOfOneDay));
  return {
    changed: [...byDay].flatMap(([day, ofDay]) => {
      const row = days.includes(day) ? rows.get(day) : opened.has(day) ? { day, numbers: {} } : undefined;
      return row === undefined ? [] : [withoutDebts(applyToDayTotals(row, ofDay.map(itemsOnly)))];
    }),
    dropped: newest === undefined ? [] : days.filter((day) => day <= addDays(newest, -daysKept)),
  };
}

/**
 * A record opens the day it comes to. One that only stays on its day doesn't:
 * if that has no row any more, a fix would begin it anew with the difference.
 */
function openedDays(days: readonly LocalDate[], changes: readonly Change[]): ReadonlySet<LocalDate> {
  const coming = changes.flatMap(({ before, after, wasNotedHere }) =>
    after === undefined || !isOfOneDay(after) || before?.place.day === after.place.day
      ? []
      : [{ day: after.place.day, wasNotedHere }],
  );
  const newest = [...days, ...coming.map(({ day }) => day)].toSorted().at(-1);
  return new Set(
    coming
      // Noted here, the day counts whatever the others are: they may be of a clock that was wrong by years.
      .filter(
        ({ day, wasNotedHere }) => wasNotedHere || newest === undefined || day > addDays(newest, -daysKept),
      )
      .map(({ day }) => day)
      .filter((day) => !days.includes(day)),
  );
}

function itemsOnly({ place, cells }: Contribution): Contribution {
  return { place, cells: cells.filter(({ measure }) => measure === "out") };
}

/** What is taken away may have been counted in a row that is gone. */
function withoutDebts({ day, numbers }: DayTotalsRow): DayTotalsRow {
  return { day, numbers: Object.fromEntries(Object.entries(numbers).filter(([, value]) => value > 0)) };
}
