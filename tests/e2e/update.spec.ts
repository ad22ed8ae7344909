/** A new release comes to a program's phone in use, and to its endpoint: it waits, says so, and takes over only by consent. */
import { expect, test } from "@playwright/test";
import type { BrowserContext, Page } from "@playwright/test";
import packageJson from "../../package.json" with { type: "json" };
import { team } from "../../src/app/language/en/team.ts";
import { programOf } from "../support/builders.ts";
import { setUpProgram } from "../support/headless-lead.ts";
import { sumOf } from "../support/totals-of-blocks.ts";
import { mustGetFormerRelease, type UnpackedRelease, unpackRelease } from "../support/unpacked-release.ts";
import { axeFaults } from "./support/axe-faults.ts";
import { sendNow, statusLine } from "./support/program.ts";
import { startServer } from "./support/server.ts";
import { wordsOfRelease } from "./support/words-of-release.ts";
import { english, type Words } from "./support/words.ts";
import { evening, openApp, Worker } from "./support/worker.ts";

const anHourLater = new Date(evening.getTime() + 3_600_000);

let former: UnpackedRelease;

test.beforeEach(() => {
  former = unpackRelease(mustGetFormerRelease());
});

test.afterEach(() => former.remove());

test("a new release waits for consent over a half filled form, and loses nothing that was saved, drafted or sent", async ({
  context,
}) => {
  const words = wordsOfRelease(former);
  const { pwa } = words.text;
  const server = await startServer({ release: former });
  const { createEndpointClient } = former.app();
  const lead = await setUpProgram(server.url, server.setUpLink(), programOf(), fetch, createEndpointClient);
  const worker = await joinedPhone(context, `${server.url}/join#${await lead.invite()}`);
  const { page } = worker;
  await worker.untilKeptOffline();
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();
  await expect(statusLine(page, words.team.allSent)).toBeVisible();
  const otherTab = await openApp(await context.newPage(), { url: `${server.url}/day`, words });
  await worker.form.handOut("TST-FEN", 5);
  await mark(page);
  await mark(otherTab.page);

  await server.stop();
  const upgraded = await startServer(server);
  lead.update();
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

  await test.step("what was drafted is saved by the former release, and sent to the new endpoint", async () => {
    await worker.goTo("record");
    await worker.save();
    await expect.poll(() => sumOf(lead, "contacts")).toBe(2);
    await expect(statusLine(page, words.team.allSent)).toBeVisible();
    expect(await isMarked(page)).toBe(true);
  });

  const updated = new Worker(page, english);

  await test.step("after a tap the new release runs, without a connection too, and has what waits", async () => {
    await upgraded.stop();
    await worker.form.handOut("TST-FEN", 2);
    await worker.save();
    await expect(statusLine(page, words.team.waiting(1))).toBeVisible();
    await worker.goTo("settings");
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("button", { name: pwa.updates.waiting.take }).click();
    await expect.poll(() => isMarked(page)).toBe(false);
    await expectVersion(updated, packageJson.version);
    await updated.goTo("today");
    await expect(updated.entries()).toHaveCount(3);
    await expect(statusLine(page, team.waiting(1))).toBeVisible();
  });

  await test.step("what the former release left waiting is sent by the new one", async () => {
    const again = await startServer(upgraded);
    await sendNow(page);
    await expect(statusLine(page, team.allSent)).toBeVisible();
    expect(await sumOf(lead, "contacts")).toBe(3);
    await again.stop();
  });

  await test.step("the other tab was told and not loaded again; that is its own tap", async () => {
    await expect(otherTab.page.getByText(pwa.updates.replaced.isReady)).toBeVisible();
    expect(await isMarked(otherTab.page)).toBe(true);
    await otherTab.page.getByRole("button", { name: pwa.updates.replaced.take }).click();
    await expect.poll(() => isMarked(otherTab.page)).toBe(false);
    await expectVersion(new Worker(otherTab.page, english), packageJson.version);
  });
});

/** By the words of the former release. */
async function joinedPhone(context: BrowserContext, url: string): Promise<Worker> {
  const words = wordsOfRelease(former);
  const worker = await openApp(await context.newPage(), { url, words });
  for (const name of [words.team.join, words.team.finish, words.team.start]) {
    const { page } = worker;
    const pressed = page.getByRole("button", { name, exact: true });
    await pressed.or(page.getByRole("link", { name, exact: true })).click();
  }
  return worker;
}

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
  const { settings }: Words["text"] = worker.words.text;
  await worker.openSettings(settings.phone);
  await expect(worker.page.getByText(settings.versionIs(version))).toBeVisible();
}
