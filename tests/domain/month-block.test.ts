import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contribution } from "../../src/domain/contribution.ts";
import type { LocalMonth } from "../../src/domain/ids.ts";
import { maxBlockEntries } from "../../src/domain/limits.ts";
import type { Contribution } from "../../src/domain/measure.ts";
import {
  applyToBlock,
  blockOfDays,
  contributionsByDay,
  contributionsByMonth,
  emptyBlock,
  type MonthBlock,
} from "../../src/domain/month-block.ts";
import { cellsOfBlock } from "../../src/domain/read-block.ts";
import { applyEvent, emptyState, liveRecord, type RecordState } from "../../src/domain/record-state.ts";
import { contributionDifference, Rollup, rollupOf } from "../../src/domain/rollup.ts";
import type { RecordEvent } from "../../src/domain/event.ts";
import { arbitraryContribution, arbitraryLog, reorderedWithRepeats } from "../support/arbitraries.ts";
import { localDate, localMonth } from "../support/builders.ts";
import { contributionOf, out } from "../support/contributions.ts";

const february = localMonth("2026-02");

describe("applyToBlock", () => {
  test("holds what a rollup of the same contributions holds", () => {
    fc.assert(
      fc.property(fc.array(arbitraryContribution, { maxLength: 30 }), (contributions) => {
        const rollup = new Rollup();
        let block = emptyBlock(february);
        for (const next of contributions) {
          rollup.add(next);
          block = applyToBlock(block, [next]);
        }

        expect(cellsOfBlock(block)).toEqual(rollup.cells());
      }),
    );
  });

  test("comes to one layout for one set of numbers, however it got there", () => {
    const detours = fc.tuple(
      fc.array(arbitraryContribution, { maxLength: 10 }),
      fc.array(arbitraryContribution, { maxLength: 10 }),
    );

    fc.assert(
      fc.property(detours, ([kept, takenBack]) => {
        const direct = applyToBlock(emptyBlock(february), kept);
        let detour = emptyBlock(february);
        for (const next of [...takenBack, ...kept]) detour = applyToBlock(detour, [next]);
        for (const next of takenBack) detour = applyToBlock(detour, contributionDifference(next));

        expect(detour).toEqual(direct);
        expect(Object.keys(detour.days)).toEqual(Object.keys(direct.days));
      }),
    );
  });

  test("takes contributions at once or one by one", () => {
    fc.assert(
      fc.property(fc.array(arbitraryContribution, { maxLength: 10 }), (contributions) => {
        const oneByOne = contributions.reduce(
          (block, next) => applyToBlock(block, [next]),
          emptyBlock(february),
        );

        expect(applyToBlock(emptyBlock(february), contributions)).toEqual(oneByOne);
      }),
    );
  });

  test("leaves the block it was given as it was", () => {
    const before = applyToBlock(undefined, [contributionOf([out("B", 2)])]);
    const copy = structuredClone(before);

    applyToBlock(before, [contributionOf([out("A", 1), out("B", 5)])]);

    expect(before).toEqual(copy);
  });

  test("shares the days that a contribution doesn't touch", () => {
    const both = [contributionOf([out("A", 1)], { day: "2026-02-01" }), contributionOf([out("A", 1)])];
    const before = applyToBlock(undefined, both);

    const after = applyToBlock(before, [contributionOf([out("A", 1)])]);

    expect(after.days[localDate("2026-02-01")]).toBe(before.days[localDate("2026-02-01")]);
    expect(after.days[localDate("2026-02-14")]).not.toEqual(before.days[localDate("2026-02-14")]);
  });

  test("begins a block for the month of the contributions", () => {
    const block = applyToBlock(undefined, [contributionOf([out("A", 3)])]);

    expect(block.month).toBe("2026-02");
    expect(cellsOfBlock(block)).toEqual([{ ...out("A", 3), place: contributionOf([]).place }]);
  });

  test("is empty again, dictionary and all, when everything was taken away", () => {
    const block = applyToBlock(undefined, [contributionOf([out("A", 3)])]);

    expect(applyToBlock(block, [contributionOf([out("A", -3)])])).toEqual(emptyBlock(february));
  });

  test("puts a tally in the month of its last day, with its first day", () => {
    const tally = contributionOf([out("A", 3)], { firstDay: "2025-12-01" });

    expect(cellsOfBlock(applyToBlock(undefined, [tally]))).toEqual([{ ...out("A", 3), place: tally.place }]);
  });

  test("keeps codes whole that hold spaces, marks and other scripts", () => {
    const codes = ["A B  C", "a:b", "", "naïve 中文", "x@1"];

    const block = applyToBlock(
      undefined,
      codes.map((code) => contributionOf([out(code, 1)])),
    );

    expect(new Set(cellsOfBlock(block).map(({ code }) => code))).toEqual(new Set(codes));
  });

  test("keeps the largest and the smallest exact number", () => {
    const cells = [out("LARGEST", Number.MAX_SAFE_INTEGER), out("SMALLEST", Number.MIN_SAFE_INTEGER)];

    const block = applyToBlock(undefined, [contributionOf(cells)]);

    expect(cellsOfBlock(block).map(({ value }) => value)).toEqual([
      Number.MAX_SAFE_INTEGER,
      Number.MIN_SAFE_INTEGER,
    ]);
    expect(() => applyToBlock(block, [contributionOf([out("LARGEST", 1)])])).toThrow("keep every sum");
  });

  test("holds as many codes as a key can tell apart, and stops one past it", () => {
    const codes = Array.from({ length: maxBlockEntries }, (_, index) => out(`ITEM-${index}`, index + 1));
    const full = applyToBlock(undefined, [contributionOf(codes)]);

    expect(full.codes).toHaveLength(maxBlockEntries);
    expect(cellsOfBlock(full).find(({ code }) => code === "ITEM-65535")?.value).toBe(maxBlockEntries);
    expect(() => applyToBlock(full, [contributionOf([out("ONE-MORE", 1)])])).toThrow("far fewer");
  });

  test("refuses a contribution of another month", () => {
    const march = contributionOf([out("A", 1)], { day: "2026-03-01" });

    expect(() => applyToBlock(emptyBlock(february), [march])).toThrow("sorted by month");
  });

  test("refuses a block that was counted by another version", () => {
    const old = { ...emptyBlock(february), fold: 0 };

    expect(() => applyToBlock(old, [contributionOf([out("A", 1)])])).toThrow("rebuilt before");
    expect(() => cellsOfBlock(old)).toThrow("rebuilt before");
  });

  test("survives being stored", () => {
    fc.assert(
      fc.property(fc.array(arbitraryContribution, { maxLength: 10 }), (contributions) => {
        const block = applyToBlock(emptyBlock(february), contributions);
        const stored = structuredClone(block);

        expect(stored).toEqual(block);
        expect(cellsOfBlock(stored)).toEqual(cellsOfBlock(block));
      }),
    );
  });
});

describe("blockOfDays", () => {
  const [first, second] = [
    contributionOf([out("B", 1)], { day: "2026-02-02", site: "PARK" }),
    contributionOf([out("A", 2)], { day: "2026-02-01" }),
  ] as const;

  test("makes the block that the same contributions make when they are applied", () => {
    fc.assert(
      fc.property(fc.array(arbitraryContribution, { maxLength: 30 }), (contributions) => {
        const byDay = [...contributionsByDay(contributions).values()].flat();
        const applied = applyToBlock(emptyBlock(february), contributions);

        const block = blockOfDays(february, byDay);

        expect(block).toEqual(applied);
        expect(Object.keys(block.days)).toEqual(Object.keys(applied.days));
      }),
    );
  });

  test("is an empty block without contributions", () => {
    expect(blockOfDays(february, [])).toEqual(emptyBlock(february));
  });

  test("refuses a day that comes again after another", () => {
    expect(() => blockOfDays(february, [first, second, first])).toThrow("come together");
  });

  test("refuses a contribution of another month", () => {
    const march = contributionOf([out("A", 1)], { day: "2026-03-01" });

    expect(() => blockOfDays(february, [first, march])).toThrow("sorted by month");
  });

  test("stops at one code more than a key can tell apart", () => {
    const codes = Array.from({ length: maxBlockEntries + 1 }, (_, index) => out(`ITEM-${index}`, 1));

    expect(() => blockOfDays(february, [contributionOf(codes)])).toThrow("far fewer");
  });
});

describe("month blocks of a log", () => {
  test("equal the fold of its live records, for any order and any repeats of its events", () => {
    const logs = arbitraryLog.chain((events) => fc.tuple(fc.constant(events), reorderedWithRepeats(events)));

    fc.assert(
      fc.property(logs, ([events, reordered]) => {
        const inOrder = replay(events);
        const outOfOrder = replay(reordered);

        expect(outOfOrder.cells).toEqual(rollupOf(inOrder.live).cells());
        expect(outOfOrder.blocks).toEqual(inOrder.blocks);
        expect(outOfOrder.live).toEqual(inOrder.live);
      }),
    );
  });
});

describe("contributionsByMonth", () => {
  test("sorts the two halves of a move into their months", () => {
    const from = contributionOf([out("A", -1)], { day: "2026-02-28" });
    const to = contributionOf([out("A", 1)], { day: "2026-03-01" });

    expect([...contributionsByMonth([from, to])]).toEqual([
      ["2026-02", [from]],
      ["2026-03", [to]],
    ]);
  });
});

/** What a phone does: each event subtracts what its record counted for and adds what it counts for now. */
function replay(events: readonly RecordEvent[]) {
  const states = new Map<string, RecordState>();
  const blocks = new Map<LocalMonth, MonthBlock>();
  for (const event of events) {
    const before = states.get(event.record) ?? emptyState;
    const after = applyEvent(before, event);
    states.set(event.record, after);
    const change = contributionDifference(countedIn(before), countedIn(after));
    for (const [month, ofMonth] of contributionsByMonth(change)) {
      blocks.set(month, applyToBlock(blocks.get(month), ofMonth));
    }
  }
  const held = [...blocks].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => block);
  const live = [...states.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, state]) => liveRecord(state) ?? []);
  return {
    // A month that events only passed through may be there, empty, or not.
    blocks: held.filter(({ places }) => places.length > 0),
    cells: held.flatMap((block) => cellsOfBlock(block)),
    live,
  };
}

function countedIn(state: RecordState): Contribution | undefined {
  const record = liveRecord(state);
  return record && contribution(record);
}
