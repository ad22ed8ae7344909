/**
 * The promise to whoever reports: whatever was recorded, fixed (also to another
 * day, site or month), voided and undone on a phone, in whatever order, the
 * screen of totals and the tables say what the live records add up to.
 */
import * as fc from "fast-check";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { type ExportScope, writeRecords, writeSummary } from "../../../src/app/totals/export-file.ts";
import { type FigureSection, sectionsOf } from "../../../src/app/totals/figure-list.ts";
import { type PeriodTotals, periodTotals } from "../../../src/app/totals/use-period-totals.ts";
import { loadLanguage } from "../../../src/app/language/load-language.ts";
import { shippedCatalogue } from "../../../src/domain/catalogue/shipped.ts";
import { dataProfile } from "../../../src/domain/csv/csv-profile.ts";
import { type RecordLayout, recordLayouts } from "../../../src/domain/csv/record-layouts.ts";
import { summaryColumns } from "../../../src/domain/csv/summary.ts";
import type { Measure } from "../../../src/domain/measure.ts";
import { type Period, periodOf } from "../../../src/domain/period.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { type PlacedCell, rollupOf } from "../../../src/domain/rollup.ts";
import { totalsFrom } from "../../../src/domain/totals.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { localDate, localMonth, programOf } from "../../support/builders.ts";
import {
  isInside,
  parsedCsv,
  type Row,
  type Sums,
  sumsOfDetail,
  sumsOfFold,
  sumsOfPeriod,
  sumsOfShifts,
  sumsOfStock,
  sumsOfSummary,
} from "../../support/csv-sums.ts";
import { liveRecordsOf } from "../../support/fold-of-events.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { foldedStates, playSteps, stepsOnPhone } from "../../support/play-steps.ts";

const program = programOf();
const { text, names } = await loadLanguage("en");
/** The month has another before it and one after; the year holds every day that is recorded on. */
const periods = fc
  .constantFrom("month" as const, "year" as const)
  .map((type) => periodOf({ type, day: localDate("2026-02-10"), program }));

describe("the screen of totals and the tables", () => {
  test("say what the live records add up to, whatever was done on the phone in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(stepsOnPhone, periods, async (given, period) => {
        const indexedDB = new IDBFactory();
        const tabs = [await openTestPhone({ indexedDB }), await openTestPhone({ indexedDB })] as const;

        await playSteps(given, tabs);

        const live = liveRecordsOf([...(await foldedStates(tabs[0], indexedDB)).values()]);
        const found = await totalsOn(tabs[1], period);
        expectScreen(found, live);
        expect(await sumsOfRecordTables(tabs[1], found)).toEqual(
          sumsOfFold(rollupOf(live.filter((record) => isInside(record, period))).cells()),
        );
        expect(await sumsOfSummaryTable(found, "qty")).toEqual(sumsOfPeriod(live, period));
        expect(await sumsOfSummaryTable(found, "prior_qty")).toEqual(sumsOfPeriod(live, found.previous));
        for (const tab of tabs) tab.close();
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});

async function totalsOn(phone: Phone, period: Period): Promise<PeriodTotals> {
  const blocks = await phone.monthBlocks(localMonth("2025-01"), localMonth("2027-12"));
  return periodTotals(blocks, { period, sites: new Set(), program });
}

/** Each number that stands on the screen beside its name, now and in the period before. */
function expectScreen(found: PeriodTotals, live: readonly SatchelRecord[]): void {
  const { period, previous, recorded } = found;
  const cells = recordedCells(live, period);
  const cellsBefore = recordedCells(live, previous);

  const sections = sectionsOf({
    ...recorded,
    totals: totalsFrom("record", found.totals),
    totalsBefore: totalsFrom("record", found.totalsBefore),
    catalogue: shippedCatalogue,
    text,
    names,
    program,
  });
  expect(numbersOf(sections, "value")).toEqual(numbersOfFold(cells));
  expect(numbersOf(sections, "before")).toEqual(numbersOfFold(cellsBefore));
  expect(recorded.now).toMatchObject(figuresOfFold(cells));
  expect(recorded.before).toMatchObject(figuresOfFold(cellsBefore));
}

/** Each record has its rows in one of them. */
async function sumsOfRecordTables(phone: Phone, found: PeriodTotals): Promise<Sums> {
  return new Map([
    ...sumsOfDetail(await rowsOfTable("detail_long", phone, found)),
    ...sumsOfShifts(await rowsOfTable("shifts", phone, found)),
    ...sumsOfStock(await rowsOfTable("stock", phone, found)),
  ]);
}

async function rowsOfTable(layout: RecordLayout, phone: Phone, found: PeriodTotals): Promise<readonly Row[]> {
  const include = { worker: false, participantCode: false, note: false };
  const table = await writeRecords({
    layout,
    phone,
    scope: scopeOf(found),
    context: { program, names, include },
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  const file = (await table?.files[0]?.content.text()) ?? "";
  return parsedCsv(file, recordLayouts[layout].columnsWith(include));
}

async function sumsOfSummaryTable(found: PeriodTotals, column: "qty" | "prior_qty"): Promise<Sums> {
  const table = writeSummary({
    scope: scopeOf(found),
    previous: found.totalsBefore,
    context: { program, names },
  });
  const rows = parsedCsv((await table.files[0]?.content.text()) ?? "", summaryColumns);
  return sumsOfSummary(rows, column);
}

function scopeOf({ period, totals }: PeriodTotals): ExportScope {
  return { period, totals, profile: dataProfile, language: "en", appVersion: "0" };
}

/** Of all but tallies: the screen shows tallies of whole periods apart. */
function recordedCells(live: readonly SatchelRecord[], period: Period): readonly PlacedCell[] {
  return rollupOf(live.filter((record) => record.kind !== "tally" && isInside(record, period))).cells();
}

/** The measure that a list of the screen shows; the lists of items are one for each category. */
const measureOfSection: Readonly<Record<string, Measure>> = {
  kits: "kits",
  collected: "in",
  returns: "in",
  services: "services",
  referrals: "referrals",
  steps: "steps",
  groups: "groups",
  "refill-reasons": "refill_reason",
  reversals: "reversals",
  disposed: "disposed",
  untallied: "untallied_out",
  stock: "stock_difference",
  "by-site": "contacts",
};
const listedMeasures = new Set<Measure>(["out", ...Object.values(measureOfSection)]);

function numbersOf(sections: readonly FigureSection[], column: "value" | "before"): Sums {
  const numbers = new Map<string, number>();
  for (const { key: section, rows } of sections) {
    for (const { key, [column]: value } of rows) {
      const name = `${measureOfSection[section] ?? "out"} ${key}`;
      expect(numbers.has(name)).toBe(false);
      if (value !== 0) numbers.set(name, value);
    }
  }
  return numbers;
}

function numbersOfFold(cells: readonly PlacedCell[]): Sums {
  const numbers = new Map<string, number>();
  for (const { measure, code, value, place } of cells) {
    if (!listedMeasures.has(measure)) continue;
    const name = `${measure} ${measure === "contacts" ? place.site : code}`;
    numbers.set(name, (numbers.get(name) ?? 0) + value);
  }
  return numbers;
}

/** The large figures, but for those that the catalogue turns into syringes, needles and doses. */
function figuresOfFold(cells: readonly PlacedCell[]) {
  const sumOf = (isAsked: (cell: PlacedCell) => boolean) =>
    cells.filter(isAsked).reduce((sum, { value }) => sum + value, 0);
  const sumOfMeasure = (...measures: readonly Measure[]) =>
    sumOf(({ measure }) => measures.includes(measure));
  return {
    contacts: sumOfMeasure("contacts"),
    people: sumOfMeasure("people"),
    forOthers: sumOfMeasure("for_others"),
    new: sumOfMeasure("contacts_new"),
    returning: sumOfMeasure("contacts_returning"),
    returnedCounted: sumOf(({ measure, code }) => measure === "in" && code === "counted"),
    returnedEstimated: sumOf(({ measure, code }) => measure === "in" && estimates.has(code)),
    reversals: sumOfMeasure("reversals"),
    reversalsSurvived: sumOf(({ measure, code }) => measure === "reversals" && code === "survived"),
    groups: sumOfMeasure("groups"),
    heads: sumOfMeasure("group_heads_counted", "group_heads_estimated"),
    shiftsClosed: sumOfMeasure("shifts_closed"),
    shiftsEmpty: sumOfMeasure("shifts_closed_empty"),
    shiftHours: sumOfMeasure("shift_minutes") / 60,
    shiftHoursUnknown: sumOfMeasure("shift_minutes_unknown"),
  };
}

const estimates = new Set(["stated", "visual", "weight", "container"]);
