import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { test } from "./support/one-tab.ts";
import { english as words } from "./support/words.ts";
import { openApp } from "./support/worker.ts";

declare global {
  interface Window {
    satchelPersistCount: number;
  }
}

const { settings } = words.text;

for (const { answer, says } of [
  { answer: true, says: settings.storageKept },
  { answer: false, says: settings.storageNotKept },
]) {
  test(`the browser is asked once to keep the records, after the first save, and its ${answer ? "yes" : "no"} is shown`, async ({
    page,
  }) => {
    await answerPersist(page, answer);
    const worker = await openApp(page);
    await worker.beginAlone();
    await worker.form.handOut("KIT-INJ-4");
    expect(await askedCount(page), "before the first save").toBe(0);

    await worker.save();
    await expect.poll(() => askedCount(page), "after the first save").toBe(1);
    await worker.form.handOut("KIT-INJ-4");
    await worker.save();
    await worker.openSettings(settings.phone);

    await expect(page.getByText(says)).toBeVisible();
    expect(await askedCount(page), "after the second save").toBe(1);
  });
}

/** A headless browser always says no. */
async function answerPersist(page: Page, answer: boolean): Promise<void> {
  await page.addInitScript((isKept) => {
    window.satchelPersistCount = 0;
    StorageManager.prototype.persist = () => {
      window.satchelPersistCount += 1;
      return Promise.resolve(isKept);
    };
    StorageManager.prototype.persisted = () => Promise.resolve(isKept && window.satchelPersistCount > 0);
  }, answer);
}

function askedCount(page: Page): Promise<number> {
  return page.evaluate(() => window.satchelPersistCount);
}
