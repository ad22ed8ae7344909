/** Numbers added up in memory, and what a change of a record does to them. */
import { assert } from "./assert.ts";
import { contribution } from "./contribution.ts";
import type { Cell, CellPlace, Contribution, Measure } from "./measure.ts";
import { compareLists, compareTexts } from "./order.ts";
import type { SatchelRecord } from "./record.ts";

/** A number with the place it belongs to. */
export interface PlacedCell extends Cell {
  readonly place: CellPlace;
}

/**
 * The sum of contributions. A cell that comes to 0 is dropped, so a rollup
 * that was added to and taken from equals one that never heard of it.
 */
export class Rollup {
  private readonly placesByKey = new Map<string, NumbersOfPlace>();

  add({ place, cells }: Contribution): void {
    const { numbers } = this.at(place);
    for (const { measure, code, value } of cells) {
      let byCode = numbers.get(measure);
      if (byCode === undefined) numbers.set(measure, (byCode = new Map<string, number>()));
      byCode.set(code, sumOf(byCode.get(code) ?? 0, value));
    }
  }

  subtract(taken: Contribution): void {
    this.add(negated(taken));
  }

  /** By day, place, measure and code, however they came to be. */
  cells(): readonly PlacedCell[] {
    return [...this.placesByKey.values()]
      .toSorted((one, other) => compareLists(placeKey(one.place), placeKey(other.place)))
      .flatMap(cellsAt);
  }

  /** One look-up a place: a server adds a hundred thousand contributions up in one go. */
  private at(place: CellPlace): NumbersOfPlace {
    const key = JSON.stringify(placeKey(place));
    const known = this.placesByKey.get(key);
    if (known !== undefined) return known;
    const made: NumbersOfPlace = { place, numbers: new Map() };
    this.placesByKey.set(key, made);
    return made;
  }
}

interface NumbersOfPlace {
  readonly place: CellPlace;
  /** By measure and code. */
  readonly numbers: Map<Measure, Map<string, number>>;
}

function cellsAt({ place, numbers }: NumbersOfPlace): readonly PlacedCell[] {
  return inOrder(numbers).flatMap(([measure, byCode]) =>
    inOrder(byCode).flatMap(([code, value]) => (value === 0 ? [] : { place, measure, code, value })),
  );
}

function inOrder<Key extends string, Value>(
  byText: ReadonlyMap<Key, Value>,
): readonly (readonly [Key, Value])[] {
  return [...byText].toSorted(([one], [other]) => compareTexts(one, other));
}

/** Adds up live records from nothing: what every stored total must agree with, to the last unit. */
export function rollupOf(records: Iterable<SatchelRecord>): Rollup {
  const rollup = new Rollup();
  for (const record of records) rollup.add(contribution(record));
  return rollup;
}

/**
 * What to add to stored totals when a record's contribution changes: the old
 * one taken away, the new one added. Where both are at one place, only what
 * differs; a change that counts the same gives none.
 */
export function contributionDifference(before?: Contribution, after?: Contribution): readonly Contribution[] {
  if (before !== undefined && after !== undefined && isSamePlace(before.place, after.place)) {
    const difference = new Rollup();
    difference.subtract(before);
    difference.add(after);
    const cells = difference.cells().map(({ measure, code, value }) => ({ measure, code, value }));
    return withoutEmpty([{ place: after.place, cells }]);
  }
  return withoutEmpty([
    ...(before === undefined ? [] : [negated(before)]),
    ...(after === undefined ? [] : [after]),
  ]);
}

/** Adds two values of a cell. Beyond 2^53 - 1 a sum would be silently wrong, so it stops instead. */
export function sumOf(a: number, b: number): number {
  const sum = a + b;
  assert(Number.isSafeInteger(sum), "limits on quantities keep every sum of whole numbers exact");
  return sum;
}

function placeKey({ day, site, route, model, source, firstDay }: CellPlace): readonly string[] {
  return [day, site, route, model, source, firstDay];
}

function isSamePlace(a: CellPlace, b: CellPlace): boolean {
  return compareLists(placeKey(a), placeKey(b)) === 0;
}

function negated({ place, cells }: Contribution): Contribution {
  return { place, cells: cells.map((cell) => ({ ...cell, value: -cell.value })) };
}

function withoutEmpty(contributions: readonly Contribution[]): readonly Contribution[] {
  return contributions.filter(({ cells }) => cells.length > 0);
}
