/** A report over five years of a large program, from its month blocks, against a bare loop over the same cells. */
import { shippedCatalogue } from "../../src/domain/catalogue/shipped.ts";
import { contribution } from "../../src/domain/contribution.ts";
import { addDays, monthOf } from "../../src/domain/local-date.ts";
import { applyToBlock, type MonthBlock } from "../../src/domain/month-block.ts";
import type { Contribution } from "../../src/domain/measure.ts";
import { cellsOfBlock } from "../../src/domain/read-block.ts";
import { keyFigures, totalsOf } from "../../src/domain/totals.ts";
import { localDate } from "../support/builders.ts";
import { contactsOf } from "./support/evenings.ts";
import { printFigures } from "./support/figures.ts";
import { durationMsOf, medianOf } from "./support/samples.ts";

const encounterCount = 200_000;
const days = 1826;
const sites = 8;
const repeats = 30;
const from = localDate("2021-07-01");
const to = addDays(from, days - 1);

const blocks = largeProgram();
// What a person waits for: a report is asked for once, with nothing warm.
const firstMs = durationMsOf(report);

const cells = blocks.flatMap(cellsOfBlock).map(({ place, measure, code, value }) => ({
  key: `${place.site} ${place.route} ${place.model} ${place.source} ${measure} ${code}`,
  value,
}));
const firstBareMs = durationMsOf(bareLoop);
const reportsMs: number[] = [];
const bareLoopsMs: number[] = [];
for (let repeat = 0; repeat < repeats; repeat++) {
  reportsMs.push(durationMsOf(report));
  bareLoopsMs.push(durationMsOf(bareLoop));
}

printFigures(`totals: ${encounterCount} contacts over five years, ${cells.length} cells of days`, [
  { name: "report, the first of a process", value: firstMs, unit: "ms", budget: { atMost: 100 } },
  { name: "report, median", value: medianOf(reportsMs), unit: "ms", budget: { atMost: 100 } },
  { name: "bare loop over the same cells, median", value: medianOf(bareLoopsMs), unit: "ms" },
  { name: "report / bare loop, the first of a process", value: firstMs / firstBareMs, unit: "×" },
  { name: "report / bare loop, medians", value: medianOf(reportsMs) / medianOf(bareLoopsMs), unit: "×" },
]);

function largeProgram(): readonly MonthBlock[] {
  const byMonth = new Map<string, Contribution[]>();
  for (const record of contactsOf({ count: encounterCount, firstDay: from, days, sites, seed: 1 })) {
    const month = monthOf(record.day);
    const ofMonth = byMonth.get(month) ?? [];
    byMonth.set(month, ofMonth);
    ofMonth.push(contribution(record));
  }
  return [...byMonth.values()].map((ofMonth) => applyToBlock(undefined, ofMonth));
}

function report(): void {
  const { contacts } = keyFigures(totalsOf(blocks, { from, to }), shippedCatalogue);
  if (contacts !== encounterCount) throw new Error(`The report counts ${contacts} contacts.`);
}

/** What any report has to do at least: look at each number once and add it to its own. */
function bareLoop(): void {
  const sums = new Map<string, number>();
  for (const { key, value } of cells) sums.set(key, (sums.get(key) ?? 0) + value);
  if (sums.size === 0) throw new Error("There are no cells.");
}
