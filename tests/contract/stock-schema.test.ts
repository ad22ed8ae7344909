import { describe, expect, test } from "vitest";
import { parseRecord } from "../../src/contract/record-schema.ts";
import { type StockMovement, stockMovements, stockReasons } from "../../src/domain/stock.ts";
import { stockOf } from "../support/builders.ts";
import { errorOf } from "../support/results.ts";

const item = "NLX-NAS-4";
const counted = [{ method: "counted", quantity: 3000 }] as const;
const isAccepted = (given: Parameters<typeof stockOf>[0]) => parseRecord(stockOf(given)).ok;
const problemsOf = (given: Parameters<typeof stockOf>[0]) => errorOf(parseRecord(stockOf(given)));
const others = (...named: readonly StockMovement[]) =>
  stockMovements.filter((movement) => !named.includes(movement));

/** What each movement needs, and nothing else. */
function movementOf(movement: StockMovement) {
  const line = {
    item,
    quantity: 5,
    ...(movement === "count" && { counted: 12, expected: 7 }),
    ...(movement === "wasted" && { reason: "expired" as const }),
  };
  return { movement, lines: [line], ...(movement === "transfer" && { toPlace: "VAN" }) };
}

describe("parseRecord, of stock", () => {
  test.each(stockMovements)("takes what is needed for %s", (movement) => {
    expect(parseRecord(stockOf(movementOf(movement)))).toMatchObject({ ok: true });
  });

  test.each(stockReasons)("takes stock that was wasted: %s", (reason) => {
    expect(isAccepted({ movement: "wasted", lines: [{ item, quantity: 1, reason }] })).toBe(true);
  });

  test("takes no other reason, and no text for one", () => {
    const lines = [{ item, quantity: 1, reason: "Rain" as "lost" }];

    expect(problemsOf({ movement: "wasted", lines })).toEqual([
      { code: "not-one-of", path: "lines.0.reason" },
    ]);
  });

  test.each(others("count"))("moves at least one and at most 99,999,999 units: %s", (movement) => {
    const moving = (quantity: number) => {
      const [line] = movementOf(movement).lines;
      return { ...movementOf(movement), lines: [{ ...line!, quantity }] };
    };

    expect([1, 99_999_999].map((quantity) => isAccepted(moving(quantity)))).toEqual([true, true]);
    for (const quantity of [0, -5]) {
      expect(problemsOf(moving(quantity))).toEqual([{ code: "contradiction", path: "lines" }]);
    }
    expect(problemsOf(moving(100_000_000))[0]).toEqual({ code: "out-of-range", path: "lines.0.quantity" });
  });

  test.each(others("count"))("has nothing counted or expected in what isn't a count: %s", (movement) => {
    const [line] = movementOf(movement).lines;

    for (const told of [{ counted: 5 }, { expected: 5 }]) {
      expect(isAccepted({ ...movementOf(movement), lines: [{ ...line!, ...told }] })).toBe(false);
    }
  });

  test.each(others("count", "wasted"))("has a reason for what is missing, not for %s", (movement) => {
    const [line] = movementOf(movement).lines;

    expect(isAccepted({ ...movementOf(movement), lines: [{ ...line!, reason: "lost" }] })).toBe(false);
  });

  test.each([
    [{ quantity: -2, counted: 98, expected: 100 }, true],
    [{ quantity: -2, counted: 98, expected: 100, reason: "stolen" }, true],
    [{ quantity: 99_999_999, counted: 99_999_999, expected: 0 }, true],
    [{ quantity: -99_999_999, counted: 0, expected: 99_999_999 }, true],
    // More went out than was ever received.
    [{ quantity: 103, counted: 100, expected: -3 }, true],
    [{ quantity: 0, counted: 7, expected: 7 }, true],
    [{ quantity: 0, counted: 7, expected: 7, reason: "lost" }, false],
    [{ quantity: -1, counted: 98, expected: 100 }, false],
    [{ quantity: -2, counted: 98 }, false],
    [{ quantity: -2, expected: 100 }, false],
    [{ quantity: 98 }, false],
  ] as const)("takes a count of %j: %j", (line, expected) => {
    expect(isAccepted({ movement: "count", lines: [{ item, ...line }] })).toBe(expected);
  });

  test.each([
    ["counted", -1],
    ["counted", 100_000_000],
    ["expected", -100_000_000],
    ["expected", 100_000_000],
  ])("holds the number %s to its limits: %d", (key, value) => {
    const lines = [{ item, quantity: 0, counted: 0, expected: 0, [key]: value }];

    expect(problemsOf({ movement: "count", lines })[0]).toEqual({
      code: "out-of-range",
      path: `lines.0.${key}`,
    });
  });

  test("says where a transfer went, and not back to where it came from", () => {
    const transfer = { ...movementOf("transfer"), place: "STORE" };
    const { toPlace: _, ...nowhere } = transfer;

    expect(problemsOf(nowhere)).toEqual([{ code: "contradiction", path: "toPlace" }]);
    expect(isAccepted({ ...transfer, toPlace: "STORE" })).toBe(false);
  });

  test.each(others("transfer", "load-out", "load-in", "disposed"))(
    "goes to no second place: %s",
    (movement) => {
      expect(isAccepted({ ...movementOf(movement), toPlace: "VAN" })).toBe(false);
    },
  );

  test("tells used syringes that left to be destroyed by the method of their count", () => {
    expect(isAccepted({ movement: "disposed", lines: [], returns: counted })).toBe(true);
  });

  test.each(others("disposed"))("has no used syringes in %s", (movement) => {
    expect(problemsOf({ ...movementOf(movement), returns: counted })).toEqual([
      { code: "contradiction", path: "returns" },
    ]);
  });
});
