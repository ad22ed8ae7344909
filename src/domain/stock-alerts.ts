/** What to see to in a store before it runs out or expires. */
import type { ItemCode, LocalDate } from "./ids.ts";
import { addDays } from "./local-date.ts";
import { compareLists, compareTexts } from "./order.ts";
import type { ItemHeld, LotHeld } from "./stock-ledger.ts";

/**
 * Lots that expire at latest so many days after the day, the first to expire
 * first; those that have expired too. A lot is good until the end of its day.
 */
export function expiringLots(
  lots: Iterable<LotHeld>,
  day: LocalDate,
  withinDays: number,
): readonly LotHeld[] {
  const last = addDays(day, withinDays);
  return [...lots]
    .filter(({ expiry }) => expiry !== undefined && expiry <= last)
    .toSorted((one, other) => compareLists(keyOf(one), keyOf(other)));
}

function keyOf({ expiry, item, lot }: LotHeld): readonly string[] {
  return [expiry ?? "", item, lot ?? ""];
}

export interface BelowPar {
  readonly item: ItemCode;
  readonly quantity: number;
  readonly par: number;
}

/**
 * Items of which a place has less than it should, by code. What isn't held at
 * all is 0; what no par was set for is never below it.
 */
export function belowPar(
  held: Iterable<ItemHeld>,
  parByItem: ReadonlyMap<ItemCode, number>,
): readonly BelowPar[] {
  const quantities = new Map([...held].map(({ item, quantity }) => [item, quantity]));
  return [...parByItem]
    .map(([item, par]) => ({ item, quantity: quantities.get(item) ?? 0, par }))
    .filter(({ quantity, par }) => quantity < par)
    .toSorted((one, other) => compareTexts(one.item, other.item));
}
