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
 * Lines for each item that was counted, what is as expected too: that it was
 * counted is worth knowing. `found` is what else is in there, beside what was
 * counted of the item; where nobody counted it, beside what should be there.
 */
export function countLines(
  counts: Counts,
  held: readonly ItemHeld[],
  { found, reason }: { readonly found: readonly StockLine[]; readonly reason: StockReason | undefined },
): Result<readonly StockLine[], CountProblem> {
  const read = readCounts(counts);
  if (!read.ok) return read;
  const counted = new Map(read.value);
  const items = new Set([...counted.keys(), ...found.map(({ item }) => item)]);
  const lines = [...items].flatMap((item) =>
    countLinesOf(item, {
      expected: expectedOf(held, item),
      counted: counted.get(item),
      found: found.filter((line) => line.item === item),
    }),
  );
  if (lines.length === 0) return err({ kind: "nothing" });
  return ok(lines.map((line) => (line.quantity === 0 || reason === undefined ? line : { ...line, reason })));
}

/** Items that were counted or found, of which another number should be there by now than was shown. */
export function changedSince(
  lines: readonly StockLine[],
  shown: readonly ItemHeld[],
  now: readonly ItemHeld[],
): readonly ItemCode[] {
  const items = new Set(lines.map(({ item }) => item));
  return [...items].filter((item) => expectedOf(shown, item) !== expectedOf(now, item));
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

/** The numbers that were typed, by item. */
function readCounts(
  counts: Counts,
): Result<readonly (readonly [ItemCode, number])[], Extract<CountProblem, { kind: "not-a-number" }>> {
  const read: (readonly [ItemCode, number])[] = [];
  for (const [item, typed] of counts) {
    if (typed.trim() === "") continue;
    const counted = wholeNumberOf(typed);
    if (counted === undefined || counted > maxQuantity) return err({ kind: "not-a-number", item });
    read.push([item, counted]);
  }
  return ok(read);
}

function expectedOf(held: readonly ItemHeld[], item: ItemCode): number {
  return held.find((each) => each.item === item)?.quantity ?? 0;
}

interface CountedItem {
  readonly expected: number;
  readonly counted: number | undefined;
  /** Lines of the one item. */
  readonly found: readonly StockLine[];
}

/**
 * What has a lot or an expiry is a line of its own, which expects what the one
 * before it counted: so the last one has counted all of the item, and the
 * differences add up. Of an item below 0 nothing is there before it is found.
 */
function countLinesOf(item: ItemCode, { expected, counted, found }: CountedItem): readonly StockLine[] {
  const ofLots = found.filter(hasBox);
  const loose = found.filter((line) => !hasBox(line));
  const isCounted = counted !== undefined || loose.length > 0 || expected < 0;
  let there = (counted ?? Math.max(expected, 0)) + loose.reduce((sum, { quantity }) => sum + quantity, 0);
  const lines = isCounted ? [countLine({ item }, { counted: there, expected })] : [];
  for (const { lot, expiry, quantity } of ofLots) {
    const box = { item, ...(lot !== undefined && { lot }), ...(expiry !== undefined && { expiry }) };
    lines.push(countLine(box, { counted: there + quantity, expected: there }));
    there += quantity;
  }
  return lines;
}

function countLine(
  box: Pick<StockLine, "item" | "lot" | "expiry">,
  { counted, expected }: { readonly counted: number; readonly expected: number },
): StockLine {
  return { ...box, quantity: counted - expected, counted, expected };
}

function hasBox({ lot, expiry }: StockLine): boolean {
  return lot !== undefined || expiry !== undefined;
}
