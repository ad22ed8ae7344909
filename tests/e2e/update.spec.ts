/** A new version comes to a phone in use: it waits, says so, and takes over only by consent. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { axeFaults } from "./support/axe-faults.ts";
import { buildFormerRelease, thisVersion } from "./support/former-release.ts";
import { startServer } from "./support/server.ts";
import { english as words } from "./support/words.ts";
import { evening, openApp } from "./support/worker.ts";
import type { Worker } from "./support/worker.ts";

const { pwa, settings } = words.text;
const anHourLater = new Date(evening.getTime() + 3_600_000);

test("a new version waits for consent, keeps drafts and records, and leaves other tabs alone", async ({
  context,
}) => {
  const former = buildFormerRelease();
  const server = await startServer({ release: { root: former.root, main: "src/server/main.ts" } });
  const page = await context.newPage();
  const worker = await openApp(page, { url: server.url });
  await worker.beginAlone();
  await worker.untilKeptOffline();
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();
  const otherTab = await openApp(await context.newPage(), { url: `${server.url}/totals` });
  await worker.form.handOut("TST-FEN", 5);
  await mark(page);
  await mark(otherTab.page);

  await server.kill();
  const newServer = await startServer(server);
  await lookAgainLater(page);

  await test.step("nothing is offered over a form, nor taken while it has a draft", async () => {
    await untilWaiting(page);
    await expect(page.getByText(pwa.updates.waiting.isReady)).toBeHidden();
    await worker.goTo("settings");
    await expect(page.getByText(pwa.updates.waiting.isReady)).toBeVisible();
    await expect(page.getByText(pwa.saveBeforeUpdate)).toBeVisible();
    await expect(page.getByRole("button", { name: pwa.updates.waiting.take })).toBeHidden();
    await expectVersion(worker, former.version);
  });

  await test.step("once all is saved it can be taken, and nothing happens before", async () => {
    await worker.goTo("record");
    await worker.save();
    await worker.goTo("settings");
    await expect(page.getByRole("button", { name: pwa.updates.waiting.take })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    expect(await isMarked(page)).toBe(true);
  });

  await test.step("after the tap the new version runs, and the records are there", async () => {
    await page.getByRole("button", { name: pwa.updates.waiting.take }).click();
    await expect.poll(() => isMarked(page)).toBe(false);
    await expectVersion(worker, thisVersion);
    await expect(page.getByText(pwa.updates.waiting.isReady)).toBeHidden();
    await worker.goTo("today");
    await expect(worker.entries()).toHaveCount(2);
  });

  await test.step("the other tab was told and not loaded again; that is its own tap", async () => {
    await expect(otherTab.page.getByText(pwa.updates.replaced.isReady)).toBeVisible();
    expect(await isMarked(otherTab.page)).toBe(true);
    await otherTab.page.getByRole("button", { name: pwa.updates.replaced.take }).click();
    await expect.poll(() => isMarked(otherTab.page)).toBe(false);
    await expectVersion(otherTab, thisVersion);
  });

  await newServer.kill();
  former.remove();
});

/** A page that is loaded again has no mark. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { satchelMark: "the same page" }));
}

function isMarked(page: Page): Promise<boolean> {
  // While a page is being loaded there is nothing to ask.
  return page.evaluate(() => "satchelMark" in window).catch(() => true);
}

/** The phone is taken out of the pocket after an hour: the app looks for a new version then. */
async function lookAgainLater(page: Page): Promise<void> {
  await page.clock.setFixedTime(anHourLater);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

async function untilWaiting(page: Page): Promise<void> {
  const waits = () => navigator.serviceWorker.getRegistration().then((found) => found?.waiting?.state);
  await expect.poll(() => page.evaluate(waits)).toBe("installed");
}

async function expectVersion(worker: Worker, version: string): Promise<void> {
  await worker.openSettings(settings.phone);
  await expect(worker.page.getByText(settings.versionIs(version))).toBeVisible();
}
