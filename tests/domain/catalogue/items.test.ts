import { describe, expect, test } from "vitest";
import type { Item } from "../../../src/domain/catalogue/catalogue.ts";
import { shippedCatalogue } from "../../../src/domain/catalogue/shipped.ts";
import { askAboveQuantity, maxQuantity } from "../../../src/domain/limits.ts";
import { mustGetItem } from "../../support/shipped-catalogue.ts";

const { items } = shippedCatalogue;
const allItems = [...items.values()];
const itemCodes: readonly string[] = [...items.keys()];

describe("the items of shippedCatalogue", () => {
  test("count a set as a syringe and a needle, a barrel as a syringe, a loose needle as a needle", () => {
    const counted = allItems.filter((item) => item.syringes !== 0 || item.needles !== 0);
    const wrong = counted.filter((item) => {
      const isBarrel = item.code.startsWith("SYR-BRL-");
      const isLooseNeedle = item.category === "needle";
      return item.syringes !== (isLooseNeedle ? 0 : 1) || item.needles !== (isBarrel ? 0 : 1);
    });

    expect(codesOf(wrong)).toEqual([]);
    expect(codesOf(counted)).toEqual(itemCodes.filter((code) => /^(SYR|NDL)-/.test(code)));
  });

  test("have doses if they are reversal medication, and then only", () => {
    const withDoses = allItems.filter((item) => item.doses > 0);

    expect(codesOf(withDoses)).toEqual(itemCodes.filter((code) => /^(NLX|NMF)-/.test(code)));
    expect(withDoses.every((item) => item.category === "naloxone")).toBe(true);
  });

  test("are a dose each, except for the vial of ten and the prefilled syringe of five", () => {
    const several = allItems.filter((item) => item.doses > 1);

    expect(several.map((item) => [item.code, item.unit, item.doses])).toEqual([
      ["NLX-IM-10ML", "vial", 10],
      ["NLX-IM-PFS", "device", 5],
    ]);
    expect(allItems.filter((item) => item.unit === "dose").every((item) => item.doses === 1)).toBe(true);
  });

  test("track lot and expiry if they are reversal medication", () => {
    const medication = allItems.filter((item) => item.doses > 0);

    expect(medication.every((item) => item.tracksLot && item.tracksExpiry)).toBe(true);
  });

  test("have packs of more than one unit, smallest first, each code once", () => {
    const wrong = allItems.filter(({ packs }) => {
      const codes = packs.map((pack) => pack.code);
      const isAscending = packs.every((pack, index) => pack.quantity > (packs[index - 1]?.quantity ?? 1));
      const isWhole = packs.every((pack) => Number.isInteger(pack.quantity) && pack.quantity <= maxQuantity);
      return new Set(codes).size !== codes.length || !isAscending || !isWhole;
    });

    expect(codesOf(wrong)).toEqual([]);
  });

  test.for([
    ["SYR-1ML-28G-12", { bag: 10, box: 100, case: 500 }],
    ["NLX-NAS-4", { box: 2, case: 24 }],
    ["NLX-IM-04", { box: 10 }],
    ["TST-FEN", { bag: 20, box: 100 }],
  ] as const)("come in the packs of the trade: %s", ([code, packs]) => {
    expect(Object.fromEntries(mustGetItem(code).packs.map((pack) => [pack.code, pack.quantity]))).toEqual(
      packs,
    );
  });

  test("add by one tap a whole number that the screen takes without asking again", () => {
    const wrong = allItems.filter(
      ({ usual }) => !Number.isInteger(usual) || usual < 1 || usual > askAboveQuantity,
    );

    expect(codesOf(wrong)).toEqual([]);
  });

  test.for([
    ["SYR-1ML-28G-12", 10],
    ["NDL-25G-1", 10],
    ["SWB-ALC", 10],
    ["TST-FEN", 5],
    ["NLX-NAS-4", 1],
    ["PIP-STEM", 1],
    ["FOD-MEAL", 1],
  ] as const)("add by one tap what is usually given: %s, %i", ([code, usual]) => {
    expect(mustGetItem(code).usual).toBe(usual);
  });

  test("only come in if they are samples to be checked", () => {
    expect(codesOf(allItems.filter((item) => item.direction === "in"))).toEqual(["DRG-SAMPLE"]);
    expect(codesOf(allItems.filter((item) => item.unit === "sample"))).toEqual(["DRG-SAMPLE"]);
  });

  test("are money in one case, counted in cents", () => {
    expect(codesOf(allItems.filter((item) => item.unit === "cent"))).toEqual(["GFT-CARD"]);
  });

  test("hold what the label of a sharps container says", () => {
    const containers = allItems.filter((item) => item.category === "disposal");

    expect(Object.fromEntries(containers.map((item) => [item.code, item.container]))).toEqual({
      "SHP-FIT10": { holds: 10 },
      "SHP-05L": { litres: "0.5" },
      "SHP-1QT": { litres: "0.946" },
      "SHP-1GAL": { litres: "3.785" },
      "SHP-2GAL": { litres: "7.571" },
      "SHP-14QT": { litres: "13.249" },
      "SHP-5GAL": { litres: "18.927" },
    });
    expect(allItems.filter((item) => item.container !== undefined)).toEqual(containers);
  });

  test("are marked as restricted in some places if they are for smoking or snorting", () => {
    const restricted = allItems.filter((item) => item.restricted);

    expect(codesOf(restricted)).toEqual(itemCodes.filter((code) => /^(PIP|FOI|STR|SNT)-/.test(code)));
  });
});

function codesOf(found: readonly Item[]): readonly string[] {
  return found.map((item) => item.code);
}
