import type { Page } from "@playwright/test";
import axe from "axe-core";

/** What a checker of accessibility finds on the page by day and by night, in words, one a fault. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const byDay = await violations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  // Between day and night nothing but the colours changes.
  const byNight = await violations(page, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  return [...byDay.map((fault) => `day: ${fault}`), ...byNight.map((fault) => `night: ${fault}`)];
}

/** Axe is half a megabyte: it is brought to a document once. */
async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => "axe" in window);
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(async (runOnly) => {
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
    readonly axe: typeof axe;
  }
}
