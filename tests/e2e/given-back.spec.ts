/** The page that is hung up: on one sheet, and without what is only for the screen. */
import { expect, test } from "@playwright/test";
import { given } from "../../src/app/language/en/given.ts";
import { begin, bringInEvening } from "./support/tours/tour.ts";
import { english } from "./support/words.ts";

const { text } = english;

for (const format of ["A4", "Letter"] as const) {
  test(`a month in words is one sheet of ${format}, without its buttons`, async ({ page }) => {
    const worker = await begin(page);
    await bringInEvening(worker);
    await worker.goTo("totals");
    await page.getByRole("link", { name: text.totals.givenBack }).click();
    await expect(page.getByRole("img")).toBeVisible();

    const sheets = (await page.pdf({ format })).toString("latin1").match(/\/Type\s*\/Page\b/g);
    await page.emulateMedia({ media: "print" });

    expect(sheets).toHaveLength(1);
    await expect(page.getByText(given.roundedNote)).toBeVisible();
    await expect(page.getByRole("button", { name: given.print })).toBeHidden();
    await expect(page.getByText(given.once)).toBeHidden();
    await expect(page.getByRole("navigation", { name: text.shell.mainNavigation })).toBeHidden();
  });
}
