import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contribution } from "../../src/domain/contribution.ts";
import type { Contribution } from "../../src/domain/measure.ts";
import { contributionDifference, Rollup, rollupOf, sumOf } from "../../src/domain/rollup.ts";
import { arbitraryRecord } from "../support/arbitraries.ts";
import { encounterOf, shiftOf } from "../support/builders.ts";

function rollupFrom(contributions: readonly Contribution[]): Rollup {
  const rollup = new Rollup();
  for (const added of contributions) rollup.add(added);
  return rollup;
}

function contributionsOf(...records: Parameters<typeof contribution>[0][]): Contribution[] {
  return records.map(contribution);
}

const optionalContribution = fc.option(
  arbitraryRecord.map((record) => contribution(record)),
  { nil: undefined },
);

describe("Rollup", () => {
  test("adds up cells of one place", () => {
    const rollup = rollupOf([
      encounterOf({ people: 2 }),
      encounterOf({ people: 3 }),
      shiftOf({ closed: false }),
    ]);

    expect(rollup.cells().map(({ measure, value }) => [measure, value])).toEqual([
      ["contacts", 2],
      ["people", 5],
    ]);
  });

  test("keeps days, sites, routes, models and sources apart", () => {
    const places = [
      {},
      { day: "2026-03-09" },
      { site: "RIVER" },
      { route: "North" },
      { model: "mail" as const },
    ];

    const contacts = rollupOf(places.map((place) => encounterOf(place)))
      .cells()
      .filter(({ measure }) => measure === "contacts");

    expect(contacts.map(({ value }) => value)).toEqual([1, 1, 1, 1, 1]);
  });

  test("takes away exactly what it added", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRecord), fc.array(arbitraryRecord), (kept, taken) => {
        const rollup = rollupOf([...kept, ...taken]);

        for (const subtracted of contributionsOf(...taken)) rollup.subtract(subtracted);

        expect(rollup.cells()).toEqual(rollupOf(kept).cells());
      }),
    );
  });

  test("holds no cell at 0", () => {
    const [added] = contributionsOf(encounterOf({ out: { "NLX-NAS-4": 2 } }));
    const rollup = rollupFrom(added ? [added] : []);

    if (added !== undefined) rollup.subtract(added);

    expect(rollup.cells()).toEqual([]);
  });

  test("gives its cells in one order, whatever came first", () => {
    const shuffled = fc
      .array(arbitraryRecord)
      .chain((records) =>
        fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
      );

    fc.assert(
      fc.property(shuffled, ([records, reordered]) => {
        expect(rollupOf(reordered).cells()).toEqual(rollupOf(records).cells());
      }),
    );
  });
});

describe("contributionDifference", () => {
  test("is what leads from the old numbers to the new ones", () => {
    fc.assert(
      fc.property(optionalContribution, optionalContribution, (before, after) => {
        const rollup = rollupFrom(before ? [before] : []);

        for (const change of contributionDifference(before, after)) rollup.add(change);

        expect(rollup.cells()).toEqual(rollupFrom(after ? [after] : []).cells());
      }),
    );
  });

  test("holds only what differs when the record stays where it is", () => {
    const [before, after] = contributionsOf(
      encounterOf({ people: 1, out: { "NLX-NAS-4": 2, "SYR-1ML-29G-12": 10 } }),
      encounterOf({ people: 1, out: { "NLX-NAS-4": 1, "SYR-1ML-29G-12": 10 } }),
    );

    expect(contributionDifference(before, after)).toEqual([
      { place: after?.place, cells: [{ measure: "out", code: "NLX-NAS-4", value: -1 }] },
    ]);
  });

  test("takes all away from the old day and adds all to the new one when a record moves", () => {
    const [before, after] = contributionsOf(
      encounterOf({ day: "2026-02-28" }),
      encounterOf({ day: "2026-03-01" }),
    );

    expect(contributionDifference(before, after)).toEqual([
      {
        place: before?.place,
        cells: [
          { measure: "contacts", code: "", value: -1 },
          { measure: "people", code: "", value: -1 },
        ],
      },
      after,
    ]);
  });

  test("is empty when nothing that is counted changed", () => {
    const [before, after] = contributionsOf(encounterOf({ note: "one" }), encounterOf({ note: "two" }));

    expect(contributionDifference(before, after)).toEqual([]);
    expect(contributionDifference(undefined, undefined)).toEqual([]);
  });
});

describe("sumOf", () => {
  test("adds up to the largest number that is exact", () => {
    expect(sumOf(Number.MAX_SAFE_INTEGER - 1, 1)).toBe(Number.MAX_SAFE_INTEGER);
  });

  test("stops one past it instead of being silently wrong", () => {
    expect(() => sumOf(Number.MAX_SAFE_INTEGER, 1)).toThrow("keep every sum");
  });
});
