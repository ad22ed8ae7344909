/** What is read from a month block: its sums for reports, its tallies, every one of its cells. */
import { assert } from "./assert.ts";
import type { LocalDate } from "./ids.ts";
import type { Cell, CellPlace, Measure } from "./measure.ts";
import {
  assertCurrent,
  type BlockPlace,
  codeIndexOf,
  type CountedKey,
  daysOf,
  type MonthBlock,
  placeIndexOf,
} from "./month-block.ts";
import { PackedDayReader } from "./packed-day.ts";
import { type PlacedCell, sumOf } from "./rollup.ts";

const everyPlaceIsListed = "every key of a block has its place in the dictionary";
const everyCodeIsListed = "every key of a block has its code in the dictionary";

/** The numbers of one place over several days of a month. */
export interface PlaceSums {
  readonly place: BlockPlace;
  /** In the order of the block's `codes`; 0 where nothing was counted. */
  readonly values: Float64Array;
}

/**
 * Adds up the month over the days and places that `isCounted` takes. Reports
 * read it once a month of their period. A day that has no such place isn't
 * unpacked, and nothing is made per cell, so that five years of a large program
 * stay quick.
 */
export function sumsOfBlock(
  block: MonthBlock,
  isCounted: (place: CellPlace) => boolean,
): readonly PlaceSums[] {
  assertCurrent(block);
  const sums = block.places.map((): Float64Array | undefined => undefined);
  for (const [day, bytes] of daysOf(block)) {
    const counts = block.places.map((place) => isCounted(cellPlaceOf(place, day)));
    if (!counts.includes(true)) continue;
    const cells = new PackedDayReader(bytes);
    while (cells.next()) {
      const placeIndex = placeIndexOf(cells.key);
      const isTaken = counts[placeIndex];
      assert(isTaken !== undefined, everyPlaceIsListed);
      if (!isTaken) continue;
      const values = (sums[placeIndex] ??= new Float64Array(block.codes.length));
      const codeIndex = codeIndexOf(cells.key);
      const sum = values[codeIndex];
      assert(sum !== undefined, everyCodeIsListed);
      values[codeIndex] = sumOf(sum, cells.value);
    }
  }
  return block.places.flatMap((place, index) => {
    const values = sums[index];
    return values === undefined ? [] : [{ place, values }];
  });
}

/** The distinct places, with their days, of the tallies that end in this month. */
export function tallyPlacesOf(block: MonthBlock): readonly CellPlace[] {
  if (block.places.every(({ source }) => source !== "tally")) return [];
  return daysOf(block).flatMap(([day, bytes]) =>
    placesOfDay(block, bytes)
      .filter(({ source }) => source === "tally")
      .map((place) => cellPlaceOf(place, day)),
  );
}

/** Every cell of the month by day, place, measure and code: the order of `Rollup.cells`. */
export function cellsOfBlock(block: MonthBlock): readonly PlacedCell[] {
  assertCurrent(block);
  const placed: PlacedCell[] = [];
  for (const [day, bytes] of daysOf(block)) {
    const cells = new PackedDayReader(bytes);
    while (cells.next()) {
      const place = cellPlaceOf(placeOfKey(block, cells.key), day);
      placed.push({ place, ...countedOf(codeOfKey(block, cells.key)), value: cells.value });
    }
  }
  return placed;
}

/** What a key of a block counts. */
export function countedOf(key: CountedKey): Omit<Cell, "value"> {
  const space = key.indexOf(" ");
  return { measure: key.slice(0, space) as Measure, code: key.slice(space + 1) };
}

/** Each once. */
function placesOfDay(block: MonthBlock, bytes: Uint8Array): readonly BlockPlace[] {
  const places = new Set<BlockPlace>();
  const cells = new PackedDayReader(bytes);
  while (cells.next()) places.add(placeOfKey(block, cells.key));
  return [...places];
}

function cellPlaceOf({ site, route, model, source, firstDay }: BlockPlace, day: LocalDate): CellPlace {
  return { day, firstDay: firstDay ?? day, site, route, model, source };
}

function placeOfKey(block: MonthBlock, key: number): BlockPlace {
  const place = block.places[placeIndexOf(key)];
  assert(place !== undefined, everyPlaceIsListed);
  return place;
}

function codeOfKey(block: MonthBlock, key: number): CountedKey {
  const code = block.codes[codeIndexOf(key)];
  assert(code !== undefined, everyCodeIsListed);
  return code;
}
