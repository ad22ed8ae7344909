import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publishedCount, publishedSupply } from "../../src/domain/publication.ts";

describe("publishedCount", () => {
  test("says none as none", () => {
    expect(publishedCount(0)).toBe(0);
  });

  test("says of 1 to 7 only that they are few", () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(publishedCount)).toEqual(Array(7).fill("few"));
  });

  test("rounds from 8 on to the nearest 5", () => {
    expect([8, 12, 13, 17, 18, 1002, 1003].map(publishedCount)).toEqual([10, 10, 15, 15, 20, 1000, 1005]);
  });

  test("leaves of every number at least three that it could have been", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (count) => {
        const near = Array.from({ length: 15 }, (_, index) => count - 7 + index).filter((other) => other > 0);
        const alike = near.filter((other) => publishedCount(other) === publishedCount(count));

        expect(alike.length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

describe("publishedSupply", () => {
  test("says little of what went to few, however much it was", () => {
    expect(publishedSupply({ quantity: 500, behind: 7 })).toBe("few");
  });

  test("rounds what went to enough of them", () => {
    expect(publishedSupply({ quantity: 503, behind: 8 })).toBe(505);
  });

  test("says of nothing that it is nothing, whoever came", () => {
    expect(publishedSupply({ quantity: 0, behind: 3 })).toBe(0);
  });

  test("rounds by the quantity alone where nobody noted who it went to", () => {
    expect(publishedSupply({ quantity: 40, behind: 0 })).toBe(40);
  });
});
