/** What the screen of totals shows, as lists of numbers beside those of the period before. */
import { itemCategories, type Catalogue, type CatalogueNames } from "../../domain/catalogue/catalogue.ts";
import type { Measure } from "../../domain/measure.ts";
import { compareTexts } from "../../domain/order.ts";
import type { Program } from "../../domain/program.ts";
import type { KeyFigures, TotalCell, Totals } from "../../domain/totals.ts";
import { nameOf } from "../language/LanguageProvider.tsx";
import type { Text } from "../language/text.ts";

/** A number, and what it was in the period before. */
export interface Compared {
  readonly value: number;
  readonly before: number;
}

export interface FigureRow extends Compared {
  readonly key: string;
  readonly name: string;
}

export interface FigureSection {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly FigureRow[];
}

interface SectionContext {
  readonly now: KeyFigures;
  readonly before: KeyFigures;
  readonly totals: Totals;
  readonly totalsBefore: Totals;
  readonly catalogue: Catalogue;
  readonly text: Text;
  readonly names: CatalogueNames;
  readonly program: Program;
}

/** Every list with at least one number of this period or the one before. */
export function sectionsOf(context: SectionContext): readonly FigureSection[] {
  const { now, before, text } = context;
  const { totals: words, items } = text;
  const named = (code: string) => nameOf(context.names, code);
  const byMeasure = (measure: Measure) => comparedAmounts(context, measure);

  return [
    ...itemSections(context),
    section("kits", words.kits, comparedMaps(now.byKit, before.byKit), (code) => kitName(code, context)),
    section("collected", words.collected, comparedMaps(now.collectedByItem, before.collectedByItem), named),
    section(
      "returns",
      words.returns,
      byMeasure("in").filter(({ key }) => key in items.returnMethods),
      (method) => wordOf(items.returnMethods, method),
    ),
    section("disposed", words.disposed, byMeasure("disposed"), (method) =>
      wordOf(items.returnMethods, method),
    ),
    section("services", words.services, comparedMaps(now.services, before.services), named),
    section(
      "referrals",
      words.referrals,
      comparedMaps(now.referralOutcomes, before.referralOutcomes),
      (code) => referralName(code, context),
    ),
    section("steps", words.steps, comparedMaps(now.steps, before.steps), named),
    section("groups", words.groups, byMeasure("groups"), named),
    section("refill-reasons", words.refillReasons, byMeasure("refill_reason"), (reason) =>
      wordOf(items.refillReasons, reason),
    ),
    section("reversals", words.reversals, byMeasure("reversals"), (outcome) =>
      wordOf(items.reversalOutcomes, outcome),
    ),
    section("untallied", words.untallied, byMeasure("untallied_out"), named),
    section("stock", words.stockDifferences, byMeasure("stock_difference"), (code) =>
      differenceName(code, context),
    ),
    section("by-site", words.bySite, comparedMaps(now.contactsBySite, before.contactsBySite), (site) =>
      siteNameOf(site, context.program),
    ),
  ].filter(({ rows }) => rows.length > 0);
}

/** As the program calls a site today; a site it doesn't know goes by its code. */
export function siteNameOf(site: string, { sites }: Program): string {
  return sites.find(({ code }) => code === site)?.name ?? site;
}

type KeyedNumber = Compared & { readonly key: string };

/** In the order of the catalogue; what it doesn't know comes last, under its code. */
function itemSections(context: SectionContext): readonly FigureSection[] {
  const { now, before, catalogue, text, names } = context;
  const amounts = comparedMaps(now.byItem, before.byItem);
  const items = [...catalogue.items.values()];
  const rank = new Map<string, number>(items.map((item, index) => [item.code, index]));
  const categoryOf = new Map<string, string>(items.map((item) => [item.code, item.category]));
  const inOrder = amounts.toSorted(
    (a, b) => (rank.get(a.key) ?? items.length) - (rank.get(b.key) ?? items.length),
  );
  return itemCategories.map((category) =>
    section(
      category,
      text.items.categories[category],
      inOrder.filter(({ key }) => (categoryOf.get(key) ?? "other") === category),
      (code) => nameOf(names, code),
    ),
  );
}

function section(
  key: string,
  title: string,
  numbers: readonly KeyedNumber[],
  nameOfKey: (key: string) => string,
): FigureSection {
  return { key, title, rows: numbers.map((number) => ({ ...number, name: nameOfKey(number.key) })) };
}

function comparedMaps(
  now: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
): readonly KeyedNumber[] {
  const keys = [...new Set([...now.keys(), ...before.keys()])].toSorted(compareTexts);
  return keys.map((key) => ({ key, value: now.get(key) ?? 0, before: before.get(key) ?? 0 }));
}

function comparedAmounts({ totals, totalsBefore }: SectionContext, measure: Measure): readonly KeyedNumber[] {
  return comparedMaps(amountsOf(totals.cells, measure), amountsOf(totalsBefore.cells, measure));
}

function amountsOf(cells: readonly TotalCell[], measure: Measure): ReadonlyMap<string, number> {
  const amounts = new Map<string, number>();
  for (const cell of cells) {
    if (cell.measure === measure) amounts.set(cell.code, (amounts.get(cell.code) ?? 0) + cell.value);
  }
  return amounts;
}

/** `KIT-INJ-4@2`: the version is said once there is more than the first. */
function kitName(code: string, { names, text }: SectionContext): string {
  const [kit = code, version = "1"] = code.split("@");
  const name = nameOf(names, kit);
  return version === "1" ? name : text.totals.kitVersion(name, version);
}

/** `REF-HCV:attended` */
function referralName(key: string, { names, text }: SectionContext): string {
  const [code = key, outcome = ""] = key.split(":");
  return text.totals.referral(
    nameOf(names, code),
    wordOf(text.items.referralOutcomes, outcome).toLowerCase(),
  );
}

/** `NLX-NAS-4:stolen` */
function differenceName(key: string, { names, text }: SectionContext): string {
  const [item = key, reason = ""] = key.split(":");
  return text.totals.difference(nameOf(names, item), wordOf(text.totals.stockReasons, reason));
}

function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
