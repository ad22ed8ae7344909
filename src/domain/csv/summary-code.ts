/** What the code of a summary row stands for, which depends on its measure. */
import type { CatalogueNames, Item } from "../catalogue/catalogue.ts";
import { shippedCatalogue } from "../catalogue/shipped.ts";
import type { Measure } from "../measure.ts";
import { returnMethods } from "../record.ts";
import { isEstimatedMethod } from "../returns.ts";

const items: ReadonlyMap<string, Item> = shippedCatalogue.items;
const kits: ReadonlyMap<string, { readonly category: string }> = shippedCatalogue.kits;
const services: ReadonlyMap<string, { readonly group: string }> = shippedCatalogue.services;

/** The item a code names; `undefined` for one of a newer catalogue and for what isn't an item. */
export function itemOf(code: string): Item | undefined {
  return items.get(catalogueCodeOf(code));
}

/** Blank for what has no name in the catalogue: outcomes, methods, reasons. */
export function nameOf(code: string, names: CatalogueNames): string | undefined {
  return names[catalogueCodeOf(code)];
}

/** The category of an item or kit, the group of a service. */
export function categoryOf(code: string): string | undefined {
  const inCatalogue = catalogueCodeOf(code);
  return itemOf(code)?.category ?? kits.get(inCatalogue)?.category ?? services.get(inCatalogue)?.group;
}

/** What `qty` is so many of, where the measure does not say it already. */
export function unitOf(measure: Measure, code: string): string | undefined {
  switch (measure) {
    case "in":
    case "disposed":
      return isReturnMethod(code) ? "syringe" : itemOf(code)?.unit;
    case "out":
    case "out_first":
    case "out_refill":
    case "untallied_out":
    case "stock_difference":
      return itemOf(code)?.unit;
    case "kits":
      return "kit";
    case "refill_reason":
    case "reversal_doses":
      return "dose";
    case "service_minutes":
    case "group_minutes":
    case "shift_minutes":
      return "minute";
    default:
      return undefined;
  }
}

/** Whether a number is an estimate: heads that were guessed, and syringes that came back and were not counted. Samples are. */
export function isEstimate(measure: Measure, code: string): boolean {
  if (measure === "group_heads_estimated") return true;
  if (measure !== "in" && measure !== "disposed") return false;
  return isReturnMethod(code) && isEstimatedMethod(code);
}

function isReturnMethod(code: string): code is (typeof returnMethods)[number] {
  return (returnMethods as readonly string[]).includes(code);
}

/** `KIT-INJ-4` of `KIT-INJ-4@1`, `REF-HCV` of `REF-HCV:attended`. */
function catalogueCodeOf(code: string): string {
  return code.replace(/[@:].*$/, "");
}
