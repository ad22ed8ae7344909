/** The catalogue as it ships: the data of this folder, parsed once. */
import { assert } from "../assert.ts";
import type { Decimal, ItemCode, KitCode, ReferralCode, ServiceCode, StepCode } from "../ids.ts";
import type { Catalogue, ContainerSize, Item, Kit, KitVersion, Service } from "./catalogue.ts";
import { type ItemData, itemData, type ShippedItemCode } from "./items.ts";
import { type KitData, kitData, type Recipe, type ShippedKitCode } from "./kits.ts";
import { referralData, type ShippedReferralCode } from "./referrals.ts";
import { type ServiceData, type ShippedServiceCode, serviceData } from "./services.ts";
import { type ShippedStepCode, stepData } from "./steps.ts";

/** Every code that ships. Names are typed by it, so that a code without a name does not compile. */
export type CatalogueCode =
  | ShippedItemCode
  | ShippedKitCode
  | ShippedServiceCode
  | ShippedReferralCode
  | ShippedStepCode;

/** What plain text of the data becomes, by what it is said to be. */
interface ShippedText {
  readonly item: ItemCode;
  readonly kit: KitCode;
  readonly service: ServiceCode;
  readonly referral: ReferralCode;
  readonly step: StepCode;
  readonly decimal: Decimal;
}

const codePattern = /^[A-Z0-9]+(?:-[A-Z0-9]+)+$/;
const decimalPattern = /^\d{1,7}(?:\.\d{1,6})?$/;

/** Everything that ships. Each map and set is in the order in which screens and sheets show it. */
export const shippedCatalogue: Catalogue = {
  // Raised when a code or a recipe is added. History: 1, the first.
  version: 1,
  items: mapOf("item", itemData, itemOf),
  kits: mapOf("kit", kitData, kitOf),
  services: mapOf("service", serviceData, serviceOf),
  referrals: new Set(referralData.map((code) => parseShipped("referral", code))),
  steps: new Set(stepData.map((code) => parseShipped("step", code))),
};

/**
 * The catalogue in which a record of `version` can be read; `undefined` when
 * the record was made with a newer one than this app has.
 *
 * Released codes are never taken away or given another unit, equivalent, dose
 * or recipe (a frozen list in the tests holds this), so the catalogue of today
 * answers for every version before it.
 */
export function catalogueOf(version: number): Catalogue | undefined {
  const isReleased = Number.isInteger(version) && version >= 1 && version <= shippedCatalogue.version;
  return isReleased ? shippedCatalogue : undefined;
}

function mapOf<Kind extends keyof ShippedText, Data, Value>(
  kind: Kind,
  dataByCode: Readonly<Record<string, Data>>,
  valueOf: (code: ShippedText[Kind], data: Data) => Value,
): ReadonlyMap<ShippedText[Kind], Value> {
  return new Map(
    Object.entries(dataByCode).map(([text, data]) => {
      const code = parseShipped(kind, text);
      return [code, valueOf(code, data)];
    }),
  );
}

function itemOf(code: ItemCode, data: ItemData): Item {
  const isPerishable = data.isPerishable ?? false;
  return {
    code,
    category: data.category,
    unit: data.unit,
    packs: data.packs ?? [],
    syringes: data.syringes ?? 0,
    needles: data.needles ?? 0,
    doses: data.doses ?? 0,
    tracksLot: isPerishable,
    tracksExpiry: isPerishable,
    usual: data.usual ?? 1,
    direction: data.direction ?? "out",
    restricted: data.restricted ?? false,
    ...(data.container && { container: containerSizeOf(data.container) }),
  };
}

function containerSizeOf(size: NonNullable<ItemData["container"]>): ContainerSize {
  return "holds" in size ? size : { litres: parseShipped("decimal", size.litres) };
}

function kitOf(code: KitCode, { category, recipes }: KitData): Kit {
  return { code, category, versions: recipes.map((recipe, index) => kitVersionOf(index + 1, recipe)) };
}

function kitVersionOf(version: number, recipe: Recipe): KitVersion {
  const lines = Object.entries(recipe).map(([item, quantity]) => ({
    item: parseShipped("item", item),
    quantity,
  }));
  return { version, lines };
}

function serviceOf(code: ServiceCode, { group, asks, isGroupTopic }: ServiceData): Service {
  return { code, group, asks: asks ?? [], isGroupTopic: isGroupTopic ?? false };
}

/**
 * The parser of shipped data, and the only place in this folder where plain
 * text becomes a code or a decimal. What comes from elsewhere has its own
 * parsers in `contract`.
 */
function parseShipped<Kind extends keyof ShippedText>(kind: Kind, text: string): ShippedText[Kind] {
  const pattern = kind === "decimal" ? decimalPattern : codePattern;
  assert(pattern.test(text), `shipped data is well formed, and "${text}" is not`);
  return text as ShippedText[Kind];
}
