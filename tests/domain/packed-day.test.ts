import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packDay, PackedDayReader, unpackDay } from "../../src/domain/packed-day.ts";

const largestKey = 65_536 * 65_536 - 1;

const cells = fc
  .uniqueArray(fc.tuple(fc.nat({ max: largestKey }), fc.maxSafeInteger()), { selector: ([key]) => key })
  .map((entries) => new Map(entries));

describe("packDay", () => {
  test("gives back through unpackDay what it was given", () => {
    fc.assert(
      fc.property(cells, (given) => {
        expect(unpackDay(packDay(given))).toEqual(given);
      }),
    );
  });

  test("takes no byte for a day without cells", () => {
    expect(packDay(new Map())).toEqual(new Uint8Array());
    expect(unpackDay(new Uint8Array())).toEqual(new Map());
  });

  test.each([
    0,
    1,
    -1,
    63,
    64,
    -64,
    8191,
    8192,
    2 ** 31,
    -(2 ** 31),
    2 ** 32,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
  ])("keeps %d to the last unit, under the first and the last key", (value) => {
    const given = new Map([
      [0, value],
      [largestKey, value],
    ]);

    expect(unpackDay(packDay(given))).toEqual(given);
  });

  test.each([Number.MAX_SAFE_INTEGER + 1, Number.MIN_SAFE_INTEGER - 1, 0.5, Number.NaN])(
    "refuses %d, which isn't a whole number that is exact",
    (value) => {
      expect(() => packDay(new Map([[0, value]]))).toThrow("whole numbers that are exact");
    },
  );

  test("refuses a negative key", () => {
    expect(() => packDay(new Map([[-1, 1]]))).toThrow("not negative");
  });

  // The bytes are stored: another layout must come with another fold version.
  test("writes steps and values in the layout of format 1", () => {
    const given = new Map([
      [200, -64],
      [0, 63],
      [1, -1],
    ]);

    expect([...packDay(given)]).toEqual([0, 126, 1, 3, 128 + 71, 1, 129, 1]);
  });

  test("writes the same bytes in whatever order the cells came", () => {
    const ordered = new Map([
      [1, 5],
      [2, 6],
    ]);
    const reversed = new Map([...ordered].toReversed());

    expect(packDay(reversed)).toEqual(packDay(ordered));
  });
});

describe("PackedDayReader", () => {
  test("visits the cells in the order of their keys", () => {
    const keys: number[] = [];

    const given = new Map([
      [70_000, 1],
      [3, 1],
      [65_536, 1],
    ]);
    const reader = new PackedDayReader(packDay(given));
    while (reader.next()) keys.push(reader.key);

    expect(keys).toEqual([3, 65_536, 70_000]);
  });

  test("stops at bytes that end within a cell instead of reading on", () => {
    const whole = packDay(new Map([[5, 1_000_000]]));

    for (let length = 1; length < whole.length; length += 1) {
      expect(() => unpackDay(whole.slice(0, length))).toThrow("ends at the end of a cell");
    }
  });
});
