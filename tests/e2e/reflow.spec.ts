import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { layoutFaults } from "./support/layout-faults.ts";
import { tours } from "./support/tours.ts";

// The narrowest of phones, with letters twice as large: ten letters' height of width are left.
test.use({ viewport: { width: 320, height: 640 } });

for (const { name, walk } of tours) {
  test(`${name} can be read and pressed on 320 pixels with letters twice as large`, async ({ page }) => {
    await doubleLetters(page);
    const found: string[] = [];

    await walk(page, async (state) => {
      found.push(...(await layoutFaults(page)).map((fault) => `${state}: ${fault}`));
    });

    expect(found).toEqual([]);
  });
}

/** As a person sets it in the browser: on each page, before anything is drawn. */
async function doubleLetters(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const twiceTheUsual = "32px";
    new MutationObserver((_changes, observer) => {
      document.documentElement.style.fontSize = twiceTheUsual;
      observer.disconnect();
    }).observe(document, { childList: true });
  });
}
