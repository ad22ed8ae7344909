/** Everything by keys alone, and the focus always where it is seen. */
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import type { CatalogueCode } from "../../src/domain/catalogue/shipped.ts";
import { cellsOfSummary, readCsv } from "./support/cells.ts";
import { hasFocus, stopsUntil, tabTo } from "./support/keyboard.ts";
import { test } from "./support/one-tab.ts";
import { fileSavedBy } from "./support/saved-files.ts";
import { english as words, mustGetName, startingWith, withAnyNumber } from "./support/words.ts";
import { openApp } from "./support/worker.ts";

const { text } = words;

test("from the welcome to a contact with a return, a fix, a void and a table by keys alone", async ({
  page,
}) => {
  const worker = await openApp(page);

  await test.step("begin", async () => {
    await press(page, text.welcome.start);
    await expectHeadingFocused(page, text.record.titles.encounter);
  });

  await test.step("count with Enter, with Space and by typing", async () => {
    await tabTo(page, adds(page, "KIT-INJ-4"));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Space");
    await tabTo(page, types(page, "TST-FEN"));
    await page.keyboard.press("Enter");
    await expect(page.getByLabel(text.record.howMany)).toBeFocused();
    await page.keyboard.type("7");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(types(page, "TST-FEN")).toBeFocused();
  });

  await test.step("say what came back", async () => {
    await tabTo(page, page.locator("summary").filter({ hasText: text.record.returned }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("radio", { name: text.items.returnMethods.counted }));
    await page.keyboard.press("Space");
    await tabTo(page, page.getByRole("button", { name: "+10", exact: true }));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
  });

  await test.step("save", async () => {
    await press(page, text.record.save);
    await expect(worker.paragraph(text.record.saved)).toBeVisible();
    expect(await isFocusLost(page)).toBe(false);
  });

  await test.step("fix it", async () => {
    await follow(page, text.shell.today);
    await expectHeadingFocused(page, text.day.titleToday(""));
    await tabTo(page, worker.entries().getByRole("link"));
    await page.keyboard.press("Enter");
    await expectHeadingFocused(page, text.record.fixTitles.encounter);
    await tabTo(page, adds(page, "KIT-INJ-5"));
    await page.keyboard.press("Enter");
    await press(page, text.record.save);
    await expectHeadingFocused(page, text.day.titleToday(""));
    await expect(worker.entries()).toContainText(mustGetName(words, "KIT-INJ-5"));
  });

  await test.step("take the table of the day away", async () => {
    await follow(page, text.shell.totals);
    await expectHeadingFocused(page, text.totals.title);
    await tabTo(page, page.getByRole("radio", { name: text.totals.periods.month, exact: true }));
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect(page.getByRole("radio", { name: text.totals.periods.day, exact: true })).toBeChecked();
    const summary = await fileSavedBy(page, /summary.*\.csv$/, () => press(page, text.totals.summary));
    expect(cellsOfSummary(summary)).toMatchObject({
      kits: { "KIT-INJ-4@1": 2, "KIT-INJ-5@1": 1 },
      out: { "TST-FEN": 7 },
      in: { counted: 20 },
    });
  });

  await test.step("void it", async () => {
    await follow(page, text.shell.today);
    await expectHeadingFocused(page, text.day.titleToday(""));
    await press(page, startingWith(text.day.moreAbout("")));
    await press(page, text.items.voidReasons.mistake);
    await expect(page.getByText(text.day.nowVoided)).toBeVisible();
    expect(await isFocusLost(page)).toBe(false);
    await follow(page, text.shell.totals);
    const detail = await fileSavedBy(page, /detail.*\.csv$/, () => press(page, text.totals.detail));
    expect(readCsv(detail)).toEqual([]);
  });
});

test("the focus goes over the recording screen in the order it is read", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await expectHeadingFocused(page, text.record.titles.encounter);
  const navigation = page.getByRole("navigation", { name: text.shell.mainNavigation });

  const stops = await stopsUntil(page, navigation.getByRole("link", { name: text.shell.settings }));

  const order = [
    text.record.siteIs(text.welcome.firstSite),
    ...Object.values(text.record.kinds),
    text.record.search,
    text.record.common,
    text.record.kits,
    text.record.counted(mustGetName(words, "KIT-INJ-4"), "0"),
    text.record.typeNumber(mustGetName(words, "KIT-INJ-4"), "0"),
    text.record.counted(mustGetName(words, "KIT-INJ-5"), "0"),
    text.record.counted(mustGetName(words, "NLX-KIT-NAS"), "0"),
    text.record.supplyCounted(text.record.first, mustGetName(words, "NLX-KIT-NAS"), "0"),
    text.record.supplyCounted(text.record.refill, mustGetName(words, "NLX-KIT-NAS"), "0"),
    text.record.returned,
    text.record.people,
    text.record.services,
    text.record.referrals,
    text.record.steps,
    text.record.reversals,
    text.record.save,
    text.shell.record,
    text.shell.today,
    text.shell.totals,
    text.shell.settings,
  ];
  expect(stops.filter((stop) => order.includes(stop))).toEqual(order);
});

test("a sheet takes the focus in, closes with Escape, and gives it back", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  const openers = [
    page.getByRole("button", { name: startingWith(text.record.siteIs("")) }),
    page.getByRole("button", { name: startingWith(text.record.dayIs("")) }),
    types(page, "KIT-INJ-4"),
    page.getByRole("button", { name: startingWith(text.record.refill) }).first(),
    page.getByRole("button", { name: startingWith(text.record.reviewOf("")) }),
  ];

  for (const opener of openers) {
    await opener.focus();
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog");
    await expect(sheet).toBeVisible();
    expect(await sheet.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);

    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    expect(await hasFocus(opener), String(opener)).toBe(true);
  }
});

test("Shift and Tab go back the way that Tab came", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await tabTo(page, adds(page, "KIT-INJ-4"));
  await page.keyboard.press("Tab");
  await expect(types(page, "KIT-INJ-4")).toBeFocused();

  await page.keyboard.press("Shift+Tab");

  await expect(adds(page, "KIT-INJ-4")).toBeFocused();
});

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole("button", { name, exact: true }));
  await page.keyboard.press("Enter");
}

async function follow(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole("link", { name, exact: true }));
  await page.keyboard.press("Enter");
}

async function expectHeadingFocused(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: startingWith(heading) })).toBeFocused();
}

function isFocusLost(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement === null || document.activeElement === document.body);
}

function adds(page: Page, code: CatalogueCode) {
  const name = withAnyNumber((count) => text.record.counted(mustGetName(words, code), count));
  return page.getByRole("button", { name });
}

function types(page: Page, code: CatalogueCode) {
  const name = withAnyNumber((count) => text.record.typeNumber(mustGetName(words, code), count));
  return page.getByRole("button", { name });
}
