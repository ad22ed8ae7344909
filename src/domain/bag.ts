/**
 * What one phone's bag, or van, should hold. The phone keeps it as the sum of
 * what moved since something was first put in, so that it costs the same however
 * much was ever recorded. Order changes no quantity.
 */
import type { ItemCode, LocalDate } from "./ids.ts";
import { compareLists } from "./order.ts";
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

/** So much of an item, of one lot or without any; below 0 where more went than is known to have come. */
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
  for (const effect of effects) {
    const key = keyOf(effect);
    const before = rows.get(key);
    const quantity = sumOf(before?.quantity ?? 0, sign * effect.delta);
    if (quantity === 0) rows.delete(key);
    else rows.set(key, { ...withEarliest(effect, before?.expiry), quantity });
  }
  return [...withoutLotsOfWhatRanOut([...rows.values()])].toSorted((one, other) =>
    compareLists(orderOf(one), orderOf(other)),
  );
}

export function bagOf(held: readonly HeldRow[]): Bag {
  const effects = held.map(({ quantity, ...row }) => ({ ...row, place: bagPlace, delta: quantity }));
  return { items: stockHeld(effects).get(bagPlace) ?? [] };
}

/** The rows that hold what a bag holds, for a phone that takes its bag along to a program. */
export function heldIn({ items }: Bag): readonly HeldRow[] {
  return items.flatMap(({ item, quantity, lots }) => {
    let left = quantity;
    const ofLots = lots.flatMap((lot): readonly HeldRow[] => {
      // Each lot is at most so many: together they can't be more than there is.
      const taken = Math.min(lot.quantity, Math.max(left, 0));
      left -= taken;
      return taken === 0 ? [] : [{ ...lot, quantity: taken }];
    });
    return left === 0 ? ofLots : [...ofLots, { item, quantity: left }];
  });
}

/**
 * Who hands something out seldom says of which lot, so lots don't go down with
 * what is there. Once nothing is there, none of them is.
 */
function withoutLotsOfWhatRanOut(rows: readonly HeldRow[]): readonly HeldRow[] {
  const totals = new Map<ItemCode, number>();
  for (const { item, quantity } of rows) totals.set(item, sumOf(totals.get(item) ?? 0, quantity));
  return [
    ...rows.filter(({ item }) => (totals.get(item) ?? 0) > 0),
    ...[...totals].flatMap(([item, quantity]) => (quantity < 0 ? [{ item, quantity }] : [])),
  ];
}

function withEarliest(
  { item, lot, expiry }: StockEffect,
  known: LocalDate | undefined,
): Omit<HeldRow, "quantity"> {
  const earliest = known !== undefined && (expiry === undefined || known < expiry) ? known : expiry;
  return { item, ...(lot !== undefined && { lot }), ...(earliest !== undefined && { expiry: earliest }) };
}

/** As the ledger tells lots apart: those without a name, by their expiry. */
function keyOf({ item, lot, expiry }: Pick<HeldRow, "item" | "lot" | "expiry">): string {
  return JSON.stringify([item, lot ?? null, lot === undefined ? (expiry ?? null) : null]);
}

function orderOf({ item, lot, expiry }: HeldRow): readonly string[] {
  return [item, lot ?? "", expiry ?? ""];
}
