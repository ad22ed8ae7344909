/** A correction whose Save takes long, while whoever made it goes on changing the form. */
import { expect } from "@playwright/test";
import { test } from "./support/one-tab.ts";
import {
  holdSaves,
  letHeldSaveThrough,
  prepareTampering,
  untilSaveIsHeld,
} from "./support/storage-tampering.ts";
import { cookers } from "./support/tapped-evening.ts";
import { english, french, spanish } from "./support/words.ts";
import { openApp } from "./support/worker.ts";

const screens = [
  { width: 320, height: 568, words: spanish },
  { width: 360, height: 740, words: french },
  { width: 1280, height: 800, words: english },
] as const;

for (const { words, ...viewport } of screens) {
  test.describe(`on ${viewport.width} × ${viewport.height} pixels`, () => {
    test.use({ viewport });

    test("what is tapped after Save stays on the form, is said to be unsaved where nothing moves, and is saved by the next Save", async ({
      page,
    }) => {
      const { record } = words.text;
      await prepareTampering(page);
      await page.addInitScript(
        (language) => localStorage.setItem("satchel-language", language),
        words.language,
      );
      const worker = await openApp(page, { words });
      await worker.beginAlone({ site: "Street" });
      await cookers(1).enter(worker);
      await worker.save();
      await worker.goTo("today");
      await worker.openToFix(worker.entries().first());
      await cookers(2).enter(worker);
      await holdSaves(page);
      await worker.pressSave();
      await untilSaveIsHeld(page);
      await cookers(4).enter(worker);
      const save = page.getByRole("button", { name: record.save, exact: true });
      const before = await save.boundingBox();

      await letHeldSaveThrough(page);

      await expect(page.getByText(record.fixRestShort)).toBeVisible();
      expect(await save.boundingBox()).toEqual(before);
      await worker.saveFix();
      await expect(worker.entries().first()).toContainText(/4\s×/u);
    });
  });
}
