/** Numbers added up in memory, and what a change of a record does to them. */
import { assert } from "./assert.ts";
import { contribution } from "./contribution.ts";
import type { Cell, CellPlace, Contribution } from "./measure.ts";
import { compareLists } from "./order.ts";
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
  private readonly cellsByKey = new Map<string, PlacedCell>();

  add({ place, cells }: Contribution): void {
    // One text a place: a server adds a hundred thousand contributions up in one go.
    const placeText = JSON.stringify(placeKey(place));
    for (const cell of cells) {
      // No measure holds a space, so the key is unambiguous.
      const key = `${placeText}${cell.measure} ${cell.code}`;
      const value = sumOf(this.cellsByKey.get(key)?.value ?? 0, cell.value);
      if (value === 0) this.cellsByKey.delete(key);
      else this.cellsByKey.set(key, { ...cell, place, value });
    }
  }

  subtract(taken: Contribution): void {
    this.add(negated(taken));
  }

  /** By day, place, measure and code, however they came to be. */
  cells(): readonly PlacedCell[] {
    return [...this.cellsByKey.values()]
      .map((cell) => ({ cell, key: cellKey(cell) }))
      .toSorted((a, b) => compareLists(a.key, b.key))
      .map(({ cell }) => cell);
  }
}

/** Adds up live records from nothing: what every stored total must agree with, to the last unit. */
export function rollupOf(records: Iterable<SatchelRecord>): Rollup {
  const rollup = new Rollup();
  for (const record of records) {
    const added = contribution(record);
    if (added !== undefined) rollup.add(added);
  }
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

function cellKey({ place, measure, code }: PlacedCell): readonly string[] {
  return [...placeKey(place), measure, code];
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
