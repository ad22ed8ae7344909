import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

/** What `import` would give is twice as long, and it is sent to each document. */
const checker = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What a checker of accessibility finds on a page by day, as it has to be now, by night and in red. In words, one a fault. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  const byDay = await violations(page);
  return [...byDay.map((fault) => `day: ${fault}`), ...(await contrastFaults(page, ["night", "red"]))];
}

/** Only of the colours, in lights that are chosen for the moment: from one to another little else changes. */
export async function contrastFaults(page: Page, lights: readonly Light[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const light of lights) {
    const before = await turnLight(page, light);
    const found = await violations(page, ["color-contrast"]);
    faults.push(...found.map((fault) => `${light}: ${fault}`));
    await turnLight(page, before);
  }
  return faults;
}

export const lights = ["day", "night", "red"] as const;
export type Light = (typeof lights)[number];

/** Gives the one that was chosen before. */
export function turnLight(page: Page, light: string | null): Promise<string | null> {
  return page.evaluate((chosen) => {
    const root = document.documentElement;
    const before = root.getAttribute("data-theme");
    if (chosen === null) root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", chosen);
    return before;
  }, light);
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
