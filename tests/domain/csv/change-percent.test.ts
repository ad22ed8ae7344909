import { describe, expect, test } from "vitest";
import { changePercent } from "../../../src/domain/csv/change-percent.ts";

describe("changePercent", () => {
  test.each([
    [150, 100, "50.0"],
    [100, 100, "0.0"],
    [0, 100, "-100.0"],
    [926, 3, "30766.7"],
    [2, 3, "-33.3"],
    [1, 3, "-66.7"],
  ])("from the earlier number: %d after %d is %s", (now, before, expected) => {
    expect(changePercent(now, before)).toEqual({ decimal: expected });
  });

  test("rounds a half away from zero, for a rise as for a fall", () => {
    // 2,001 of 2,000 is up by 0.05%, 1,999 down by 0.05%.
    expect(changePercent(2_001, 2_000)).toEqual({ decimal: "0.1" });
    expect(changePercent(1_999, 2_000)).toEqual({ decimal: "-0.1" });
  });

  test("writes no minus sign before a change that rounds to nothing", () => {
    expect(changePercent(9_999, 10_000)).toEqual({ decimal: "0.0" });
  });

  test("is exact where floating point is not", () => {
    expect(changePercent(9_007_199_254_740_991, 9_007_199_254_740_990)).toEqual({ decimal: "0.0" });
    expect(changePercent(9_007_199_254_740_991, 1)).toEqual({ decimal: "900719925474099000.0" });
  });

  test("is absent when there was nothing before, or less than nothing", () => {
    expect(changePercent(5, 0)).toBeUndefined();
    expect(changePercent(5, -1)).toBeUndefined();
  });
});
