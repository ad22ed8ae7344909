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
import { cellsInOrder } from "./cells-in-order.ts";
import type { CsvCells, CsvDecimal, CsvValue } from "./csv-row.ts";

/** What it is and how many. */
const countedColumns = [
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
] as const;

/** How syringes that came back were counted. */
export const measuredColumns = [
  "method",
  "measure",
  "measure_unit",
  "tare",
  "factor",
  "factor_version",
  "estimated",
] as const;

/** What was told of a referral, a reversal, a service. */
const toldColumns = [
  "outcome",
  "doses_used",
  "ems_called",
  "service_minutes",
  "service_heads",
  "funder_tag",
] as const;

/** From `row_type` to `funder_tag`, in the order of the layout. */
export const detailItemColumns = [...countedColumns, ...measuredColumns, ...toldColumns] as const;

type RowType = "out" | "in" | "service" | "referral" | "step" | "reversal" | "none";

type CellsOf<Columns extends readonly string[]> = Readonly<Partial<Record<Columns[number], CsvValue>>>;
type CountedCells = CellsOf<typeof countedColumns> & { readonly row_type: RowType };

/** A group of cells for each group of columns. */
type DetailItem = readonly [counted: CsvCells, measured: CsvCells, told: CsvCells];

/** The catalogue as the rows of one record see it. */
export interface Lookup {
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
  const items: DetailItem[] = [];
  const lines = "lines" in record ? record.lines : [];
  for (const line of lines) if (line.direction === "out") items.push(lineItem(line, lookup));
  for (const line of lines) if (line.direction === "in") items.push(lineItem(line, lookup));
  if ("returns" in record) for (const given of record.returns) items.push(returnItem(given, lookup));
  if ("services" in record) for (const service of record.services) items.push(serviceItem(service, lookup));
  if ("referrals" in record) for (const made of record.referrals) items.push(referralItem(made, lookup));
  if ("steps" in record) for (const step of record.steps) items.push(stepItem(step, lookup));
  if ("reversals" in record) for (const told of record.reversals) items.push(reversalItem(told, lookup));
  return items.length > 0 ? items : [nothingListed];
}

const counted = (cells: CountedCells) => cellsInOrder(countedColumns, cells);
const measured = (cells: CellsOf<typeof measuredColumns>) => cellsInOrder(measuredColumns, cells);
const told = (cells: CellsOf<typeof toldColumns>) => cellsInOrder(toldColumns, cells);

export const notMeasured = measured({});
const nothingTold = told({});
const nothingListed: DetailItem = [counted({ row_type: "none" }), notMeasured, nothingTold];

/**
 * Codes never change what they mean, so this app's newest catalogue speaks for
 * what it knows of a newer one.
 */
export function lookupOf(version: number, names: CatalogueNames): Lookup {
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
  const cells = counted({
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
  });
  return [cells, notMeasured, nothingTold];
}

/**
 * `qty` is used syringes, by whatever method, so the unit says `syringe` though
 * a container's row has the container's code. The measurement stands as it was
 * read: gross weight with its tare, or what the containers held together.
 */
function returnItem(given: Return, lookup: Lookup): DetailItem {
  const container = given.method === "container" ? given.container : undefined;
  const cells = counted({
    row_type: "in",
    code: container,
    name: container && lookup.name(container),
    category: container && lookup.item(container)?.category,
    qty: given.quantity,
    unit: "syringe",
  });
  return [cells, measurementOf(given), nothingTold];
}

export function measurementOf(given: Return): CsvCells {
  const estimated = isEstimated(given) ? 1 : 0;
  switch (given.method) {
    case "counted":
    case "stated":
    case "visual":
      return measured({ method: given.method, estimated });
    case "container":
    case "weight":
      return measured({
        method: given.method,
        measure: csvDecimal(given.measure),
        measure_unit: given.unit,
        tare: given.method === "weight" ? csvDecimal(given.tare) : undefined,
        factor: csvDecimal(given.factor),
        factor_version: given.factorVersion,
        estimated,
      });
  }
}

function csvDecimal(decimal: string): CsvDecimal {
  return { decimal };
}

function serviceItem(service: ServiceCount, lookup: Lookup): DetailItem {
  const cells = counted({
    row_type: "service",
    code: service.code,
    name: lookup.name(service.code),
    category: lookup.serviceGroup(service.code),
    qty: service.count,
  });
  return [cells, notMeasured, told({ service_minutes: service.minutes, service_heads: service.heads })];
}

function referralItem(referral: Referral, lookup: Lookup): DetailItem {
  const cells = counted({
    row_type: "referral",
    code: referral.code,
    name: lookup.name(referral.code),
    qty: 1,
  });
  return [cells, notMeasured, told({ outcome: referral.outcome })];
}

function stepItem(step: StepCount, lookup: Lookup): DetailItem {
  const cells = counted({
    row_type: "step",
    code: step.code,
    name: lookup.name(step.code),
    qty: step.count,
  });
  return [cells, notMeasured, nothingTold];
}

/**
 * One overdose is one row with the doses of all products together, blank when
 * nobody knows. Its code is the product where there was exactly one; doses by
 * product are in `summary_period_site_item`.
 */
function reversalItem(reversal: Reversal, lookup: Lookup): DetailItem {
  const product = onlyProduct(reversal);
  const cells = counted({
    row_type: "reversal",
    code: product,
    name: product && lookup.name(product),
    category: product && lookup.item(product)?.category,
    qty: 1,
  });
  return [cells, notMeasured, told(outcomeOf(reversal))];
}

function outcomeOf({ outcome, used, ems }: Reversal): CellsOf<typeof toldColumns> {
  return {
    outcome,
    doses_used: used.length > 0 ? used.reduce((sum, { doses }) => sum + doses, 0) : undefined,
    ems_called: ems === undefined ? undefined : ems ? "yes" : "no",
  };
}

function onlyProduct({ used }: Reversal): ItemCode | undefined {
  const products = new Set(used.map(({ product }) => product));
  return products.size === 1 ? used[0]?.product : undefined;
}
