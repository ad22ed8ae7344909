// A tally sheet on paper, and back by the keyboard alone.
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { paper as englishPaper } from "../../src/app/language/en/paper.ts";
import { paper as spanishPaper } from "../../src/app/language/es/paper.ts";
import { paper as frenchPaper } from "../../src/app/language/fr/paper.ts";
import { type AddedSection, sectionsOf, type SheetRow } from "../../src/app/paper/sheet-rows.ts";
import { codeOf } from "../../src/app/record/tile-catalogue.ts";
import { cellsOfDetail, cellsOfSummary, readCsv, withoutMeasure } from "./support/cells.ts";
import { hasFocus, tabTo } from "./support/keyboard.ts";
import { test } from "./support/one-tab.ts";
import { squeezed, textOfPages } from "./support/pdf-text.ts";
import { fileSavedBy } from "./support/saved-files.ts";
import { english, french, mustGetName, spanish, type Words } from "./support/words.ts";
import { openApp } from "./support/worker.ts";

const { text } = english;
const languagesOfSheet = [
  { words: english, paper: englishPaper },
  { words: spanish, paper: spanishPaper },
  { words: french, paper: frenchPaper },
] as const;

test("a sheet is one page in every language on A4 and on Letter, with every line of it", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone();

  for (const { words, paper } of languagesOfSheet) {
    await openSheet(page, words, paper.sheetTitle);
    for (const layout of ["columns", "strokes"] as const) {
      await page.getByRole("radio", { name: paper.layouts[layout] }).check({ force: true });
      for (const size of ["a4", "letter"] as const) {
        await page.getByRole("radio", { name: paper.sizes[size], exact: true }).check({ force: true });
        const pdf = await page.pdf({ preferCSSPageSize: true });

        const pages = textOfPages(pdf);
        expect(pages, `${words.language} ${layout} ${size}`).toHaveLength(1);
        expect(boxOfPages(pdf)).toEqual([pagePoints[size]]);
        const rows = sectionsOf(layout, new Set()).flatMap((section) => section.rows);
        expect(linesMissing(pages, namesOf(rows, words, paper))).toEqual([]);
        expect(
          linesMissing(pages, [
            paper.noNames,
            words.text.record.site,
            words.text.record.day,
            paper.sheetNumber,
          ]),
        ).toEqual([]);
        // What belongs to the screen stays there.
        expect(pages[0]).not.toContain(squeezed(paper.toType));
        expect(pages[0]).not.toContain(squeezed(words.text.shell.totals));
      }
    }
  }
});

test("a sheet with all there is repeats its head on each page", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await openSheet(page, english, englishPaper.sheetTitle);
  for (const box of await page.getByRole("checkbox").all()) await box.check();

  const pages = textOfPages(await page.pdf({ preferCSSPageSize: true }));

  expect(pages.length).toBeGreaterThan(2);
  for (const onPage of pages) {
    expect(onPage).toContain(squeezed(englishPaper.noNames));
    expect(onPage).toContain(squeezed(englishPaper.sheetNumber));
  }
  const everything = new Set<AddedSection>(["kits", "wound", "services", "referrals", "steps"]);
  const rows = sectionsOf("columns", everything).flatMap((section) => section.rows);
  expect(linesMissing(pages, namesOf(rows, english, englishPaper))).toEqual([]);
});

test("a sheet of strokes is typed by keys alone and counted as one tally", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await openSheet(page, english, englishPaper.sheetTitle);
  await page.getByRole("radio", { name: englishPaper.layouts.strokes }).check({ force: true });

  await tabTo(page, page.getByRole("link", { name: englishPaper.toType }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: englishPaper.typeTitle })).toBeFocused();
  // The only site is chosen already.
  await tabTo(page, page.getByLabel(englishPaper.lastDay));
  await page.keyboard.type("06182026");
  await tabTo(page, page.getByLabel(englishPaper.people.contacts));
  // Contacts, people, for others, then twenty lines of supplies, one after the other.
  const figures = [14, 16, 3, ...Array.from({ length: 20 }, (_, line) => line + 1)];
  for (const figure of figures) {
    await page.keyboard.type(String(figure));
    await page.keyboard.press("Enter");
  }
  // And one that isn't printed, found by its code.
  await page.keyboard.type("nar");
  await page.keyboard.press("Escape");
  await page.keyboard.type("wnd-gau");
  await page.keyboard.press("Enter");
  await page.keyboard.type("600");
  await page.keyboard.press("Enter");
  await expect(page.getByText(englishPaper.aLot(`600 × ${mustGetName(english, "WND-GAUZE")}`))).toBeVisible();
  await page.keyboard.press("Enter");
  expect(await hasFocus(page.getByRole("button", { name: text.record.save, exact: true }))).toBe(true);
  await page.keyboard.press("Enter");
  await expect(page.getByText(englishPaper.savedTally)).toBeVisible();

  await worker.openTotals("month");
  await expect(page.getByText(text.totals.tallyTitle)).toBeVisible();
  const detail = await fileSavedBy(page, /detail.*\.csv$/, () =>
    page.getByRole("button", { name: text.totals.detail }).click(),
  );
  expect(new Set(readCsv(detail).map((row) => row["record_type"]))).toEqual(new Set(["tally"]));
  const summary = await fileSavedBy(page, /summary.*\.csv$/, () =>
    page.getByRole("button", { name: text.totals.summary, exact: true }).click(),
  );
  const tallied = cellsOfSummary(summary, "tally");
  expect(tallied).toMatchObject({
    contacts: { "": 14 },
    people: { "": 16 },
    for_others: { "": 3 },
    kits: { "KIT-INJ-4@1": 1, "KIT-INJ-5@1": 2, "NLX-KIT-NAS@1": 5 + 6 + 7 },
    out: { "TST-FEN": 4, "WND-GAUZE": 600 },
    out_first: { "NLX-NAS-4": 10 },
  });
  expect(cellsOfDetail(detail, "tally")).toEqual(withoutMeasure(tallied, "kits"));
});

test("a sheet of contacts is typed by keys alone and counted as contacts, each once", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await page.goto("/settings/paper/type");
  await expect(page.getByRole("heading", { name: englishPaper.typeTitle })).toBeVisible();

  await tabTo(page, page.getByLabel(englishPaper.dayOfSheet));
  await page.keyboard.type("06172026");
  await tabTo(page, page.getByLabel(text.record.peoplePresent));
  for (const contact of [1, 2, 3]) {
    await page.keyboard.type(String(contact));
    for (const [line, figure] of [
      ["kit-inj-4", "2"],
      ["fentanyl", "5"],
      ["stp-goal", "1"],
    ] as const) {
      await page.keyboard.type(line);
      await page.keyboard.press("Enter");
      await page.keyboard.type(figure);
    }
    if (contact < 3) await page.keyboard.press("Control+Enter");
  }
  await tabTo(page, page.getByRole("button", { name: text.record.save, exact: true }));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByText(englishPaper.savedContacts(3))).toBeVisible();

  await worker.openTotals("month");
  const detail = await fileSavedBy(page, /detail.*\.csv$/, () =>
    page.getByRole("button", { name: text.totals.detail }).click(),
  );
  expect(new Set(readCsv(detail).map((row) => row["record_type"]))).toEqual(new Set(["encounter"]));
  expect(cellsOfDetail(detail)).toMatchObject({
    contacts: { "": 3 },
    people: { "": 6 },
    out: { "TST-FEN": 15 },
    steps: { "STP-GOAL": 3 },
  });
});

async function openSheet(page: Page, { language }: Words, title: string): Promise<void> {
  await page.evaluate((code) => localStorage.setItem("satchel-language", code), language);
  await page.goto("/settings/paper");
  await expect(page.getByRole("heading", { name: title, exact: true })).toBeVisible();
}

/** In points, 72 an inch. */
const pagePoints = { a4: [595, 842], letter: [612, 792] } as const;

function boxOfPages(pdf: Buffer): readonly (readonly number[])[] {
  const boxes = pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  return [...boxes].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
}

const supplyKeys = { first: "first", refill: "refill", "not-asked": "notAsked" } as const;

function namesOf(
  rows: readonly SheetRow[],
  { names, text: said }: Words,
  paper: (typeof languagesOfSheet)[number]["paper"],
): readonly string[] {
  return rows.map((row) => {
    switch (row.type) {
      case "people":
        return row.field === "people"
          ? said.record.peoplePresent
          : row.field === "forOthers"
            ? said.record.forOthers
            : paper.people[row.field];
      case "supply": {
        const name = names[codeOf(row.tallied)] ?? "";
        return row.supply === undefined ? name : paper.labelled(name, said.record[supplyKeys[row.supply]]);
      }
      case "return":
        return paper.labelled(said.record.usedSyringes, said.items.returnMethods[row.method]);
      case "container":
        return said.record.container;
      case "weight":
        return said.record.gross;
      case "reversal":
        return row.field === "doses" ? paper.doses : paper.outcome;
      default:
        return names[row.code] ?? said.record.nothingYet;
    }
  });
}

function linesMissing(pages: readonly string[], lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !pages.some((onPage) => onPage.includes(squeezed(line))));
}
