/**
 * Used syringes that came back and weren't counted one by one, as programs
 * must not require handling them. The measure, the factor and its version stay
 * with the record, so that an estimate can be restated and never changes by itself.
 */
import type { Item } from "./catalogue/catalogue.ts";
import {
  compareDecimals,
  decimalOf,
  multiplyDecimals,
  parseDecimal,
  roundHalfUp,
  subtractDecimals,
} from "./decimal.ts";
import type { Decimal } from "./ids.ts";
import { maxQuantity } from "./limits.ts";
import type { Factors } from "./program.ts";
import type { ContainerReturn, Fill, Return, ReturnMethod, WeightReturn } from "./record.ts";
import { err, ok, type Result } from "./result.ts";

/**
 * What ships until a program sets its own. 281 uncapped 1 mL syringes a pound
 * is North Carolina's state formula, and 619.5 a kilogram the same. Per litre,
 * published figures run from 20 to 100, so 50 is a start and no more.
 */
export const shippedFactors: Factors = {
  version: 1,
  perPound: "281" as Decimal,
  perKilogram: "619.5" as Decimal,
  perLitre: "50" as Decimal,
};

/** Why what was entered gives no return. */
export type ReturnProblem =
  /** The item isn't a container whose size is known. */
  | "no-container-size"
  /** Not a whole number of containers, 1 or more. */
  | "not-a-container-count"
  /** The empty container weighs more than the full one. */
  | "tare-above-gross"
  /** It comes to no syringe at all. */
  | "zero"
  /** It comes to more than one return can hold. */
  | "too-many";

/** Estimates what is in containers that are so full. Rounded once, for all of them together. */
export function containerReturn(given: {
  readonly container: Item;
  readonly fill: Fill;
  readonly containers: number;
  readonly factors: Factors;
  /** `maxTallyQuantity` for a tally. */
  readonly most?: number;
}): Result<ContainerReturn, ReturnProblem> {
  const { container, fill, containers, factors, most = maxQuantity } = given;
  const size = container.container;
  if (size === undefined) return err("no-container-size");
  if (!Number.isSafeInteger(containers) || containers < 1) return err("not-a-container-count");
  if (containers > most) return err("too-many");

  const full = multiplyDecimals(decimalOf(containers), fillDecimals[fill]);
  const isByVolume = "litres" in size;
  // Through the parser, as the measure is stored: one too long to be read back isn't written.
  const measure = parseDecimal(isByVolume ? multiplyDecimals(full, size.litres) : full);
  if (!measure.ok) return err("too-many");
  const factor = isByVolume ? factors.perLitre : decimalOf(size.holds);
  const quantity = quantityOf(multiplyDecimals(measure.value, factor), most);
  if (!quantity.ok) return quantity;

  return ok({
    method: "container",
    container: container.code,
    fill,
    containers,
    measure: measure.value,
    unit: isByVolume ? "L" : "container",
    factor,
    factorVersion: factors.version,
    quantity: quantity.value,
  });
}

/** Estimates from the weight of a full container and of an empty one. */
export function weightReturn(given: {
  readonly gross: Decimal;
  readonly tare: Decimal;
  readonly unit: "lb" | "kg";
  readonly factors: Factors;
  /** `maxTallyQuantity` for a tally. */
  readonly most?: number;
}): Result<WeightReturn, ReturnProblem> {
  const { gross, tare, unit, factors, most = maxQuantity } = given;
  if (compareDecimals(tare, gross) > 0) return err("tare-above-gross");

  const factor = unit === "lb" ? factors.perPound : factors.perKilogram;
  const quantity = quantityOf(multiplyDecimals(subtractDecimals(gross, tare), factor), most);
  if (!quantity.ok) return quantity;

  return ok({
    method: "weight",
    measure: gross,
    tare,
    unit,
    factor,
    factorVersion: factors.version,
    quantity: quantity.value,
  });
}

/** Only a count is exact; the person's own word is an estimate too. */
export function isEstimated(given: Return): boolean {
  return isEstimatedMethod(given.method);
}

/** The same for a cell, which knows a return by its method alone. */
export function isEstimatedMethod(method: ReturnMethod): boolean {
  return method !== "counted";
}

const fillDecimals: Readonly<Record<Fill, Decimal>> = {
  "0.25": "0.25" as Decimal,
  "0.5": "0.5" as Decimal,
  "0.75": "0.75" as Decimal,
  "1": "1" as Decimal,
};

function quantityOf(exact: Decimal, most: number): Result<number, "zero" | "too-many"> {
  const quantity = roundHalfUp(exact);
  if (quantity < 1) return err("zero");
  if (quantity > most) return err("too-many");
  return ok(quantity);
}
