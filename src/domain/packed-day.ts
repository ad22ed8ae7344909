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

/** Calls `visit` for every cell, in the order of the keys. */
export function readPackedDay(bytes: Uint8Array, visit: (key: number, value: number) => void): void {
  let position = 0;
  let key = 0;

  function readByte(): number {
    const byte = bytes[position];
    assert(byte !== undefined, "a packed day ends at the end of a cell");
    position += 1;
    return byte;
  }

  function readRest(start: number, unit: number): number {
    let number = start;
    let scale = unit;
    for (;;) {
      const byte = readByte();
      number += (byte & 127) * scale;
      if (byte < 128) return number;
      scale *= 128;
    }
  }

  while (position < bytes.length) {
    const step = readByte();
    key += step < 128 ? step : readRest(step & 127, 128);
    const first = readByte();
    const low = (first & 127) >> 1;
    const magnitude = first < 128 ? low : readRest(low, 64);
    visit(key, (first & 1) === 1 ? -magnitude : magnitude);
  }
}

/** The cells of a day by key. */
export function unpackDay(bytes: Uint8Array): Map<number, number> {
  const cells = new Map<number, number>();
  readPackedDay(bytes, (key, value) => cells.set(key, value));
  return cells;
}

/** The inverse of `unpackDay`; the same cells give the same bytes. */
export function packDay(cells: ReadonlyMap<number, number>): Uint8Array {
  const bytes: number[] = [];

  function writeVarint(number: number): void {
    let rest = number;
    while (rest >= 128) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }

  function writeValue(value: number): void {
    const magnitude = Math.abs(value);
    const first = (magnitude % 64) * 2 + (value < 0 ? 1 : 0);
    const rest = Math.floor(magnitude / 64);
    bytes.push(rest > 0 ? first + 128 : first);
    if (rest > 0) writeVarint(rest);
  }

  let previous = 0;
  for (const [key, value] of [...cells].toSorted(([a], [b]) => a - b)) {
    assert(Number.isSafeInteger(key) && key >= previous, "keys are whole and not negative");
    assert(Number.isSafeInteger(value), "cells hold whole numbers that are exact");
    writeVarint(key - previous);
    writeValue(value);
    previous = key;
  }
  return Uint8Array.from(bytes);
}
