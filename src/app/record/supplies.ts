/**
 * What taps on tiles do to the lines and kits of a draft. A draft keeps them
 * in the form in which a record stores them, so that a record that is fixed
 * loses nothing it held: a lot, a pack, an older recipe.
 */
import type { Item, Kit } from "../../domain/catalogue/catalogue.ts";
import { kitLines } from "../../domain/catalogue/explode-kit.ts";
import type { ItemCode } from "../../domain/ids.ts";
import { maxQuantity } from "../../domain/limits.ts";
import type { Line, RefillReason } from "../../domain/record.ts";
import { addKits, itemsOfKit, roomForKits, takeKits } from "./kits-of-draft.ts";
import {
  isNaloxone,
  lineOfUnits,
  mergeLine,
  noSupplies,
  sum,
  type Supplies,
  takeUnits,
} from "./supply-lines.ts";

/** What one tile counts. */
export type Tallied =
  | { readonly type: "item"; readonly item: Item }
  | { readonly type: "kit"; readonly kit: Kit };

export interface Supply {
  readonly supply?: "first" | "refill";
  readonly reason?: RefillReason;
}

/** So many base units, and the pack they were entered as. */
export interface Added {
  readonly quantity: number;
  readonly pack?: string;
}

/** Adds to what was counted; stops at the most that one line can hold. */
export function addTallied(
  supplies: Supplies,
  tallied: Tallied,
  { quantity, pack, ...supply }: Supply & Added,
): Supplies {
  const room = mostOf(tallied, supplies) - quantityOf(supplies, tallied);
  const added = Math.min(quantity, room);
  if (added <= 0) return supplies;
  if (tallied.type === "kit") return addKits(supplies, tallied.kit, { quantity: added, supply });

  const { code, direction } = tallied.item;
  const line = { item: code, quantity, direction, ...(pack !== undefined && { pack }), ...supply };
  return { ...supplies, lines: mergeLine(supplies.lines, lineOfUnits(line, added)) };
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

/** Makes it this many, as typed on the keypad: in units, whatever packs it was counted by before. */
export function setTallied(supplies: Supplies, tallied: Tallied, quantity: number): Supplies {
  const difference = quantity - quantityOf(supplies, tallied);
  if (difference === 0) return supplies;
  const set =
    difference > 0
      ? addTallied(supplies, tallied, { quantity: difference })
      : takeTallied(supplies, tallied, { quantity: -difference });
  return tallied.type === "kit" ? set : { ...set, lines: withoutPacks(set.lines, tallied.item) };
}

/** In place, so that a line keeps where it stands. */
function withoutPacks(lines: readonly Line[], item: Item): readonly Line[] {
  if (lines.every((line) => !isOfItem(line, item) || line.pack === undefined)) return lines;
  return lines
    .map((line) => {
      if (!isOfItem(line, item)) return line;
      const { pack: _, ...unpacked } = line;
      return unpacked;
    })
    .reduce(mergeLine, []);
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
      ...lineOfUnits(withoutReason, units),
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

/** The most a tile can count beside what is counted: no line may hold more than a record allows. */
export function mostOf(tallied: Tallied, supplies = noSupplies): number {
  if (tallied.type === "item") return maxQuantity;
  return quantityOf(supplies, tallied) + roomForKits(supplies, tallied.kit);
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
  return itemsOfKit(supplies, kit).find((packed) => packed.item === item)?.quantity ?? 0;
}
