import { beforeAll, describe, expect, test } from "vitest";
import { keptSchedules } from "./kept-schedules.ts";
import { installQuickPlatform } from "./quick-platform.ts";
import { playSchedule } from "./schedule.ts";

beforeAll(installQuickPlatform);

describe("a schedule that failed once", () => {
  test.each(keptSchedules())("ends well: $name", async ({ seed, decisions }) => {
    const { lost, doubled, violations } = await playSchedule(seed, decisions);

    expect({ lost, doubled, violations }).toEqual({ lost: 0, doubled: 0, violations: [] });
  });
});

describe("playSchedule", () => {
  test("goes the way that is given, whatever its seed would draw", async () => {
    const { steps, decisions, coverage } = await playSchedule(11);

    const again = await playSchedule(12, decisions);

    expect(again.steps).toEqual(steps);
    expect(again.coverage.lines()).toEqual(coverage.lines());
  });
});
