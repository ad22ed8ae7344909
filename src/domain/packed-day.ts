/**
 * Cells of one day as bytes. A cell is a key, which says what is counted and
 * where, and a whole number. Ordered by key and written as the step from the
 * key before and the value, each in as few bytes as it needs: a day of 180
 * cells takes about 400.
 *
 * Format 1. Step: 7 bits a byte, lowest first, top bit set while more follow.
 * Value: the same, with the sign in the lowest bit of its first byte. Sign and
 * magnitude instead of zigzag, which would need 54 bits for 2^53 - 1, one more
 * than a number holds. Bit operators only on single
 * bytes: they stop at 32 bits.
 */
import { assert } from "./assert.ts";

/**
 * The cells of a day one by one, in the order of their keys. A cursor and not a
 * list or a callback: a report reads a million cells, and nothing is made for any.
 *
 *     const cells = new PackedDayReader(bytes);
 *     while (cells.next()) add(cells.key, cells.value);
 */
export class PackedDayReader {
  /** Of the cell that `next` moved to. */
  key = 0;
  value = 0;
  private position = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Moves to the next cell, the first to begin with; false after the last. */
  next(): boolean {
    if (this.position >= this.bytes.length) return false;
    const step = this.readByte();
    this.key += step < 128 ? step : this.readRest(step & 127, 128);
    const first = this.readByte();
    const low = (first & 127) >> 1;
    const magnitude = first < 128 ? low : this.readRest(low, 64);
    this.value = (first & 1) === 1 ? -magnitude : magnitude;
    return true;
  }

  private readByte(): number {
    const byte = this.bytes[this.position];
    assert(byte !== undefined, "a packed day ends at the end of a cell");
    this.position += 1;
    return byte;
  }

  private readRest(start: number, unit: number): number {
    let number = start;
    let scale = unit;
    for (;;) {
      const byte = this.readByte();
      number += (byte & 127) * scale;
      if (byte < 128) return number;
      scale *= 128;
    }
  }
}

/** The cells of a day by key. */
export function unpackDay(bytes: Uint8Array): Map<number, number> {
  const byKey = new Map<number, number>();
  const cells = new PackedDayReader(bytes);
  while (cells.next()) byKey.set(cells.key, cells.value);
  return byKey;
}

/** A step and a value of 53 bits each, at 7 bits a byte. */
const maxCellBytes = 16;

/** The inverse of `unpackDay`; the same cells give the same bytes. */
export function packDay(cells: ReadonlyMap<number, number>): Uint8Array {
  const bytes = new Uint8Array(cells.size * maxCellBytes);
  let length = 0;

  function writeByte(byte: number): void {
    bytes[length] = byte;
    length += 1;
  }

  function writeVarint(number: number): void {
    let rest = number;
    while (rest >= 128) {
      writeByte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    writeByte(rest);
  }

  function writeValue(value: number): void {
    const magnitude = Math.abs(value);
    const first = (magnitude % 64) * 2 + (value < 0 ? 1 : 0);
    const rest = Math.floor(magnitude / 64);
    writeByte(rest > 0 ? first + 128 : first);
    if (rest > 0) writeVarint(rest);
  }

  let previous = 0;
  // Numbers sorted as numbers, without a call for each comparison: every save packs its day.
  // oxlint-disable-next-line unicorn/no-array-sort -- a list made here; `toSorted` of typed lists came late to phones
  for (const key of Float64Array.from(cells.keys()).sort()) {
    const value = cells.get(key);
    assert(Number.isSafeInteger(key) && key >= previous, "keys are whole and not negative");
    assert(value !== undefined && Number.isSafeInteger(value), "cells hold whole numbers that are exact");
    writeVarint(key - previous);
    writeValue(value);
    previous = key;
  }
  return bytes.slice(0, length);
}
