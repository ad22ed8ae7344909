/** What the page on protection says of eyes, hands and laboratories, on a phone that works alone. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { privacy } from "../../src/app/language/en/privacy.ts";
import { launchPersistent } from "./support/browsers.ts";
import { filesHolding } from "./support/raw-disk.ts";
import { english as words, startingWith } from "./support/words.ts";
import { evening, openApp, type Worker } from "./support/worker.ts";

const { text } = words;

/** As a record says it on the disk; the list of sites is written otherwise. */
const markerSite = "Zephyrquay";
const marker = '"site":"ZEPHYRQUAY"';

test("covers the screen with a month at once, an open sheet included", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone({ site: "Street" });
  await worker.form.handOut("KIT-INJ-4");
  await page.getByRole("button", { name: startingWith(text.record.siteIs("")) }).click();
  const sheet = page.getByRole("dialog", { name: text.record.chooseSite });
  await expect(sheet).toBeVisible();

  await sheet.getByRole("button", { name: text.shell.hide }).click();

  await expect(page.getByRole("heading", { name: "June 2026" })).toBeVisible();
  await expect(page).toHaveTitle("June 2026");
  expect(await topmostEverywhere(page)).toEqual(["calendar"]);
  await page.getByRole("button", { name: text.shell.back }).click();
  await expect(sheet).toBeVisible();
});

test("records while it is locked, and shows nothing of what was recorded", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone({ site: "Street" });
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();
  await worker.openSettings(privacy.title);
  await page.getByRole("radio", { name: privacy.delays["30"] }).check();
  await page.getByRole("button", { name: privacy.lockNow }).click();

  for (const place of ["/day", "/totals", "/settings", "/settings/copy"]) {
    await page.goto(place);
    await expect(page.getByRole("heading", { level: 1, name: privacy.lockedTitle })).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("Street");
  }
  await page.getByRole("link", { name: privacy.recordOn }).click();
  await expect(page.getByRole("button", { name: startingWith(text.record.sameAgain) })).toBeHidden();
  await worker.form.handOut("TST-FEN", 5);
  await worker.save();
  await page
    .getByRole("navigation", { name: text.shell.mainNavigation })
    .getByRole("link", { name: text.shell.today })
    .click();
  await page.getByRole("button", { name: privacy.openCurtain }).click();

  await expect(worker.entries()).toHaveCount(2);
});

test("what a phone alone records can be read on its disk", async ({ browserName, baseURL }) => {
  const profileDir = mkdtempSync(join(tmpdir(), "satchel-profile-"));
  const phone = await launchPersistent(profileDir, browserName);
  const worker = await openApp(await phone.context.newPage(), { url: String(baseURL) });
  await worker.beginAlone({ site: markerSite });
  await worker.form.handOut("KIT-INJ-4");
  expect(filesHolding(profileDir, marker)).toEqual([]);

  await worker.save();
  await phone.context.close();

  expect(filesHolding(profileDir, marker)).not.toEqual([]);
});

test("removes databases, files and preferences, and says that traces stay", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone({ site: "Street" });
  await worker.untilKeptOffline();
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();
  await worker.openSettings(privacy.title);
  await page.getByRole("radio", { name: privacy.delays["30"] }).check();
  await expect(page.getByText(privacy.wipeIntro)).toBeVisible();

  const otherTab = await page.context().newPage();
  await openApp(otherTab, { url: "/day" });
  await otherTab.getByRole("button", { name: privacy.openCurtain }).click();
  const recorded = otherTab.getByRole("main").getByRole("listitem");
  await expect(recorded).toHaveCount(1);

  await page.getByRole("button", { name: privacy.wipe }).click();
  await expect(page.getByText(privacy.wipeLosesAlone(1))).toBeVisible();
  await page.getByRole("button", { name: privacy.wipeNow }).click();

  await expect(page.getByRole("heading", { name: privacy.wiped })).toBeVisible();
  await expect(otherTab.getByRole("heading", { name: text.shell.removed })).toBeVisible();
  await expect(recorded).toHaveCount(0);
  for (const tab of [page, otherTab]) await comeBackAfterAnHour(tab);
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    preferences: Object.keys(localStorage),
  }));
  expect(left).toEqual({ databases: [], caches: [], workers: 0, preferences: [] });
});

test("goes on wiping after the page was loaded anew, and Cancel keeps everything", async ({ page }) => {
  const { worker, countdown } = await beginToWipe(page);
  await passSeconds(page, 2);
  await expect(countdown).toContainText(privacy.wiping(3));

  await page.reload();

  await expect(countdown).toContainText(privacy.wiping(5));
  await passSeconds(page, 3);
  await expect(countdown).toContainText(privacy.wiping(2));
  await page.keyboard.press("Escape");
  await passSeconds(page, 6);
  await expect(countdown).toBeHidden();
  await page.clock.resume();
  await page.goto("/day");
  await expect(worker.entries()).toHaveCount(1);
});

test("hides the seconds before a wipe as any other screen, and they go on", async ({ page }) => {
  const { countdown } = await beginToWipe(page);
  await page.reload();
  await countdown.getByRole("button", { name: text.shell.hide }).click();
  expect(await topmostEverywhere(page)).toEqual(["calendar"]);

  await passSeconds(page, 6);
  await page.clock.resume();
  await page.getByRole("button", { name: text.shell.back }).click();

  await expect(page.getByRole("heading", { name: privacy.wiped })).toBeVisible();
  expect(await page.evaluate(async () => indexedDB.databases())).toEqual([]);
});

/** One contact, and a wipe of which no second passes by itself. */
async function beginToWipe(page: Page): Promise<{ worker: Worker; countdown: Locator }> {
  const worker = await openApp(page);
  await worker.beginAlone({ site: "Street" });
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();
  await worker.openSettings(privacy.title);
  await page.getByRole("button", { name: privacy.wipe }).click();
  await page.clock.install({ time: evening });
  // The clock runs until it is paused, and can't be paused at a moment it has passed.
  await page.clock.pauseAt(evening.getTime() + 60_000);
  await page.getByRole("button", { name: privacy.wipeNow }).click();
  const countdown = page.getByRole("dialog", { name: privacy.wipeTitle });
  await expect(countdown).toBeVisible();
  return { worker, countdown };
}

/** One at a time, and a little longer than that: what a second changes is drawn before the next one begins. */
async function passSeconds(page: Page, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 1) await page.clock.runFor(1100);
}

/** To a page that was left open: a lock of half an hour would lock now. */
async function comeBackAfterAnHour(page: Page): Promise<void> {
  await page.clock.setFixedTime(evening.getTime() + 60 * 60_000);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

/** Which things lie on top, over the whole screen. */
async function topmostEverywhere(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const calendar = [...document.querySelectorAll("dialog[open]")].at(-1);
    const found = new Set<string>();
    for (let x = 5; x < innerWidth; x += 20) {
      for (let y = 5; y < innerHeight; y += 20) {
        const hit = document.elementFromPoint(x, y);
        found.add(hit !== null && calendar?.contains(hit) === true ? "calendar" : String(hit?.outerHTML));
      }
    }
    return [...found];
  });
}
