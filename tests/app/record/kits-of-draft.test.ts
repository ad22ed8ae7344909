import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changedItems,
  isKitChanged,
  itemsOfKit,
  itemsOfKits,
} from "../../../src/app/record/kits-of-draft.ts";
import { packAsUsual, setInKits, swapInKits } from "../../../src/app/record/repack-kits.ts";
import {
  addTallied,
  mostOf,
  quantityOf,
  supplyQuantityOf,
  takeTallied,
} from "../../../src/app/record/supplies.ts";
import { noSupplies, type Supplies } from "../../../src/app/record/supply-lines.ts";
import { everyTallied } from "../../../src/app/record/tile-catalogue.ts";
import { parseRecord } from "../../../src/contract/record-schema.ts";
import { shippedCatalogue } from "../../../src/domain/catalogue/shipped.ts";
import { maxQuantity } from "../../../src/domain/limits.ts";
import { encounterOf, itemCode, kitCode } from "../../support/builders.ts";
import { tileOf } from "../../support/tiles.ts";

const kit = tileOf("KIT-INJ-4");
const nasalKit = tileOf("NLX-KIT-NAS");
const ofKit = { code: kit.kit.code, version: 1 };
const ofNasal = { code: nasalKit.kit.code, version: 1 };
const size28 = itemCode("SYR-1ML-28G-12");
const size29 = itemCode("SYR-1ML-29G-12");
const cooker = itemCode("CKR-STD");
const nasal = itemCode("NLX-NAS-4");

const kits = everyTallied().filter((tallied) => tallied.type === "kit");
const shippedItems = [...shippedCatalogue.items.values()]
  .filter(({ category }) => category === "syringe")
  .map(({ code }) => code);

/** Units by item, whichever lines they stand on. */
const unitsOf = ({ lines }: Supplies) =>
  Object.fromEntries(
    [...new Set(lines.map(({ item }) => item))]
      .toSorted()
      .map((item) => [item, itemsIn(lines, item)] as const),
  );
const itemsIn = (lines: Supplies["lines"], item: string) =>
  lines.reduce((sum, line) => (line.item === item ? sum + line.quantity : sum), 0);

/** Kits of one tile with any content that the screen lets through. */
const changedKits = fc
  .record({
    tile: fc.constantFrom(...kits),
    count: fc.integer({ min: 1, max: 30 }),
    refills: fc.integer({ min: 0, max: 10 }),
    changes: fc.array(
      fc.oneof(
        fc.record({ type: fc.constant("set" as const), at: fc.nat(8), quantity: fc.nat(90) }),
        fc.record({
          type: fc.constant("swap" as const),
          at: fc.nat(8),
          to: fc.constantFrom(...shippedItems),
        }),
      ),
      { maxLength: 6 },
    ),
  })
  .map(({ tile, count, refills, changes }) => {
    const of = { code: tile.kit.code, version: 1 };
    const packed = addTallied(addTallied(noSupplies, tile, { quantity: count }), tile, {
      quantity: refills,
      supply: "refill",
    });
    const supplies = changes.reduce((before, change) => {
      const items = itemsOfKits(before, of);
      const item = items[change.at % items.length]?.item;
      if (item === undefined) return before;
      return change.type === "set"
        ? setInKits(before, of, { item, quantity: change.quantity })
        : swapInKits(before, of, { from: item, to: change.to });
    }, packed);
    return { tile, of, count: count + refills, supplies };
  });

describe("what is in the kits of a draft", () => {
  test("stays a record that can be stored, whatever was changed", () => {
    fc.assert(
      fc.property(changedKits, ({ tile, count, supplies }) => {
        expect(quantityOf(supplies, tile)).toBe(count);
        expect(parseRecord(encounterOf(supplies)).ok).toBe(true);
      }),
    );
  });

  test("is after one tap more and one back what it was before", () => {
    fc.assert(
      fc.property(changedKits, fc.integer({ min: 1, max: 20 }), ({ tile, supplies }, quantity) => {
        const more = addTallied(supplies, tile, { quantity });

        expect(unitsOf(takeTallied(more, tile, { quantity }))).toEqual(unitsOf(supplies));
      }),
    );
  });

  test("goes kit by kit as it goes at once, stays a record on the way, and leaves nothing", () => {
    fc.assert(
      fc.property(changedKits, ({ tile, count, supplies }) => {
        let left = supplies;
        for (let taken = 1; taken < count; taken++) {
          left = takeTallied(left, tile, { quantity: 1 });

          expect(parseRecord(encounterOf(left)).ok).toBe(true);
          expect(unitsOf(left)).toEqual(unitsOf(takeTallied(supplies, tile, { quantity: taken })));
        }
        expect(takeTallied(left, tile, { quantity: 1 })).toEqual(noSupplies);
      }),
    );
  });

  test("is by the recipe again when it is packed as usual", () => {
    fc.assert(
      fc.property(changedKits, ({ tile, of, count, supplies }) => {
        const usual = packAsUsual(supplies, of);

        expect(isKitChanged(usual, of.code)).toBe(false);
        expect(unitsOf(usual)).toEqual(unitsOf(addTallied(noSupplies, tile, { quantity: count })));
      }),
    );
  });

  test("leaves first and refill as they were told", () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), fc.integer({ min: 0, max: 40 }), (firsts, refills, quantity) => {
        const first = addTallied(noSupplies, nasalKit, { quantity: firsts, supply: "first" });
        const both = addTallied(first, nasalKit, { quantity: refills, supply: "refill" });

        const changed = setInKits(both, ofNasal, { item: nasal, quantity });

        expect(supplyQuantityOf(changed, nasalKit, "first")).toBe(firsts);
        expect(supplyQuantityOf(changed, nasalKit, "refill")).toBe(refills);
      }),
    );
  });
});

describe("swapInKits", () => {
  test("puts another size in, as many, and keeps kit and version on its line", () => {
    const two = addTallied(noSupplies, kit, { quantity: 2 });

    const swapped = swapInKits(two, ofKit, { from: size28, to: size29 });

    expect(swapped.kits).toEqual(two.kits);
    expect(swapped.lines).toContainEqual({ item: size29, quantity: 8, direction: "out", kit: ofKit });
    expect(itemsIn(swapped.lines, size28)).toBe(0);
  });

  test("leaves the syringes beside the kit alone", () => {
    const loose = addTallied(noSupplies, tileOf("SYR-1ML-28G-12"), { quantity: 10 });
    const both = addTallied(loose, kit, { quantity: 1 });

    const swapped = swapInKits(both, ofKit, { from: size28, to: size29 });

    expect(quantityOf(swapped, tileOf("SYR-1ML-28G-12"))).toBe(10);
    expect(quantityOf(swapped, tileOf("SYR-1ML-29G-12"))).toBe(0);
  });
});

describe("addTallied, of a kit that was changed", () => {
  test("adds one like it, and takes one like it back", () => {
    const one = addTallied(noSupplies, kit, { quantity: 1 });
    const changed = setInKits(swapInKits(one, ofKit, { from: size28, to: size29 }), ofKit, {
      item: cooker,
      quantity: 0,
    });

    const three = addTallied(changed, kit, { quantity: 2 });

    expect(unitsOf(three)).toMatchObject({ [size29]: 12, "WTR-3ML": 12 });
    expect(unitsOf(three)).not.toHaveProperty(cooker);
    expect(unitsOf(takeTallied(three, kit, { quantity: 2 }))).toEqual(unitsOf(changed));
  });

  test("has room for as many as no line of them is too long", () => {
    const one = addTallied(noSupplies, kit, { quantity: 1 });
    const changed = setInKits(one, ofKit, { item: cooker, quantity: 100 });

    const full = addTallied(changed, kit, { quantity: maxQuantity });

    expect(mostOf(kit, changed)).toBe(999);
    expect(quantityOf(full, kit)).toBe(999);
    expect(itemsIn(full.lines, cooker)).toBe(99_900);
  });

  test("has no room for more kits than a record may count, however little is in them", () => {
    const foil = tileOf("KIT-SMK-FOIL");
    const of = { code: foil.kit.code, version: 1 };
    const three = addTallied(noSupplies, foil, { quantity: 3 });
    const noStraws = setInKits(three, of, { item: itemCode("STR-SMOKE"), quantity: 0 });
    const oneSheet = setInKits(noStraws, of, { item: itemCode("FOI-SHEET"), quantity: 1 });

    const full = addTallied(oneSheet, foil, { quantity: maxQuantity });

    expect(quantityOf(full, foil)).toBe(maxQuantity);
    expect(parseRecord(encounterOf({ lines: full.lines, kits: full.kits }))).toMatchObject({ ok: true });
  });
});

describe("takeTallied, of kits that were changed", () => {
  test("leaves the one thing that two kits hold to the kit that stays", () => {
    const foil = tileOf("KIT-SMK-FOIL");
    const of = { code: foil.kit.code, version: 1 };
    const two = addTallied(noSupplies, foil, { quantity: 2 });
    const nearlyEmpty = itemsOfKits(two, of).reduce(
      (left, { item }) => setInKits(left, of, { item, quantity: 0 }),
      two,
    );

    expect(takeTallied(nearlyEmpty, foil, { quantity: 1 }).lines).toMatchObject([{ quantity: 1 }]);
  });
});

describe("setInKits", () => {
  test("leaves one of the last thing in a kit", () => {
    const foil = tileOf("KIT-SMK-FOIL");
    const of = { code: foil.kit.code, version: 1 };
    const one = addTallied(noSupplies, foil, { quantity: 1 });

    const empty = itemsOfKits(one, of).reduce(
      (left, { item }) => setInKits(left, of, { item, quantity: 0 }),
      one,
    );

    expect(empty.lines).toMatchObject([{ item: "STR-SMOKE", quantity: 1 }]);
  });

  test("changes doses in every kit alike, and leaves at least one in each", () => {
    const two = addTallied(noSupplies, nasalKit, { quantity: 2, supply: "first" });

    expect(itemsOfKit(setInKits(two, ofNasal, { item: nasal, quantity: 6 }), ofNasal)).toMatchObject([
      { quantity: 3 },
    ]);
    expect(setInKits(two, ofNasal, { item: nasal, quantity: 0 }).lines).toMatchObject([
      { quantity: 2, supply: "first" },
    ]);
  });
});

describe("changedItems", () => {
  test("names what there is more or less of than the recipe says, and what was left out", () => {
    const one = addTallied(noSupplies, kit, { quantity: 1 });

    const changed = setInKits(swapInKits(one, ofKit, { from: size28, to: size29 }), ofKit, {
      item: itemCode("SWB-ALC"),
      quantity: 10,
    });

    expect(changedItems(one, ofKit)).toEqual([]);
    expect(changedItems(changed, ofKit)).toEqual([
      { item: size28, quantity: 0 },
      { item: "SWB-ALC", quantity: 10 },
      { item: size29, quantity: 4 },
    ]);
  });

  test("says nothing of a recipe that is newer than this app", () => {
    const newer = { code: kitCode("KIT-INJ-4"), version: 2 };
    const supplies: Supplies = {
      kits: [{ ...newer, quantity: 1 }],
      lines: [{ item: size29, quantity: 4, direction: "out", kit: newer }],
    };

    expect(isKitChanged(supplies, newer.code)).toBe(false);
  });
});
