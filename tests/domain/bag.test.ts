import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bagEffects, bagOf, bagPlace, storePlace } from "../../src/domain/bag.ts";
import { changedBag } from "../../src/domain/kept-bag.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { stockHeld } from "../../src/domain/stock-ledger.ts";
import { encounterOf, stockOf } from "../support/builders.ts";

const item = fc.constantFrom("NLX-NAS-4", "TST-FEN", "TRQ-LF");
const quantity = fc.integer({ min: 1, max: 20 });

function loadOf(code: string, loaded: number): SatchelRecord {
  const lines = [{ item: code, quantity: loaded }];
  return stockOf({ movement: "load-out", place: storePlace, toPlace: bagPlace, lines });
}

function backOf(code: string, back: number): SatchelRecord {
  const lines = [{ item: code, quantity: back }];
  return stockOf({ movement: "load-in", place: bagPlace, toPlace: storePlace, lines });
}

function lostOf(movement: "wasted" | "untallied", code: string, lost: number): SatchelRecord {
  const reason = movement === "wasted" ? ({ reason: "damaged" } as const) : {};
  return stockOf({ movement, place: bagPlace, lines: [{ item: code, quantity: lost, ...reason }] });
}

function countOf(code: string, expected: number, counted: number): SatchelRecord {
  const lines = [{ item: code, quantity: counted - expected, expected, counted }];
  return stockOf({ movement: "count", place: bagPlace, lines });
}

const move: fc.Arbitrary<SatchelRecord> = fc.oneof(
  fc.tuple(item, quantity).map(([code, loaded]) => loadOf(code, loaded)),
  fc.tuple(item, quantity).map(([code, out]) => encounterOf({ out: { [code]: out } })),
  fc.tuple(item, quantity).map(([code, lost]) => lostOf("wasted", code, lost)),
  fc.tuple(item, quantity).map(([code, lost]) => lostOf("untallied", code, lost)),
  fc.tuple(item, quantity, quantity).map(([code, ...counts]) => countOf(code, ...counts)),
  fc.tuple(item, quantity).map(([code, back]) => backOf(code, back)),
);

/** A first load of an item that nothing else moves begins the bag, and keeps it from running empty. */
const evening = fc.array(move, { maxLength: 25 }).map((moves) => [loadOf("CON-EXT", 6), ...moves]);

function keptAfter(records: readonly SatchelRecord[]): Readonly<Record<string, number>> {
  const changes = records.map((after, seq) => ({
    seq,
    isNew: true,
    isBrought: false,
    before: undefined,
    after,
  }));
  return quantitiesOf(bagOf(changedBag(undefined, changes)?.held ?? []).items);
}

function ledgerAfter(records: readonly SatchelRecord[]): Readonly<Record<string, number>> {
  return quantitiesOf(stockHeld(records.flatMap(bagEffects)).get(bagPlace) ?? []);
}

function quantitiesOf(items: readonly { readonly item: string; readonly quantity: number }[]) {
  return Object.fromEntries(items.map((held) => [held.item, held.quantity]));
}

describe("a bag that is kept save by save", () => {
  test("holds what the ledger says after any loads, hand-outs, losses, counts and load-ins", () => {
    fc.assert(
      fc.property(evening, (records) => {
        expect(keptAfter(records)).toEqual(ledgerAfter(records));
      }),
    );
  });

  test("comes to the same in whatever order it was counted and all else was noted", () => {
    const twice = evening.chain(([first, ...rest]) =>
      fc.tuple(
        fc.constant([first, ...rest] as readonly SatchelRecord[]),
        fc
          .shuffledSubarray(rest, { minLength: rest.length })
          .map((other) => [first, ...other] as readonly SatchelRecord[]),
      ),
    );

    fc.assert(
      fc.property(twice, ([noted, reordered]) => {
        expect(keptAfter(reordered)).toEqual(keptAfter(noted));
      }),
    );
  });

  test("holds after a count what was counted", () => {
    fc.assert(
      fc.property(evening, item, fc.nat({ max: 50 }), (records, code, counted) => {
        const expected = keptAfter(records)[code] ?? 0;

        expect(keptAfter([...records, countOf(code, expected, counted)])[code] ?? 0).toBe(counted);
      }),
    );
  });
});
