import type { Page } from "@playwright/test";
import { shippedCatalogue } from "../../../src/domain/catalogue/shipped.ts";
import type { Item } from "../../../src/domain/catalogue/catalogue.ts";
import type { Cells } from "./cells.ts";
import type { Words } from "./words.ts";

/** Numbers as a person reads them off the screen. */
export interface TotalsOnScreen {
  /** By what they are called, such as "Contacts". */
  readonly figures: NumbersByName;
  /** By the caption of their table, then by the name of their row. */
  readonly tables: Readonly<Record<string, NumbersByName>>;
}

type NumbersByName = Readonly<Record<string, number>>;

/** All numbers of the period that are not 0; those of the period before are left out. */
export async function readTotals(page: Page): Promise<TotalsOnScreen> {
  const shown = await page.getByRole("main").evaluate((main) => {
    const numberIn = (element: Element | null | undefined) =>
      // Commas stand between thousands.
      Number((element?.textContent ?? "?").replaceAll(",", ""));
    // A hint stands in an element of its own, behind the words.
    const ownWordsOf = (element: Element | null) =>
      // Spaces at which a line must not break are drawn only.
      (element?.firstChild?.textContent ?? "").trim().replaceAll(/\s+/g, " ");

    const figures = [...main.querySelectorAll("dt")].map((term): [string, number] => [
      ownWordsOf(term),
      numberIn(term.nextElementSibling?.firstElementChild),
    ]);
    const tables = [...main.querySelectorAll("table")].map((table): [string, Record<string, number>] => [
      ownWordsOf(table.querySelector("caption")),
      Object.fromEntries(
        [...table.querySelectorAll("tbody tr")].map((row): [string, number] => [
          ownWordsOf(row.querySelector("th")),
          numberIn(row.querySelector("td")),
        ]),
      ),
    ]);
    return { figures: Object.fromEntries(figures), tables: Object.fromEntries(tables) };
  });
  return withoutZeros(shown);
}

/** What the screen has to show of these cells, in the words of its language. Sites are told apart. */
export function totalsToShow(
  cells: Cells,
  given: { readonly words: Words; readonly contactsBySite: NumbersByName },
): TotalsOnScreen {
  const { text, names } = given.words;
  const { totals, items } = text;
  const named = (code: string) => names[code.replace(/@1$/, "")] ?? code;
  const back = Object.entries(cells["in"] ?? {});
  const isMethod = ([code]: readonly [string, number]) => code in items.returnMethods;

  const tables: readonly (readonly [string, NumbersByName])[] = [
    ...itemTables(cells["out"] ?? {}, { text, names }),
    [totals.kits, renamed(cells["kits"], named)],
    [totals.collected, renamed(Object.fromEntries(back.filter((one) => !isMethod(one))), named)],
    [totals.returns, renamed(Object.fromEntries(back.filter(isMethod)), wordIn(items.returnMethods))],
    [totals.services, renamed(cells["services"], named)],
    [totals.referrals, renamed(cells["referrals"], (key) => referralIn(key, given.words))],
    [totals.steps, renamed(cells["steps"], named)],
    [totals.groups, renamed(cells["groups"], named)],
    [totals.refillReasons, renamed(cells["refill_reason"], wordIn(items.refillReasons))],
    [totals.reversals, renamed(cells["reversals"], wordIn(items.reversalOutcomes))],
    [totals.bySite, given.contactsBySite],
  ];
  return withoutZeros({ figures: figuresToShow(cells, text), tables: Object.fromEntries(tables) });
}

/** A 0 is shown for what is always asked first, or where the period before had some. */
function withoutZeros({ figures, tables }: TotalsOnScreen): TotalsOnScreen {
  const others = (numbers: NumbersByName) =>
    Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== 0));
  const filled = Object.entries(tables)
    .map(([caption, rows]): [string, NumbersByName] => [caption, others(rows)])
    .filter(([, rows]) => Object.keys(rows).length > 0);
  return { figures: others(figures), tables: Object.fromEntries(filled) };
}

function figuresToShow(cells: Cells, text: Words["text"]): NumbersByName {
  const words = text.totals.figures;
  const back = cells["in"] ?? {};
  const estimated = ["stated", "visual", "container", "weight"].map((method) => back[method] ?? 0);
  const reversals = cells["reversals"] ?? {};
  return {
    [words.contacts]: sum(cells["contacts"]),
    [words.people]: sum(cells["people"]),
    [words.forOthers]: sum(cells["for_others"]),
    [words.new]: sum(cells["contacts_new"]),
    [words.returning]: sum(cells["contacts_returning"]),
    [words.syringesOut]: equivalents(cells["out"], (item) => item.syringes),
    [words.needlesOut]: equivalents(cells["out"], (item) => item.needles),
    [words.naloxoneDoses]: equivalents(cells["out"], (item) => item.doses),
    [words.returnedCounted]: back["counted"] ?? 0,
    [words.returnedEstimated]: estimated.reduce((total, value) => total + value, 0),
    [words.reversals]: sum(reversals),
    [words.reversalsSurvived]: reversals["survived"] ?? 0,
    [words.reversalDoses]: sum(cells["reversal_doses"]),
    [words.groups]: sum(cells["groups"]),
    [words.heads]: sum(cells["group_heads_counted"]) + sum(cells["group_heads_estimated"]),
  };
}

const catalogueItems: ReadonlyMap<string, Item> = shippedCatalogue.items;

function itemTables(
  out: NumbersByName,
  { text, names }: Pick<Words, "text" | "names">,
): readonly (readonly [string, NumbersByName])[] {
  const tables = new Map<string, Record<string, number>>();
  for (const [code, quantity] of Object.entries(out)) {
    const caption = text.items.categories[catalogueItems.get(code)?.category ?? "other"];
    tables.set(caption, { ...tables.get(caption), [names[code] ?? code]: quantity });
  }
  return [...tables];
}

function referralIn(key: string, { text, names }: Words): string {
  const [code = key, outcome = ""] = key.split(":");
  return text.totals.referral(
    names[code] ?? code,
    wordIn(text.items.referralOutcomes)(outcome).toLowerCase(),
  );
}

function wordIn(words: Readonly<Record<string, string>>): (code: string) => string {
  return (code) => words[code] ?? code;
}

function renamed(byCode: NumbersByName | undefined, nameOf: (code: string) => string): NumbersByName {
  return Object.fromEntries(Object.entries(byCode ?? {}).map(([code, value]) => [nameOf(code), value]));
}

function equivalents(out: NumbersByName | undefined, of: (item: Item) => number): number {
  return Object.entries(out ?? {}).reduce((total, [code, quantity]) => {
    const item = catalogueItems.get(code);
    return item === undefined ? total : total + quantity * of(item);
  }, 0);
}

function sum(byCode: NumbersByName | undefined): number {
  return Object.values(byCode ?? {}).reduce((total, value) => total + value, 0);
}
