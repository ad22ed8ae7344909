/**
 * What taps on tiles do to the lines and kits of a draft. A draft keeps them
 * in the form in which a record stores them, so that a record that is fixed
 * loses nothing it held: a lot, a pack, an older recipe.
 */
import type { Item, Kit } from "../../domain/catalogue/catalogue.ts";
import { currentRecipe, kitLines } from "../../domain/catalogue/explode-kit.ts";
import type { ItemCode } from "../../domain/ids.ts";
import { maxQuantity } from "../../domain/limits.ts";
import type { KitCount, Line, RefillReason } from "../../domain/record.ts";
import { isNaloxone, mergeLine, sum, takeUnits } from "./supply-lines.ts";

export interface Supplies {
  readonly lines: readonly Line[];
  readonly kits: readonly KitCount[];
}

/** What one tile counts. */
export type Tallied =
  | { readonly type: "item"; readonly item: Item }
  | { readonly type: "kit"; readonly kit: Kit };

export interface Supply {
  readonly supply?: "first" | "refill";
  readonly reason?: RefillReason;
}

type KitOfLine = NonNullable<Line["kit"]>;

export const noSupplies: Supplies = { lines: [], kits: [] };

/** Adds to what was counted; stops at the most that one line can hold. */
export function addTallied(
  supplies: Supplies,
  tallied: Tallied,
  { quantity, ...supply }: Supply & { readonly quantity: number },
): Supplies {
  const room = mostOf(tallied) - quantityOf(supplies, tallied);
  const added = Math.min(quantity, room);
  if (added <= 0) return supplies;
  if (tallied.type === "kit") return addKits(supplies, tallied.kit, { quantity: added, supply });

  const { code, direction } = tallied.item;
  return {
    ...supplies,
    lines: mergeLine(supplies.lines, { item: code, quantity: added, direction, ...supply }),
  };
}

/** Takes back from what was counted, the last tapped first, or only of one supply; never below nothing. */
export function takeTallied(
  supplies: Supplies,
  tallied: Tallied,
  { quantity, supply }: { readonly quantity: number; readonly supply?: "first" | "refill" | undefined },
): Supplies {
  const there =
    supply === undefined ? quantityOf(supplies, tallied) : supplyQuantityOf(supplies, tallied, supply);
  const taken = Math.min(quantity, there);
  if (taken <= 0) return supplies;
  if (tallied.type === "kit") return takeKits(supplies, tallied.kit, { quantity: taken, supply });
  const isMeant = (line: Line) =>
    isOfItem(line, tallied.item) && (supply === undefined || line.supply === supply);
  return { ...supplies, lines: takeUnits(supplies.lines, taken, isMeant) };
}

/** Makes it this many, as typed on the keypad. */
export function setTallied(supplies: Supplies, tallied: Tallied, quantity: number): Supplies {
  const difference = quantity - quantityOf(supplies, tallied);
  return difference > 0
    ? addTallied(supplies, tallied, { quantity: difference })
    : takeTallied(supplies, tallied, { quantity: -difference });
}

/** Says why so many refills were given, in place of what was said before. */
export function giveReason(
  supplies: Supplies,
  tallied: Tallied,
  change: {
    readonly quantity: number;
    readonly from: RefillReason | undefined;
    readonly to: RefillReason | undefined;
  },
): Supplies {
  let { lines } = supplies;
  for (const line of supplies.lines) {
    if (!isOf(line, tallied) || line.supply !== "refill" || line.reason !== change.from) continue;
    const units = change.quantity * unitsPerTallied(supplies, tallied, line);
    if (units === 0 || line.quantity < units) continue;
    const { reason: _reason, ...withoutReason } = line;
    lines = takeUnits(lines, units, (other) => other === line);
    lines = mergeLine(lines, {
      ...withoutReason,
      quantity: units,
      ...(change.to !== undefined && { reason: change.to }),
    });
    return { ...supplies, lines };
  }
  return supplies;
}

/** How many the tile shows. */
export function quantityOf({ lines, kits }: Supplies, tallied: Tallied): number {
  return tallied.type === "kit"
    ? sum(kits.filter(({ code }) => code === tallied.kit.code))
    : sum(lines.filter((line) => isOfItem(line, tallied.item)));
}

/** How many of them were a first supply, or a refill. */
export function supplyQuantityOf(
  supplies: Supplies,
  tallied: Tallied,
  supply: "first" | "refill" | undefined,
): number {
  let quantity = 0;
  for (const line of supplies.lines) {
    const units = unitsPerTallied(supplies, tallied, line);
    if (isOf(line, tallied) && units > 0 && line.supply === supply) quantity += line.quantity / units;
  }
  return Math.floor(quantity);
}

/** The most a tile can count: no line may hold more than a record allows. */
export function mostOf(tallied: Tallied): number {
  if (tallied.type === "item") return maxQuantity;
  return Math.floor(maxQuantity / Math.max(...kitLines(tallied.kit, 1).map((line) => line.quantity)));
}

/** Whether it is asked if this was a person's first naloxone or a refill. */
export function asksSupply(tallied: Tallied): boolean {
  return naloxoneOf(tallied) !== undefined;
}

/** The naloxone that a tile hands out, if it does. */
export function naloxoneOf(tallied: Tallied): ItemCode | undefined {
  const items =
    tallied.type === "item" ? [tallied.item.code] : kitLines(tallied.kit, 1).map((line) => line.item);
  return items.find(isNaloxone);
}

function addKits(
  supplies: Supplies,
  kit: Kit,
  { quantity, supply }: { readonly quantity: number; readonly supply: Supply },
): Supplies {
  const { version } = currentRecipe(kit);
  let { lines } = supplies;
  for (const line of kitLines(kit, quantity)) {
    lines = mergeLine(lines, isNaloxone(line.item) ? { ...line, ...supply } : line);
  }
  return { lines, kits: mergeKit(supplies.kits, { code: kit.code, version, quantity }) };
}

function takeKits(
  supplies: Supplies,
  kit: Kit,
  { quantity, supply }: { readonly quantity: number; readonly supply: "first" | "refill" | undefined },
): Supplies {
  let { lines, kits } = supplies;
  let left = quantity;
  for (const count of supplies.kits.filter(({ code }) => code === kit.code).toReversed()) {
    const taken = Math.min(left, count.quantity);
    lines =
      taken === sum(kits.filter((other) => isSameKit(other, count)))
        ? lines.filter((line) => !isSameKit(line.kit, count))
        : takeItems(lines, { items: itemsOfKit(supplies, kit, count), taken, kit: count, supply });
    kits = kits.flatMap((other) => {
      if (other !== count) return other;
      return taken === count.quantity ? [] : { ...count, quantity: count.quantity - taken };
    });
    left -= taken;
  }
  return { lines, kits };
}

interface ItemOfKit {
  readonly item: ItemCode;
  readonly quantity: number;
}

function takeItems(
  lines: readonly Line[],
  given: {
    readonly items: readonly ItemOfKit[];
    readonly taken: number;
    readonly kit: KitOfLine;
    readonly supply: "first" | "refill" | undefined;
  },
): readonly Line[] {
  const { items, taken, kit, supply } = given;
  return items.reduce(
    (left, { item, quantity }) =>
      takeUnits(
        left,
        quantity * taken,
        (line) =>
          line.item === item &&
          isSameKit(line.kit, kit) &&
          (supply === undefined || !isNaloxone(item) || line.supply === supply),
      ),
    lines,
  );
}

/**
 * What one kit of this version holds: by its recipe or, where that is newer
 * than this app, by what the record itself says was in its kits.
 */
function itemsOfKit({ lines, kits }: Supplies, kit: Kit, of: KitOfLine): readonly ItemOfKit[] {
  const recipe = kit.versions.find(({ version }) => version === of.version);
  if (recipe !== undefined) return recipe.lines;
  const packed = lines.filter((line) => isSameKit(line.kit, of));
  const kitCount = sum(kits.filter((count) => isSameKit(count, of)));
  return [...new Set(packed.map(({ item }) => item))].map((item) => ({
    item,
    // Whole, also where a file says what no whole number each adds up to; the last kit takes what is left.
    quantity: Math.round(sum(packed.filter((line) => line.item === item)) / kitCount),
  }));
}

function isSameKit(one: KitOfLine | undefined, other: KitOfLine): boolean {
  return one?.code === other.code && one.version === other.version;
}

function mergeKit(kits: readonly KitCount[], added: KitCount): readonly KitCount[] {
  const index = kits.findIndex(({ code, version }) => code === added.code && version === added.version);
  const found = kits[index];
  if (found === undefined) return [...kits, added];
  return kits.with(index, { ...found, quantity: found.quantity + added.quantity });
}

function isOf(line: Line, tallied: Tallied): boolean {
  return tallied.type === "kit"
    ? line.kit?.code === tallied.kit.code && isNaloxone(line.item)
    : isOfItem(line, tallied.item);
}

/** What came out of a kit is counted on the kit's tile. */
function isOfItem(line: Line, item: Item): boolean {
  return line.item === item.code && line.kit === undefined && line.direction === item.direction;
}

function unitsPerTallied(supplies: Supplies, tallied: Tallied, { item, kit }: Line): number {
  if (tallied.type === "item") return 1;
  if (kit === undefined) return 0;
  return itemsOfKit(supplies, tallied.kit, kit).find((packed) => packed.item === item)?.quantity ?? 0;
}
