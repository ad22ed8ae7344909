import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { openingOf, recordsOfShift, shiftVariance, untalliedLines } from "../../src/domain/shift-variance.ts";
import { stockEffects, stockHeld } from "../../src/domain/stock-ledger.ts";
import { arbitraryRecord } from "../support/arbitraries.ts";
import { places } from "../support/arbitrary-stock.ts";
import { encounterOf, groupOf, itemCode, recordId, shiftOf, stockOf, tallyOf } from "../support/builders.ts";

const bag = "Van 2";

function loadOf(movement: "load-out" | "load-in", quantity: number) {
  const [place, toPlace] = movement === "load-out" ? ["STORE", bag] : [bag, "STORE"];
  return stockOf({ movement, place, toPlace, lines: [{ item: "NLX-NAS-4", quantity }] });
}

function postedAs(movement: "wasted" | "untallied", quantity: number) {
  const reason = movement === "wasted" ? ({ reason: "damaged" } as const) : {};
  return stockOf({ movement, place: bag, lines: [{ item: "NLX-NAS-4", quantity, ...reason }] });
}

describe("shiftVariance", () => {
  test("is what was loaded out, less what came back, was tallied and was wasted", () => {
    const records = [
      loadOf("load-out", 40),
      encounterOf({ out: { "NLX-NAS-4": 6 } }),
      groupOf({ out: { "NLX-NAS-4": 11 } }),
      postedAs("wasted", 1),
      loadOf("load-in", 20),
    ];

    expect(shiftVariance(records, bag)).toEqual([
      {
        item: "NLX-NAS-4",
        opening: 0,
        loadedOut: 40,
        loadedIn: 20,
        tallied: 17,
        wasted: 1,
        moved: 0,
        untallied: 0,
        left: 2,
      },
    ]);
  });

  test("is none where all is accounted for, and says so of the item", () => {
    const records = [loadOf("load-out", 6), encounterOf({ out: { "NLX-NAS-4": 6 } })];

    expect(shiftVariance(records, bag)).toMatchObject([{ item: "NLX-NAS-4", left: 0 }]);
  });

  test("is below 0 where more was handed out than loaded", () => {
    expect(shiftVariance([encounterOf({ out: { "NLX-NAS-4": 6 } })], bag)).toMatchObject([{ left: -6 }]);
  });

  test("takes what was given to a peer on the way for moved, not for untallied", () => {
    const records = [
      loadOf("load-out", 40),
      stockOf({
        movement: "transfer",
        place: bag,
        toPlace: "Bag of a peer",
        lines: [{ item: "NLX-NAS-4", quantity: 40 }],
      }),
    ];

    expect(shiftVariance(records, bag)).toMatchObject([{ moved: -40, left: 0 }]);
  });

  test("knows what was in the bag before, so that a bag that is kept from evening to evening adds up", () => {
    const records = [loadOf("load-out", 5), encounterOf({ out: { "NLX-NAS-4": 3 } }), loadOf("load-in", 7)];
    const opening = new Map([[itemCode("NLX-NAS-4"), 8]]);

    expect(shiftVariance(records, bag, opening)).toMatchObject([{ opening: 8, left: 3 }]);
    expect(shiftVariance([], bag, opening)).toEqual([]);
  });

  test("adds up: its parts are all that moved, and what is left is what the bag would hold", () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRecord, { maxLength: 20 }),
        fc.constantFrom(...places),
        (records, place) => {
          const variance = shiftVariance(records, place);

          for (const { loadedOut, loadedIn, tallied, wasted, moved, untallied, left } of variance) {
            expect(left).toBe(loadedOut + moved - loadedIn - tallied - wasted - untallied);
          }
          expect(leftByItem(variance)).toEqual(heldAt(place, records));
        },
      ),
    );
  });
});

describe("openingOf", () => {
  test("is what the bag held before, whatever the shift and others after it did", () => {
    const before = [loadOf("load-out", 10), encounterOf({ out: { "NLX-NAS-4": 2 } })];
    const since = [loadOf("load-out", 5), encounterOf({ out: { "NLX-NAS-4": 3 } }), postedAs("wasted", 1)];
    const held =
      stockHeld([...before, ...since].flatMap((record) => stockEffects(record, bag))).get(bag) ?? [];

    expect(openingOf(held, since, bag).get(itemCode("NLX-NAS-4"))).toBe(8);
  });

  test("knows what came along to a program, in the bag that came along as well", () => {
    const joined = [loadOf("load-out", 10), encounterOf({ out: { "NLX-NAS-4": 2 } })].map((record) => ({
      ...record,
      via: "joined" as const,
    }));
    const since = [...joined, encounterOf({ out: { "NLX-NAS-4": 3 } })];

    expect(
      openingOf([{ item: itemCode("NLX-NAS-4"), quantity: 5 }], since, bag).get(itemCode("NLX-NAS-4")),
    ).toBe(0);
  });

  test("leaves out what came from paper or a file, which no bag knows of", () => {
    const since = (["typed", "imported"] as const).map((via) =>
      encounterOf({ via, out: { "NLX-NAS-4": 3 } }),
    );

    expect(openingOf([{ item: itemCode("NLX-NAS-4"), quantity: 8 }], since, bag)).toEqual(
      new Map([["NLX-NAS-4", 8]]),
    );
  });
});

describe("untalliedLines", () => {
  test("are what is left over of what was brought back, and nothing that may still be in the bag", () => {
    const strips = stockOf({
      movement: "load-out",
      place: "STORE",
      toPlace: bag,
      lines: [{ item: "TST-FEN", quantity: 10 }],
    });
    const variance = shiftVariance([strips, loadOf("load-out", 8), loadOf("load-in", 6)], bag);

    expect(untalliedLines(variance)).toEqual([{ item: "NLX-NAS-4", quantity: 2 }]);
  });

  test("are none once they are posted, nor where more went than came", () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRecord, { maxLength: 20 }),
        fc.constantFrom(...places),
        (records, place) => {
          const before = shiftVariance(records, place);
          const posted = stockOf({ movement: "untallied", place, lines: untalliedLines(before) });

          const after = shiftVariance([...records, posted], place);

          expect(untalliedLines(after)).toEqual([]);
          expect(after.filter(({ left }) => left < 0)).toEqual(before.filter(({ left }) => left < 0));
        },
      ),
    );
  });
});

describe("recordsOfShift", () => {
  test("are those that name it, and the loading that it names", () => {
    const shift = shiftOf({ id: recordId(), loadOut: recordId(9001), loadIn: recordId(9002) });
    const own = [
      encounterOf({ shift: shift.id }),
      stockOf({ id: recordId(9001), movement: "load-out" }),
      stockOf({ id: recordId(9002), movement: "load-in" }),
      stockOf({ shift: shift.id, movement: "wasted" }),
    ];
    const others = [
      encounterOf(),
      encounterOf({ shift: recordId() }),
      stockOf({ movement: "load-out" }),
      tallyOf(),
      shift,
    ];

    expect(recordsOfShift(shift, [...others, ...own])).toEqual(own);
  });
});

function leftByItem(variance: ReturnType<typeof shiftVariance>): Record<string, number> {
  return Object.fromEntries(variance.filter(({ left }) => left !== 0).map(({ item, left }) => [item, left]));
}

function heldAt(place: string, records: readonly SatchelRecord[]): Record<string, number> {
  const held = stockHeld(records.flatMap((record) => stockEffects(record, place))).get(place) ?? [];
  return Object.fromEntries(held.map(({ item, quantity }) => [item, quantity]));
}
