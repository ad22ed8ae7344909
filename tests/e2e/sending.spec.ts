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
  sumArrived,
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

test("nothing is doubled, and nothing called sent before it is known to be, over a bad line to a server that dies", async ({
  page,
}) => {
  const worker = await joinByLink(page, program);
  await expect(statusLine(page, team.allSent)).toBeVisible();

  await test.step("a reply is lost after the commit", async () => {
    program.line.meetWith("reply-lost");
    await enterAll(worker, [cookers(1)]);
    await expectArrived(program, 1);
    await expect(statusLine(page, team.waiting(1))).toBeVisible();

    program.line.meetWith(undefined);
    await sendNow(page);
    await expect(statusLine(page, team.allSent)).toBeVisible();
    expect(await contactsArrived(program)).toBe(1);
  });

  for (const { fault, answer, arrived } of [
    { fault: "portal-page", answer: "a page with 200", arrived: 3 },
    { fault: "portal-403", answer: "403 in a server's words", arrived: 5 },
  ] as const) {
    await test.step(`a captive portal that answers ${answer} is no server`, async () => {
      await worker.goTo("record");
      program.line.meetWith(fault);
      await enterAll(worker, [1, 2].map(cookers));
      await expect.poll(() => program.line.metCount()).toBeGreaterThan(0);
      await expect(statusLine(page, team.waiting(2))).toBeVisible();

      program.line.meetWith(undefined);
      await sendNow(page);
      await expect(statusLine(page, team.allSent)).toBeVisible();
      await expectArrived(program, arrived);
    });
  }

  await test.step("the server is killed and started again in the middle", async () => {
    await worker.goTo("record");
    await enterAll(worker, [cookers(1)]);
    await expectArrived(program, 6);
    await program.killServer();
    await enterAll(worker, [2, 4].map(cookers));
    await expect(statusLine(page, team.waiting(2))).toBeVisible();

    await program.startServer();
    await sendNow(page);
    await expect(statusLine(page, team.allSent)).toBeVisible();
    await expectArrived(program, 8);
  });
});

test("a phone that is killed while it sends, before the commit and again after it, has sent each record once", async ({
  browserName,
}) => {
  const profileDir = mkdtempSync(join(tmpdir(), "satchel-profile-"));
  const open = async () => {
    const phone = await launchPersistent(profileDir, browserName);
    return { phone, worker: await openApp(await pageOf(phone), { url: program.line.url }) };
  };
  const joined = await launchPersistent(profileDir, browserName);
  await joinByLink(await pageOf(joined), program);
  // Browsers write a cookie down some seconds after they got it, or when they are closed.
  await joined.context.close();

  await test.step("killed while a batch is under way", async () => {
    const { phone, worker } = await open();
    await expect(statusLine(worker.page, team.allSent)).toBeVisible();
    program.line.meetWith("cut");
    await enterAll(worker, [1, 2, 4, 8].map(cookers));
    await expect(statusLine(worker.page, team.waiting(4))).toBeVisible();

    program.line.meetWith("request-held");
    const asked = program.line.untilAsked("/v1/sync");
    await sendNow(worker.page);
    await asked;
    await killBrowser(phone);
    expect(await contactsArrived(program)).toBe(0);
  });

  await test.step("killed between the commit and its reply", async () => {
    program.line.meetWith("cut");
    const { phone, worker } = await open();
    await expect(statusLine(worker.page, team.waiting(4))).toBeVisible();

    program.line.meetWith("reply-held");
    await sendNow(worker.page);
    await expectArrived(program, 4);
    await expect(statusLine(worker.page, team.allSent)).toBeHidden();
    await killBrowser(phone);
  });

  program.line.meetWith("cut");
  const { phone, worker } = await open();
  await expect(statusLine(worker.page, team.waiting(4))).toBeVisible();
  program.line.meetWith(undefined);
  await sendNow(worker.page);
  await expect(statusLine(worker.page, team.allSent)).toBeVisible();
  expect(await contactsArrived(program)).toBe(4);
  expect(await sumArrived(program, "out")).toBe(1 + 2 + 4 + 8);
  await phone.context.close();
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
