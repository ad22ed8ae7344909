/** The part of a `detail_long` row that differs from row to row of one record. */
import type { CatalogueNames, Item } from "../catalogue/catalogue.ts";
import { catalogueOf, shippedCatalogue } from "../catalogue/shipped.ts";
import type { ItemCode } from "../ids.ts";
import type {
  CleanupRecord,
  EncounterRecord,
  GroupRecord,
  Line,
  Referral,
  Return,
  Reversal,
  ServiceCount,
  StepCount,
  TallyRecord,
} from "../record.ts";
import { isEstimated } from "../returns.ts";
import type { CsvDecimal, CsvValue } from "./csv-row.ts";

/** From `row_type` to `funder_tag`, in the order of the layout. */
export const detailItemColumns = [
  "row_type",
  "code",
  "name",
  "category",
  "kit_code",
  "kit_version",
  "qty",
  "unit",
  "pack_entered",
  "syringes",
  "needles",
  "naloxone_doses",
  "supply",
  "refill_reason",
  "lot",
  "method",
  "measure",
  "measure_unit",
  "tare",
  "factor",
  "factor_version",
  "estimated",
  "outcome",
  "doses_used",
  "ems_called",
  "service_minutes",
  "service_heads",
  "funder_tag",
] as const;

type RowType = "out" | "in" | "service" | "referral" | "step" | "reversal" | "none";

/** The cells of one row; a column that is absent is blank. */
export type DetailItem = { readonly row_type: RowType } & Readonly<
  Partial<Record<Exclude<(typeof detailItemColumns)[number], "row_type">, CsvValue>>
>;

/** The catalogue as the rows of one record see it. */
interface Lookup {
  item(code: ItemCode): Item | undefined;
  name(code: string): string | undefined;
  serviceGroup(code: ServiceCount["code"]): string | undefined;
}

/**
 * The rows of one record in their order: lines out, lines in, returns, services,
 * referrals, steps, reversals, each as recorded. Never empty: a record without
 * any of them is one row `none`.
 *
 * A record made with a newer catalogue keeps every row. A code that this version
 * does not know has its quantity, and blank name, category, unit and equivalents.
 */
export function detailItemsOf(
  record: EncounterRecord | GroupRecord | CleanupRecord | TallyRecord,
  names: CatalogueNames,
): readonly DetailItem[] {
  const lookup = lookupOf(record.catalogue, names);
  const lines = "lines" in record ? record.lines : [];
  const items = [
    ...lines.filter((line) => line.direction === "out").map((line) => lineItem(line, lookup)),
    ...lines.filter((line) => line.direction === "in").map((line) => lineItem(line, lookup)),
    ...("returns" in record ? record.returns.map((given) => returnItem(given, lookup)) : []),
    ...("services" in record ? record.services.map((service) => serviceItem(service, lookup)) : []),
    ...("referrals" in record ? record.referrals.map((referral) => referralItem(referral, lookup)) : []),
    ...("steps" in record ? record.steps.map((step) => stepItem(step, lookup)) : []),
    ...("reversals" in record ? record.reversals.map((reversal) => reversalItem(reversal, lookup)) : []),
  ];
  return items.length > 0 ? items : [{ row_type: "none" }];
}

/**
 * Codes never change what they mean, so this app's newest catalogue speaks for
 * what it knows of a newer one.
 */
function lookupOf(version: number, names: CatalogueNames): Lookup {
  const catalogue = catalogueOf(version) ?? shippedCatalogue;
  return {
    item: (code) => catalogue.items.get(code),
    name: (code) => names[code],
    serviceGroup: (code) => catalogue.services.get(code)?.group,
  };
}

/**
 * Syringes, needles and doses are those handed out: on a line that came back
 * they stay blank, so that the sum of the column is what was distributed.
 */
function lineItem(line: Line, lookup: Lookup): DetailItem {
  const item = lookup.item(line.item);
  const handedOut = line.direction === "out" ? item : undefined;
  return {
    row_type: line.direction,
    code: line.item,
    name: lookup.name(line.item),
    category: item?.category,
    kit_code: line.kit?.code,
    kit_version: line.kit?.version,
    qty: line.quantity,
    unit: item?.unit,
    pack_entered: line.pack,
    syringes: handedOut && line.quantity * handedOut.syringes,
    needles: handedOut && line.quantity * handedOut.needles,
    naloxone_doses: handedOut && line.quantity * handedOut.doses,
    supply: line.supply,
    refill_reason: line.reason,
    lot: line.lot,
  };
}

/**
 * `qty` is used syringes, by whatever method, so the unit says `syringe` though
 * a container's row has the container's code. The measurement stands as it was
 * read: gross weight with its tare, or what the containers held together.
 */
function returnItem(given: Return, lookup: Lookup): DetailItem {
  const result = {
    row_type: "in",
    qty: given.quantity,
    unit: "syringe",
    method: given.method,
    estimated: isEstimated(given) ? 1 : 0,
  } as const;

  switch (given.method) {
    case "counted":
    case "stated":
    case "visual":
      return result;
    case "container":
      return {
        ...result,
        code: given.container,
        name: lookup.name(given.container),
        category: lookup.item(given.container)?.category,
        ...measurement(given),
      };
    case "weight":
      return { ...result, ...measurement(given), tare: csvDecimal(given.tare) };
  }
}

function measurement(given: Extract<Return, { readonly measure: unknown }>) {
  return {
    measure: csvDecimal(given.measure),
    measure_unit: given.unit,
    factor: csvDecimal(given.factor),
    factor_version: given.factorVersion,
  };
}

function csvDecimal(decimal: string): CsvDecimal {
  return { decimal };
}

function serviceItem(service: ServiceCount, lookup: Lookup): DetailItem {
  return {
    row_type: "service",
    code: service.code,
    name: lookup.name(service.code),
    category: lookup.serviceGroup(service.code),
    qty: service.count,
    service_minutes: service.minutes,
    service_heads: service.heads,
  };
}

function referralItem(referral: Referral, lookup: Lookup): DetailItem {
  return {
    row_type: "referral",
    code: referral.code,
    name: lookup.name(referral.code),
    qty: 1,
    outcome: referral.outcome,
  };
}

function stepItem(step: StepCount, lookup: Lookup): DetailItem {
  return { row_type: "step", code: step.code, name: lookup.name(step.code), qty: step.count };
}

/**
 * One overdose is one row with the doses of all products together, blank when
 * nobody knows. Its code is the product where there was exactly one; doses by
 * product are in `summary_period_site_item`.
 */
function reversalItem(reversal: Reversal, lookup: Lookup): DetailItem {
  const product = onlyProduct(reversal);
  return {
    row_type: "reversal",
    code: product,
    name: product && lookup.name(product),
    category: product && lookup.item(product)?.category,
    qty: 1,
    outcome: reversal.outcome,
    doses_used:
      reversal.used.length > 0 ? reversal.used.reduce((sum, { doses }) => sum + doses, 0) : undefined,
    ems_called: reversal.ems === undefined ? undefined : reversal.ems ? "yes" : "no",
  };
}

function onlyProduct({ used }: Reversal): ItemCode | undefined {
  const products = new Set(used.map(({ product }) => product));
  return products.size === 1 ? used[0]?.product : undefined;
}
