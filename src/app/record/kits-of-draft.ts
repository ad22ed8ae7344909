/**
 * Kits of a draft, and what is in them. A kit can leave the table with other
 * things in it than its recipe says: another size of syringe, no cookers. It is
 * still that kit, of that version; its lines say what really went. One more of
 * a changed kit holds what the changed ones do, and takes as much away again.
 */
import type { Kit } from "../../domain/catalogue/catalogue.ts";
import { currentRecipe, kitLines } from "../../domain/catalogue/explode-kit.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { ItemCode } from "../../domain/ids.ts";
import { maxQuantity } from "../../domain/limits.ts";
import type { KitCount, Line } from "../../domain/record.ts";
import { isNaloxone, mergeLine, sum, type Supplies, takeUnits } from "./supply-lines.ts";

/** Which kit, packed by which recipe. */
export type KitOfLine = NonNullable<Line["kit"]>;

export interface PackedItem {
  readonly item: ItemCode;
  readonly quantity: number;
}

type SupplyOfLine = Pick<Line, "supply" | "reason">;

/** Adds kits like those that are counted already; the first are packed by the recipe in use. */
export function addKits(
  { lines, kits }: Supplies,
  kit: Kit,
  { quantity, supply }: { readonly quantity: number; readonly supply: SupplyOfLine },
): Supplies {
  const of = kitInUse(kit);
  const added = itemsOfKit({ lines, kits }, of).filter((packed) => packed.quantity > 0);
  return {
    lines: added.reduce(
      (before, { item, quantity: units }) =>
        mergeLine(before, {
          item,
          quantity: units * quantity,
          direction: "out",
          kit: of,
          ...(isNaloxone(item) && supply),
        }),
      lines,
    ),
    kits: mergeKit(kits, { ...of, quantity }),
  };
}

/** Takes kits back, the last recipe first; of naloxone only what was given as this supply, where one is named. */
export function takeKits(
  supplies: Supplies,
  kit: Kit,
  { quantity, supply }: { readonly quantity: number; readonly supply: "first" | "refill" | undefined },
): Supplies {
  let { lines, kits } = supplies;
  let left = quantity;
  for (const count of supplies.kits.filter(({ code }) => code === kit.code).toReversed()) {
    const taken = Math.min(left, count.quantity);
    const there = kitsOf({ kits }, count);
    lines =
      taken === there
        ? lines.filter((line) => !isSameKit(line.kit, count))
        : takeShares(lines, { of: count, there, taken, supply });
    kits = kits.flatMap((other) => {
      if (other !== count) return other;
      return taken === count.quantity ? [] : { ...count, quantity: count.quantity - taken };
    });
    left -= taken;
  }
  return { lines, kits };
}

/** What one of these kits holds: an equal share of what is in all of them or, before the first, what its recipe says. */
export function itemsOfKit(supplies: Supplies, of: KitOfLine): readonly PackedItem[] {
  const there = kitsOf(supplies, of);
  if (there === 0) return recipeOf(of);
  return itemsOfKits(supplies, of).map(({ item, quantity }) => ({
    item,
    quantity: shareOf(quantity, there),
  }));
}

/** What all of these kits hold together, in the order of their lines. */
export function itemsOfKits({ lines }: Supplies, of: KitOfLine): readonly PackedItem[] {
  const packed = new Map<ItemCode, number>();
  for (const { item, kit, quantity } of lines) {
    if (isSameKit(kit, of)) packed.set(item, (packed.get(item) ?? 0) + quantity);
  }
  return [...packed].map(([item, quantity]) => ({ item, quantity }));
}

/** What the recipe puts into so many kits as are counted; nothing is known of one that is newer than this app. */
export function usualOfKits(supplies: Supplies, of: KitOfLine): readonly PackedItem[] {
  const there = kitsOf(supplies, of);
  return recipeOf(of).map(({ item, quantity }) => ({ item, quantity: quantity * there }));
}

/** The items of which there is more or less in these kits than their recipe says. None of a recipe that isn't known. */
export function changedItems(supplies: Supplies, of: KitOfLine): readonly PackedItem[] {
  const usual = usualOfKits(supplies, of);
  if (usual.length === 0) return [];
  const packed = itemsOfKits(supplies, of);
  const left = usual
    .filter(({ item }) => packed.every((other) => other.item !== item))
    .map(({ item }) => ({ item, quantity: 0 }));
  return [...left, ...packed].filter(
    ({ item, quantity }) => (usual.find((other) => other.item === item)?.quantity ?? 0) !== quantity,
  );
}

/** Whether any of these kits went with something else in it than its recipe says. */
export function isKitChanged(supplies: Supplies, code: Kit["code"]): boolean {
  return supplies.kits.some((count) => count.code === code && changedItems(supplies, count).length > 0);
}

/** The kit as it is packed by now. */
export function kitInUse(kit: Kit): KitOfLine {
  return { code: kit.code, version: currentRecipe(kit).version };
}

/** How many more of these kits there is room for: neither their number nor a line may be more than a record allows. */
export function roomForKits(supplies: Supplies, kit: Kit): number {
  const of = kitInUse(kit);
  const packed = itemsOfKits(supplies, of);
  const rooms = itemsOfKit(supplies, of)
    .filter(({ quantity }) => quantity > 0)
    .map(({ item, quantity }) => {
      const there = packed.find((other) => other.item === item)?.quantity ?? 0;
      return Math.floor((maxQuantity - there) / quantity);
    });
  return Math.max(Math.min(...rooms, maxQuantity - kitsOf(supplies, of)), 0);
}

/** The kits whose content can be changed: those that were counted last. */
export function countedKit({ kits }: Pick<Supplies, "kits">, code: Kit["code"]): KitOfLine | undefined {
  const count = kits.findLast((other) => other.code === code);
  return count && { code, version: count.version };
}

function recipeOf({ code, version }: KitOfLine): readonly PackedItem[] {
  const kit = shippedCatalogue.kits.get(code);
  if (kit === undefined) return [];
  const versions = kit.versions.filter((other) => other.version === version);
  return versions.length === 0 ? [] : kitLines({ ...kit, versions }, 1);
}

/**
 * The share of one kit in what all of them hold, a whole number: half a unit is
 * left to the kits that stay, so that none of them is ever empty. One more kit
 * with this share doesn't change the share, and takes exactly that back.
 */
export function shareOf(units: number, kitCount: number): number {
  return Math.max(Math.ceil(units / kitCount - 0.5), 0);
}

/** What kits that are taken one after the other leave of something. */
function unitsLeft(units: number, there: number, taken: number): number {
  let left = units;
  for (let kitCount = there; kitCount > there - taken; kitCount--) left -= shareOf(left, kitCount);
  return left;
}

function takeShares(
  lines: readonly Line[],
  given: {
    readonly of: KitOfLine;
    readonly there: number;
    readonly taken: number;
    readonly supply: "first" | "refill" | undefined;
  },
): readonly Line[] {
  const { of, there, taken, supply } = given;
  return itemsOfKits({ lines, kits: [] }, of).reduce(
    (left, { item, quantity }) =>
      takeUnits(
        left,
        quantity - unitsLeft(quantity, there, taken),
        (line) =>
          isIn(line, of, item) && (supply === undefined || !isNaloxone(item) || line.supply === supply),
      ),
    lines,
  );
}

export function isIn(line: Line, of: KitOfLine, item: ItemCode): boolean {
  return line.item === item && isSameKit(line.kit, of);
}

export function kitsOf({ kits }: Pick<Supplies, "kits">, of: KitOfLine): number {
  return sum(kits.filter((count) => isSameKit(count, of)));
}

export function isSameKit(one: KitOfLine | undefined, other: KitOfLine): boolean {
  return one?.code === other.code && one.version === other.version;
}

function mergeKit(kits: readonly KitCount[], added: KitCount): readonly KitCount[] {
  const index = kits.findIndex((count) => isSameKit(count, added));
  const found = kits[index];
  if (found === undefined) return [...kits, added];
  return kits.with(index, { ...found, quantity: found.quantity + added.quantity });
}
