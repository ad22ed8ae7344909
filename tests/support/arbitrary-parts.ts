/** What arbitrary records of all kinds are made of. */
import * as fc from "fast-check";
import {
  fills,
  type Line,
  refillReasons,
  type Return,
  returnMethods,
  serviceModels,
  vias,
} from "../../src/domain/record.ts";
import { decimal, itemCode } from "./builders.ts";

/** Days on both sides of the ends of months, with two months between. */
export const days = ["2026-01-30", "2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01", "2026-03-08"];
export const sites = ["MAIN", "NA", "RIVER"];
export const items = ["SYR-1ML-29G-12", "NLX-NAS-4", "NLX-IM-04", "TST-FEN", "OWN-ITEM-OF-A-PROGRAM"];

export const quantity = fc.integer({ min: 1, max: 300 });
export const upTo = (max: number) => fc.integer({ min: 0, max });
/** A field that is absent half of the time, as `exactOptionalPropertyTypes` wants it. */
export const optional = <Key extends string, Value>(key: Key, value: fc.Arbitrary<Value>) =>
  fc
    .option(value, { nil: undefined })
    .map((given) => (given === undefined ? {} : { [key]: given }) as { readonly [K in Key]?: Value });

export const header = fc
  .tuple(
    fc.record({ day: fc.constantFrom(...days), site: fc.constantFrom(...sites) }),
    optional("route", fc.constantFrom("North loop", "Route; with, marks")),
    optional("model", fc.constantFrom(...serviceModels)),
    optional("via", fc.constantFrom(...vias)),
  )
  .map(([given, route, model, via]) => ({ ...given, ...route, ...model, ...via }));

export const line: fc.Arbitrary<Line> = fc
  .tuple(
    fc.record({
      item: fc.constantFrom(...items).map(itemCode),
      quantity,
      direction: fc.constantFrom("out", "out", "out", "in"),
    }),
    optional("supply", fc.constantFrom("first", "refill")),
    optional("reason", fc.constantFrom(...refillReasons)),
  )
  .map(([given, { supply }, reason]) => ({
    ...given,
    ...(supply !== undefined && isNaloxoneOut(given) && { supply }),
    ...(supply === "refill" && isNaloxoneOut(given) && reason),
  }));

/** A program's own item may be naloxone. */
function isNaloxoneOut({ item, direction }: Pick<Line, "item" | "direction">): boolean {
  return direction === "out" && /^NLX|^OWN/.test(item);
}

export const returned: fc.Arbitrary<Return> = fc
  .record({ method: fc.constantFrom(...returnMethods), quantity, fill: fc.constantFrom(...fills) })
  .map(({ method, quantity: count, fill }): Return => {
    const estimate = {
      measure: decimal("1"),
      factor: decimal(String(count)),
      factorVersion: 1,
      quantity: count,
    };
    if (method === "weight") return { ...estimate, method, tare: decimal("0"), unit: "kg" };
    if (method === "container") {
      return { ...estimate, method, container: itemCode("SHP-2GAL"), fill, containers: 1, unit: "L" };
    }
    return { method, quantity: count };
  });
