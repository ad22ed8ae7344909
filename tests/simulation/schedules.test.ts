import { describe, expect, test } from "vitest";
import { Coverage } from "./coverage.ts";
import { playSchedule } from "./schedule.ts";

const seeds = 300;
const perTest = 50;
/** For a machine with other things to do; alone it takes a twentieth. */
const timeoutMs = 10 * 60_000;

const coverage = new Coverage();

describe("a schedule of faults", () => {
  test.each(Array.from({ length: seeds / perTest }, (_, index) => 1 + index * perTest))(
    "ends with everything at the endpoint once, told truly on the way (50 seeds from %i)",
    async (from) => {
      const failed: unknown[] = [];

      for (let seed = from; seed < from + perTest; seed++) {
        const { lost, doubled, violations, ...played } = await playSchedule(seed);
        coverage.add(played.coverage);
        if (lost + doubled + violations.length > 0) failed.push({ seed, lost, doubled, violations });
      }

      expect(failed).toEqual([]);
    },
    timeoutMs,
  );

  test("meets every fault in these seeds", () => {
    expect(coverage.never()).toEqual([]);
  });

  test("goes the same way whenever its seed is played", async () => {
    const [once, again] = [await playSchedule(1), await playSchedule(1)];

    expect(again.steps).toEqual(once.steps);
    expect(again.coverage.lines()).toEqual(once.coverage.lines());
  });
});
