import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { stockEffects, stockHeld } from "../../src/domain/stock-ledger.ts";
import { arbitraryRecord } from "../support/arbitraries.ts";
import { cleanupOf, encounterOf, groupOf, shiftOf, stockOf, tallyOf } from "../support/builders.ts";

const bag = "BAG";

function effectsOf(record: SatchelRecord) {
  return stockEffects(record, bag).map(({ place, item, delta }) => [place, item, delta]);
}

function heldAfter(records: readonly SatchelRecord[]) {
  return stockHeld(records.flatMap((record) => stockEffects(record, bag)));
}

function quantitiesAt(place: string, records: readonly SatchelRecord[]): Record<string, number> {
  return Object.fromEntries(
    (heldAfter(records).get(place) ?? []).map(({ item, quantity }) => [item, quantity]),
  );
}

describe("stockEffects", () => {
  test("takes what a contact, a group and a tally say was handed out from where they were handed out", () => {
    const out = { "NLX-NAS-4": 2 };
    const lines = [{ item: "DRG-SAMPLE", quantity: 1, direction: "in" }] as const;

    for (const record of [encounterOf({ out, lines }), groupOf({ out, lines }), tallyOf({ out, lines })]) {
      expect(effectsOf(record)).toEqual([[bag, "NLX-NAS-4", -2]]);
    }
  });

  test.each([
    ["received", [["STORE", 100]]],
    [
      "transfer",
      [
        ["STORE", -100],
        ["PEER", 100],
      ],
    ],
    [
      "load-out",
      [
        ["STORE", -100],
        ["PEER", 100],
      ],
    ],
    [
      "load-in",
      [
        ["STORE", -100],
        ["PEER", 100],
      ],
    ],
    ["disposed", [["STORE", -100]]],
    ["wasted", [["STORE", -100]]],
    ["untallied", [["STORE", -100]]],
  ] as const)("moves what was %s", (movement, expected) => {
    const record = stockOf({ movement, place: "STORE", toPlace: "PEER" });

    expect(effectsOf(record)).toEqual(expected.map(([place, delta]) => [place, "NLX-NAS-4", delta]));
  });

  test("makes of a count its difference, and of one that found what was expected nothing", () => {
    const count = stockOf({
      movement: "count",
      lines: [
        { item: "NLX-NAS-4", counted: 90, expected: 100, quantity: -10 },
        { item: "CON-EXT", counted: 12, expected: 10, quantity: 2 },
        { item: "CKR-STD", counted: 7, expected: 7, quantity: 0 },
      ],
    });

    expect(effectsOf(count)).toEqual([
      ["STORE", "NLX-NAS-4", -10],
      ["STORE", "CON-EXT", 2],
    ]);
  });

  test("moves nothing for shifts, clean-ups, and used syringes that were destroyed", () => {
    const returns = [{ method: "counted", quantity: 40 }] as const;

    expect(effectsOf(shiftOf())).toEqual([]);
    expect(effectsOf(cleanupOf({ returns }))).toEqual([]);
    expect(effectsOf(stockOf({ movement: "disposed", lines: [], returns }))).toEqual([]);
  });
});

describe("stockHeld", () => {
  test("is what came to a place less what went", () => {
    const records = [
      stockOf(),
      stockOf({ movement: "load-out", toPlace: bag, lines: [{ item: "NLX-NAS-4", quantity: 20 }] }),
      encounterOf({ out: { "NLX-NAS-4": 6 } }),
      stockOf({
        movement: "load-in",
        place: bag,
        toPlace: "STORE",
        lines: [{ item: "NLX-NAS-4", quantity: 14 }],
      }),
    ];

    expect(quantitiesAt("STORE", records)).toEqual({ "NLX-NAS-4": 94 });
    expect(quantitiesAt(bag, records)).toEqual({});
  });

  test("falls below 0 where more went than is known to have come", () => {
    expect(quantitiesAt(bag, [encounterOf({ out: { "NLX-NAS-4": 6 } })])).toEqual({ "NLX-NAS-4": -6 });
  });

  test("is one truth, in whatever order stock is counted and moved", () => {
    const records = fc.array(arbitraryRecord, { maxLength: 20 });
    const shuffled = records.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );

    fc.assert(
      fc.property(shuffled, ([all, reordered]) => {
        expect([...heldAfter(reordered)]).toEqual([...heldAfter(all)]);
      }),
    );
  });

  test("holds after a count what was counted, if nothing but what it expected was known", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRecord, { maxLength: 12 }), fc.nat({ max: 500 }), (records, counted) => {
        const expected = quantitiesAt("STORE", records)["NLX-NAS-4"] ?? 0;
        const count = stockOf({
          movement: "count",
          lines: [{ item: "NLX-NAS-4", counted, expected, quantity: counted - expected }],
        });

        expect(quantitiesAt("STORE", [...records, count])["NLX-NAS-4"] ?? 0).toBe(counted);
      }),
    );
  });

  test("neither makes nor loses anything where stock is only moved", () => {
    const moves = fc.array(
      arbitraryRecord.filter(
        (record) => record.kind === "stock" && ["transfer", "load-out", "load-in"].includes(record.movement),
      ),
      { maxLength: 10 },
    );

    fc.assert(
      fc.property(moves, (records) => {
        const total = new Map<string, number>();
        for (const items of heldAfter(records).values()) {
          for (const { item, quantity } of items) total.set(item, (total.get(item) ?? 0) + quantity);
        }

        expect([...total.values()].filter((quantity) => quantity !== 0)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("knows the expiry of a lot wherever it was noted, the earliest where two differ", () => {
    const records = [
      stockOf({ lines: [{ item: "NLX-NAS-4", quantity: 10, lot: "A", expiry: "2027-05-31" }] }),
      stockOf({ lines: [{ item: "NLX-NAS-4", quantity: 10, lot: "A", expiry: "2027-02-28" }] }),
      stockOf({
        movement: "transfer",
        toPlace: "PEER",
        lines: [{ item: "NLX-NAS-4", quantity: 4, lot: "A" }],
      }),
    ];

    expect(heldAfter(records).get("PEER")).toEqual([
      {
        item: "NLX-NAS-4",
        quantity: 4,
        lots: [{ item: "NLX-NAS-4", lot: "A", expiry: "2027-02-28", quantity: 4 }],
      },
    ]);
  });

  test("has no more of a lot than of its item, though nobody said which lot was handed out", () => {
    const records = [
      stockOf({
        lines: [
          { item: "NLX-NAS-4", quantity: 10, lot: "A", expiry: "2027-01-31" },
          { item: "NLX-NAS-4", quantity: 3, expiry: "2026-12-31" },
        ],
      }),
      stockOf({ movement: "untallied", lines: [{ item: "NLX-NAS-4", quantity: 8 }] }),
    ];

    const [naloxone] = heldAfter(records).get("STORE") ?? [];

    expect(naloxone?.quantity).toBe(5);
    expect(naloxone?.lots).toEqual([
      { item: "NLX-NAS-4", lot: "A", expiry: "2027-01-31", quantity: 5 },
      { item: "NLX-NAS-4", expiry: "2026-12-31", quantity: 3 },
    ]);
  });
});
