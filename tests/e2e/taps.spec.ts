/** What the hands at the table pay: taps, and tiles that stay where they are. */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import type { CatalogueCode } from "../../src/domain/catalogue/shipped.ts";
import { cellsOfSummary } from "./support/cells.ts";
import { test } from "./support/one-tab.ts";
import { placesOf } from "./support/places.ts";
import { restsInPlace, thumbOn } from "./support/thumb.ts";
import { shift } from "../../src/app/language/en/shift.ts";
import { english as words, mustGetName, startingWith, withAnyNumber } from "./support/words.ts";
import { evening, openApp } from "./support/worker.ts";
import type { Worker } from "./support/worker.ts";

// A small phone of today.
test.use({ viewport: { width: 360, height: 740 } });

const { record, items } = words.text;

test("a known kit is recorded in two taps, without scrolling", async ({ page }) => {
  const { worker, thumb } = await setup(page);

  await thumb.tap(adds(page, "KIT-INJ-4"));
  await thumb.tap(saveButton(page));

  expect(await thumb.takeCount()).toBe(2);
  expect(await savedCells(worker)).toMatchObject({ contacts: { "": 1 }, kits: { "KIT-INJ-4@1": 1 } });
});

test("two kits, a first naloxone and five strips are recorded in five taps, without scrolling", async ({
  page,
}) => {
  const { worker, thumb } = await setup(page);

  await thumb.tap(adds(page, "KIT-INJ-4"));
  await thumb.tap(adds(page, "KIT-INJ-4"));
  await thumb.tap(supplies(page, "NLX-KIT-NAS", record.first));
  await thumb.tap(adds(page, "TST-FEN"));
  await thumb.tap(saveButton(page));

  expect(await thumb.takeCount()).toBe(5);
  expect(await savedCells(worker)).toMatchObject({
    contacts: { "": 1 },
    kits: { "KIT-INJ-4@1": 2, "NLX-KIT-NAS@1": 1 },
    out: { "TST-FEN": 5, "NLX-NAS-4": 2 },
    out_first: { "NLX-NAS-4": 2 },
  });
});

test("a refill for naloxone that saved somebody is recorded in five taps, without scrolling", async ({
  page,
}) => {
  const { worker, thumb } = await setup(page);

  await thumb.tap(supplies(page, "NLX-KIT-NAS", record.refill));
  await thumb.tap(page.getByRole("radio", { name: items.refillReasons.used_on_other }));
  await thumb.tap(page.getByRole("radio", { name: items.reversalOutcomes.survived }));
  await thumb.tap(page.getByRole("button", { name: record.done }));
  await thumb.tap(saveButton(page));

  expect(await thumb.takeCount()).toBe(5);
  expect(await savedCells(worker)).toMatchObject({
    contacts: { "": 1 },
    out_refill: { "NLX-NAS-4": 2 },
    refill_reason: { used_on_other: 2 },
    reversals: { survived: 1 },
  });
});

test("a shift begins in two taps, and ends with nothing to record in two", async ({ page }) => {
  const { worker, thumb } = await setup(page);

  await thumb.tap(page.getByRole("link", { name: record.startShift }));
  await thumb.tap(page.getByRole("button", { name: shift.start, exact: true }));
  const line = page.getByRole("link", { name: startingWith(record.onShiftSince("")) });
  await expect(line).toBeVisible();
  expect(await thumb.takeCount()).toBe(2);

  await thumb.tap(line);
  await thumb.tap(page.getByRole("button", { name: shift.endEmpty }));
  await expect(page.getByText(shift.endedEmpty)).toBeVisible();

  expect(await thumb.takeCount()).toBe(2);
  expect(await countedCells(worker)).toEqual({ shifts_closed: { "": 1 }, shifts_closed_empty: { "": 1 } });
});

test("a shift counts what was recorded in it, and its end can be undone", async ({ page }) => {
  const { worker, thumb } = await setup(page);
  await thumb.tap(page.getByRole("link", { name: record.startShift }));
  await thumb.tap(page.getByRole("button", { name: shift.start, exact: true }));

  await thumb.tap(adds(page, "KIT-INJ-4"));
  await thumb.tap(saveButton(page));
  const line = page.getByRole("link", { name: record.shiftSoFar(1, 4) });
  await thumb.tap(line);
  await thumb.tap(page.getByRole("button", { name: shift.end, exact: true }));
  await thumb.tap(page.getByRole("button", { name: shift.undo }));
  await expect(page.getByRole("button", { name: shift.end, exact: true })).toBeVisible();
  await page.clock.setFixedTime(new Date(evening.getTime() + 3 * 60 * 60_000));
  await thumb.tap(page.getByRole("button", { name: shift.end, exact: true }));
  await expect(page.getByText(shift.lasted(shift.hours(3, 0)))).toBeVisible();

  expect(await countedCells(worker)).toMatchObject({
    contacts: { "": 1 },
    shifts_closed: { "": 1 },
    shift_minutes: { "": 180 },
  });
});

test("a group of eleven is recorded in five taps, without scrolling", async ({ page }) => {
  const { worker, thumb } = await setup(page);

  await thumb.tap(page.getByRole("link", { name: record.kinds.group }));
  await thumb.tap(page.getByRole("radio", { name: mustGetName(words, "SVC-DROPIN") }));
  await thumb.tap(page.getByRole("button", { name: "+10", exact: true }));
  await thumb.tap(page.getByRole("button", { name: record.more(record.heads) }));
  await thumb.tap(saveButton(page));

  expect(await thumb.takeCount()).toBe(5);
  expect(await savedCells(worker)).toMatchObject({ group_heads_counted: { "SVC-DROPIN": 11 } });
});

test("two boxes of naloxone are recorded as four doses in six taps", async ({ page }) => {
  const { worker, thumb } = await setup(page);

  const category = page.getByRole("button", { name: items.categories.naloxone, exact: true });
  await category.scrollIntoViewIfNeeded();
  await thumb.tap(category);
  const name = mustGetName(words, "NLX-NAS-4");
  const number = page.getByRole("button", { name: record.typeNumber(name, "0"), exact: true });
  await number.scrollIntoViewIfNeeded();
  await thumb.tap(number);
  const keypad = page.getByRole("dialog", { name });
  await restsInPlace(keypad);
  const box = keypad.getByRole("button", { name: `+${record.packOf("box", "2")}`, exact: true });
  await thumb.tap(box);
  await thumb.tap(box);
  await thumb.tap(keypad.getByRole("button", { name: record.setTo("4"), exact: true }));
  await thumb.tap(saveButton(page));

  expect(await thumb.takeCount()).toBe(6);
  expect(await savedCells(worker)).toMatchObject({ out: { "NLX-NAS-4": 4 } });
});

test("a kit with another size of syringe in it is recorded as that kit, with what went", async ({ page }) => {
  const { worker } = await setup(page);
  const name = mustGetName(words, "KIT-INJ-4");
  const tile = page.getByRole("button", { name: startingWith(`${name}, `) });
  // On the page: a browser may scroll to what is pressed in a sheet.
  const placeOf = (place: Locator) =>
    place.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y: y + scrollY, width, height };
    });
  const places = async () => [await placeOf(tile), await placeOf(adds(page, "SYR-1ML-28G-12"))];
  const before = await places();

  await adds(page, "KIT-INJ-4").click();
  await page.getByRole("button", { name: record.typeNumber(name, "1"), exact: true }).click();
  await page.getByRole("dialog", { name }).getByRole("button", { name: record.kitContent }).click();
  const content = page.getByRole("dialog", { name });
  await content.getByLabel(record.kitSize).selectOption("SYR-1ML-29G-12");
  await content.getByRole("button", { name: record.done, exact: true }).click();
  expect(await places(), "with the mark of a changed kit").toEqual(before);
  await saveButton(page).click();

  const cells = await savedCells(worker);
  expect(cells).toMatchObject({ kits: { "KIT-INJ-4@1": 1 }, out: { "SYR-1ML-29G-12": 4 } });
  expect(cells.out).not.toHaveProperty("SYR-1ML-28G-12");
});

test("two taps in one frame count as two", async ({ page }) => {
  await setup(page);

  await adds(page, "KIT-INJ-4").evaluate((tile: HTMLElement) => {
    tile.click();
    tile.click();
  });

  const name = record.counted(mustGetName(words, "KIT-INJ-4"), "2");
  await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
});

test("a tap and a Save in one frame save what was tapped", async ({ page }) => {
  const { worker } = await setup(page);
  await adds(page, "TST-FEN").click();

  await page.evaluate(
    ({ tile, button }) => {
      const named = (name: string) => document.querySelector<HTMLElement>(`[aria-label^="${name}"]`)?.click();
      named(tile);
      [...document.querySelectorAll("button")].find(({ textContent }) => textContent === button)?.click();
    },
    { tile: mustGetName(words, "KIT-INJ-4"), button: record.save },
  );

  expect(await savedCells(worker)).toMatchObject({ kits: { "KIT-INJ-4@1": 1 }, out: { "TST-FEN": 5 } });
});

test("a double tap on Save stores one record and complains of nothing", async ({ page }) => {
  const { worker } = await setup(page);
  const saves = {
    "in one frame": () =>
      saveButton(page).evaluate((button: HTMLElement) => {
        button.click();
        button.click();
      }),
    quick: () => saveButton(page).dblclick(),
  };

  for (const [how, saveTwice] of Object.entries(saves)) {
    await test.step(how, async () => {
      await adds(page, "KIT-INJ-4").click();
      await saveTwice();
      await expect(worker.paragraph(record.saved)).toBeVisible();
      await expect(worker.paragraph(record.problems.empty)).toBeHidden();
    });
  }

  await worker.goTo("today");
  await expect(worker.entries()).toHaveCount(Object.keys(saves).length);
});

test("no tile moves while others are tapped, taken back and saved", async ({ page }) => {
  const { worker, thumb } = await setup(page);
  const places = () => placesOf(page.getByRole("region", { name: record.handedOut }));
  const before = await places();
  expect(before.length).toBeGreaterThan(20);
  const saveBefore = await saveButton(page).boundingBox();

  await thumb.tap(adds(page, "KIT-INJ-4"));
  await thumb.tap(adds(page, "TST-FEN"));
  await thumb.tap(supplies(page, "NLX-KIT-NAS", record.first));
  expect(await places(), "after a few taps").toEqual(before);

  await thumb.tap(page.getByRole("button", { name: takes("TST-FEN") }));
  expect(await places(), "after a minus").toEqual(before);

  await thumb.tap(saveButton(page));
  await expect(worker.paragraph(record.saved)).toBeVisible();
  expect(await places(), "after Save").toEqual(before);
  expect(await saveButton(page).boundingBox(), "Save itself").toEqual(saveBefore);

  await thumb.tap(page.getByRole("button", { name: record.undo, exact: true }));
  await expect(worker.paragraph(record.undone)).toBeVisible();
  expect(await places(), "after Undo").toEqual(before);
});

test("why it is a refill stays under the thumb when the next question comes up", async ({ page }) => {
  const { worker, thumb } = await setup(page);
  await thumb.tap(supplies(page, "NLX-KIT-NAS", record.refill));
  const sheet = page.getByRole("dialog", { name: record.refillTitle });
  const usedOnOther = sheet.getByRole("radio", { name: items.refillReasons.used_on_other, exact: true });
  await restsInPlace(sheet);
  const before = await usedOnOther.boundingBox();

  await thumb.tap(usedOnOther);
  const survived = sheet.getByRole("radio", { name: items.reversalOutcomes.survived, exact: true });
  await expect(survived).toBeVisible();
  expect(await usedOnOther.boundingBox()).toEqual(before);

  await thumb.tap(survived);
  expect(await usedOnOther.boundingBox()).toEqual(before);
  await thumb.tap(sheet.getByRole("button", { name: record.done, exact: true }));
  await thumb.tap(saveButton(page));
  expect(await savedCells(worker)).toMatchObject({ reversals: { survived: 1 } });
});

test("what is on the form is not taken for saved because the one before is", async ({ page }) => {
  const { worker } = await setup(page);
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();

  await worker.form.handOut("KIT-INJ-5");

  await expect(worker.paragraph(record.savedBefore)).toBeVisible();
  await expect(worker.paragraph(record.saved)).toBeHidden();
});

test("a number that taps take past 500 is asked about where nothing moves, and saved without an answer", async ({
  page,
}) => {
  const { worker } = await setup(page);
  const places = () => placesOf(page.getByRole("region", { name: record.handedOut }));
  const question = page.getByRole("button", {
    name: withAnyNumber((count) => record.aLot(`${count} × ${mustGetName(words, "SYR-1ML-28G-12")}`)),
  });
  await worker.form.handOut("SYR-1ML-28G-12", 500);
  await adds(page, "SYR-1ML-28G-12").scrollIntoViewIfNeeded();
  const before = await places();
  const saveBefore = await saveButton(page).boundingBox();
  await expect(question).toBeHidden();

  await adds(page, "SYR-1ML-28G-12").click();
  await expect(question).toBeVisible();
  expect(await places(), "when it is asked").toEqual(before);
  expect(await saveButton(page).boundingBox(), "Save itself").toEqual(saveBefore);

  await saveButton(page).click();
  await expect(worker.paragraph(record.saved)).toBeVisible();
});

/** At the open recording screen; what was tapped until there isn't counted. */
async function setup(page: Page) {
  const thumb = await thumbOn(page);
  const worker = await openApp(page);
  await worker.beginAlone();
  await thumb.takeCount();
  return { worker, thumb };
}

function adds(page: Page, code: CatalogueCode): Locator {
  const name = withAnyNumber((count) => record.counted(mustGetName(words, code), count));
  return page.getByRole("button", { name });
}

function supplies(page: Page, code: CatalogueCode, supply: string): Locator {
  const name = withAnyNumber((count) => record.supplyCounted(supply, mustGetName(words, code), count));
  return page.getByRole("button", { name });
}

function takes(code: CatalogueCode): RegExp {
  return withAnyNumber((count) => record.takeOne(count, mustGetName(words, code)));
}

function saveButton(page: Page): Locator {
  return page.getByRole("button", { name: record.save, exact: true });
}

async function savedCells(worker: Worker) {
  await expect(worker.paragraph(record.saved)).toBeVisible();
  return countedCells(worker);
}

async function countedCells(worker: Worker) {
  await worker.openTotals("day");
  return cellsOfSummary(await worker.saveSummaryCsv());
}
