import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedCatalogue } from "../../src/domain/catalogue/shipped.ts";
import type { Item } from "../../src/domain/catalogue/catalogue.ts";
import { maxTallyQuantity } from "../../src/domain/limits.ts";
import { fills, type Fill, type Return } from "../../src/domain/record.ts";
import { containerReturn, isEstimated, shippedFactors, weightReturn } from "../../src/domain/returns.ts";
import { decimal, itemCode } from "../support/builders.ts";

function itemOf(code: string): Item {
  const item = shippedCatalogue.items.get(itemCode(code));
  if (item === undefined) throw new Error(`${code} is not in the catalogue`);
  return item;
}

function containersOf(code: string, fill: Fill, containers = 1) {
  return containerReturn({ container: itemOf(code), fill, containers, factors: shippedFactors });
}

function weightOf(gross: string, tare: string, unit: "lb" | "kg", most?: number) {
  const weights = { gross: decimal(gross), tare: decimal(tare), unit, factors: shippedFactors };
  return weightReturn(most === undefined ? weights : { ...weights, most });
}

describe("containerReturn", () => {
  test("keeps what was seen, the factor and its version beside the estimate", () => {
    expect(containersOf("SHP-2GAL", "0.25")).toEqual({
      ok: true,
      value: {
        method: "container",
        container: "SHP-2GAL",
        fill: "0.25",
        containers: 1,
        measure: "1.89275",
        unit: "L",
        factor: "50",
        factorVersion: 1,
        quantity: 95,
      },
    });
  });

  test("counts by the label where a container says how many it holds", () => {
    expect(containersOf("SHP-FIT10", "0.75", 3)).toEqual({
      ok: true,
      value: {
        method: "container",
        container: "SHP-FIT10",
        fill: "0.75",
        containers: 3,
        measure: "2.25",
        unit: "container",
        factor: "10",
        factorVersion: 1,
        quantity: 23,
      },
    });
  });

  test.each([
    ["SHP-05L", "1", 25],
    ["SHP-1QT", "1", 47],
    ["SHP-1GAL", "1", 189],
    ["SHP-2GAL", "1", 379],
    ["SHP-14QT", "1", 662],
    ["SHP-5GAL", "1", 946],
    ["SHP-1GAL", "0.5", 95],
    ["SHP-05L", "0.25", 6],
    ["SHP-05L", "0.5", 13],
  ] as const)("takes %s filled to %s for %d syringes", (code, fill, quantity) => {
    expect(containersOf(code, fill)).toMatchObject({ ok: true, value: { quantity } });
  });

  test("rounds all containers of one return once", () => {
    // Each alone would be 95; three are 283.9125.
    expect(containersOf("SHP-2GAL", "0.25", 3)).toMatchObject({ ok: true, value: { quantity: 284 } });
  });

  test("can estimate for every container that ships, at every fill", () => {
    const containers = [...shippedCatalogue.items.values()].filter(
      ({ container }) => container !== undefined,
    );

    const results = containers.flatMap(({ code }) => fills.map((fill) => containersOf(code, fill)));

    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
  });

  test("needs a container whose size is known", () => {
    expect(containersOf("CON-EXT", "1")).toEqual({ ok: false, error: "no-container-size" });
  });

  test.each([0, -1, 1.5, Number.NaN])("doesn't take %d for a number of containers", (containers) => {
    expect(containersOf("SHP-FIT10", "1", containers)).toEqual({
      ok: false,
      error: "not-a-container-count",
    });
  });

  test("says when it comes to no syringe at all", () => {
    const factors = { ...shippedFactors, perLitre: decimal("1") };
    const tiny = containerReturn({ container: itemOf("SHP-05L"), fill: "0.25", containers: 1, factors });

    expect(tiny).toEqual({ ok: false, error: "zero" });
  });

  test("takes up to 99,999 syringes and no more", () => {
    // 50 a litre of half a litre is 25; 10 a pocket box is even, so a factor of 9 gives the odd limit.
    const container: Item = { ...itemOf("SHP-FIT10"), container: { holds: 9 } };
    const at = containerReturn({ container, fill: "1", containers: 11_111, factors: shippedFactors });
    const past = containerReturn({ container, fill: "1", containers: 11_112, factors: shippedFactors });

    expect(at).toMatchObject({ ok: true, value: { quantity: 99_999 } });
    expect(past).toEqual({ ok: false, error: "too-many" });
  });

  test("takes more in a tally, which stands for a whole period", () => {
    const container = itemOf("SHP-5GAL");
    const given = { container, fill: "1", containers: 10_000, factors: shippedFactors } as const;

    expect(containerReturn(given)).toEqual({ ok: false, error: "too-many" });
    expect(containerReturn({ ...given, most: maxTallyQuantity })).toMatchObject({
      ok: true,
      value: { quantity: 9_463_500 },
    });
  });

  test("doesn't write a measure too long to be read back", () => {
    const given = { container: itemOf("SHP-5GAL"), fill: "1", factors: shippedFactors } as const;

    expect(containerReturn({ ...given, containers: 600_000, most: maxTallyQuantity })).toEqual({
      ok: false,
      error: "too-many",
    });
  });
});

describe("weightReturn", () => {
  test("keeps what was read off the scale, the factor and its version beside the estimate", () => {
    expect(weightOf("2.0", "0.4", "kg")).toEqual({
      ok: true,
      value: {
        method: "weight",
        measure: "2.0",
        tare: "0.4",
        unit: "kg",
        factor: "619.5",
        factorVersion: 1,
        quantity: 991,
      },
    });
  });

  test.each([
    ["2.22", "0", "lb", 624],
    ["1", "0", "lb", 281],
    ["1.5", "0.5", "kg", 620],
    ["0.9", "0.1", "lb", 225],
  ] as const)("takes %s less %s %s for %d syringes", (gross, tare, unit, quantity) => {
    expect(weightOf(gross, tare, unit)).toMatchObject({ ok: true, value: { quantity } });
  });

  test("says when the empty container weighs more than the full one", () => {
    expect(weightOf("0.4", "0.41", "kg")).toEqual({ ok: false, error: "tare-above-gross" });
  });

  test("says when nothing is left, or less than half a syringe", () => {
    expect(weightOf("1.50", "1.5", "kg")).toEqual({ ok: false, error: "zero" });
    expect(weightOf("0.0008", "0", "kg")).toEqual({ ok: false, error: "zero" });
  });

  test("takes up to 99,999 syringes and no more", () => {
    expect(weightOf("355.868", "0", "lb")).toMatchObject({ ok: true, value: { quantity: 99_999 } });
    expect(weightOf("355.87", "0", "lb")).toMatchObject({ ok: true, value: { quantity: 99_999 } });
    expect(weightOf("355.871", "0", "lb")).toEqual({ ok: false, error: "too-many" });
    expect(weightOf("355.871", "0", "lb", maxTallyQuantity)).toMatchObject({
      ok: true,
      value: { quantity: 100_000 },
    });
  });

  test("uses the program's factor and remembers its version", () => {
    const factors = { ...shippedFactors, version: 3, perPound: decimal("250") };

    expect(weightReturn({ gross: decimal("2"), tare: decimal("0"), unit: "lb", factors })).toMatchObject({
      ok: true,
      value: { factor: "250", factorVersion: 3, quantity: 500 },
    });
  });

  test("rounds halves up, exactly, for any weight in grams", () => {
    const grams = fc.integer({ min: 1, max: 161_000 });

    fc.assert(
      fc.property(grams, (gross) => {
        const text = `${Math.floor(gross / 1000)}.${String(gross % 1000).padStart(3, "0")}`;
        // 619.5 a kilogram is 6195 ten-thousandths a gram.
        const expected = Math.floor((gross * 6195 + 5000) / 10_000);

        const result = weightOf(text, "0", "kg");

        expect(result.ok ? result.value.quantity : 0).toBe(expected);
      }),
    );
  });
});

describe("isEstimated", () => {
  test("takes only a count for exact", () => {
    const counted: Return = { method: "counted", quantity: 1 };
    const stated: Return = { method: "stated", quantity: 1 };
    const visual: Return = { method: "visual", quantity: 1 };
    const weighed = weightOf("2", "1", "kg");
    const contained = containersOf("SHP-FIT10", "1");
    const estimates = [weighed, contained].flatMap((result) => (result.ok ? [result.value] : []));

    expect([counted, stated, visual, ...estimates].map((given) => isEstimated(given))).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
  });
});
