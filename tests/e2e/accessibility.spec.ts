import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { axeFaults } from "./support/axe-faults.ts";
import { layoutFaults } from "./support/layout-faults.ts";
import { test as testInOneTab } from "./support/one-tab.ts";
import { programTours, tours } from "./support/tours/tours.ts";
import type { Walk } from "./support/tours/tour.ts";

const desk = { width: 1280, height: 720 };
/** The narrowest of phones: with letters twice as large, ten letters' height of width are left. */
const narrow = { width: 320, height: 640 };

for (const { name, walk } of tours) {
  testInOneTab(titleOf(name), async ({ page }) => {
    expect(await faultsOn(page, walk)).toEqual([]);
  });
}

for (const { name, walk } of programTours) {
  test(titleOf(name), async ({ page }) => {
    expect(await faultsOn(page, walk)).toEqual([]);
  });
}

function titleOf(tour: string): string {
  return `a checker of accessibility finds nothing in ${tour}, and all of it is read and pressed on 320 pixels with letters twice as large`;
}

/** It is walked as on the narrow phone; the checker looks at each state as wide as on a desk. */
async function faultsOn(page: Page, walk: Walk): Promise<readonly string[]> {
  const found: string[] = [];
  await page.setViewportSize(narrow);
  await doubleLetters(page);
  // A colour on its way to another has a contrast of its own.
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });

  await walk(page, async (state) => {
    found.push(...(await layoutFaults(page)).map((fault) => `${state}: ${fault}`));

    await page.setViewportSize(desk);
    await sizeLetters(page, "");
    found.push(...(await axeFaults(page)).map((fault) => `${state}, ${fault}`));
    await sizeLetters(page, twiceTheUsual);
    await page.setViewportSize(narrow);
  });
  return found;
}

const twiceTheUsual = "32px";

/** As a person sets it in the browser: on each page, before anything is drawn. */
async function doubleLetters(page: Page): Promise<void> {
  await page.addInitScript((size) => {
    new MutationObserver((_changes, observer) => {
      document.documentElement.style.fontSize = size;
      observer.disconnect();
    }).observe(document, { childList: true });
  }, twiceTheUsual);
}

async function sizeLetters(page: Page, size: string): Promise<void> {
  await page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize;
  }, size);
}
