/** The shipped catalogue as its tests ask for it. */
import type { Item } from "../../src/domain/catalogue/catalogue.ts";
import { shippedCatalogue } from "../../src/domain/catalogue/shipped.ts";
import { itemCode, kitCode } from "./builders.ts";

const { items, kits, services, referrals, steps } = shippedCatalogue;

export const allCodes: readonly string[] = [
  ...items.keys(),
  ...kits.keys(),
  ...services.keys(),
  ...referrals,
  ...steps,
];

export function mustGetItem(code: string): Item {
  const item = items.get(itemCode(code));
  if (item === undefined) throw new Error(`${code} does not ship`);
  return item;
}

export function recipeOf(code: string, version: number) {
  const recipe = kits.get(kitCode(code))?.versions.find((candidate) => candidate.version === version);
  return recipe?.lines.map((line) => [line.item, line.quantity]);
}
