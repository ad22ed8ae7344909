/**
 * What loading out and in leaves over of one shift: gone out of the bag and in
 * no entry. It is shown, never guessed away; a person may post it as untallied,
 * a class of its own, so that totals of what was tallied stay honest.
 */
import type { ItemCode } from "./ids.ts";
import { compareTexts } from "./order.ts";
import type { SatchelRecord, ShiftRecord } from "./record.ts";
import { sumOf } from "./rollup.ts";
import { type ItemHeld, stockEffects } from "./stock-ledger.ts";
import type { StockLine } from "./stock.ts";

/** Base units of one item. */
export interface ItemVariance {
  readonly item: ItemCode;
  /** In the bag before the shift. */
  readonly opening: number;
  readonly loadedOut: number;
  readonly loadedIn: number;
  /** Handed out, in contacts and groups. */
  readonly tallied: number;
  readonly wasted: number;
  /** What the bag got otherwise, less what it gave away: transfers, deliveries, counts, what was disposed of. */
  readonly moved: number;
  readonly untallied: number;
  /**
   * In the bag before, loaded out and moved, less all the rest: still in the bag,
   * or gone out in no entry. Below 0 where more was handed out or brought back
   * than is known to have come: then something was not noted whole.
   */
  readonly left: number;
}

type Part = Exclude<keyof ItemVariance, "item" | "left" | "opening">;

/**
 * Items by their codes; of each item that the shift moved, also where nothing is
 * left over. What was in the bag before and stayed there is no part of it.
 */
export function shiftVariance(
  records: Iterable<SatchelRecord>,
  bag: string,
  opening: ReadonlyMap<ItemCode, number> = new Map(),
): readonly ItemVariance[] {
  const byItem = new Map<ItemCode, Record<Part, number>>();
  for (const record of records) {
    const part = partOf(record);
    for (const { place, item, delta } of stockEffects(record, bag)) {
      if (place !== bag) continue;
      const parts = byItem.get(item) ?? { ...nothing };
      byItem.set(item, parts);
      // What goes out of the bag is told as what it is, not as less than nothing.
      parts[part] = sumOf(parts[part], comesIn.has(part) ? delta : -delta);
    }
  }
  return [...byItem]
    .map(([item, parts]) => {
      const before = opening.get(item) ?? 0;
      return { item, opening: before, ...parts, left: sumOf(before, leftOf(parts)) };
    })
    .toSorted((one, other) => compareTexts(one.item, other.item));
}

/**
 * What a bag held before a shift: what it holds now, less what the shift's
 * records and those made since moved. Records from paper or a file are no part
 * of what it holds.
 */
export function openingOf(
  held: Iterable<Pick<ItemHeld, "item" | "quantity">>,
  recordsSince: Iterable<SatchelRecord>,
  bag: string,
): ReadonlyMap<ItemCode, number> {
  const opening = new Map<ItemCode, number>();
  const add = (item: ItemCode, count: number) => opening.set(item, sumOf(opening.get(item) ?? 0, count));
  for (const { item, quantity } of held) add(item, quantity);
  for (const record of recordsSince) {
    // What came along at joining is in the bag that came along, too.
    if (record.via === "typed" || record.via === "imported") continue;
    for (const { place, item, delta } of stockEffects(record, bag)) if (place === bag) add(item, -delta);
  }
  return opening;
}

/**
 * The lines of a record that posts as untallied what is left over. Only of what
 * a load-in names: of the rest nobody has said that it isn't still in the bag.
 * What is missing below 0 can't be posted.
 */
export function untalliedLines(variance: readonly ItemVariance[]): readonly StockLine[] {
  return variance.flatMap(({ item, left, loadedIn }) =>
    left > 0 && loadedIn > 0 ? [{ item, quantity: left }] : [],
  );
}

/** What belongs to a shift: what was made in it, and the load-out and load-in that it names. */
export function recordsOfShift(
  { id, loadOut, loadIn }: Pick<ShiftRecord, "id" | "loadOut" | "loadIn">,
  records: Iterable<SatchelRecord>,
): readonly SatchelRecord[] {
  // A shift goes by the id of its record.
  const shift: string = id;
  return [...records].filter(
    (record) =>
      ("shift" in record && record.shift === shift) || record.id === loadOut || record.id === loadIn,
  );
}

const nothing: Readonly<Record<Part, number>> = {
  loadedOut: 0,
  loadedIn: 0,
  tallied: 0,
  wasted: 0,
  moved: 0,
  untallied: 0,
};

const comesIn: ReadonlySet<Part> = new Set(["loadedOut", "moved"]);

function partOf(record: SatchelRecord): Part {
  if (record.kind !== "stock") return "tallied";
  switch (record.movement) {
    case "load-out":
      return "loadedOut";
    case "load-in":
      return "loadedIn";
    case "wasted":
      return "wasted";
    case "untallied":
      return "untallied";
    case "received":
    case "transfer":
    case "count":
    case "disposed":
      return "moved";
  }
}

function leftOf({ loadedOut, moved, loadedIn, tallied, wasted, untallied }: Readonly<Record<Part, number>>) {
  const came = sumOf(loadedOut, moved);
  return sumOf(came, -sumOf(sumOf(loadedIn, tallied), sumOf(wasted, untallied)));
}
