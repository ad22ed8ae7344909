import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addTallied,
  asksSupply,
  giveReason,
  mostOf,
  quantityOf,
  setTallied,
  supplyQuantityOf,
  takeTallied,
} from "../../../src/app/record/supplies.ts";
import { noSupplies, type Supplies } from "../../../src/app/record/supply-lines.ts";
import { everyTallied } from "../../../src/app/record/tile-catalogue.ts";
import { maxQuantity } from "../../../src/domain/limits.ts";
import { encounterOf } from "../../support/builders.ts";
import { tileOf } from "../../support/tiles.ts";

const kit = tileOf("KIT-INJ-4");
const nasalKit = tileOf("NLX-KIT-NAS");
const strips = tileOf("TST-FEN");

describe("addTallied", () => {
  test("takes a kit apart and keeps the kit, its version and its lines", () => {
    const supplies = addTallied(noSupplies, kit, { quantity: 2 });

    expect(supplies.kits).toEqual([{ code: "KIT-INJ-4", version: 1, quantity: 2 }]);
    expect(supplies.lines).toContainEqual({
      item: "SYR-1ML-28G-12",
      quantity: 8,
      direction: "out",
      kit: { code: "KIT-INJ-4", version: 1 },
    });
  });

  test("counts an item of a kit on the kit's tile and not on its own", () => {
    const supplies = addTallied(noSupplies, kit, { quantity: 1 });

    expect(quantityOf(supplies, tileOf("SYR-1ML-28G-12"))).toBe(0);
  });

  test("says first or refill of the naloxone in a kit, never of its syringes", () => {
    const { lines } = addTallied(noSupplies, tileOf("NLX-KIT-IM"), { quantity: 1, supply: "first" });

    expect(lines.map(({ item, supply }) => [item, supply])).toEqual([
      ["NLX-IM-04", "first"],
      ["SYR-3ML-25G-1", undefined],
    ]);
  });

  test("counts up to the most that a line holds, and no further", () => {
    const almost = addTallied(noSupplies, strips, { quantity: maxQuantity - 1 });

    const full = addTallied(almost, strips, { quantity: 1 });
    const past = addTallied(full, strips, { quantity: 1 });

    expect(quantityOf(full, strips)).toBe(maxQuantity);
    expect(quantityOf(past, strips)).toBe(maxQuantity);
  });

  test("counts kits until the first of their lines is full", () => {
    const supplies = addTallied(noSupplies, kit, { quantity: maxQuantity });

    expect(mostOf(kit)).toBe(12_499);
    expect(quantityOf(supplies, kit)).toBe(12_499);
    expect(Math.max(...supplies.lines.map(({ quantity }) => quantity))).toBeLessThanOrEqual(maxQuantity);
  });
});

describe("takeTallied", () => {
  test("leaves nothing of what was added, for every tile there is", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...everyTallied()),
        fc.integer({ min: 1, max: 300 }),
        (tallied, quantity) => {
          const added = addTallied(noSupplies, tallied, { quantity });

          expect(quantityOf(added, tallied)).toBe(quantity);
          expect(takeTallied(added, tallied, { quantity })).toEqual(noSupplies);
        },
      ),
    );
  });

  test("stops at nothing", () => {
    const supplies = addTallied(noSupplies, strips, { quantity: 5 });

    expect(takeTallied(supplies, strips, { quantity: 10 })).toEqual(noSupplies);
  });

  test("takes back what was tapped last", () => {
    const refill = addTallied(noSupplies, nasalKit, { quantity: 1, supply: "refill" });
    const both = addTallied(refill, nasalKit, { quantity: 1, supply: "first" });

    expect(takeTallied(both, nasalKit, { quantity: 1 })).toEqual(refill);
  });

  test("takes back a refill without touching a first supply", () => {
    const refill = addTallied(noSupplies, nasalKit, { quantity: 1, supply: "refill" });
    const both = addTallied(refill, nasalKit, { quantity: 1, supply: "first" });

    const left = takeTallied(both, nasalKit, { quantity: 1, supply: "refill" });

    expect(supplyQuantityOf(left, nasalKit, "first")).toBe(1);
    expect(supplyQuantityOf(left, nasalKit, "refill")).toBe(0);
    expect(quantityOf(left, nasalKit)).toBe(1);
  });

  test("leaves a lot on the line it does not take from", () => {
    const lot = { item: strips.item.code, quantity: 5, direction: "out", lot: "B7" } as const;
    const supplies = addTallied({ lines: [lot], kits: [] }, strips, { quantity: 5 });

    expect(takeTallied(supplies, strips, { quantity: 5 }).lines).toEqual([lot]);
  });

  test("calls an opened pack a pack no more", () => {
    const box = { item: strips.item.code, quantity: 100, direction: "out", pack: "box" } as const;

    const { lines } = takeTallied({ lines: [box], kits: [] }, strips, { quantity: 1 });

    expect(lines).toEqual([{ item: "TST-FEN", quantity: 99, direction: "out" }]);
  });
});

describe("takeTallied, of a kit packed by a recipe this app doesn't know", () => {
  const newer = { code: "NLX-KIT-IM", version: 2 } as const;
  const packed = encounterOf({
    kits: [{ ...newer, quantity: 3 }],
    lines: [
      { item: "NLX-IM-04", quantity: 3, direction: "out", kit: newer, supply: "first" },
      { item: "NLX-IM-04", quantity: 6, direction: "out", kit: newer, supply: "refill" },
      { item: "SYR-3ML-25G-1", quantity: 3, direction: "out", kit: newer },
      { item: "NEW-ITEM", quantity: 12, direction: "out", kit: newer },
      { item: "SYR-3ML-25G-1", quantity: 7, direction: "out" },
    ],
  });
  const supplies: Supplies = { lines: packed.lines, kits: packed.kits };
  const tile = tileOf("NLX-KIT-IM");

  test("takes the items with the kit, as many as each kit of the record held", () => {
    const left = takeTallied(supplies, tile, { quantity: 1 });

    expect(left.kits).toEqual([{ ...newer, quantity: 2 }]);
    expect(left.lines).toEqual([
      { item: "NLX-IM-04", quantity: 3, direction: "out", kit: newer, supply: "first" },
      { item: "NLX-IM-04", quantity: 3, direction: "out", kit: newer, supply: "refill" },
      { item: "SYR-3ML-25G-1", quantity: 2, direction: "out", kit: newer },
      { item: "NEW-ITEM", quantity: 8, direction: "out", kit: newer },
      { item: "SYR-3ML-25G-1", quantity: 7, direction: "out" },
    ]);
  });

  test("leaves nothing of the kits when all are taken, one by one or at once", () => {
    const own = [{ item: "SYR-3ML-25G-1", quantity: 7, direction: "out" }];
    const once = { quantity: 1 };

    expect(takeTallied(supplies, tile, { quantity: 3 })).toEqual({ lines: own, kits: [] });
    expect(takeTallied(takeTallied(takeTallied(supplies, tile, once), tile, once), tile, once)).toEqual({
      lines: own,
      kits: [],
    });
  });

  test("leaves nothing of kits whose lines were changed to no whole number each", () => {
    const { lines } = encounterOf({
      lines: [{ item: "NLX-IM-04", quantity: 8, direction: "out", kit: newer }],
    });
    const left = takeTallied({ ...supplies, lines }, tile, { quantity: 1 });

    expect(left.lines).toMatchObject([{ quantity: 5 }]);
    expect(takeTallied(left, tile, { quantity: 2 })).toEqual(noSupplies);
  });

  test("counts first and refill by the items of each kit, and takes a refill back", () => {
    const left = takeTallied(supplies, tile, { quantity: 1, supply: "refill" });

    expect(supplyQuantityOf(supplies, tile, "first")).toBe(1);
    expect(supplyQuantityOf(supplies, tile, "refill")).toBe(2);
    expect(supplyQuantityOf(left, tile, "first")).toBe(1);
    expect(supplyQuantityOf(left, tile, "refill")).toBe(1);
  });
});

describe("setTallied", () => {
  test("gives the number that was typed, from any number before", () => {
    fc.assert(
      fc.property(fc.nat(maxQuantity), fc.nat(maxQuantity), (before, typed) => {
        const supplies = setTallied(noSupplies, strips, before);

        expect(quantityOf(setTallied(supplies, strips, typed), strips)).toBe(typed);
      }),
    );
  });

  test("says nothing of boxes that a number was typed over", () => {
    const syringes = tileOf("SYR-1ML-28G-12");
    const twoBoxes = addTallied(noSupplies, syringes, { quantity: 200, pack: "box" });
    const line = { item: "SYR-1ML-28G-12", direction: "out" };

    expect(setTallied(twoBoxes, syringes, 100).lines).toEqual([{ ...line, quantity: 100 }]);
    expect(setTallied(twoBoxes, syringes, 230).lines).toEqual([{ ...line, quantity: 230 }]);
    expect(setTallied(twoBoxes, syringes, 200)).toBe(twoBoxes);
  });

  test("keeps first and refill when the whole is raised", () => {
    const first = addTallied(noSupplies, nasalKit, { quantity: 1, supply: "first" });

    const three = setTallied(first, nasalKit, 3);

    expect(supplyQuantityOf(three, nasalKit, "first")).toBe(1);
    expect(supplyQuantityOf(three, nasalKit, undefined)).toBe(2);
  });
});

describe("giveReason", () => {
  test("says why one kit of two was refilled", () => {
    const two = addTallied(noSupplies, nasalKit, { quantity: 2, supply: "refill" });

    const { lines } = giveReason(two, nasalKit, { quantity: 1, from: undefined, to: "lost" });

    expect(lines.map(({ quantity, reason }) => [quantity, reason])).toEqual([
      [2, undefined],
      [2, "lost"],
    ]);
  });

  test("takes a reason back", () => {
    const refill = addTallied(noSupplies, nasalKit, { quantity: 1, supply: "refill" });
    const lost = giveReason(refill, nasalKit, { quantity: 1, from: undefined, to: "lost" });

    expect(giveReason(lost, nasalKit, { quantity: 1, from: "lost", to: undefined })).toEqual(refill);
  });

  test("changes no first supply", () => {
    const first = addTallied(noSupplies, nasalKit, { quantity: 1, supply: "first" });

    expect(giveReason(first, nasalKit, { quantity: 1, from: undefined, to: "lost" })).toEqual(first);
  });
});

describe("asksSupply", () => {
  test("asks of naloxone and of kits that hold it, and of nothing else", () => {
    expect([nasalKit, tileOf("NLX-NAS-4"), kit, strips, tileOf("RSC-MASK")].map(asksSupply)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
