/** What a program has on its phones means the same in every later catalogue. */
import { describe, expect, test } from "vitest";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue.ts";
import { shippedCatalogue } from "../../../src/domain/catalogue/shipped.ts";
import { itemCode } from "../../support/builders.ts";
import { allCodes, recipeOf } from "../../support/shipped-catalogue.ts";
import releasedCodes from "../../fixtures/catalogue/released-codes.json" with { type: "json" };

describe("what was released", () => {
  const { releases } = releasedCodes;
  const releasedItems = releases.flatMap((release) => Object.entries(release.items));
  const releasedRecipes = releases.flatMap((release) =>
    Object.entries(release.kits).flatMap(([code, recipes]) =>
      Object.entries(recipes).map(([version, lines]) => ({ code, version: Number(version), lines })),
    ),
  );

  test("still has its unit, direction, equivalents, doses and container, retired or not", () => {
    const asToday = releasedItems.map(([code]) => [code, meaningOf(shippedCatalogue, code)]);

    expect(asToday).toEqual(releasedItems);
  });

  test("still has every recipe of every kit, to the last unit", () => {
    const asToday = releasedRecipes.map(({ code, version }) => ({
      code,
      version,
      lines: recipeOf(code, version),
    }));

    expect(asToday).toEqual(releasedRecipes);
  });

  test("still has its services, referrals and steps", () => {
    const released = releases.flatMap((release) => [
      ...release.services,
      ...release.referrals,
      ...release.steps,
    ]);

    expect(released.filter((code) => !allCodes.includes(code))).toEqual([]);
  });

  // A code that is not on the list is not guarded, so adding one means adding a release.
  test("is all there is, and the catalogue has the version of the last release", () => {
    const released = releases.flatMap((release) => [
      ...Object.keys(release.items),
      ...Object.keys(release.kits),
      ...release.services,
      ...release.referrals,
      ...release.steps,
    ]);
    const recipeCount = [...shippedCatalogue.kits.values()].reduce(
      (sum, kit) => sum + kit.versions.length,
      0,
    );

    expect(new Set(allCodes)).toEqual(new Set(released));
    expect(recipeCount).toBe(releasedRecipes.length);
    expect(shippedCatalogue.version).toBe(releases.at(-1)?.version);
    expect(releases.map((release) => release.version)).toEqual(releases.map((_, index) => index + 1));
  });
});

/** What of an item a stored record relies on. */
function meaningOf(catalogue: Catalogue, code: string) {
  const item = catalogue.items.get(itemCode(code));
  if (item === undefined) return undefined;
  const { unit, direction, syringes, needles, doses, container } = item;
  return { unit, direction, syringes, needles, doses, ...(container && { container }) };
}
