import { describe, expect, test } from "vitest";
import { Coverage } from "./coverage.ts";
import { playApart } from "./play-apart.ts";
import { installQuickPlatform } from "./quick-platform.ts";
import { playSchedule } from "./schedule.ts";

const seeds = 500;
const processes = 5;
const perProcess = seeds / processes;
/** For a machine with other things to do; alone it takes a tenth. */
const timeoutMs = 15 * 60_000;

const parts = Array.from({ length: processes }, (_, index) => playApart(1 + index * perProcess, perProcess));

describe("a schedule of faults", () => {
  test.each(parts.map((part, index) => [1 + index * perProcess, part] as const))(
    `ends with everything at the endpoint once, told truly on the way (${perProcess} seeds from %i)`,
    async (_from, part) => {
      expect((await part).failed).toEqual([]);
    },
    timeoutMs,
  );

  test(
    "meets every fault in these seeds",
    async () => {
      const coverage = new Coverage();
      for (const { counts } of await Promise.all(parts)) coverage.addCounts(counts);

      expect(coverage.never()).toEqual([]);
    },
    timeoutMs,
  );

  test("goes the same way whenever its seed is played", async () => {
    installQuickPlatform();
    const [once, again] = [await playSchedule(1), await playSchedule(1)];

    expect(again.steps).toEqual(once.steps);
    expect(again.coverage.lines()).toEqual(once.coverage.lines());
  });
});
