/** The sheet of paper, and typing it back in. */
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { spoken } from "../spoken.ts";
import { mustGetName } from "../words.ts";
import { begin, press, type Visit } from "./tour.ts";

const { paper, text } = spoken;

export async function walkPaper(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.openSettings(text.settings.paper);
  await visit("the paper sheet");

  await page.getByRole("link", { name: paper.toType }).click();
  await expect(page.getByRole("heading", { name: paper.typeTitle })).toBeVisible();
  await visit("typing a sheet");

  const strips = page.getByLabel(mustGetName(spoken, "TST-FEN"));
  await strips.fill("501");
  await strips.press("Enter");
  await expect(page.getByText(paper.aLot(`501 × ${mustGetName(spoken, "TST-FEN")}`))).toBeVisible();
  await page.keyboard.press("Enter");
  await visit("typing a sheet, a large number kept");

  await page.getByLabel(paper.doses).fill("1?");
  await press(page, text.record.save);
  await expect(page.getByText(paper.checkFields)).toBeVisible();
  await visit("typing a sheet, with something amiss");

  await page.getByLabel(paper.doses).fill("1");
  await page.getByLabel(paper.dayOfSheet).fill("2026-06-18");
  await press(page, text.record.save);
  await expect(page.getByText(paper.savedContacts(1))).toBeVisible();
  await visit("a sheet typed and saved");
}
