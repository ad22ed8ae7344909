/** A correction whose Save takes long, while whoever made it goes on changing the form. */
import { expect, type Page } from "@playwright/test";
import { test } from "./support/one-tab.ts";
import {
  failHeldSave,
  holdSaves,
  letHeldSaveThrough,
  prepareTampering,
  untilSaveIsHeld,
} from "./support/storage-tampering.ts";
import { cookers } from "./support/tapped-evening.ts";
import { english, french, mustGetName, spanish, startingWith, type Words } from "./support/words.ts";
import { openApp, type Worker } from "./support/worker.ts";

const screens = [
  { width: 320, height: 568, words: spanish },
  { width: 360, height: 740, words: french },
  { width: 1280, height: 800, words: english },
] as const;

for (const { words, ...viewport } of screens) {
  test.describe(`on ${viewport.width} × ${viewport.height} pixels`, () => {
    test.use({ viewport });
    const { record, failures } = words.text;

    test("what is tapped after Save stays on the form, is said to be unsaved where nothing moves, and is saved by the next Save", async ({
      page,
    }) => {
      const worker = await openStored(page, words);
      const { before, places } = await saveAndGoOn(page, worker);

      await letHeldSaveThrough(page);

      await expect(page.getByText(record.fixRestShort)).toBeVisible();
      expect(await places()).toEqual(before);
      await worker.saveFix();
      await expect(worker.entries().first()).toContainText(/4\s×/u);
    });

    test("a Save that is refused late is told where nothing moves, and why after a tap", async ({ page }) => {
      const worker = await openStored(page, words);
      const { before, places } = await saveAndGoOn(page, worker);

      await failHeldSave(page);

      const why = page.getByRole("button", { name: record.fixNotDone });
      await expect(why).toBeVisible();
      expect(await places()).toEqual(before);
      await why.click();
      await expect(page.getByRole("alert")).toContainText(failures.save["storage-full"]);
    });

    test("a form that the phone is slow to open leaves the navigation where it is", async ({ page }) => {
      const worker = await openStored(page, words);
      await saveAndGoOn(page, worker);
      await worker.goTo("today");
      const navigation = page.getByRole("navigation", { name: words.text.shell.mainNavigation, exact: true });
      const before = await navigation.boundingBox();

      // What is read waits for what is written.
      await page.getByRole("link", { name: words.text.day.goOn, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(0);

      expect(await navigation.boundingBox()).toEqual(before);
      await letHeldSaveThrough(page);
      await expect(page.getByLabel(record.day, { exact: true })).toBeVisible();
    });

    test("a voided entry that is saved late counts again, and nothing moves", async ({ page }) => {
      const worker = await openStored(page, words, { isVoided: true });
      await expect(page.getByText(record.isVoided)).toBeVisible();
      const { before, places } = await saveAndGoOn(page, worker);

      await letHeldSaveThrough(page);

      await expect(page.getByText(record.fixRestShort)).toBeVisible();
      await expect(page.getByText(record.isVoided)).toBeHidden();
      expect(await places()).toEqual(before);
    });
  });
}

/** The form of an entry that is stored on a new phone. */
async function openStored(page: Page, words: Words, { isVoided = false } = {}): Promise<Worker> {
  await prepareTampering(page);
  await page.addInitScript((language) => localStorage.setItem("satchel-language", language), words.language);
  const worker = await openApp(page, { words });
  await worker.beginAlone({ site: "Street" });
  await cookers(1).enter(worker);
  await worker.save();
  await worker.goTo("today");
  const address = await worker.entries().first().getByRole("link").getAttribute("href");
  // Once it is voided, its row doesn't lead there.
  if (isVoided) await worker.voidEntry(worker.entries().first(), "mistake");
  await page.goto(address ?? "");
  await expect(page.getByLabel(words.text.record.day, { exact: true })).toBeVisible();
  return worker;
}

/** Taps, Save, which is held back, and taps again; gives where things stand on the screen. */
async function saveAndGoOn(page: Page, worker: Worker) {
  await cookers(2).enter(worker);
  await holdSaves(page);
  await worker.pressSave();
  await untilSaveIsHeld(page);
  await cookers(4).enter(worker);
  const save = page.getByRole("button", { name: worker.words.text.record.save, exact: true });
  const title = page.getByRole("heading", { level: 1 });
  const tile = page.getByRole("button", { name: startingWith(mustGetName(worker.words, "CKR-STD")) }).first();
  const places = async () => {
    return {
      save: await save.boundingBox(),
      tile: await tile.boundingBox(),
      title: await title.boundingBox(),
    };
  };
  return { before: await places(), places };
}
