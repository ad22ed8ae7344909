/**
 * From opening the app without a connection to the first tap that counts, on a
 * phone with two years of contacts, on one with none, and on a bare page.
 */
import type { Page } from "@playwright/test";
import { names } from "../../src/domain/catalogue/names/en.ts";
import { programDayAt } from "../../src/domain/program-day.ts";
import { buildPage, readBuiltApp } from "./support/build-page.ts";
import { programWithSites } from "./support/evenings.ts";
import { printFigures } from "./support/figures.ts";
import { phoneSlowdown, slowDown, withBrowser, withProfile } from "./support/phone-browser.ts";
import { medianOf } from "./support/samples.ts";
import { serveFiles, type FileServer } from "./support/serve-files.ts";

/** Cold starts differ by a third from one to the next. */
const repeats = 15;
const browserSettlesMs = 1500;
const sites = 3;
const storedCount = 50_000;
const budget = { atMost: 1.3 };

const app = await serveFiles(
  new Map([...(await readBuiltApp()), ...(await buildPage("page", { base: "/seed/" }))]),
);
const bare = await serveFiles(await buildPage("bare", { isKeptOffline: true }));
await withProfile((bareProfile) =>
  withProfile((emptyProfile) =>
    withProfile(async (fullProfile) => {
      await keepOffline(bareProfile, bare);
      await seed(emptyProfile, app, 0);
      await keepOffline(emptyProfile, app);
      await seed(fullProfile, app, storedCount);
      await keepOffline(fullProfile, app);
      await app.stop();
      await bare.stop();

      const bareMs: number[] = [];
      const emptyMs: number[] = [];
      const fullMs: number[] = [];
      for (let repeat = 0; repeat < repeats; repeat++) {
        bareMs.push(await firstTapMs(bareProfile, bare));
        emptyMs.push(await firstTapMs(emptyProfile, app));
        fullMs.push(await firstTapMs(fullProfile, app));
      }
      printFigures(`start: offline, CPU ${phoneSlowdown} × slower, the browser just started`, [
        {
          name: `with ${storedCount} contacts / bare page, medians`,
          value: medianOf(fullMs) / medianOf(bareMs),
          unit: "×",
          budget,
        },
        {
          name: "with none / bare page, medians",
          value: medianOf(emptyMs) / medianOf(bareMs),
          unit: "×",
          budget,
        },
        {
          name: `with ${storedCount} contacts / with none, medians`,
          value: medianOf(fullMs) / medianOf(emptyMs),
          unit: "×",
        },
        { name: `with ${storedCount} contacts, median`, value: medianOf(fullMs), unit: "ms" },
        { name: "with none, median", value: medianOf(emptyMs), unit: "ms" },
        { name: "bare page, median", value: medianOf(bareMs), unit: "ms" },
      ]);
    }),
  ),
);

/** Fills the phone through the app's own storage, before the app was ever open. */
function seed(profileDir: string, { url }: FileServer, count: number): Promise<void> {
  const { zone, dayStartHour } = programWithSites(sites);
  const today = programDayAt({ instantMs: Date.now(), zone, dayStartHour });
  return withBrowser(profileDir, async (context) => {
    const page = await context.newPage();
    await page.goto(`${url}/seed/index.html`);
    await page.evaluate((plan) => satchelBench.fill(plan), { name: "satchel", count, lastDay: today });
  });
}

/** Opens the page until its service worker is in control. */
function keepOffline(profileDir: string, { url }: FileServer): Promise<void> {
  return withBrowser(profileDir, async (context) => {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    // Once more: a browser prepares scripts for a quicker start when it sees them again.
    await page.reload();
    await tapWhenAccepted(page);
  });
}

function firstTapMs(profileDir: string, { url }: FileServer): Promise<number> {
  return withBrowser(profileDir, async (context) => {
    const page = await context.newPage();
    await slowDown(page, phoneSlowdown);
    await page.addInitScript(tapUntilCounted, firstTile());
    // Chromium loads pages of its own at its start, which no phone's browser does.
    await page.waitForTimeout(browserSettlesMs);
    await page.goto(url, { waitUntil: "commit" });
    return page.evaluate(() => firstCountedTap);
  });
}

async function tapWhenAccepted(page: Page): Promise<void> {
  await page.locator(firstTile()).first().click();
}

/** Kits come first, and the label of a tile begins with its name. */
function firstTile(): string {
  return `button[aria-label^="${names["KIT-INJ-4"]}"]`;
}

declare global {
  /** Milliseconds from the start of the navigation. */
  var firstCountedTap: Promise<number>;
}

/** Runs in the page before its own scripts: taps the first tile until its label, which tells the count, changes. */
function tapUntilCounted(selector: string): void {
  const pollMs = 4;
  globalThis.firstCountedTap = new Promise((resolve) => {
    const timer = setInterval(() => {
      const tile = document.querySelector<HTMLButtonElement>(selector);
      if (tile === null) return;
      // The change itself, not the next poll, which may have to wait for what is drawn after it.
      new MutationObserver(() => {
        clearInterval(timer);
        resolve(performance.now());
      }).observe(tile, { attributeFilter: ["aria-label"] });
      tile.click();
    }, pollMs);
  });
}
