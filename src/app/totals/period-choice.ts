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
} from "../../domain/period.ts";
import { err, ok, type Result } from "../../domain/result.ts";

export interface PeriodChoice {
  readonly type: PeriodType;
  /** A day of the period, for all but a custom one. */
  readonly day: LocalDate;
  /** As typed, for a custom one; it begins as the days that were on the screen before. */
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

export function choiceOf({ type, from, to }: Period): PeriodChoice {
  return { type, day: from, from, to };
}

/** The period just after: of the same type, or for a custom one of as many days. */
export function periodAfter({ type, from, to }: Period, program: PeriodRules): Period {
  const day = addDays(to, 1);
  return periodOf({ type, day, program, from: day, to: addDays(day, daysBetween(from, to)) });
}
