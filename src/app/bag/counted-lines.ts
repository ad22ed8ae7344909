/** What is found in the bag: as a count of it, or as what is brought back. */
import type { ItemCode } from "../../domain/ids.ts";
import type { ItemHeld } from "../../domain/stock-ledger.ts";
import { maxQuantity } from "../../domain/limits.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { StockLine, StockReason } from "../../domain/stock.ts";
import { wholeNumberOf } from "./stock-lines.ts";

/** What is typed beside an item; empty where nobody counted it. */
export type Counts = ReadonlyMap<ItemCode, string>;

export type CountProblem =
  | { readonly kind: "nothing" }
  | { readonly kind: "not-a-number"; readonly item: ItemCode };

/**
 * One line for each item that was counted, what is as expected too: that it was
 * counted is worth knowing. `found` is what else is in there.
 */
export function countLines(
  counts: Counts,
  held: readonly ItemHeld[],
  { found, reason }: { readonly found: readonly StockLine[]; readonly reason: StockReason | undefined },
): Result<readonly StockLine[], CountProblem> {
  const read = readCounts(counts);
  if (!read.ok) return read;
  const byItem = new Map(read.value);
  for (const { item, quantity } of found) byItem.set(item, (byItem.get(item) ?? 0) + quantity);
  const lines = [...byItem].map(([item, counted]): StockLine => {
    const expected = held.find((each) => each.item === item)?.quantity ?? 0;
    const quantity = counted - expected;
    return { item, quantity, counted, expected, ...(quantity !== 0 && reason !== undefined && { reason }) };
  });
  return lines.length === 0 ? err({ kind: "nothing" }) : ok(lines);
}

/** What goes back to the store. Of what nobody counted, nothing does. */
export function backLines(
  counts: Counts,
  found: readonly StockLine[],
): Result<readonly StockLine[], CountProblem> {
  const read = readCounts(counts);
  if (!read.ok) return read;
  const counted = read.value.flatMap(([item, quantity]) => (quantity > 0 ? [{ item, quantity }] : []));
  const lines = [...counted, ...found];
  return lines.length === 0 ? err({ kind: "nothing" }) : ok(lines);
}

function readCounts(counts: Counts): Result<readonly (readonly [ItemCode, number])[], CountProblem> {
  const read: (readonly [ItemCode, number])[] = [];
  for (const [item, typed] of counts) {
    if (typed.trim() === "") continue;
    const counted = wholeNumberOf(typed);
    if (counted === undefined || counted > maxQuantity) return err({ kind: "not-a-number", item });
    read.push([item, counted]);
  }
  return ok(read);
}
