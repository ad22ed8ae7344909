import { expect } from "@playwright/test";
import type { PeriodType } from "../../../src/domain/period.ts";
import { type Cells, cellsOfDetail, cellsOfSummary, withoutMeasure } from "./cells.ts";
import { totalsToShow } from "./totals-on-screen.ts";
import type { Worker } from "./worker.ts";

interface Expected {
  readonly cells: Cells;
  /** By the names of the sites. */
  readonly contactsBySite: Readonly<Record<string, number>>;
}

/** Reads the totals of a period off the screen, off the summary and off the sums of the detail: all three must say this. */
export async function expectTotals(
  worker: Worker,
  period: PeriodType,
  { cells, contactsBySite }: Expected,
): Promise<void> {
  await worker.openTotals(period);
  await expect
    .poll(() => worker.totals(), "the totals on the screen")
    .toEqual(totalsToShow(cells, { words: worker.words, contactsBySite }));
  expect(cellsOfSummary(await worker.saveSummaryCsv()), "the summary").toEqual(cells);
  expect(cellsOfDetail(await worker.saveDetailCsv()), "the detail").toEqual(withoutMeasure(cells, "kits"));
}
