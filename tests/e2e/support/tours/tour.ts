/** What tours have in common: how a state is shown, and the beginning of a walk. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { spoken } from "../spoken.ts";
import { startingWith } from "../words.ts";
import { openApp } from "../worker.ts";
import type { Worker } from "../worker.ts";

/** Lets the state that the page is in be looked at. */
export type Visit = (state: string) => Promise<void>;

export type Walk = (page: Page, visit: Visit) => Promise<void>;

const { text } = spoken;
const fixtures = resolve(import.meta.dirname, "../../../fixtures/shift");

/** Past the welcome, with nothing recorded. */
export async function begin(page: Page): Promise<Worker> {
  const worker = await openApp(page);
  await worker.beginAlone();
  return worker;
}

export async function bringInEvening(worker: Worker): Promise<void> {
  await worker.openCopies();
  await worker.chooseFile("evening.jsonl", fixture("evening.jsonl"));
  await worker.bringIn();
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

export async function unfold(page: Page, title: string): Promise<void> {
  await page.locator("summary").filter({ hasText: title }).click();
}

/** Opens the sheet of the entry that stands first in the list. */
export async function more(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: startingWith(text.day.moreAbout("")) })
    .first()
    .click();
}

export function fixture(name: string): Buffer {
  return readFileSync(resolve(fixtures, name));
}
