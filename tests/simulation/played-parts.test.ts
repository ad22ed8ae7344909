import { describe, expect, test } from "vitest";
import { type Part, standInWords, sumOfParts } from "./played-parts.ts";

function partOf(part: Partial<Part>): Part {
  return { code: "today", from: 1, seeds: 100, lost: 0, doubled: 0, failed: [], counts: {}, ...part };
}

describe("sumOfParts", () => {
  test("counts a seed once that lies in two parts", () => {
    const parts = [
      partOf({ from: 51, seeds: 100 }),
      partOf({ from: 1, seeds: 100 }),
      partOf({ from: 10, seeds: 5 }),
      partOf({ from: 1001, seeds: 10 }),
    ];

    expect(sumOfParts(parts, "today").schedules).toBe(160);
  });

  test("leaves parts of other code out, and says how many", () => {
    const failed = [{ seed: 7, lost: 1, doubled: 0, violations: [] }];
    const parts = [partOf({ code: "before", lost: 1, failed }), partOf({ from: 500, seeds: 3 })];

    expect(sumOfParts(parts, "today")).toEqual({
      schedules: 3,
      lost: 0,
      doubled: 0,
      failed: [],
      ofOtherCode: 1,
    });
  });

  test("counts what was lost in a seed once, however often that was played", () => {
    const failed = [{ seed: 7, lost: 2, doubled: 1, violations: [] }];
    const parts = [partOf({ failed }), partOf({ from: 5, seeds: 5, failed })];

    expect(sumOfParts(parts, "today")).toMatchObject({ lost: 2, doubled: 1, failed });
  });
});

describe("standInWords", () => {
  test("says with the command that nothing was played, and else how many are missing", () => {
    expect(standInWords({ schedules: 0, ofOtherCode: 2 }, 1000)).toEqual([
      "Played with other code, so not counted: 2 parts",
      "Nothing of this code was played and kept yet. Wanted are 1000 schedules: npm run simulate -- --seeds 1000 --keep",
    ]);
    expect(standInWords({ schedules: 400, ofOtherCode: 0 }, 1000)).toEqual(["600 are missing to 1000"]);
    expect(standInWords({ schedules: 1200, ofOtherCode: 0 }, 1000)).toEqual(["0 are missing to 1000"]);
  });
});
