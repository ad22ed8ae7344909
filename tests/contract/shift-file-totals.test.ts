/** What an evening comes to, against totals worked out by a separate program from the same file. */
import { describe, expect, test } from "vitest";
import { shippedCatalogue } from "../../src/domain/catalogue/shipped.ts";
import { contribution } from "../../src/domain/contribution.ts";
import type { CellSource } from "../../src/domain/measure.ts";
import { applyToBlock, contributionsByMonth } from "../../src/domain/month-block.ts";
import { rollupOf } from "../../src/domain/rollup.ts";
import { keyFigures, totalsFrom, totalsOf } from "../../src/domain/totals.ts";
import expected from "../fixtures/shift/evening.totals.json" with { type: "json" };
import { localDate } from "../support/builders.ts";
import { readShift, shiftFixture } from "../support/shift-files.ts";

const { records } = await readShift(shiftFixture("evening.jsonl"));

/** Values by measure and code, over all days and sites. */
function valuesOf(source: CellSource): Record<string, Record<string, number>> {
  const values: Record<string, Record<string, number>> = {};
  for (const { measure, code, value, place } of rollupOf(records).cells()) {
    if (place.source !== source) continue;
    const byCode = (values[measure] ??= {});
    byCode[code] = (byCode[code] ?? 0) + value;
  }
  return values;
}

describe("the evening of the fixture", () => {
  test("comes to the same cells", () => {
    expect(records).toHaveLength(expected.records);
    expect(valuesOf("record")).toEqual(expected.record);
  });

  test("keeps its tallies apart", () => {
    const tallies = records.flatMap((record) =>
      record.kind === "tally" ? [[record.site, record.firstDay, record.day]] : [],
    );

    expect(tallies).toHaveLength(expected.tallies.length);
    expect(tallies).toEqual(expect.arrayContaining(expected.tallies));
    expect(valuesOf("tally")).toEqual(expected.tally);
  });

  test("comes to the same syringes, doses and returns", () => {
    const blocks = [...contributionsByMonth(records.map(contribution)).values()].map((ofMonth) =>
      applyToBlock(undefined, ofMonth),
    );
    const totals = totalsOf(blocks, { from: localDate("2026-01-01"), to: localDate("2026-12-31") });

    const figures = keyFigures(totalsFrom("record", totals), shippedCatalogue);

    expect({
      naloxone_doses: figures.naloxoneDoses,
      needles_out: figures.needlesOut,
      returned_counted: figures.returnedCounted,
      returned_estimated: figures.returnedEstimated,
      syringes_out: figures.syringesOut,
    }).toEqual(expected.figures_without_tallies);
    expect(Object.fromEntries(figures.contactsBySite)).toEqual(expected.contacts_by_site);
  });
});
