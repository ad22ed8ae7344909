/** Takes kits apart when they are recorded, so that every line names a real item. */
import { assert } from "../assert.ts";
import type { ItemCode } from "../ids.ts";
import type { Line } from "../record.ts";
import type { Kit, KitVersion } from "./catalogue.ts";

/**
 * The lines of `quantity` kits by the recipe in use, one line an item, in the
 * order of the recipe. A line keeps the kit and the version, so a later recipe
 * does not rewrite what was handed out. That a line stays below the limit of
 * lines is for the parser of the record to check.
 */
export function kitLines(kit: Kit, quantity: number): Line[] {
  assert(
    Number.isSafeInteger(quantity) && quantity > 0,
    "a form or parser let no other number of kits through",
  );
  const { version, lines } = currentRecipe(kit);

  const unitsPerKit = new Map<ItemCode, number>();
  for (const line of lines) {
    unitsPerKit.set(line.item, (unitsPerKit.get(line.item) ?? 0) + line.quantity);
  }

  return [...unitsPerKit].map(([item, units]) => ({
    item,
    quantity: units * quantity,
    direction: "out",
    kit: { code: kit.code, version },
  }));
}

/** The recipe kits are packed by now. */
export function currentRecipe(kit: Kit): KitVersion {
  const latest = kit.versions.at(-1);
  assert(latest !== undefined, "a kit is made with its first recipe");
  return latest;
}
