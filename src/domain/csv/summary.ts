import type { CatalogueNames } from "../catalogue/catalogue.ts";
import type { SiteCode } from "../ids.ts";
import type { CellSource, Measure } from "../measure.ts";
import { measures } from "../measure.ts";
import { compareLists } from "../order.ts";
import type { Period } from "../period.ts";
import type { Program } from "../program.ts";
import type { ServiceModel } from "../record.ts";
import { sumOf } from "../rollup.ts";
import type { Totals } from "../totals.ts";
import { changePercent } from "./change-percent.ts";
import type { CsvRow, CsvValue } from "./csv-row.ts";
import { cellsInOrder } from "./cells-in-order.ts";
import { siteFacts } from "./site-facts.ts";
import { categoryOf, isEstimate, itemOf, nameOf, unitOf } from "./summary-code.ts";

/** The columns of `summary_period_site_item` in their order. */
export const summaryColumns = [
  "period_type",
  "period_start",
  "period_end",
  "period_label",
  "site_code",
  "site_name",
  "service_model",
  "area",
  "source",
  "measure",
  "code",
  "name",
  "category",
  "unit",
  "qty",
  "qty_estimated",
  "contacts_with",
  "syringes",
  "needles",
  "naloxone_doses",
  "prior_qty",
  "change_pct",
  "status",
] as const;

export interface SummaryContext {
  readonly program: Program;
  readonly names: CatalogueNames;
}

/** A number of the fold at one site, over all its routes. */
interface Sum {
  readonly site: SiteCode;
  readonly model: ServiceModel | "";
  readonly source: CellSource;
  readonly measure: Measure;
  readonly code: string;
  qty: number;
  prior: number;
}

/**
 * One row per site, service model, source, measure and code: every number of the
 * fold for the period, added up over routes, and no total rows, so that a
 * filtered column sums to the fold's number.
 *
 * - Rows are ordered by site, model and source, then as the list of measures
 *   is, then by code. `code` is the fold's own, such as `KIT-INJ-4@1` or
 *   `REF-HCV:attended`.
 * - `qty` is the number as folded, estimates included; `qty_estimated` is the
 *   part of it that is an estimate, so 0 or all of it, and `status` says which.
 * - `contacts_with`, `syringes`, `needles` and `naloxone_doses` are on rows of
 *   `out` only, or a sum over all rows would count a refill twice.
 *   `contacts_with` is 0 for what only groups were given and blank for a
 *   tally, which doesn't tell. The last three are blank for an unknown item.
 * - `prior_qty` is the same number in the period before. It and `change_pct`
 *   are blank when `previous` is absent. A number that fell to nothing has its
 *   row, with 0.
 */
export function summaryRows(given: {
  readonly totals: Totals;
  readonly previous: Totals | undefined;
  readonly period: Period;
  readonly context: SummaryContext;
}): readonly CsvRow[] {
  const { totals, previous, period, context } = given;
  const sumsByKey = new Map<string, Sum>();
  addTotals(sumsByKey, totals, "qty");
  if (previous !== undefined) addTotals(sumsByKey, previous, "prior");

  return [...sumsByKey.values()].toSorted(compareSums).map((sum) => {
    const cells: SummaryCells = {
      ...periodCells(period),
      ...placeCells(sum, context.program),
      ...countedCells(sum, context.names),
      ...(sum.measure === "out" ? handedOutCells(sum, sumsByKey) : {}),
      ...(previous === undefined ? {} : comparisonCells(sum)),
    };
    return [cellsInOrder(summaryColumns, cells)];
  });
}

/**
 * A period in a form that needs no language and sorts: `2026-05-08`, `2026-05`,
 * `2026`, `FY2026`, `FY2026 Q4`, and as an ISO interval `2026-05-04/2026-05-10`
 * for a week, which does not begin on Monday everywhere, and a custom period.
 */
export function periodLabel(period: Period): string {
  switch (period.type) {
    case "day":
      return period.from;
    case "week":
    case "custom":
      return `${period.from}/${period.to}`;
    case "month":
      return period.month;
    case "quarter":
      return `FY${period.fiscalYear} Q${period.quarter}`;
    case "fiscal-year":
      return `FY${period.fiscalYear}`;
    case "year":
      return String(period.year);
  }
}

type SummaryCells = Readonly<Partial<Record<(typeof summaryColumns)[number], CsvValue>>>;

function addTotals(sumsByKey: Map<string, Sum>, totals: Totals, column: "qty" | "prior"): void {
  for (const { site, model, source, measure, code, value } of totals.cells) {
    const key = keyOf({ site, model, source, measure, code });
    const sum = sumsByKey.get(key) ?? { site, model, source, measure, code, qty: 0, prior: 0 };
    sum[column] = sumOf(sum[column], value);
    sumsByKey.set(key, sum);
  }
}

function keyOf({ site, model, source, measure, code }: Omit<Sum, "qty" | "prior">): string {
  return JSON.stringify([site, model, source, measure, code]);
}

function compareSums(a: Sum, b: Sum): number {
  return (
    compareLists([a.site, a.model, a.source], [b.site, b.model, b.source]) ||
    measures.indexOf(a.measure) - measures.indexOf(b.measure) ||
    compareLists([a.code], [b.code])
  );
}

function periodCells(period: Period): SummaryCells {
  return {
    period_type: period.type,
    period_start: period.from,
    period_end: period.to,
    period_label: periodLabel(period),
  };
}

function placeCells({ site, model, source }: Sum, program: Program): SummaryCells {
  const { name, area } = siteFacts(site, program);
  return { site_code: site, site_name: name, service_model: model, area, source };
}

function countedCells({ measure, code, qty }: Sum, names: CatalogueNames): SummaryCells {
  const isEstimated = isEstimate(measure, code);
  return {
    measure,
    code,
    name: nameOf(code, names),
    category: categoryOf(code),
    unit: unitOf(measure, code),
    qty,
    qty_estimated: isEstimated ? qty : 0,
    status: isEstimated ? "estimated" : "exact",
  };
}

function handedOutCells(sum: Sum, sumsByKey: ReadonlyMap<string, Sum>): SummaryCells {
  const item = itemOf(sum.code);
  const contactsWith = sumsByKey.get(keyOf({ ...sum, measure: "contacts_with" }))?.qty ?? 0;
  return {
    contacts_with: sum.source === "tally" ? undefined : contactsWith,
    syringes: item && sum.qty * item.syringes,
    needles: item && sum.qty * item.needles,
    naloxone_doses: item && sum.qty * item.doses,
  };
}

function comparisonCells({ qty, prior }: Sum): SummaryCells {
  return { prior_qty: prior, change_pct: changePercent(qty, prior) };
}
