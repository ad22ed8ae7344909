import { describe, expect, test } from "vitest";
import { faults } from "./coverage.ts";
import { type Part, standInWords, sumOfParts } from "./played-parts.ts";

function partOf(part: Partial<Part>): Part {
  return {
    code: "today",
    from: 1,
    seeds: 100,
    lost: 0,
    doubled: 0,
    failed: [],
    deaths: [],
    counts: {},
    ...part,
  };
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

  test("leaves parts of other code out, and says how many schedules of which", () => {
    const failed = [{ seed: 7, lost: 1, doubled: 0, violations: [] }];
    const before = partOf({ code: "before", lost: 1, failed });
    const parts = [before, partOf({ from: 500, seeds: 3 }), { ...before, from: 51 }];

    expect(sumOfParts(parts, "today")).toMatchObject({
      schedules: 3,
      lost: 0,
      doubled: 0,
      failed: [],
      ofOtherCode: [{ code: "before", schedules: 150 }],
    });
    expect(sumOfParts(parts, "before")).toMatchObject({
      schedules: 150,
      lost: 1,
      ofOtherCode: [{ code: "today", schedules: 3 }],
    });
  });

  test("counts what was lost in a seed once, however often that was played", () => {
    const failed = [{ seed: 7, lost: 2, doubled: 1, violations: [] }];
    const parts = [partOf({ failed }), partOf({ from: 5, seeds: 5, failed })];

    expect(sumOfParts(parts, "today")).toMatchObject({ lost: 2, doubled: 1, failed });
  });
});

describe("faults of a sum", () => {
  const all = Object.fromEntries(faults.map((fault) => [fault, 1]));
  const { redirect: _redirect, ...allButOne } = all;

  test("add up over the parts of today's code, and no other", () => {
    const parts = [
      partOf({ seeds: 300, counts: allButOne }),
      partOf({ from: 301, seeds: 1, counts: { redirect: 2, void: 3 } }),
      partOf({ code: "before", counts: all }),
    ];

    const { counts, never } = sumOfParts(parts, "today");

    expect(counts).toMatchObject({ redirect: 2, void: 4, "request lost": 1 });
    expect(never).toEqual([]);
  });

  test("are named where they were never met, once so many were played that each has to be", () => {
    const parts = [partOf({ seeds: 299, counts: allButOne }), partOf({ code: "before", counts: all })];

    expect(sumOfParts(parts, "today").never).toEqual([]);
    expect(sumOfParts([...parts, partOf({ from: 300, seeds: 1 })], "today").never).toEqual(["redirect"]);
  });
});

describe("standInWords", () => {
  test("says with the command that nothing was played, and else how many are missing", () => {
    expect(standInWords({ schedules: 0, ofOtherCode: [{ code: "0123abcd", schedules: 2 }] }, 1000)).toEqual([
      "Played with other code, so not counted: 2 schedules, see --sum --code 0123abcd",
      "Nothing of this code was played and kept yet. Wanted are 1000 schedules: npm run simulate -- --seeds 1000 --keep",
    ]);
    expect(standInWords({ schedules: 400, ofOtherCode: [] }, 1000)).toEqual(["600 are missing to 1000"]);
    expect(standInWords({ schedules: 1200, ofOtherCode: [] }, 1000)).toEqual(["0 are missing to 1000"]);
  });
});
