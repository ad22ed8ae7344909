/**
 * A month's cells in one value: a sorted dictionary of places and of what is
 * counted, and per day the numbers, packed. A save decodes only its own day, so
 * its cost doesn't grow with the month; a report reads one value a month.
 *
 * The layout is canonical: blocks that hold the same cells are deeply equal and
 * have the same bytes, whatever was added and taken away on the way there. So
 * a rebuilt block can be compared with the stored one as it is.
 */
import { assert } from "./assert.ts";
import type { LocalDate, LocalMonth, SiteCode } from "./ids.ts";
import { maxBlockEntries } from "./limits.ts";
import { monthOf } from "./local-date.ts";
import {
  foldVersion,
  type Cell,
  type CellPlace,
  type CellSource,
  type Contribution,
  type Measure,
} from "./measure.ts";
import { Numbering } from "./numbering.ts";
import { compareLists, compareTexts, indexInSorted, withSorted } from "./order.ts";
import { packDay, PackedDayReader, unpackDay } from "./packed-day.ts";
import type { ServiceModel } from "./record.ts";
import { sumOf } from "./rollup.ts";

/** A place without its day. */
export interface BlockPlace {
  readonly site: SiteCode;
  readonly route: string;
  readonly model: ServiceModel | "";
  readonly source: CellSource;
  /** Of a tally only: the first day it covers. A record's is its day. */
  readonly firstDay?: LocalDate;
}

/** A measure and its code with a space between. Flat texts clone and compare faster than objects. */
export type CountedKey = `${Measure} ${string}`;

/** Plain data: survives structured clone; as JSON its days need base64. */
export interface MonthBlock {
  readonly month: LocalMonth;
  /** The `foldVersion` it was counted with. Of another version, it is rebuilt before use. */
  readonly fold: number;
  /** Sorted, each used by some day. */
  readonly places: readonly BlockPlace[];
  /** Sorted, each used by some day. */
  readonly codes: readonly CountedKey[];
  /** In order, each with at least one cell. A cell's key is its place's index × 65,536 + its code's index. */
  readonly days: Readonly<Record<LocalDate, Uint8Array>>;
}

/** A month in which nothing was counted. */
export function emptyBlock(month: LocalMonth): MonthBlock {
  return { month, fold: foldVersion, places: [], codes: [], days: {} };
}

/**
 * The block with contributions of its month added; negative ones take away.
 * The block given is left as it was and shares the days that didn't change.
 * Without a block, it begins one for the month of the contributions.
 */
export function applyToBlock(
  block: MonthBlock | undefined,
  contributions: readonly Contribution[],
): MonthBlock {
  const before = block ?? emptyBlock(onlyMonthOf(contributions));
  assertCurrent(before);

  const wide = withEntriesFor(before, contributions);
  const days: Record<LocalDate, Uint8Array> = { ...wide.days };
  let hasDropped = false;
  for (const [day, ofDay] of contributionsByDay(contributions)) {
    assert(monthOf(day) === wide.month, "contributions are sorted by month before they get here");
    const cells = unpackDay(days[day] ?? new Uint8Array());
    for (const { place, cells: added } of ofDay) {
      const placeIndex = indexInSorted(wide.places, blockPlaceOf(place), comparePlaces);
      for (const cell of added) {
        const key = placeIndex * maxBlockEntries + indexInSorted(wide.codes, countedKey(cell), compareTexts);
        hasDropped = addedToZero(cells, key, cell.value) || hasDropped;
      }
    }
    if (cells.size === 0) delete days[day];
    else days[day] = packDay(cells);
  }

  const after = { ...wide, days: inOrder(days) };
  return hasDropped ? withoutUnusedEntries(after) : after;
}

/**
 * What `applyToBlock` makes of a month's contributions, read one after the
 * other: beside the block no more is held than the numbers of one day. So those
 * of a day come together; the days come in any order.
 */
export function blockOfDays(month: LocalMonth, contributions: Iterable<Contribution>): MonthBlock {
  const places = new Numbering<BlockPlace>();
  const codes = new Numbering<CountedKey>();
  const days: Record<LocalDate, Uint8Array> = {};
  let hasDropped = false;
  let day: LocalDate | undefined;
  let cells = new Map<number, number>();
  const endDay = () => {
    if (day !== undefined && cells.size > 0) days[day] = packDay(cells);
  };
  for (const { place, cells: added } of contributions) {
    if (added.length === 0) continue;
    if (place.day !== day) {
      endDay();
      assert(monthOf(place.day) === month, "contributions are sorted by month before they get here");
      assert(days[place.day] === undefined, "contributions of a day come together");
      day = place.day;
      cells = new Map();
    }
    const entry = blockPlaceOf(place);
    const placeIndex = places.numberOf(JSON.stringify(placeKey(entry)), entry);
    for (const cell of added) {
      const code = countedKey(cell);
      const key = placeIndex * maxBlockEntries + codes.numberOf(code, code);
      hasDropped = addedToZero(cells, key, cell.value) || hasDropped;
    }
  }
  endDay();

  // Which entries there are is known only now, so each day is numbered anew.
  const asMet = { ...emptyBlock(month), places: places.entries, codes: codes.entries, days: inOrder(days) };
  const block = withDictionary(
    asMet,
    places.entries.toSorted(comparePlaces),
    codes.entries.toSorted(compareTexts),
  );
  return hasDropped ? withoutUnusedEntries(block) : block;
}

/** Adds to a cell of a day. Whether it came to 0, and is dropped. */
function addedToZero(cells: Map<number, number>, key: number, added: number): boolean {
  const value = sumOf(cells.get(key) ?? 0, added);
  if (value === 0) return cells.delete(key);
  cells.set(key, value);
  return false;
}

/** Contributions by the month whose block they belong to; a fix can move a record from one month to another. */
export function contributionsByMonth(
  contributions: readonly Contribution[],
): ReadonlyMap<LocalMonth, readonly Contribution[]> {
  return grouped(contributions, ({ place }) => monthOf(place.day));
}

/** Stops at a block whose numbers mean something else. */
export function assertCurrent(block: MonthBlock): void {
  assert(block.fold === foldVersion, "blocks of another fold version are rebuilt before they are used");
}

function onlyMonthOf(contributions: readonly Contribution[]): LocalMonth {
  const [first] = contributions;
  assert(first !== undefined, "a block is begun by a contribution; emptyBlock makes one without");
  return monthOf(first.place.day);
}

/** The block with room for every place and code of the contributions, its numbers unchanged. */
function withEntriesFor(block: MonthBlock, contributions: readonly Contribution[]): MonthBlock {
  const places = withSorted(
    block.places,
    // A record can count for nothing, such as an empty tally: its place isn't used by any day.
    contributions.flatMap(({ place, cells }) => (cells.length > 0 ? [blockPlaceOf(place)] : [])),
    comparePlaces,
  );
  const codes = withSorted(
    block.codes,
    contributions.flatMap(({ cells }) => cells.map(countedKey)),
    compareTexts,
  );
  return withDictionary(block, places, codes);
}

/**
 * Without the entries that no day uses, so that what was taken away leaves no
 * trace. It reads the whole month, but only when a cell came to 0: after a fix or void.
 */
function withoutUnusedEntries(block: MonthBlock): MonthBlock {
  const usedPlaces = new Set<number>();
  const usedCodes = new Set<number>();
  for (const [, bytes] of daysOf(block)) {
    const cells = new PackedDayReader(bytes);
    while (cells.next()) {
      usedPlaces.add(placeIndexOf(cells.key));
      usedCodes.add(codeIndexOf(cells.key));
    }
  }
  return withDictionary(
    block,
    usedPlaces.size === block.places.length
      ? block.places
      : block.places.filter((_, index) => usedPlaces.has(index)),
    usedCodes.size === block.codes.length
      ? block.codes
      : block.codes.filter((_, index) => usedCodes.has(index)),
  );
}

/** The same cells under another dictionary. Rewrites every day, so not at all when the dictionary is the same. */
function withDictionary(
  block: MonthBlock,
  places: readonly BlockPlace[],
  codes: readonly CountedKey[],
): MonthBlock {
  if (places === block.places && codes === block.codes) return block;
  assert(
    places.length <= maxBlockEntries && codes.length <= maxBlockEntries,
    "a month has far fewer places and codes than a key can tell apart",
  );
  const placeIndexes = block.places.map((place) => indexInSorted(places, place, comparePlaces));
  const codeIndexes = block.codes.map((code) => indexInSorted(codes, code, compareTexts));
  const days: Record<LocalDate, Uint8Array> = {};
  for (const [day, bytes] of daysOf(block)) {
    const renumbered = new Map<number, number>();
    const cells = new PackedDayReader(bytes);
    while (cells.next()) {
      const placeIndex = placeIndexes[placeIndexOf(cells.key)] ?? -1;
      const codeIndex = codeIndexes[codeIndexOf(cells.key)] ?? -1;
      assert(placeIndex >= 0 && codeIndex >= 0, "an entry is dropped only when no day uses it");
      renumbered.set(placeIndex * maxBlockEntries + codeIndex, cells.value);
    }
    days[day] = packDay(renumbered);
  }
  return { ...block, places, codes, days };
}

/** Contributions by their day; a fix can move a record from one day to another. */
export function contributionsByDay(
  contributions: readonly Contribution[],
): ReadonlyMap<LocalDate, readonly Contribution[]> {
  return grouped(contributions, ({ place }) => place.day);
}

function grouped<Key, Member>(
  members: readonly Member[],
  keyOf: (member: Member) => Key,
): ReadonlyMap<Key, readonly Member[]> {
  const groups = new Map<Key, Member[]>();
  for (const member of members) {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return groups;
}

function comparePlaces(a: BlockPlace, b: BlockPlace): number {
  return compareLists(placeKey(a), placeKey(b));
}

function placeKey({ site, route, model, source, firstDay }: BlockPlace): readonly string[] {
  return [site, route, model, source, firstDay ?? ""];
}

function blockPlaceOf({ site, route, model, source, firstDay }: CellPlace): BlockPlace {
  const place = { site, route, model, source };
  return source === "tally" ? { ...place, firstDay } : place;
}

function countedKey({ measure, code }: Omit<Cell, "value">): CountedKey {
  return `${measure} ${code}`;
}

/** Where the place of a cell's key is in the block's `places`. */
export function placeIndexOf(key: number): number {
  return Math.floor(key / maxBlockEntries);
}

/** Where what a cell's key counts is in the block's `codes`. */
export function codeIndexOf(key: number): number {
  return key % maxBlockEntries;
}

/** The days on which something was counted, in order, each with its packed cells. */
export function daysOf(block: MonthBlock): readonly (readonly [LocalDate, Uint8Array])[] {
  return Object.entries(block.days) as [LocalDate, Uint8Array][];
}

function inOrder(days: Readonly<Record<LocalDate, Uint8Array>>): Record<LocalDate, Uint8Array> {
  return Object.fromEntries(Object.entries(days).toSorted(([a], [b]) => compareTexts(a, b)));
}
