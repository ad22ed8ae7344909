/**
 * What one phone's bag, or van, should hold. The phone keeps it as the sum of
 * what moved since something was first put in, so that it costs the same however
 * much was ever recorded. Order changes no quantity.
 */
import type { ItemCode, LocalDate } from "./ids.ts";
import { compareLists, compareTexts } from "./order.ts";
import { sumOf } from "./rollup.ts";
import { type ItemHeld, stockEffects, type StockEffect, stockHeld } from "./stock-ledger.ts";
import type { SatchelRecord } from "./record.ts";

/** The place that stock records of a phone's own bag name. Which phone's it is, its number says. */
export const bagPlace = "bag";
/** Where a bag is filled from, and brought back to. */
export const storePlace = "store";

export interface Bag {
  readonly items: readonly ItemHeld[];
}

/**
 * So much of an item, of one lot that expires on one day, or without either;
 * below 0 where more went than is known to have come. An item's rows stay apart
 * also where they add up to nothing: what is undone finds its lot again.
 */
export interface HeldRow {
  readonly item: ItemCode;
  readonly lot?: string;
  readonly expiry?: LocalDate;
  /** In base units, never 0. */
  readonly quantity: number;
}

/** What a record takes out of the bag and puts into it. `undefined`: it counts for nothing. */
export function bagEffects(record: SatchelRecord | undefined): readonly StockEffect[] {
  if (record === undefined) return [];
  return stockEffects(record, bagPlace).filter(({ place }) => place === bagPlace);
}

export function withEffects(
  held: readonly HeldRow[],
  effects: readonly StockEffect[],
  sign: 1 | -1,
): readonly HeldRow[] {
  const rows = new Map(held.map((row) => [keyOf(row), row]));
  for (const { place: _, delta, ...of } of effects) {
    const key = keyOf(of);
    const quantity = sumOf(rows.get(key)?.quantity ?? 0, sign * delta);
    if (quantity === 0) rows.delete(key);
    else rows.set(key, { ...of, quantity });
  }
  return inOrder([...rows.values()]);
}

/**
 * Who hands something out seldom says of which lot, so lots don't go down with
 * what is there. When something comes to an item of which nothing is there, none
 * of the lots before is; and of very many lots those that expire first are let
 * go, so that a bag that never runs out is no longer to read every year.
 */
export function readyForMore(held: readonly HeldRow[], effects: readonly StockEffect[]): readonly HeldRow[] {
  const coming = new Set(effects.filter(({ delta }) => delta > 0).map(({ item }) => item));
  return [...coming].reduce((rows, item) => {
    const ofItem = rows.filter((row) => row.item === item);
    const lots = ofItem.filter(({ lot, expiry }) => lot !== undefined || expiry !== undefined);
    const gone = totalOf(ofItem) <= 0 ? lots : firstToExpire(lots, lots.length - maxLotsOfItem);
    return gone.length === 0 ? rows : withoutTheirLot(rows, gone);
  }, held);
}

/** More than one bag holds of anything. */
const maxLotsOfItem = 24;

export function bagOf(held: readonly HeldRow[]): Bag {
  const effects = held.map(({ quantity, ...row }) => ({ ...row, place: bagPlace, delta: quantity }));
  return { items: stockHeld(effects).get(bagPlace) ?? [] };
}

/** The rows that hold what a bag holds, for a phone that takes its bag along to a program. */
export function heldIn({ items }: Bag): readonly HeldRow[] {
  return items.flatMap(({ item, quantity, lots }) => {
    // Each lot is at most so many: what they are together beyond what is there went, and nobody knows of which.
    const rest = quantity - totalOf(lots);
    return rest === 0 ? lots : [...lots, { item, quantity: rest }];
  });
}

function totalOf(rows: readonly Pick<HeldRow, "quantity">[]): number {
  return rows.reduce((sum, { quantity }) => sumOf(sum, quantity), 0);
}

function firstToExpire(lots: readonly HeldRow[], count: number): readonly HeldRow[] {
  if (count <= 0) return [];
  return lots.toSorted((one, other) => compareTexts(one.expiry ?? "", other.expiry ?? "")).slice(0, count);
}

/** What they held is held still, of no lot that is known. */
function withoutTheirLot(rows: readonly HeldRow[], gone: readonly HeldRow[]): readonly HeldRow[] {
  const plain = gone.map(({ item, quantity }) => ({ item, place: bagPlace, delta: quantity }));
  return withEffects(
    rows.filter((row) => !gone.includes(row)),
    plain,
    1,
  );
}

function inOrder(rows: readonly HeldRow[]): readonly HeldRow[] {
  return rows.toSorted((one, other) => compareLists(orderOf(one), orderOf(other)));
}

function keyOf({ item, lot, expiry }: Pick<HeldRow, "item" | "lot" | "expiry">): string {
  return JSON.stringify([item, lot ?? null, expiry ?? null]);
}

function orderOf({ item, lot, expiry }: HeldRow): readonly string[] {
  return [item, lot ?? "", expiry ?? ""];
}
