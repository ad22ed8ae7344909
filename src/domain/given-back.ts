/** What a program did in a period, for those who did it and those it was done with. */
import { type Catalogue, type ItemCategory, itemCategories } from "./catalogue/catalogue.ts";
import type { Measure } from "./measure.ts";
import type { Supply } from "./publication.ts";
import { sumOf } from "./rollup.ts";
import { keyFigures, type Totals } from "./totals.ts";

export interface GivenBack {
  /** Present at contacts: whoever came twice is in it twice. */
  readonly people: number;
  readonly forOthers: number;
  readonly kits: Supply;
  readonly syringes: Supply;
  readonly naloxoneDoses: Supply;
  readonly returnedCounted: number;
  readonly returnedEstimated: number;
  /** Overdoses that were reported, whatever came of them: how many died is for nobody to work out from a wall. */
  readonly reversals: number;
  readonly headsCounted: number;
  readonly headsEstimated: number;
  readonly referrals: number;
  /** All steps together. */
  readonly steps: number;
  /** By code. */
  readonly stepsByCode: ReadonlyMap<string, number>;
  /** What was handed out, in base units (naloxone in doses, as everywhere), kits taken apart, in the order of the catalogue. Groups without any are left out. */
  readonly out: readonly (Supply & { readonly category: ItemCategory })[];
}

/**
 * Counts one source, records or tallies. How many contacts a group of items
 * went to isn't stored, only how many each item went to: the largest of them
 * is the least it can be, so what is judged by it is hidden rather too often.
 * What went out in group sessions alone is judged by who sat there.
 */
export function givenBackOf(totals: Totals, catalogue: Catalogue): GivenBack {
  const figures = keyFigures(totals, catalogue);
  const contactsWith = byCodeOf(totals, "contacts_with");
  const headsCounted = totalOf(byCodeOf(totals, "group_heads_counted"));
  const headsEstimated = totalOf(byCodeOf(totals, "group_heads_estimated"));
  const items = [...catalogue.items.values()];

  function behind(codes: Iterable<string>): number {
    const most = Math.max(0, ...[...codes].map((code) => contactsWith.get(code) ?? 0));
    return most > 0 ? most : headsCounted + headsEstimated;
  }

  function codesWhere(isMeant: (item: (typeof items)[number]) => boolean): readonly string[] {
    return items.filter((item) => figures.byItem.has(item.code) && isMeant(item)).map(({ code }) => code);
  }

  return {
    people: figures.people,
    forOthers: figures.forOthers,
    kits: { quantity: totalOf(figures.byKit), behind: behind(itemsOfKits(figures.byKit.keys(), catalogue)) },
    syringes: { quantity: figures.syringesOut, behind: behind(codesWhere(({ syringes }) => syringes > 0)) },
    naloxoneDoses: { quantity: figures.naloxoneDoses, behind: behind(codesWhere(({ doses }) => doses > 0)) },
    returnedCounted: figures.returnedCounted,
    returnedEstimated: figures.returnedEstimated,
    reversals: figures.reversals,
    headsCounted,
    headsEstimated,
    referrals: totalOf(figures.referrals),
    steps: totalOf(figures.steps),
    stepsByCode: figures.steps,
    out: itemCategories
      .map((category) => {
        const codes = codesWhere((item) => item.category === category);
        const quantity =
          category === "naloxone"
            ? figures.naloxoneDoses
            : codes.reduce((sum, code) => sumOf(sum, figures.byItem.get(code) ?? 0), 0);
        return { category, quantity, behind: behind(codes) };
      })
      .filter(({ quantity }) => quantity > 0),
  };
}

/** Of the recipes that were handed out, by `CODE@version`. */
function itemsOfKits(kits: Iterable<string>, catalogue: Catalogue): ReadonlySet<string> {
  const codes = new Set(kits);
  const versions = [...catalogue.kits.values()].flatMap(({ code, versions: all }) =>
    all.filter(({ version }) => codes.has(`${code}@${version}`)),
  );
  return new Set(versions.flatMap(({ lines }) => lines.map(({ item }) => item)));
}

function byCodeOf({ cells }: Totals, measure: Measure): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const cell of cells) {
    if (cell.measure === measure) found.set(cell.code, sumOf(found.get(cell.code) ?? 0, cell.value));
  }
  return found;
}

function totalOf(amounts: ReadonlyMap<string, number>): number {
  return [...amounts.values()].reduce(sumOf, 0);
}
