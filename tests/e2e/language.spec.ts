import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { languageNames } from "../../src/app/language/language-names.ts";
import { test } from "./support/one-tab.ts";
import { english, french, mustGetName, spanish, startingWith } from "./support/words.ts";
import type { Words } from "./support/words.ts";
import { openApp, Worker } from "./support/worker.ts";

/** How each language writes the day of the tests, and a number of five digits. */
const written = [
  { words: spanish, day: "viernes, 19 de junio", number: "12.345" },
  // A narrow space that doesn't break, as French asks for.
  { words: french, day: "vendredi 19 juin", number: "12\u202F345" },
  { words: english, day: "Friday, June 19", number: "12,345" },
];

test("another language takes over at once, everywhere, and the page and its draft stay", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await worker.form.handOut("TST-FEN", 12_345);
  await worker.save();
  await worker.form.handOut("KIT-INJ-4", 2);
  // A page that is loaded again knows nothing of it.
  await page.evaluate(() => Object.assign(window, { satchelMark: "the same page" }));

  let before = english;
  for (const { words, day, number } of written) {
    await test.step(words.language, async () => {
      await turnTo(page, before, words);
      const reader = new Worker(page, words);
      await expect(page.locator("html")).toHaveAttribute("lang", words.language);
      await expect(page).toHaveTitle(startingWith(words.text.settings.title));

      await reader.goTo("record");
      const counted = words.text.record.counted(mustGetName(words, "KIT-INJ-4"), "2");
      await expect(page.getByRole("button", { name: counted, exact: true })).toBeVisible();

      await reader.goTo("today");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.text.day.titleToday(day));
      await expect(reader.entries()).toContainText(mustGetName(words, "TST-FEN"));
      await expect(reader.entries()).toContainText(number);
      expect(await page.evaluate(() => "satchelMark" in window)).toBe(true);
    });
    before = words;
  }
});

test("the language chosen is there when the app is opened again", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await turnTo(page, english, french);

  await page.reload();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(french.text.settings.title);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
});

test("the welcome speaks the language of the browser, and any other that is chosen there", async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: "es-MX" });
  const page = await context.newPage();

  await openApp(page);
  await expect(page.getByRole("button", { name: spanish.text.welcome.start })).toBeVisible();
  await page.getByRole("radio", { name: languageNames.fr }).check();

  await expect(page.getByRole("button", { name: french.text.welcome.start })).toBeVisible();
  await context.close();
});

async function turnTo(page: Page, before: Words, words: Words): Promise<void> {
  await new Worker(page, before).goTo("settings");
  await page.getByRole("radio", { name: languageNames[words.language] }).check();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.text.settings.title);
}
