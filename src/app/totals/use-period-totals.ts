import { useMemo } from "preact/hooks";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { SiteCode } from "../../domain/ids.ts";
import { addMonths, monthOf } from "../../domain/local-date.ts";
import type { MonthBlock } from "../../domain/month-block.ts";
import { type Period, previousPeriod } from "../../domain/period.ts";
import type { Program } from "../../domain/program.ts";
import { type KeyFigures, keyFigures, type Totals, totalsFrom, totalsOf } from "../../domain/totals.ts";
import { usePhone, useStored } from "../shell/phone-context.tsx";

/** Figures of one source, beside those of the period before. */
export interface ComparedFigures {
  readonly now: KeyFigures;
  readonly before: KeyFigures;
}

export interface PeriodTotals {
  readonly period: Period;
  readonly previous: Period;
  /** Of both sources. */
  readonly totals: Totals;
  readonly totalsBefore: Totals;
  /** What was recorded contact by contact. */
  readonly recorded: ComparedFigures;
  /** What whole periods brought in, always shown apart. */
  readonly tallied: ComparedFigures;
}

/** No site is chosen. One object for all time: what is read doesn't depend on it. */
export const allSites: ReadonlySet<SiteCode> = new Set();

/** Half a tally is in no number, but named: one that runs on this long past the end is still found. */
const monthsLookedAhead = 12;

/** The numbers of a period and of the one before, from the packed months: no record is read. */
export function usePeriodTotals(period: Period, sites: ReadonlySet<SiteCode>): PeriodTotals | undefined {
  const { program } = usePhone();
  const firstMonth = monthOf(previousPeriod(period, program).from);
  const lastMonth = monthOf(addMonths(period.to, monthsLookedAhead));
  const blocks = useStored((phone) => phone.monthBlocks(firstMonth, lastMonth), [firstMonth, lastMonth]);

  return useMemo(
    () => (blocks === undefined ? undefined : periodTotals(blocks, { period, sites, program })),
    [blocks, period, sites, program],
  );
}

/** What `usePeriodTotals` gives once the months are read. */
export function periodTotals(
  blocks: readonly MonthBlock[],
  given: { readonly period: Period; readonly sites: ReadonlySet<SiteCode>; readonly program: Program },
): PeriodTotals {
  const { period, sites, program } = given;
  const previous = previousPeriod(period, program);
  const asked = sites.size === 0 ? {} : { sites: [...sites] };
  const totals = totalsOf(blocks, { from: period.from, to: period.to, ...asked });
  const totalsBefore = totalsOf(blocks, { from: previous.from, to: previous.to, ...asked });

  const figuresFrom = (source: "record" | "tally"): ComparedFigures => ({
    now: keyFigures(totalsFrom(source, totals), shippedCatalogue),
    before: keyFigures(totalsFrom(source, totalsBefore), shippedCatalogue),
  });
  return {
    period,
    previous,
    totals,
    totalsBefore,
    recorded: figuresFrom("record"),
    tallied: figuresFrom("tally"),
  };
}
