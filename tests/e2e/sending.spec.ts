/** What a phone of a program records arrives once, whatever the line and the server do; and its status never says more than is true. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { team } from "../../src/app/language/en/team.ts";
import { sendTag } from "../../src/sync/wake-windows.ts";
import { killBrowser, launchPersistent, type PersistentBrowser } from "./support/browsers.ts";
import {
  contactsArrived,
  expectArrived,
  joinByLink,
  openProgram,
  sendNow,
  statusLine,
  type TestProgram,
} from "./support/program.ts";
import { cookers, enterAll } from "./support/tapped-evening.ts";
import { openApp } from "./support/worker.ts";

let program: TestProgram;

test.beforeEach(async () => {
  program = await openProgram();
});

test.afterEach(async () => {
  await program.stop();
});

test("what was recorded alone comes along, and what is recorded without a connection follows when there is one", async ({
  page,
  context,
  browserName,
}) => {
  const alone = await openApp(page, { url: program.line.url });
  await alone.beginAlone({ site: "Street" });
  await enterAll(alone, [1, 2, 4].map(cookers));

  const worker = await joinByLink(page, program);
  await expect(statusLine(page, team.allSent)).toBeVisible();
  await expectArrived(program, 3);

  await context.setOffline(true);
  await enterAll(worker, [8, 16].map(cookers));
  await expect(statusLine(page, team.waiting(2))).toBeVisible();
  expect(await contactsArrived(program)).toBe(3);

  await context.setOffline(false);
  await expect(statusLine(page, team.allSent)).toBeVisible();
  await expectArrived(program, 5);

  // Only Chromium wakes a worker whose windows are closed.
  if (browserName !== "chromium") return;
  await worker.untilKeptOffline();
  await context.setOffline(true);
  await enterAll(worker, [cookers(32)]);
  await expect(statusLine(page, team.waiting(1))).toBeVisible();
  await page.goto("about:blank");
  await context.setOffline(false);
  // Again, as the browser does: the first time, the page may not be gone yet, or the line not back.
  await expect(async () => {
    await wakeWorker(page, program.line.url);
    expect(await contactsArrived(program)).toBe(6);
  }).toPass();

  await openApp(page, { url: program.line.url });
  await expect(statusLine(page, team.allSent)).toBeVisible();
  expect(await contactsArrived(program)).toBe(6);
});

test("a reply that is lost after the commit doubles nothing, and nothing is called sent before it is known to be", async ({
  page,
}) => {
  const worker = await joinByLink(page, program);
  await expect(statusLine(page, team.allSent)).toBeVisible();

  program.line.meetWith("reply-lost");
  await enterAll(worker, [cookers(1)]);
  await expectArrived(program, 1);
  await expect(statusLine(page, team.waiting(1))).toBeVisible();

  program.line.meetWith(undefined);
  await sendNow(page);
  await expect(statusLine(page, team.allSent)).toBeVisible();
  expect(await contactsArrived(program)).toBe(1);
});

for (const [fault, name] of [
  ["portal-page", "a page with 200"],
  ["portal-403", "403 in a server's words"],
] as const) {
  test(`a captive portal that answers ${name} is no server, and everything arrives after it`, async ({
    page,
  }) => {
    const worker = await joinByLink(page, program);
    await expect(statusLine(page, team.allSent)).toBeVisible();

    program.line.meetWith(fault);
    await enterAll(worker, [1, 2].map(cookers));
    await expect.poll(() => program.line.metCount()).toBeGreaterThan(0);
    await expect(statusLine(page, team.waiting(2))).toBeVisible();

    program.line.meetWith(undefined);
    await sendNow(page);
    await expect(statusLine(page, team.allSent)).toBeVisible();
    await expectArrived(program, 2);
  });
}

test("a server that is killed and started again in the middle gets everything once", async ({ page }) => {
  const worker = await joinByLink(page, program);
  await expect(statusLine(page, team.allSent)).toBeVisible();
  await enterAll(worker, [cookers(1)]);
  await expectArrived(program, 1);

  await program.killServer();
  await enterAll(worker, [2, 4].map(cookers));
  await expect(statusLine(page, team.waiting(2))).toBeVisible();

  await program.startServer();
  await sendNow(page);
  await expect(statusLine(page, team.allSent)).toBeVisible();
  await expectArrived(program, 3);
});

test("a phone that is killed while it sends has sent each record once when it is opened again", async ({
  browserName,
}) => {
  const profileDir = mkdtempSync(join(tmpdir(), "satchel-profile-"));
  const joined = await launchPersistent(profileDir, browserName);
  await joinByLink(await pageOf(joined), program);
  // Browsers write a cookie down some seconds after they got it, or when they are closed.
  await joined.context.close();

  const phone = await launchPersistent(profileDir, browserName);
  const worker = await openApp(await pageOf(phone), { url: program.line.url });
  await expect(statusLine(worker.page, team.allSent)).toBeVisible();
  await program.killServer();
  await enterAll(worker, [1, 2, 4, 8].map(cookers));
  await program.startServer();

  // It gets as far as the commit, and the phone never learns of it.
  program.line.meetWith("reply-lost");
  await worker.page.goto(`${program.line.url}/sending`);
  const asked = program.line.untilAsked("/v1/sync");
  await worker.page.getByRole("button", { name: team.sendNow, exact: true }).click();
  await asked;
  await killBrowser(phone);
  program.line.meetWith(undefined);

  const revived = await launchPersistent(profileDir, browserName);
  const again = await openApp(await pageOf(revived), { url: program.line.url });
  await expect(statusLine(again.page, team.waiting(4))).toBeVisible();
  await sendNow(again.page);
  await expect(statusLine(again.page, team.allSent)).toBeVisible();
  expect(await contactsArrived(program)).toBe(4);
  await revived.context.close();
});

/** As the browser does it once it believes in a connection. */
async function wakeWorker(page: Page, origin: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    browser.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
      if (ours !== undefined) resolve(ours.registrationId);
    });
  });
  await browser.send("ServiceWorker.enable");
  const registrationId = await registration;
  await browser.send("ServiceWorker.dispatchSyncEvent", {
    origin,
    registrationId,
    tag: sendTag,
    lastChance: false,
  });
  await browser.detach();
}

async function pageOf({ context }: PersistentBrowser): Promise<Page> {
  return context.pages()[0] ?? context.newPage();
}
