import { describe, expect, test } from "vitest";
import { draftOfFactors, factorsFrom } from "../../../src/app/settings/factor-fields.ts";
import { shippedFactors } from "../../../src/domain/returns.ts";
import { errorOf, valueOf } from "../../support/results.ts";

const draft = draftOfFactors(shippedFactors, "en");

describe("factorsFrom", () => {
  test("makes a new version of changed numbers", () => {
    const factors = valueOf(factorsFrom({ ...draft, perPound: "250,5" }, shippedFactors));

    expect(factors).toEqual({ ...shippedFactors, version: 2, perPound: "250.5" });
  });

  test("keeps the version while the numbers mean the same", () => {
    expect(valueOf(factorsFrom({ ...draft, perKilogram: "619.50" }, shippedFactors))).toBe(shippedFactors);
  });

  test("never goes back to a version: the shipped numbers again are a newer one", () => {
    const changed = valueOf(factorsFrom({ ...draft, perLitre: "60" }, shippedFactors));

    expect(valueOf(factorsFrom(draft, changed))).toEqual({ ...shippedFactors, version: 3 });
  });

  test("names each number that is none, is 0 or is too long", () => {
    const typed = { perPound: "", perKilogram: "0,0", perLitre: "12345678" };

    expect(errorOf(factorsFrom(typed, shippedFactors))).toEqual({
      perPound: "unfit",
      perKilogram: "unfit",
      perLitre: "too-long",
    });
  });
});

describe("draftOfFactors", () => {
  test("writes what it can read back, in every language", () => {
    for (const language of ["en", "es", "fr"] as const) {
      expect(valueOf(factorsFrom(draftOfFactors(shippedFactors, language), shippedFactors))).toBe(
        shippedFactors,
      );
    }
  });
});
