/** What a record of stock may look like, beside its header, and what can't be true together. */
import * as v from "valibot";
import { maxTallyQuantity } from "../domain/limits.ts";
import { type StockLine, type StockMovement, stockMovements, stockReasons } from "../domain/stock.ts";
import { form, listOf, localDate, objectOf, oneOf, text, whole } from "./fields.ts";
import { isItemCode, isNote } from "./ids.ts";
import { maxListLength, maxTextLength } from "./limits.ts";

export const stockFields = {
  movement: oneOf(stockMovements),
  place: text(maxTextLength.place),
  toPlace: v.exactOptional(text(maxTextLength.place)),
  lines: listOf(
    objectOf({
      item: form(isItemCode),
      // The difference of a count can be negative.
      quantity: whole(-maxTallyQuantity, maxTallyQuantity),
      counted: v.exactOptional(whole(0, maxTallyQuantity)),
      expected: v.exactOptional(whole(-maxTallyQuantity, maxTallyQuantity)),
      reason: v.exactOptional(oneOf(stockReasons)),
      lot: v.exactOptional(text(maxTextLength.lot)),
      expiry: v.exactOptional(localDate),
    }),
    maxListLength.stockLines,
  ),
  note: v.exactOptional(form(isNote)),
};

/** Whether the line says what its movement needs and nothing that it can't mean. */
export function isLineOf(movement: StockMovement, line: StockLine): boolean {
  const { quantity, counted, expected, reason } = line;
  if (movement === "count") {
    const isDifference = counted !== undefined && expected !== undefined && quantity === counted - expected;
    return isDifference && (reason === undefined || quantity !== 0);
  }
  return (
    quantity > 0 &&
    counted === undefined &&
    expected === undefined &&
    (reason !== undefined) === (movement === "wasted")
  );
}

/** Whether a second place is named where there is one, and is another one. */
export function isWayOf(movement: StockMovement, place: string, toPlace: string | undefined): boolean {
  if (toPlace === undefined) return movement !== "transfer";
  return movementsBetweenPlaces.has(movement) && toPlace !== place;
}

const movementsBetweenPlaces: ReadonlySet<StockMovement> = new Set([
  "transfer",
  "load-out",
  "load-in",
  "disposed",
]);
