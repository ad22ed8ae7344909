import { describe, expect, test } from "vitest";
import { addMissingArrayMethods } from "../../../src/app/shell/older-browsers.ts";

/** An array of a browser of 2022: it inherits from a prototype without the copying methods. */
function oldArray<T>(...values: T[]): T[] {
  const newer = new Set(["toSorted", "toReversed", "toSpliced", "with", "findLast", "findLastIndex"]);
  const names = Reflect.ownKeys(Array.prototype).filter((name) => !newer.has(String(name)));
  const prototype = Object.create(Object.prototype) as object;
  for (const name of names) {
    const property = Object.getOwnPropertyDescriptor(Array.prototype, name);
    if (property !== undefined && name !== "length") Object.defineProperty(prototype, name, property);
  }
  addMissingArrayMethods(prototype);
  return Object.setPrototypeOf(values, prototype) as T[];
}

describe("addMissingArrayMethods", () => {
  test("gives copies and leaves the array as it was", () => {
    const numbers = oldArray(3, 1, 2);

    expect(numbers.toSorted((a, b) => b - a)).toEqual([3, 2, 1]);
    expect(numbers.toReversed()).toEqual([2, 1, 3]);
    expect(numbers.toSpliced(1, 1)).toEqual([3, 2]);
    expect(numbers.with(1, 9)).toEqual([3, 9, 2]);
    expect([...numbers]).toEqual([3, 1, 2]);
  });

  test("finds from the end", () => {
    const numbers = oldArray(1, 2, 3, 4);

    expect(numbers.findLast((value) => value % 2 === 1)).toBe(3);
    expect(numbers.findLastIndex((value) => value % 2 === 1)).toBe(2);
    expect(numbers.findLast((value) => value > 9)).toBeUndefined();
    expect(numbers.findLastIndex((value) => value > 9)).toBe(-1);
  });

  test("refuses to replace what is not there", () => {
    expect(() => oldArray(1).with(1, 9)).toThrow(RangeError);
  });

  test("leaves a browser's own methods alone", () => {
    const own = () => "own";
    const prototype = { toSorted: own };

    addMissingArrayMethods(prototype);

    expect(prototype.toSorted).toBe(own);
  });
});
