/** A bag over one evening: loaded, handed out of, counted short, and brought back. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import Papa from "papaparse";
import { bag } from "../../src/app/language/en/bag.ts";
import { shift } from "../../src/app/language/en/shift.ts";
import type { CatalogueCode } from "../../src/domain/catalogue/shipped.ts";
import { fileSavedBy } from "./support/saved-files.ts";
import { watchForTrouble } from "./support/watch.ts";
import { english as words, mustGetName, startingWith } from "./support/words.ts";
import { openApp } from "./support/worker.ts";

const { text } = words;

test("what is loaded for a shift is accounted for at its end, and what is left can be posted and taken back", async ({
  page,
  baseURL,
}) => {
  const trouble = await watchForTrouble(page, String(baseURL));
  const worker = await openApp(page);
  await worker.beginAlone();
  await page.getByRole("link", { name: text.record.startShift }).click();
  await press(page, shift.start);
  await page.getByRole("link", { name: startingWith(text.record.onShiftSince("")) }).click();

  await page.getByRole("link", { name: bag.loadBag }).click();
  await choose(page, 0, "KIT-INJ-4");
  await page.getByLabel(bag.howMany).fill("2");
  await press(page, bag.add);
  await choose(page, 1, "NLX-NAS-4");
  await page.getByLabel(bag.howMany).nth(1).fill("2");
  await page.getByLabel(bag.pack).selectOption("box");
  await page.getByLabel(bag.lotField, { exact: true }).fill("A-17");
  await page.getByLabel(bag.expiry).fill("2027-06-30");
  await press(page, bag.save);
  await expect(page.getByText(bag.saved["load-out"])).toBeVisible();
  await expect(held(page, "NLX-NAS-4")).toContainText("4");
  await expect(held(page, "NLX-NAS-4")).toContainText(bag.lot("A-17"));

  await worker.goTo("record");
  await worker.form.handOut("KIT-INJ-4", 1);
  await worker.form.handOutFirst("NLX-KIT-NAS");
  await worker.save();

  await page.getByRole("link", { name: startingWith(text.record.onShiftSince("")) }).click();
  await page.getByRole("link", { name: bag.link, exact: true }).click();
  await expect(held(page, "SYR-1ML-28G-12")).toContainText("4");
  await page.getByRole("link", { name: bag.lost }).click();
  await choose(page, 0, "SYR-1ML-28G-12");
  await page.getByLabel(bag.howMany).fill("1");
  await page.getByLabel(bag.why, { exact: true }).selectOption("damaged");
  await press(page, bag.save);
  await expect(held(page, "SYR-1ML-28G-12")).toContainText("3");

  await page.getByRole("link", { name: bag.bringBack }).click();
  await page.getByLabel(mustGetName(words, "SYR-1ML-28G-12")).fill("1");
  await press(page, bag.save);
  const syringes = held(page, "SYR-1ML-28G-12");
  await expect(syringes).toContainText("Left over 2");
  await expect(syringes).toContainText(
    "Loaded 8 · Handed out 4 · Lost 1 · Back 1".replaceAll(/ (?=\d)/g, "\u00A0"),
  );
  await expect(held(page, "NLX-NAS-4")).toContainText("Left over 0");

  await postUntallied(page);
  await press(page, bag.undo);
  await expect(syringes).toContainText("Left over 2");

  await press(page, shift.end);
  await expect(page.getByRole("heading", { name: shift.endedTitle })).toBeVisible();
  await postUntallied(page);
  // It is of the shift that has ended, so nothing is left to post a second time.
  await expect(page.getByRole("link", { name: bag.postUntallied })).toHaveCount(0);

  await worker.openTotals("day");
  const stock = await tableOf(page, text.totals.stock, /stock.*\.csv$/);
  const shifts = await tableOf(page, text.totals.shifts, /shifts.*\.csv$/);
  const ofSyringes = stock.filter(({ code }) => code === "SYR-1ML-28G-12");
  expect(
    ofSyringes.map(({ movement, place, to_place, qty, reason }) => ({
      movement,
      place,
      to_place,
      qty,
      reason,
    })),
  ).toEqual(
    expect.arrayContaining([
      { movement: "load-out", place: "store", to_place: "bag", qty: "8", reason: "" },
      { movement: "wasted", place: "bag", to_place: "", qty: "1", reason: "damaged" },
      { movement: "load-in", place: "bag", to_place: "store", qty: "1", reason: "" },
      { movement: "untallied", place: "bag", to_place: "", qty: "2", reason: "" },
    ]),
  );
  expect(ofSyringes).toHaveLength(4);
  expect(stock).toContainEqual(
    expect.objectContaining({ code: "NLX-NAS-4", lot: "A-17", expiry: "2027-06-30" }),
  );
  const idOf = (movement: string) => stock.find((row) => row["movement"] === movement)?.["record_id"];
  expect(shifts).toMatchObject([{ load_out_id: idOf("load-out"), load_in_id: idOf("load-in") }]);
  expect(trouble()).toEqual([]);
});

/** What the load-in says is missing stands in the form already. */
async function postUntallied(page: Page): Promise<void> {
  await page.getByRole("link", { name: bag.postUntallied }).click();
  await expect(page.getByLabel(mustGetName(words, "SYR-1ML-28G-12"))).toHaveValue("2");
  await press(page, bag.save);
  await expect(page.getByText(bag.saved.untallied)).toBeVisible();
  await expect(page.getByText(bag.nothingLeft)).toBeVisible();
}

test("an evening for which a bag was loaded and nobody came ends with nothing to record", async ({
  page,
}) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await page.getByRole("link", { name: text.record.startShift }).click();
  await press(page, shift.start);
  await page.getByRole("link", { name: startingWith(text.record.onShiftSince("")) }).click();
  await page.getByRole("link", { name: bag.loadBag }).click();
  await choose(page, 0, "TST-FEN");
  await page.getByLabel(bag.howMany).fill("20");
  await press(page, bag.save);
  await page.getByRole("link", { name: bag.backToShift }).click();

  await press(page, shift.endEmpty);

  await expect(page.getByText(shift.endedEmpty)).toBeVisible();
});

function held(page: Page, code: CatalogueCode) {
  return page
    .getByRole("listitem")
    .filter({ hasText: mustGetName(words, code).slice(0, 12) })
    .first();
}

async function choose(page: Page, line: number, code: CatalogueCode): Promise<void> {
  await page.getByLabel(bag.what, { exact: true }).nth(line).selectOption(code);
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function tableOf(page: Page, button: string, name: RegExp) {
  const file = await fileSavedBy(page, name, () => press(page, button));
  return Papa.parse<Readonly<Record<string, string>>>(file.toString("utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;
}
