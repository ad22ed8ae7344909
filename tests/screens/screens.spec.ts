/** Every screen and state, in the language that the run is for: see run.ts. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { spokenName } from "../e2e/support/spoken.ts";
import type { Walk } from "../e2e/support/tours/tour.ts";
import { programTours, tours } from "../e2e/support/tours/tours.ts";
import { addressFault } from "../support/screens.ts";
import { stateFaults, watchHeadings } from "./support/state-faults.ts";

for (const { name, walk } of [...tours, ...programTours]) {
  test(`${spokenName}: nothing is wrong on any screen of ${name}, in any light, on phones and a desk`, async ({
    page,
  }) => {
    expect(await faultsOn(page, walk)).toEqual([]);
  });
}

async function faultsOn(page: Page, walk: Walk): Promise<readonly string[]> {
  const found: string[] = [];
  await page.setViewportSize({ width: 360, height: 740 });
  // A colour on its way to another has a contrast of its own.
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
  await watchHeadings(page);

  await walk(page, async (state) => {
    const elsewhere = addressFault(state, new URL(page.url()).pathname);
    const faults = [...(elsewhere === undefined ? [] : [elsewhere]), ...(await stateFaults(page))];
    found.push(...faults.map((fault) => `${state}: ${fault}`));
  });
  return found;
}
