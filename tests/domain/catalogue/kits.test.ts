import { describe, expect, test } from "vitest";
import { shippedCatalogue } from "../../../src/domain/catalogue/shipped.ts";
import { kitCode } from "../../support/builders.ts";
import { mustGetItem, recipeOf } from "../../support/shipped-catalogue.ts";

const { items, kits } = shippedCatalogue;
const allKits = [...kits.values()];

describe("the kits of shippedCatalogue", () => {
  test.for([
    [
      "KIT-INJ-4",
      [
        ["SYR-1ML-28G-12", 4],
        ["CKR-STD", 4],
        ["FLT-COT", 4],
        ["WTR-3ML", 4],
        ["SWB-ALC", 8],
        ["TRQ-LF", 1],
        ["CON-EXT", 2],
      ],
    ],
    [
      "KIT-INJ-5",
      [
        ["SYR-1ML-28G-12", 5],
        ["CKR-STD", 5],
        ["FLT-COT", 10],
        ["WTR-3ML", 5],
        ["SWB-ALC", 10],
        ["TRQ-LF", 5],
        ["ACD-VC100", 5],
        ["CON-EXT", 2],
        ["LUB-PKT", 2],
      ],
    ],
    ["NLX-KIT-NAS", [["NLX-NAS-4", 2]]],
    [
      "NLX-KIT-IM",
      [
        ["NLX-IM-04", 2],
        ["SYR-3ML-25G-1", 2],
      ],
    ],
  ] as const)("have the published recipe as version 1: %s", ([code, lines]) => {
    expect(recipeOf(code, 1)).toEqual(lines);
  });

  test("hold items that ship and are handed out, so many of each", () => {
    const wrong = allKits.flatMap((kit) =>
      kit.versions.flatMap(({ lines }) =>
        lines.filter(
          ({ item, quantity }) =>
            items.get(item)?.direction !== "out" || !Number.isInteger(quantity) || quantity < 1,
        ),
      ),
    );

    expect(wrong).toEqual([]);
    expect(allKits.filter((kit) => kit.versions.some(({ lines }) => lines.length === 0))).toEqual([]);
  });

  test("number their recipes from 1, oldest first", () => {
    const wrong = allKits.filter((kit) => kit.versions.some((recipe, index) => recipe.version !== index + 1));

    expect(wrong).toEqual([]);
    expect(allKits.filter((kit) => kit.versions.length === 0)).toEqual([]);
  });

  test("hold as many sets as their name says", () => {
    const setsOf = (code: string) =>
      kits
        .get(kitCode(code))
        ?.versions[0]?.lines.reduce((sum, line) => sum + mustGetItem(line.item).syringes * line.quantity, 0);

    expect(setsOf("KIT-INJ-4H")).toBe(4);
    expect(setsOf("KIT-INJ-10")).toBe(10);
    expect(setsOf("KIT-INJ-20")).toBe(20);
    expect(setsOf("KIT-WEEK")).toBe(30);
  });
});
