import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

/** What `import` would give is twice as long, and it is sent to each document. */
const checker = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What a checker of accessibility finds on a page by day, as it has to be now, and by night. In words, one a fault. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  const byDay = await violations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  // Between day and night nothing but the colours changes.
  const byNight = await violations(page, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  return [...byDay.map((fault) => `day: ${fault}`), ...byNight.map((fault) => `night: ${fault}`)];
}

/** It is brought to a document once. */
async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const found = await run(page, rules);
  if (found !== undefined) return found;
  await page.evaluate(checker);
  const foundNow = await run(page, rules);
  if (foundNow === undefined) throw new Error("The checker of accessibility didn't come to the page.");
  return foundNow;
}

/** `undefined` where it isn't there yet. */
function run(page: Page, rules?: readonly string[]): Promise<readonly string[] | undefined> {
  return page.evaluate(async (runOnly) => {
    if (window.axe === undefined) return undefined;
    const found = await window.axe.run({
      resultTypes: ["violations"],
      ...(runOnly !== undefined && { runOnly: [...runOnly] }),
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`),
    );
  }, rules);
}

declare global {
  interface Window {
    readonly axe?: typeof axe;
  }
}
