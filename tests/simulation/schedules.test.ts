import { beforeAll, describe, expect, test } from "vitest";
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

beforeAll(installQuickPlatform);

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

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "goes the same way whenever seed %i is played",
    async (seed) => {
      const [once, again] = [await playSchedule(seed), await playSchedule(seed)];

      expect(again.decisions).toEqual(once.decisions);
      expect(again.coverage.lines()).toEqual(once.coverage.lines());
    },
    timeoutMs,
  );
});
