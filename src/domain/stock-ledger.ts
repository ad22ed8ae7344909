/**
 * What records move, and what places hold after it. A place's stock is nowhere
 * stored: it is the sum of all effects, so that it is the same in whatever order
 * records come. It can fall below 0, which says that something was never noted;
 * nobody is kept from handing out for it.
 */
import type { ItemCode, LocalDate } from "./ids.ts";
import { compareTexts } from "./order.ts";
import type { Line, SatchelRecord, StockRecord } from "./record.ts";
import { sumOf } from "./rollup.ts";
import type { StockLine } from "./stock.ts";

/** So many more, or less, of an item at a place. */
export interface StockEffect {
  readonly place: string;
  readonly item: ItemCode;
  readonly lot?: string;
  readonly expiry?: LocalDate;
  /** In base units, never 0. */
  readonly delta: number;
}

/**
 * What one live record moves. Contacts, groups and tallies say what was handed
 * out and not from where: the caller says that. Samples that were collected,
 * and used syringes, are no stock.
 */
export function stockEffects(record: SatchelRecord, handedOutFrom: string): readonly StockEffect[] {
  switch (record.kind) {
    case "encounter":
    case "group":
    case "tally":
      return record.lines
        .filter(({ direction }) => direction === "out")
        .map((line) => effectOf(line, handedOutFrom, -line.quantity));
    case "stock":
      return record.lines.flatMap((line) => effectsOfLine(line, record));
    case "cleanup":
    case "shift":
      return [];
  }
}

/**
 * A load-out goes from a store to a bag, a load-in from the bag to a store: each
 * leaves `place` and comes to `toPlace`, where that is said. What was disposed of
 * left the program, wherever it went.
 */
function effectsOfLine(
  line: StockLine,
  { movement, place, toPlace }: Pick<StockRecord, "movement" | "place" | "toPlace">,
): readonly StockEffect[] {
  switch (movement) {
    case "received":
      return [effectOf(line, place, line.quantity)];
    case "count":
      // Its quantity is the difference, with its sign.
      return line.quantity === 0 ? [] : [effectOf(line, place, line.quantity)];
    case "transfer":
    case "load-out":
    case "load-in":
      return [
        effectOf(line, place, -line.quantity),
        ...(toPlace === undefined ? [] : [effectOf(line, toPlace, line.quantity)]),
      ];
    case "disposed":
    case "wasted":
    case "untallied":
      return [effectOf(line, place, -line.quantity)];
  }
}

function effectOf(line: StockLine | Line, place: string, delta: number): StockEffect {
  const { item, lot } = line;
  const expiry = "expiry" in line ? line.expiry : undefined;
  return {
    place,
    item,
    ...(lot !== undefined && { lot }),
    ...(expiry !== undefined && { expiry }),
    delta,
  };
}

/** What a place has of an item. Plain data. */
export interface ItemHeld {
  readonly item: ItemCode;
  /** Below 0 where more went than is known to have come. */
  readonly quantity: number;
  /** By lot, those without one by expiry; each with at least one unit left. */
  readonly lots: readonly LotHeld[];
}

export interface LotHeld {
  readonly item: ItemCode;
  /** Absent where only an expiry is known. */
  readonly lot?: string;
  /** The earliest that was noted of the lot at any place: two that differ are better thrown away too early. */
  readonly expiry?: LocalDate;
  /**
   * At most so many: what came of the lot and isn't known to have gone, and no
   * more than the place has. Who hands something out seldom says of which lot.
   */
  readonly quantity: number;
}

/** What each place holds, items and lots by their codes. An item of which nothing is left isn't there. */
export function stockHeld(effects: Iterable<StockEffect>): ReadonlyMap<string, readonly ItemHeld[]> {
  const all = [...effects];
  const expiries = earliestExpiries(all);
  return new Map(
    [...grouped(all, ({ place }) => place)]
      .map(([place, ofPlace]): [string, readonly ItemHeld[]] => [place, itemsHeld(ofPlace, expiries)])
      .filter(([, items]) => items.length > 0),
  );
}

function itemsHeld(
  effects: readonly StockEffect[],
  expiries: ReadonlyMap<string, LocalDate>,
): readonly ItemHeld[] {
  return [...grouped(effects, ({ item }) => item)].flatMap(([item, ofItem]): readonly ItemHeld[] => {
    const quantity = totalOf(ofItem);
    if (quantity === 0) return [];
    const lots = [...grouped(ofItem, lotKey)].flatMap(([key, ofLot]): readonly LotHeld[] => {
      const left = Math.min(totalOf(ofLot), quantity);
      const lot = ofLot[0]?.lot;
      const expiry = expiries.get(key);
      if (left <= 0 || (lot === undefined && expiry === undefined)) return [];
      return [
        {
          item,
          ...(lot !== undefined && { lot }),
          ...(expiry !== undefined && { expiry }),
          quantity: left,
        },
      ];
    });
    return [{ item, quantity, lots }];
  });
}

function earliestExpiries(effects: readonly StockEffect[]): ReadonlyMap<string, LocalDate> {
  const earliest = new Map<string, LocalDate>();
  for (const effect of effects) {
    const { expiry } = effect;
    if (expiry === undefined) continue;
    const key = lotKey(effect);
    const known = earliest.get(key);
    if (known === undefined || expiry < known) earliest.set(key, expiry);
  }
  return earliest;
}

/** Without a lot, what expires on one day is one; what has neither is none. */
function lotKey({ item, lot, expiry }: StockEffect): string {
  return JSON.stringify([item, lot ?? null, lot === undefined ? (expiry ?? null) : null]);
}

/** In the order of the keys, whatever came first. */
function grouped<Key extends string>(
  effects: readonly StockEffect[],
  keyOf: (effect: StockEffect) => Key,
): readonly (readonly [Key, readonly StockEffect[]])[] {
  const groups = new Map<Key, StockEffect[]>();
  for (const effect of effects) {
    const key = keyOf(effect);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [effect]);
    else group.push(effect);
  }
  return [...groups].toSorted(([one], [other]) => compareTexts(one, other));
}

function totalOf(effects: readonly StockEffect[]): number {
  return effects.reduce((sum, { delta }) => sumOf(sum, delta), 0);
}
