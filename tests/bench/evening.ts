/**
 * What a worker waits for in an evening, on a phone with two years of contacts
 * and on one with this evening's alone: a tap on a tile until its count is
 * painted, Save, the day's list, the start of a shift. Nothing of it may grow
 * with what is stored. A tile on a bare page stands beside the tap.
 */
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { day } from "../../src/app/language/en/day.ts";
import { record } from "../../src/app/language/en/record.ts";
import { shell } from "../../src/app/language/en/shell.ts";
import { shift } from "../../src/app/language/en/shift.ts";
import { names } from "../../src/domain/catalogue/names/en.ts";
import { programDayAt } from "../../src/domain/program-day.ts";
import { buildPage, readBuiltApp } from "./support/build-page.ts";
import { programWithSites } from "./support/evenings.ts";
import { limited, printFigures } from "./support/figures.ts";
import { phoneSlowdown, slowDown, withBrowser, withProfile } from "./support/phone-browser.ts";
import { medianOf } from "./support/samples.ts";
import { serveFiles } from "./support/serve-files.ts";
import { msUntilPainted } from "./support/tap-until-painted.ts";

const sites = 3;
const days = 730;
const storedCount = 50_000;
const eveningCount = Math.ceil(storedCount / days);
const rounds = 15;
/** Before anything is measured: code that runs for the first time is slow by itself. */
const warmUpRounds = 3;
/** What two phones may differ by that do the same: their figures move by a tenth between runs. */
const mayGrowBy = 1.2;
const phoneScreen = { width: 360, height: 740 };

/** On the first page of tiles in whichever order they are, and counted by its usual quantity. */
const syringe = names["SYR-1ML-28G-12"];
const usualQuantity = 10;
const counted = (count: number) => `//button[@aria-label="${record.counted(syringe, String(count))}"]`;

/** What is measured, in the order of an evening. */
const steps = ["tap", "save", "list", "form of a shift", "start of a shift"] as const;
type Step = (typeof steps)[number];
type Samples = Readonly<Record<Step, number[]>>;

const app = await serveFiles(
  new Map([...(await readBuiltApp()), ...(await buildPage("page", { base: "/seed/" }))]),
);
const bare = await serveFiles(await buildPage("bare"));
await withProfile((fullProfile) =>
  withProfile((emptyProfile) =>
    withBrowser(fullProfile, (fullContext) =>
      withBrowser(emptyProfile, async (emptyContext) => {
        const full = await openPhone(fullContext, { count: storedCount, days });
        const empty = await openPhone(emptyContext, { count: eveningCount, days: 1 });
        const barePage = await openBare(emptyContext);
        const [ofFull, ofEmpty, bareMs] = [noSamples(), noSamples(), [] as number[]];
        for (let round = -warmUpRounds; round < rounds; round++) {
          const isMeasured = round >= 0;
          // They take turns, so that what else the machine does meets both.
          const turns = [
            () => evening(full, isMeasured ? ofFull : noSamples()),
            () => evening(empty, isMeasured ? ofEmpty : noSamples()),
          ];
          for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
          const tapMs = await bareTap(barePage);
          if (isMeasured) bareMs.push(tapMs);
        }
        tell(ofFull, ofEmpty, bareMs);
      }),
    ),
  ),
);
await app.stop();
await bare.stop();

function tell(ofFull: Samples, ofEmpty: Samples, bareMs: readonly number[]): void {
  printFigures(
    `evening: ${storedCount} contacts of two years / ${eveningCount} of today, CPU ${phoneSlowdown} × slower`,
    [
      ...steps.map((step) =>
        limited(`${step}, medians`, medianOf(ofFull[step]) / medianOf(ofEmpty[step]), mayGrowBy),
      ),
      ...steps.map((step) => ({
        name: `${step} with ${storedCount}, median`,
        value: medianOf(ofFull[step]),
        unit: "ms" as const,
      })),
      {
        name: "tap / one on a bare page, medians",
        value: medianOf(ofFull.tap) / medianOf(bareMs),
        unit: "×",
      },
      { name: "tap on a bare page, median", value: medianOf(bareMs), unit: "ms" },
    ],
  );
}

/** Of which the last day is today, so that both have as much to list. */
async function openPhone(
  context: BrowserContext,
  { count, days: storedDays }: { readonly count: number; readonly days: number },
): Promise<Page> {
  const { zone, dayStartHour } = programWithSites(sites);
  const lastDay = programDayAt({ instantMs: Date.now(), zone, dayStartHour });
  const page = await context.newPage();
  await page.goto(`${app.url}/seed/index.html`);
  await page.evaluate((plan) => satchelBench.fill(plan), {
    name: "satchel",
    count,
    lastDay,
    days: storedDays,
  });
  await page.setViewportSize(phoneScreen);
  await page.goto(app.url);
  await tile(page).waitFor();
  await slowDown(page, phoneSlowdown);
  return page;
}

async function openBare(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(bare.url);
  await slowDown(page, phoneSlowdown);
  return page;
}

async function evening(page: Page, samples: Samples): Promise<void> {
  await page.bringToFront();
  samples.tap.push(await msUntilPainted(tile(page), counted(usualQuantity)));
  const isSaved = `${counted(0)} and //button[normalize-space()="${record.undo}"]`;
  samples.save.push(await msUntilPainted(button(page, record.save), isSaved));

  const isListed = `//button[starts-with(@aria-label, "${day.moreAbout("")}")]`;
  samples.list.push(await msUntilPainted(navigation(page, shell.today), isListed));
  await navigation(page, shell.record).click();

  const canStart = `//button[normalize-space()="${shift.start}"]`;
  samples["form of a shift"].push(
    await msUntilPainted(page.getByRole("link", { name: record.startShift }), canStart),
  );
  const isOpen = `//a[contains(., "${record.onShift}")]`;
  samples["start of a shift"].push(await msUntilPainted(button(page, shift.start), isOpen));

  await page.getByRole("link", { name: record.onShift }).click();
  await button(page, shift.endEmpty).click();
  await page.getByText(shift.endedEmpty).waitFor();
  await navigation(page, shell.record).click();
  await tile(page).waitFor();
}

async function bareTap(page: Page): Promise<number> {
  await page.bringToFront();
  const label = await page.locator("button").getAttribute("aria-label");
  return msUntilPainted(page.locator("button"), `//button[@aria-label != "${label}"]`);
}

function noSamples(): Samples {
  return { tap: [], save: [], list: [], "form of a shift": [], "start of a shift": [] };
}

/** The label of a tile begins with its name. */
function tile(page: Page): Locator {
  return page.locator(`button[aria-label^="${syringe}"]`).first();
}

function button(page: Page, name: string): Locator {
  return page.getByRole("button", { name, exact: true });
}

function navigation(page: Page, name: string): Locator {
  return page.getByRole("navigation").getByRole("link", { name, exact: true });
}
