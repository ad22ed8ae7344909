/** `dayTotals`: what was recorded on a day, over all places. No place, no time. */
import { measures, type Cell, type Contribution, type Measure } from "../domain/measure.ts";
import type { LocalDate } from "../domain/ids.ts";
import { sumOf } from "../domain/rollup.ts";
import type { Database } from "./database.ts";
import { StorageError } from "./failures.ts";

export interface DayTotalsRow {
  readonly day: LocalDate;
  /** By measure and code with a space between; a number that came to 0 is dropped. */
  readonly numbers: Readonly<Record<string, number>>;
}

/**
 * The contributions that a day's totals show. A tally stands for a whole
 * period: its last day was no busier for it.
 */
export function isOfOneDay({ place }: Contribution): boolean {
  return place.source === "record";
}

/** The row with contributions of its day added; negative ones take away. */
export function applyToDayTotals(row: DayTotalsRow, contributions: readonly Contribution[]): DayTotalsRow {
  const numbers: Record<string, number> = { ...row.numbers };
  for (const { measure, code, value } of contributions.flatMap(({ cells }) => cells)) {
    const key = `${measure} ${code}`;
    const sum = sumOf(numbers[key] ?? 0, value);
    if (sum === 0) delete numbers[key];
    else numbers[key] = sum;
  }
  return { day: row.day, numbers };
}

/** In the order of the measures, then of the codes, whatever was recorded first. */
export function cellsOfDay(row: DayTotalsRow): readonly Cell[] {
  return Object.entries(row.numbers)
    .map(([key, value]) => ({ ...countedOf(key), value }))
    .toSorted(
      (a, b) => measures.indexOf(a.measure) - measures.indexOf(b.measure) || (a.code < b.code ? -1 : 1),
    );
}

export function parseDayTotalsRow(day: LocalDate, value: unknown): DayTotalsRow {
  if (value === undefined) return { day, numbers: {} };
  const row = value as Partial<Record<keyof DayTotalsRow, unknown>>;
  if (row.day === day && isNumbers(row.numbers)) return { day, numbers: row.numbers };
  throw new StorageError({ kind: "unreadable", cause: new Error("The totals of a day are not understood") });
}

export async function readDayTotals(database: Database, day: LocalDate): Promise<readonly Cell[]> {
  return cellsOfDay(parseDayTotalsRow(day, await database.dayTotals.get(day)));
}

const measureNames: ReadonlySet<string> = new Set(measures);

function isNumbers(value: unknown): value is DayTotalsRow["numbers"] {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).every(
    ([key, number]) => Number.isSafeInteger(number) && measureNames.has(countedOf(key).measure),
  );
}

function countedOf(key: string): { readonly measure: Measure; readonly code: string } {
  const space = key.indexOf(" ");
  return { measure: key.slice(0, space) as Measure, code: key.slice(space + 1) };
}
