/** The numbers of a period, read from month blocks: what screens, reports and the summary file show. */
import type { Catalogue, Item } from "./catalogue/catalogue.ts";
import type { LocalDate, LocalMonth, SiteCode } from "./ids.ts";
import { latestMonth, monthOf } from "./local-date.ts";
import type { Cell, CellPlace, CellSource, Measure } from "./measure.ts";
import type { CountedKey, MonthBlock } from "./month-block.ts";
import { compareLists, compareTexts } from "./order.ts";
import { countedOf, type PlaceSums, sumsOfBlock, tallyPlacesOf } from "./read-block.ts";
import { returnMethods, type ServiceModel } from "./record.ts";
import { sumOf } from "./rollup.ts";

/** A number over the days of a period. */
export interface TotalCell extends Cell {
  readonly site: SiteCode;
  readonly route: string;
  readonly model: ServiceModel | "";
  readonly source: CellSource;
}

/** A tally that is partly inside a period, and so can't be counted in it. */
export interface OutsideTally {
  readonly site: SiteCode;
  readonly firstDay: LocalDate;
  readonly day: LocalDate;
}

export interface Totals {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** By site, route, model, source, measure and code. */
  readonly cells: readonly TotalCell[];
  /** Each once, by site and first day. */
  readonly outside: readonly OutsideTally[];
}

/**
 * Adds up the days `from` to `to`, both included. A tally stands for all of its
 * days at once: it is counted where both its ends are inside, and named where
 * only some of its days are. Its number is in the block of its last day, so
 * blocks of later months are needed to name one that runs past the end:
 * `monthsOfTotals` says which.
 */
export function totalsOf(
  blocks: Iterable<MonthBlock>,
  span: {
    readonly from: LocalDate;
    readonly to: LocalDate;
    /** Absent is all. */
    readonly sites?: readonly SiteCode[];
  },
): Totals {
  const { from, to } = span;
  const sites = span.sites && new Set(span.sites);
  const isAsked = (place: CellPlace) => sites === undefined || sites.has(place.site);
  const isInside = (place: CellPlace) => place.firstDay >= from && place.day <= to;
  const isPartlyInside = (place: CellPlace) => place.firstDay <= to && place.day >= from && !isInside(place);

  const sumsByPlace = new Map<string, SumsOfPlace>();
  const outsideByKey = new Map<string, OutsideTally>();
  for (const block of blocks) {
    for (const sums of sumsOfBlock(block, (place) => isAsked(place) && isInside(place))) {
      addSums(sumsByPlace, block, sums);
    }
    for (const place of tallyPlacesOf(block)) {
      if (!isAsked(place) || !isPartlyInside(place)) continue;
      const { site, firstDay, day } = place;
      outsideByKey.set(outsideKey(place).join(" "), { site, firstDay, day });
    }
  }

  return {
    from,
    to,
    cells: sortedBy([...sumsByPlace.values()], ({ place }) => placeKey(place)).flatMap(cellsOfPlace),
    outside: sortedBy([...outsideByKey.values()], outsideKey),
  };
}

type TotalPlace = Omit<TotalCell, keyof Cell>;

interface SumsOfPlace {
  readonly place: TotalPlace;
  readonly values: Map<CountedKey, number>;
}

/** One text is made a place and block: made a number, they would take longer than all the adding up. */
function addSums(
  sumsByPlace: Map<string, SumsOfPlace>,
  { codes }: MonthBlock,
  { place: { site, route, model, source }, values: added }: PlaceSums,
): void {
  const place = { site, route, model, source };
  const key = JSON.stringify(placeKey(place));
  const { values } = sumsByPlace.get(key) ?? { values: new Map<CountedKey, number>() };
  sumsByPlace.set(key, { place, values });
  for (const [index, code] of codes.entries()) {
    const value = added[index] ?? 0;
    if (value !== 0) values.set(code, sumOf(values.get(code) ?? 0, value));
  }
}

/** By measure and code: no measure holds a space or less, so the joined texts sort as the two would. */
function cellsOfPlace({ place, values }: SumsOfPlace): readonly TotalCell[] {
  return [...values]
    .filter(([, value]) => value !== 0)
    .toSorted(([a], [b]) => compareTexts(a, b))
    .map(([key, value]) => ({ ...place, ...countedOf(key), value }));
}

function placeKey({ site, route, model, source }: TotalPlace): readonly string[] {
  return [site, route, model, source];
}

/**
 * The months whose blocks `totalsOf` needs for a span. They have no end: nothing
 * limits how long a tally runs, and one that is left out of a total is named,
 * however late it ends. Only months in which something was counted have a block,
 * so for a period near today there is little or nothing more to read.
 */
export function monthsOfTotals({ from }: { readonly from: LocalDate }): {
  readonly from: LocalMonth;
  readonly to: LocalMonth;
} {
  return { from: monthOf(from), to: latestMonth };
}

/** Only what was recorded, or only what tallies added: the two are always shown apart. */
export function totalsFrom(source: CellSource, totals: Totals): Totals {
  return { ...totals, cells: totals.cells.filter((cell) => cell.source === source) };
}

type AmountsByCode = ReadonlyMap<string, number>;

/** What a person asks first. Amounts by code are in the order of the codes; a code without any isn't there. */
export interface KeyFigures {
  readonly contacts: number;
  readonly people: number;
  readonly forOthers: number;
  readonly new: number;
  readonly returning: number;
  /** Fixed sets and barrels; loose needles would inflate coverage. */
  readonly syringesOut: number;
  /** Loose needles and those of fixed sets. */
  readonly needlesOut: number;
  readonly naloxoneDoses: number;
  readonly returnedCounted: number;
  readonly returnedEstimated: number;
  readonly reversals: number;
  readonly reversalsSurvived: number;
  /** Doses that are known; reports whose doses aren't are in `reversalsDosesUnknown`. */
  readonly reversalDoses: number;
  readonly reversalsDosesUnknown: number;
  /** The known doses by item code; the code is empty where the product isn't known. */
  readonly reversalDosesByProduct: AmountsByCode;
  readonly groups: number;
  /** Counted and estimated together. */
  readonly heads: number;
  readonly shiftsClosed: number;
  /** Of those that were closed. */
  readonly shiftsEmpty: number;
  /** In quarters; of shifts whose end is known. */
  readonly shiftHours: number;
  readonly shiftHoursUnknown: number;
  /** Base units handed out, kits being taken apart. */
  readonly byItem: AmountsByCode;
  /** Base units collected that aren't used syringes, such as samples. */
  readonly collectedByItem: AmountsByCode;
  /** By `CODE@version`. */
  readonly byKit: AmountsByCode;
  readonly services: AmountsByCode;
  readonly steps: AmountsByCode;
  /** By code, whatever came of them. */
  readonly referrals: AmountsByCode;
  /** By `CODE:outcome`. */
  readonly referralOutcomes: AmountsByCode;
  /** Item codes, handed out or collected, that the catalogue doesn't know: their doses and syringes aren't counted. */
  readonly unknownItems: readonly string[];
  readonly contactsBySite: AmountsByCode;
}

/** The key figures of a period, with the catalogue's syringes, needles and doses a unit. */
export function keyFigures({ cells }: Totals, catalogue: Catalogue): KeyFigures {
  const items: ReadonlyMap<string, Item> = catalogue.items;
  const byCode = (measure: Measure) => amounts(cells, measure, ({ code }) => code);
  const total = (measure: Measure) => totalOf(byCode(measure));

  const byItem = byCode("out");
  const totalEach = (equivalentOf: (item: Item) => number) =>
    [...byItem].reduce((sum, [code, quantity]) => {
      const item = items.get(code);
      return item === undefined ? sum : sum + quantity * equivalentOf(item);
    }, 0);
  const back = byCode("in");
  const collectedByItem = new Map([...back].filter(([code]) => !returnMethodNames.has(code)));
  const returned = totalOf(back) - totalOf(collectedByItem);
  const returnedCounted = back.get("counted") ?? 0;
  const reversals = byCode("reversals");

  return {
    contacts: total("contacts"),
    people: total("people"),
    forOthers: total("for_others"),
    new: total("contacts_new"),
    returning: total("contacts_returning"),
    syringesOut: totalEach((item) => item.syringes),
    needlesOut: totalEach((item) => item.needles),
    naloxoneDoses: totalEach((item) => item.doses),
    returnedCounted,
    returnedEstimated: returned - returnedCounted,
    reversals: totalOf(reversals),
    reversalsSurvived: reversals.get("survived") ?? 0,
    reversalDoses: total("reversal_doses"),
    reversalsDosesUnknown: total("reversal_doses_unknown"),
    reversalDosesByProduct: byCode("reversal_doses"),
    groups: total("groups"),
    heads: total("group_heads_counted") + total("group_heads_estimated"),
    shiftsClosed: total("shifts_closed"),
    shiftsEmpty: total("shifts_closed_empty"),
    shiftHours: total("shift_minutes") / 60,
    shiftHoursUnknown: total("shift_minutes_unknown"),
    byItem,
    collectedByItem,
    byKit: byCode("kits"),
    services: byCode("services"),
    steps: byCode("steps"),
    referrals: amounts(cells, "referrals", ({ code }) => code.slice(0, code.indexOf(":"))),
    referralOutcomes: byCode("referrals"),
    unknownItems: [...byItem.keys(), ...collectedByItem.keys()]
      .filter((code, index, codes) => !items.has(code) && codes.indexOf(code) === index)
      .toSorted(),
    contactsBySite: amounts(cells, "contacts", ({ site }) => site),
  };
}

const returnMethodNames: ReadonlySet<string> = new Set(returnMethods);

function amounts(
  cells: readonly TotalCell[],
  measure: Measure,
  codeOf: (cell: TotalCell) => string,
): AmountsByCode {
  const found = new Map<string, number>();
  for (const cell of cells) {
    if (cell.measure !== measure) continue;
    const code = codeOf(cell);
    found.set(code, sumOf(found.get(code) ?? 0, cell.value));
  }
  return new Map([...found].toSorted(([a], [b]) => compareTexts(a, b)));
}

function totalOf(amountsByCode: AmountsByCode): number {
  let total = 0;
  for (const amount of amountsByCode.values()) total = sumOf(total, amount);
  return total;
}

function outsideKey({ site, firstDay, day }: OutsideTally): readonly string[] {
  return [site, firstDay, day];
}

function sortedBy<T>(entries: readonly T[], keyOf: (entry: T) => readonly string[]): readonly T[] {
  return entries.toSorted((a, b) => compareLists(keyOf(a), keyOf(b)));
}
