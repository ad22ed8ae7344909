import { everyTallied, codeOf } from "../../src/app/record/tile-catalogue.ts";
import type { Tallied } from "../../src/app/record/supplies.ts";

/** The tile of an item or a kit that ships. */
export function tileOf(code: `KIT-${string}` | `NLX-KIT-${string}`): Extract<Tallied, { type: "kit" }>;
export function tileOf(code: string): Extract<Tallied, { type: "item" }>;
export function tileOf(code: string): Tallied {
  const tile = everyTallied().find((one) => codeOf(one) === code);
  if (tile === undefined) throw new Error(`No tile has the code ${code}`);
  return tile;
}
