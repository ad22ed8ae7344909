import { describe, expect, test } from "vitest";
import type { Kit } from "../../../src/domain/catalogue/catalogue.ts";
import { currentRecipe, kitLines } from "../../../src/domain/catalogue/explode-kit.ts";
import { shippedCatalogue } from "../../../src/domain/catalogue/shipped.ts";
import { itemCode, kitCode } from "../../support/builders.ts";

function mustGetKit(code: string): Kit {
  const kit = shippedCatalogue.kits.get(kitCode(code));
  if (kit === undefined) throw new Error(`${code} does not ship`);
  return kit;
}

/** A kit with one recipe a version, each a list of item and quantity. */
function kitOf(...recipes: readonly (readonly (readonly [string, number])[])[]): Kit {
  return {
    code: kitCode("KIT-TRIAL"),
    category: "other",
    versions: recipes.map((lines, index) => ({
      version: index + 1,
      lines: lines.map(([code, quantity]) => ({ item: itemCode(code), quantity })),
    })),
  };
}

describe("kitLines", () => {
  test("takes two kits apart into what is in both, in the order of the recipe", () => {
    const lines = kitLines(mustGetKit("NLX-KIT-IM"), 2);

    const kit = { code: "NLX-KIT-IM", version: 1 };
    expect(lines).toEqual([
      { item: "NLX-IM-04", quantity: 4, direction: "out", kit },
      { item: "SYR-3ML-25G-1", quantity: 4, direction: "out", kit },
    ]);
  });

  test("follows the recipe in use and says which", () => {
    const kit = kitOf([["CON-EXT", 2]], [["CON-EXT", 6]]);

    expect(kitLines(kit, 1)).toEqual([
      { item: "CON-EXT", quantity: 6, direction: "out", kit: { code: "KIT-TRIAL", version: 2 } },
    ]);
  });

  test("makes one line of an item that a recipe names twice", () => {
    const kit = kitOf([
      ["SWB-ALC", 4],
      ["CON-EXT", 1],
      ["SWB-ALC", 2],
    ]);

    expect(kitLines(kit, 3).map((line) => [line.item, line.quantity])).toEqual([
      ["SWB-ALC", 18],
      ["CON-EXT", 3],
    ]);
  });

  test.for([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("stops on %d kits", (quantity) => {
    expect(() => kitLines(mustGetKit("KIT-INJ-4"), quantity)).toThrow("number of kits");
  });
});

describe("currentRecipe", () => {
  test("is the last one", () => {
    expect(currentRecipe(kitOf([["CON-EXT", 2]], [["CON-EXT", 6]])).version).toBe(2);
  });

  test("stops on a kit that was made without a recipe", () => {
    expect(() => currentRecipe(kitOf())).toThrow("first recipe");
  });
});
