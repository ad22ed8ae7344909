/** The bag: what is put in, counted, lost, given and brought back, and what a shift makes of it. */
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { spoken as words } from "../spoken.ts";
import { mustGetName, startingWith } from "../words.ts";
import { begin, press, type Visit } from "./tour.ts";

const { bag, shift, text } = words;

export async function walkBag(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await page.goto("/bag");
  await expect(page.getByText(bag.nothingKnown)).toBeVisible();
  await visit("the bag, nothing known of it");

  await open(page, bag.least);
  await visit("how much to carry, nothing in the bag");
  await open(page, bag.backToBag);

  await open(page, bag.dispose);
  await visit("used syringes taken away");
  await open(page, bag.backToBag);

  await page.goto("/");
  await page.getByRole("link", { name: text.record.startShift }).click();
  await press(page, shift.start);
  await expect(page.getByRole("link", { name: startingWith(text.record.onShiftSince("")) })).toBeVisible();
  await page.goto("/bag/put-in");
  await expect(page.getByText(bag.putInShift)).toBeVisible();
  await visit("what is put in");
  await choose(page, 0, "NLX-NAS-4");
  await press(page, bag.save);
  await expect(page.getByText(bag.problems["no-number"])).toBeVisible();
  await visit("what is put in, no number");

  await page.getByLabel(bag.howMany).fill("4");
  await page.getByLabel(bag.lotField, { exact: true }).fill("A-17");
  await page.getByLabel(bag.expiry).fill("2026-07-01");
  await press(page, bag.add);
  await choose(page, 1, "KIT-INJ-4");
  await page.getByLabel(bag.howMany).nth(1).fill("2");
  await visit("what is put in, by kit and by lot");

  await press(page, bag.save);
  await expect(page.getByText(bag.saved["load-out"])).toBeVisible();
  await visit("the bag");

  await open(page, bag.lost);
  await choose(page, 0, "SWB-ALC");
  await page.getByLabel(bag.howMany).fill("1");
  await press(page, bag.save);
  await expect(page.getByText(bag.problems["no-reason"])).toBeVisible();
  await visit("what was lost, no reason");
  await open(page, bag.backToBag);

  await open(page, bag.give);
  await press(page, bag.save);
  await expect(page.getByText(bag.giveToMissing)).toBeVisible();
  await visit("what is given, nowhere");
  await open(page, bag.backToBag);

  await open(page, bag.count);
  await visit("a count of the bag");
  await open(page, bag.backToBag);

  await open(page, bag.least);
  await page.getByLabel(bag.leastOf(mustGetName(words, "TRQ-LF"))).fill("5");
  await visit("how much to carry");

  await page.goto("/");
  await worker.form.handOut("TST-FEN", 5);
  await worker.save();
  await page.goto("/bag");
  await expect(page.getByText(bag.missing("5"))).toBeVisible();
  await visit("the bag, more gone than came");

  await open(page, bag.bringBack);
  await visit("what is brought back");
  await page.getByLabel(mustGetName(words, "TRQ-LF")).fill("1");
  await press(page, bag.save);
  await expect(page.getByText(bag.saved["load-in"])).toBeVisible();
  await expect(page.getByRole("heading", { name: bag.variance })).toBeVisible();
  await visit("a shift and where its bag went");

  await open(page, bag.postUntallied);
  await expect(page.getByLabel(mustGetName(words, "TRQ-LF"))).toBeVisible();
  await visit("what went out untallied");
}

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
  // What it reads first may still be on its way.
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

async function choose(page: Page, line: number, code: Parameters<typeof mustGetName>[1]): Promise<void> {
  await page.getByLabel(bag.what, { exact: true }).nth(line).selectOption(code);
}
