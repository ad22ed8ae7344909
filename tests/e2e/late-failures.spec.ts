/** What fails long after its tap, when a thumb is on its way to the next one: it is said, and nothing moves. */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { untilRead } from "./support/double-tap.ts";
import { test } from "./support/one-tab.ts";
import { placesOf, reachOf } from "./support/places.ts";
import {
  acceptWrites,
  failHeldSave,
  holdSaves,
  prepareTampering,
  refuseWrites,
  untilSaveIsHeld,
} from "./support/storage-tampering.ts";
import { cookers } from "./support/tapped-evening.ts";
import { thumbOn } from "./support/thumb.ts";
import { english, french, spanish } from "./support/words.ts";
import type { Words } from "./support/words.ts";
import { openApp } from "./support/worker.ts";

const screens = [
  { width: 320, height: 568, words: spanish },
  { width: 360, height: 740, words: french },
  // Room enough for all of the page.
  { width: 1280, height: 2400, words: english },
  { width: 1280, height: 800, words: english },
] as const;

for (const { words, ...viewport } of screens) {
  test.describe(`on ${viewport.width} × ${viewport.height} pixels`, () => {
    test.use({ viewport });

    test("no tile moves when a save fails late, nor when it is done after all", async ({ page }) => {
      const { record, failures } = words.text;
      const { worker, thumb, places, alert, hint, sheet, close } = await setup(page, words);
      await holdSaves(page);
      await cookers(3).enter(worker);
      await worker.pressSave();
      await untilSaveIsHeld(page);
      await page.evaluate(() => scrollTo(0, 40));
      const before = await places();

      await failHeldSave(page);
      await expect(alert(record.unsavedTitle)).toContainText(failures.save["storage-full"]);
      expect(await places(), "when it has failed").toEqual(before);

      await thumb.tap(hint(record.unsavedTitle));
      await expect(sheet(record.unsavedTitle)).toContainText(record.sumItems(3));
      await acceptWrites(page);
      await untilRead(page);
      await thumb.tap(sheet(record.unsavedTitle).getByRole("button", { name: record.tryAgain, exact: true }));
      await expect(sheet(record.done)).toContainText(record.saved);
      await close();
      await expect(worker.paragraph(record.saved)).toBeVisible();
      expect(await places(), "when it is saved").toEqual(before);
    });

    test("no tile moves when an undo fails after the next contact, which fails too", async ({ page }) => {
      const { record, day } = words.text;
      const { worker, thumb, places, alert, hint, sheet, close } = await setup(page, words);
      await cookers(1).enter(worker);
      await worker.save();
      await holdSaves(page);
      await thumb.tap(page.getByRole("button", { name: record.undo, exact: true }));
      await untilSaveIsHeld(page);
      await cookers(3).enter(worker);
      await worker.pressSave();
      await page.evaluate(() => scrollTo(0, 40));
      const before = await places();

      await failHeldSave(page);
      await expect(alert(record.unsavedTitle)).toContainText(record.sumItems(3));
      await expect(alert(day.notDoneTitle)).toContainText(record.sumItems(1));
      expect(await places(), "when both have failed").toEqual(before);

      await acceptWrites(page);
      await thumb.tap(hint(`${day.notDoneTitle} (2)`));
      await untilRead(page);
      await thumb.tap(sheet(day.notDoneTitle).getByRole("button", { name: record.tryAgain, exact: true }));
      await expect(sheet(day.notDoneTitle)).toContainText(record.saved);
      const undo = sheet(day.notDoneTitle).getByRole("button", { name: record.undo, exact: true });
      await undo.scrollIntoViewIfNeeded();
      await thumb.tap(undo);
      await expect(sheet(record.done)).toContainText(record.undone);
      await close();
      expect(await places(), "when both are done").toEqual(before);
    });

    test("nothing on the sheet moves when one is undone, nor when another fails meanwhile", async ({
      page,
    }) => {
      const { record, day, failures } = words.text;
      const { worker, hint, sheet, alert } = await setup(page, words);
      for (const count of [1, 2, 3]) {
        await acceptWrites(page);
        await cookers(count).enter(worker);
        await worker.save();
        await refuseWrites(page);
        await page.getByRole("button", { name: record.undo, exact: true }).click();
        await expect(alert(day.notDoneTitle)).toContainText(record.sumItems(count));
      }
      await holdSaves(page);
      await cookers(4).enter(worker);
      await worker.pressSave();
      await untilSaveIsHeld(page);
      await hint(`${day.notDoneTitle} (3)`).click();
      await untilRead(page);
      const shown = sheet(day.notDoneTitle);
      // The one in the middle of those whose undo failed has others above and below it.
      const undo = shown.getByRole("button", { name: record.undo, exact: true });
      await undo.nth(1).scrollIntoViewIfNeeded();
      const before = await placesOnSheet(shown);
      expect(before).toHaveLength(3);

      await failHeldSave(page);
      await expect(shown).toContainText(failures.save["storage-full"]);
      expect((await placesOnSheet(shown)).slice(0, 3), "when a save has failed").toEqual(before);

      await acceptWrites(page);
      const box = await undo.nth(1).boundingBox();
      if (box === null) throw new Error("It isn't shown");
      const thumb = [box.x + box.width / 2, box.y + box.height / 2] as const;
      await page.mouse.click(...thumb);
      await expect(shown).toContainText(record.undone);
      expect((await placesOnSheet(shown)).slice(0, 3), "when one is undone").toEqual(before);
      await page.mouse.click(...thumb);
      await untilRead(page);
      await page.mouse.click(...thumb);
      await expect(undo).toHaveCount(2);
      await expect(shown.getByRole("button", { name: record.saving, exact: true })).toHaveCount(0);
      expect((await placesOnSheet(shown)).slice(0, 3), "when it was tapped again").toEqual(before);
    });
  });
}

test("the focus stays on the sheet while something is on it, and then comes back to the page", async ({
  page,
}) => {
  const { record } = english.text;
  const { worker, hint, sheet } = await setup(page, english);
  const focused = () => page.evaluate(() => document.activeElement?.localName);
  const press = async (name: string) => {
    await sheet(record.unsavedTitle).getByRole("button", { name, exact: true }).first().focus();
    await page.keyboard.press("Enter");
  };
  await refuseWrites(page);
  for (const count of [1, 2, 3]) {
    await cookers(count).enter(worker);
    await worker.pressSave();
  }
  await hint(`${record.unsavedTitle} (3)`).click();
  await acceptWrites(page);

  await press(record.tryAgain);
  await expect(sheet(record.unsavedTitle)).toContainText(record.saved);
  await expect.poll(focused).toBe("h2");

  await press(record.openAgain);
  await expect(sheet(record.unsavedTitle)).toBeHidden();
  await expect.poll(focused).toBe("button");
  await worker.save();

  await hint(record.unsavedTitle).click();
  await press(record.openAgain);
  await expect(sheet(record.unsavedTitle)).toBeHidden();
  await expect.poll(focused).toBe("h1");
});

async function setup(page: Page, words: Words) {
  await prepareTampering(page);
  const thumb = await thumbOn(page);
  await page.addInitScript((language) => localStorage.setItem("satchel-language", language), words.language);
  const worker = await openApp(page, { words });
  await worker.beginAlone({ site: "Street" });
  const named = (role: "alert" | "button" | "dialog") => (name: string) =>
    page.getByRole(role, { name, exact: true });
  return {
    worker,
    thumb,
    places: () => placesOnForm(page, words),
    alert: named("alert"),
    hint: named("button"),
    sheet: named("dialog"),
    close: async () => {
      await thumb.tap(page.getByRole("dialog").getByRole("button", { name: words.text.shell.close }));
      await expect(page.getByRole("dialog")).toBeHidden();
    },
  };
}

/** Of each entry on the sheet. */
function placesOnSheet(sheet: Locator): Promise<readonly string[]> {
  return sheet.locator("[aria-live] > *").evaluateAll((entries) =>
    entries.map((entry) => {
      const { x, y, width, height } = entry.getBoundingClientRect();
      return [x, y, width, height].join(" ");
    }),
  );
}

/** Of all tiles and of Save, and how much of each tile is in reach: the bar over them grows no taller. */
async function placesOnForm(page: Page, words: Words) {
  const { record } = words.text;
  const tiles = page.getByRole("region", { name: record.handedOut, exact: true });
  return {
    tiles: await placesOf(tiles, words),
    reach: await reachOf(tiles, words),
    save: await page.getByRole("button", { name: record.save, exact: true }).boundingBox(),
  };
}
