/** What was recorded: the list of a day, changes, totals and copies. */
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { spoken } from "../spoken.ts";
import { eveningDay } from "../worker.ts";
import { begin, bringInEvening, fixture, more, press, unfold, type Visit } from "./tour.ts";

const { text } = spoken;

export async function walkDay(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.goTo("today");
  await expect(page.getByText(text.day.emptyToday)).toBeVisible();
  await visit("day, nothing recorded");

  await page.goto("/day/2026-02-30");
  await expect(page.getByText(text.day.notADay)).toBeVisible();
  await visit("no such day");

  await bringInEvening(worker);
  await worker.goTo("today");
  await expect(worker.entries().first()).toBeVisible();
  await visit("day");

  const { mistake } = text.items.voidReasons;
  await more(page);
  await expect(page.getByRole("button", { name: mistake })).toBeVisible();
  await visit("more about an entry");

  await press(page, mistake);
  await expect(page.getByText(text.day.nowVoided)).toBeVisible();
  await expect(page.getByText(text.day.voided(mistake))).toBeVisible();
  await visit("day, an entry voided");

  await more(page);
  await expect(page.getByRole("button", { name: text.day.bringBack })).toBeVisible();
  await visit("more about a voided entry");
}

export async function walkChange(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();
  await worker.goTo("today");
  await worker.openToFix(worker.entries().first());
  await visit("change of a contact");

  await unfold(page, text.record.voidTitle);
  await press(page, text.record.voidIt);
  await expect(page.getByText(text.record.chooseReason)).toBeVisible();
  await visit("change of a contact, no reason to take it out");

  await worker.form.handOut("TST-FEN", 5);
  await worker.goTo("today");
  await visit("day, a change left");

  await page.getByRole("link", { name: text.day.goOn, exact: true }).click();
  await expect(page.getByText(text.record.fixResumed)).toBeVisible();
  await visit("change of a contact, gone on with");

  await worker.saveFix();
  await more(page);
  await expect(page.getByText(text.day.from(text.day.labels.gave, ""))).toBeVisible();
  await visit("history of an entry");

  await page.goto("/record/00000000-0000-4000-8000-000000000000");
  await expect(page.getByRole("heading", { name: text.record.notOnThisPhone })).toBeVisible();
  await visit("no such entry");
}

export async function walkTotals(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.openTotals("month");
  await expect(page.getByText(text.totals.nothing)).toBeVisible();
  await visit("totals, nothing recorded");

  await worker.openTotals("custom");
  await page.getByLabel(text.totals.from).fill(eveningDay);
  await page.getByLabel(text.totals.to).fill("2026-06-18");
  await expect(page.getByText(text.totals.daysInOrder).first()).toBeVisible();
  await visit("totals, days in the wrong order");

  await bringInEvening(worker);
  await worker.openTotals("year");
  await expect(page.getByRole("table").first()).toBeVisible();
  await visit("totals");

  await page.getByRole("link", { name: text.totals.givenBack }).click();
  await expect(page.getByRole("img")).toBeVisible();
  await visit("a month in words");

  await worker.openTotals("year");
  await expect(page.getByRole("table").first()).toBeVisible();
  await press(page, text.totals.detail);
  await expect(page.locator("a[download]").first()).toBeVisible();
  await visit("totals, a table made");

  await holdReads(page);
  await press(page, text.totals.detail);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await visit("totals, a table being made");
}

export async function walkCopies(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.openCopies();
  await visit("copies");

  await worker.chooseFile("faulty.jsonl", fixture("faulty.jsonl"));
  await expect(page.getByRole("button", { name: text.copy.bringIn })).toBeVisible();
  await visit("copies, a file with bad lines chosen");

  await worker.bringIn();
  await visit("copies, a file with bad lines brought in");

  await worker.saveCopy();
  await expect(page.locator("a[download]").first()).toBeVisible();
  await visit("copies, one saved");
}

/** Reads on this page are never answered from now on: the work that needs them stands still. */
async function holdReads(page: Page): Promise<void> {
  await page.evaluate(() => {
    // What asks waits for an event of it, and none comes.
    const never = () => new EventTarget() as never;
    for (const source of [IDBObjectStore.prototype, IDBIndex.prototype]) {
      source.get = never;
      source.getAll = never;
      source.getAllKeys = never;
      source.openCursor = never;
    }
  });
}
