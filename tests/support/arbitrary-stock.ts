/** Arbitrary shifts, and stock that moves between a few places, is counted, lost and found. */
import * as fc from "fast-check";
import {
  type StockLine,
  type StockMovement,
  type StockReason,
  stockMovements,
  stockReasons,
} from "../../src/domain/stock.ts";
import { days, header, items, optional, quantity, returned, upTo } from "./arbitrary-parts.ts";
import { itemCode, localDate, shiftOf, stockOf } from "./builders.ts";

export const arbitraryShift = fc
  .tuple(
    header,
    fc.constantFrom("open", "closed", "empty"),
    optional(
      "minutes",
      upTo(8).map((quarters) => quarters * 15),
    ),
  )
  .map(([head, state, minutes]) =>
    shiftOf({ ...head, closed: state !== "open", empty: state === "empty", ...minutes }),
  );

/** Few places, so that what one movement puts down another often takes up. */
export const places = ["STORE", "Van 2", "Bag; of a peer"] as const;

interface DrawnLine extends Omit<StockLine, "reason"> {
  readonly expected: number;
  readonly reason: StockReason | undefined;
}

const stockLine: fc.Arbitrary<DrawnLine> = fc
  .tuple(
    fc.record({
      item: fc.constantFrom(...items).map(itemCode),
      quantity,
      expected: fc.integer({ min: -50, max: 300 }),
      reason: fc.constantFrom(undefined, ...stockReasons),
    }),
    optional("lot", fc.constantFrom("A-17", "B-03")),
    optional("expiry", fc.constantFrom(...days).map(localDate)),
  )
  .map(([given, lot, expiry]) => ({ ...given, ...lot, ...expiry }));

/** Every movement, each line with what its movement needs and nothing that it can't mean. */
export const arbitraryStock = fc
  .record({
    head: header,
    movement: fc.constantFrom(...stockMovements),
    ways: fc.shuffledSubarray([...places], { minLength: 2, maxLength: 2 }),
    lines: fc.array(stockLine, { maxLength: 3 }),
    returns: fc.array(returned, { maxLength: 2 }),
  })
  .map(({ head, movement, ways: [place = "", toPlace = ""], lines, returns }) =>
    stockOf({
      ...head,
      movement,
      place,
      ...(["transfer", "load-out", "load-in"].includes(movement) && { toPlace }),
      lines: lines.map((drawn) => lineOf(movement, drawn)),
      returns: movement === "disposed" ? returns : [],
    }),
  );

function lineOf(movement: StockMovement, { expected, reason, ...drawn }: DrawnLine): StockLine {
  if (movement === "wasted") return { ...drawn, reason: reason ?? "lost" };
  if (movement !== "count") return drawn;
  const difference = drawn.quantity - expected;
  const isExplained = difference !== 0 && reason !== undefined;
  return {
    ...drawn,
    quantity: difference,
    counted: drawn.quantity,
    expected,
    ...(isExplained && { reason }),
  };
}
