/**
 * What the code uses and browsers of 2022 lack: the copying methods of arrays.
 * An iPhone 7 stays at iOS 15 (its last is 15.8) and is a phone that people
 * here really carry; a save must not fail there. Everything else the app needs
 * is in Safari 15.4 and Chrome 99. Remove this when those phones are gone.
 */

/** By name, to be called on an array; only with what this code gives them. */
const copyingMethods = {
  toSorted(this: readonly unknown[], compare?: (a: unknown, b: unknown) => number): unknown[] {
    // oxlint-disable-next-line unicorn/no-array-sort -- this is the method that the rule asks for
    return this.slice().sort(compare);
  },
  toReversed(this: readonly unknown[]): unknown[] {
    // oxlint-disable-next-line unicorn/no-array-reverse -- this is the method that the rule asks for
    return this.slice().reverse();
  },
  toSpliced(this: readonly unknown[], ...change: [start: number, deleteCount: number]): unknown[] {
    const copy = this.slice();
    copy.splice(...change);
    return copy;
  },
  with(this: readonly unknown[], index: number, value: unknown): unknown[] {
    const copy = this.slice();
    if (index < 0 || index >= copy.length) throw new RangeError("No such index");
    copy[index] = value;
    return copy;
  },
  findLast(this: readonly unknown[], fits: (value: unknown, index: number) => unknown): unknown {
    for (let index = this.length - 1; index >= 0; index -= 1)
      if (fits(this[index], index)) return this[index];
    return undefined;
  },
  findLastIndex(this: readonly unknown[], fits: (value: unknown, index: number) => unknown): number {
    for (let index = this.length - 1; index >= 0; index -= 1) if (fits(this[index], index)) return index;
    return -1;
  },
};

/** Adds to `prototype` the methods that it doesn't have; a browser's own are left alone. */
export function addMissingArrayMethods(prototype: object): void {
  for (const [name, value] of Object.entries(copyingMethods)) {
    if (!(name in prototype)) {
      Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
    }
  }
}

addMissingArrayMethods(Array.prototype);
