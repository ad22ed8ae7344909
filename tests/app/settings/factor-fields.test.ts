import { describe, expect, test } from "vitest";
import { draftOfFactors, factorsFrom } from "../../../src/app/settings/factor-fields.ts";
import { shippedFactors } from "../../../src/domain/returns.ts";
import { errorOf, valueOf } from "../../support/results.ts";

const draft = draftOfFactors(shippedFactors, "en");

describe("factorsFrom", () => {
  test("makes a new version of changed numbers", () => {
    const factors = valueOf(
      factorsFrom({ ...draft, perPound: "250,5" }, { current: shippedFactors, language: "en" }),
    );

    expect(factors).toEqual({ ...shippedFactors, version: 2, perPound: "250.5" });
  });

  test("keeps the version while the numbers mean the same", () => {
    expect(
      valueOf(factorsFrom({ ...draft, perKilogram: "619.50" }, { current: shippedFactors, language: "en" })),
    ).toBe(shippedFactors);
  });

  test("never goes back to a version: the shipped numbers again are a newer one", () => {
    const changed = valueOf(
      factorsFrom({ ...draft, perLitre: "60" }, { current: shippedFactors, language: "en" }),
    );

    expect(valueOf(factorsFrom(draft, { current: changed, language: "en" }))).toEqual({
      ...shippedFactors,
      version: 3,
    });
  });

  test("refuses what could be thousands, and knows the mark of the language", () => {
    const typed = { ...draft, perPound: "1,234" };

    expect(errorOf(factorsFrom(typed, { current: shippedFactors, language: "en" }))).toEqual({
      perPound: "unfit",
    });
    expect(valueOf(factorsFrom(typed, { current: shippedFactors, language: "fr" })).perPound).toBe("1.234");
  });

  test("names each number that is none, is 0 or is too long", () => {
    const typed = { perPound: "", perKilogram: "0,0", perLitre: "12345678" };

    expect(errorOf(factorsFrom(typed, { current: shippedFactors, language: "en" }))).toEqual({
      perPound: "unfit",
      perKilogram: "unfit",
      perLitre: "too-long",
    });
  });
});

describe("draftOfFactors", () => {
  test("writes what it can read back, in every language", () => {
    for (const language of ["en", "es", "fr"] as const) {
      expect(
        valueOf(factorsFrom(draftOfFactors(shippedFactors, language), { current: shippedFactors, language })),
      ).toBe(shippedFactors);
    }
  });
});
