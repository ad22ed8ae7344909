/** Which period is on the screen, as it was chosen and typed. */
import { isLocalDate } from "../../contract/ids.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { addDays, daysBetween } from "../../domain/local-date.ts";
import {
  type Period,
  periodOf,
  type PeriodRules,
  type PeriodType,
  periodTypes,
  previousPeriod,
} from "../../domain/period.ts";
import { err, ok, type Result } from "../../domain/result.ts";

export interface PeriodChoice {
  readonly type: PeriodType;
  /** A day of the period, for all but a custom one. */
  readonly day: LocalDate;
  /** As typed, for a custom one. */
  readonly from: string;
  readonly to: string;
}

export type PeriodProblem = "from-missing" | "to-missing" | "not-in-order";

/** The types on offer: a fiscal year that is the calendar year would be there twice. */
export function offeredPeriodTypes({ fiscalStart }: PeriodRules): readonly PeriodType[] {
  return periodTypes.filter((type) => type !== "fiscal-year" || fiscalStart !== "01-01");
}

export function chosenPeriod(choice: PeriodChoice, program: PeriodRules): Result<Period, PeriodProblem> {
  const { type, day, from, to } = choice;
  if (type !== "custom") return ok(periodOf({ type, day, program }));
  if (!isLocalDate(from)) return err("from-missing");
  if (!isLocalDate(to)) return err("to-missing");
  if (from > to) return err("not-in-order");
  return ok(periodOf({ type, day, program, from, to }));
}

/** A custom period begins as the days that were on the screen before. */
export function withType(choice: PeriodChoice, type: PeriodType, shown: Period | undefined): PeriodChoice {
  if (type !== "custom" || shown === undefined) return { ...choice, type };
  return { ...choice, type, from: shown.from, to: shown.to };
}

export function periodBefore(choice: PeriodChoice, shown: Period, program: PeriodRules): PeriodChoice {
  const before = previousPeriod(shown, program);
  return { ...choice, day: before.from, from: before.from, to: before.to };
}

export function periodAfter(choice: PeriodChoice, shown: Period): PeriodChoice {
  const dayAfter = addDays(shown.to, 1);
  const days = shown.type === "custom" ? { from: dayAfter, to: lengthLater(shown) } : {};
  return { ...choice, day: dayAfter, ...days };
}

function lengthLater({ from, to }: Period): LocalDate {
  return addDays(to, daysBetween(from, to) + 1);
}
