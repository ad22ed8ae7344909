import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/domain/measure.ts";
import { applyToBlock, emptyBlock, type MonthBlock } from "../../src/domain/month-block.ts";
import {
  cellsOfBlock,
  countedOf,
  type PlaceSums,
  sumsOfBlock,
  tallyPlacesOf,
} from "../../src/domain/read-block.ts";
import { arbitraryContribution } from "../support/arbitraries.ts";
import { localMonth } from "../support/builders.ts";
import { contributionOf, out } from "../support/contributions.ts";

const february = localMonth("2026-02");

describe("sumsOfBlock", () => {
  test("adds up the days and places it is asked for", () => {
    const block = applyToBlock(undefined, [
      contributionOf([out("A", 1), out("B", 10)], { day: "2026-02-01" }),
      contributionOf([out("A", 2)], { day: "2026-02-02" }),
      contributionOf([out("A", 4)], { day: "2026-02-03" }),
      contributionOf([out("A", 8)], { day: "2026-02-02", site: "RIVER" }),
    ]);

    const sums = sumsOfBlock(block, ({ day, site }) => site === "MAIN" && day <= "2026-02-02");

    expect(cellsOfSums(block, sums)).toEqual([out("A", 3), out("B", 10)]);
  });

  test("stops at a number whose place or code the block doesn't list, instead of leaving it out", () => {
    const block = applyToBlock(undefined, [
      contributionOf([out("A", 1)]),
      contributionOf([out("A", 1)], { site: "RIVER" }),
    ]);

    expect(() => sumsOfBlock({ ...block, places: block.places.slice(0, 1) }, () => true)).toThrow(
      "its place",
    );
    expect(() => sumsOfBlock({ ...block, codes: [] }, () => true)).toThrow("its code");
  });

  test("adds up to the cells of the block", () => {
    fc.assert(
      fc.property(fc.array(arbitraryContribution, { maxLength: 20 }), (contributions) => {
        const block = applyToBlock(emptyBlock(february), contributions);

        expect(
          valuesByCode(
            cellsOfSums(
              block,
              sumsOfBlock(block, () => true),
            ),
          ),
        ).toEqual(valuesByCode(cellsOfBlock(block)));
      }),
    );
  });
});

describe("tallyPlacesOf", () => {
  test("names each tally's place once, and no record's", () => {
    const tally = contributionOf([out("A", 1), out("B", 2)], { firstDay: "2026-01-01" });
    const block = applyToBlock(undefined, [tally, contributionOf([out("A", 1)])]);

    expect(tallyPlacesOf(block)).toEqual([tally.place]);
  });
});

function cellsOfSums({ codes }: MonthBlock, sums: readonly PlaceSums[]): readonly Cell[] {
  return sums.flatMap(({ values }) =>
    codes
      .map((code, index) => ({ ...countedOf(code), value: values[index] ?? 0 }))
      .filter(({ value }) => value !== 0),
  );
}

function valuesByCode(cells: readonly Cell[]): Record<string, number> {
  const values: Record<string, number> = {};
  for (const { measure, code, value } of cells) {
    const key = `${measure} ${code}`;
    values[key] = (values[key] ?? 0) + value;
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== 0));
}
