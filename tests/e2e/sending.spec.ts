/** What a phone of a program records arrives once, whatever the line and the server do; and its status never says more than is true. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { team } from "../../src/app/language/en/team.ts";
import { welcome } from "../../src/app/language/en/welcome.ts";
import { sendTag } from "../../src/sync/wake-windows.ts";
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
  await worker.untilKeptOffline();

  await context.setOffline(true);
  await enterAll(worker, [8, 16].map(cookers));
  await expect(statusLine(page, team.waiting(2))).toBeVisible();
  expect(await contactsArrived(program)).toBe(3);

  await context.setOffline(false);
  await expect(statusLine(page, team.allSent)).toBeVisible();
  await expectArrived(program, 5);

  // Only Chromium wakes a worker whose windows are closed.
  if (browserName !== "chromium") return;
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

test("a browser that deleted all but what the server set says so, and the phone joins again without a lead", async ({
  page,
}) => {
  const before = await joinByLink(page, program);
  await enterAll(before, [cookers(1)]);
  await expect(statusLine(page, team.allSent)).toBeVisible();
  await deleteWhatPagesStored(page);

  const worker = await openApp(page, { url: program.line.url });
  await expect(page.getByText(welcome.emptied)).toBeVisible();
  await page.getByRole("link", { name: welcome.joinAfterLoss }).click();
  await page.getByRole("button", { name: team.finish, exact: true }).click();
  await page.getByRole("link", { name: team.start, exact: true }).click();
  await enterAll(worker, [cookers(2)]);

  await expect(statusLine(page, team.allSent)).toBeVisible();
  await expectArrived(program, 2);
  const listed = await program.lead.client.call("phones");
  expect(listed).toMatchObject({ ok: true, value: { phones: [{ delivered: 2, facts: { losses: 1 } }] } });
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

  await test.step("the server is killed with half of a batch, and started again", async () => {
    await worker.goTo("record");
    program.line.meetWith("half-sent");
    await enterAll(worker, [1, 2, 4].map(cookers));
    await expect.poll(() => program.line.halvesSent()).toBeGreaterThan(0);
    await program.killServer();
    await expect(statusLine(page, team.waiting(3))).toBeVisible();

    program.line.meetWith(undefined);
    await program.startServer();
    await sendNow(page);
    await expect(statusLine(page, team.allSent)).toBeVisible();
    await expectArrived(program, 8);
  });
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

/** As some browsers do after days without a visit; cookies that a server set are left. */
async function deleteWhatPagesStored(page: Page): Promise<void> {
  await page.goto(`${program.line.url}/healthz`);
  await page.evaluate(async () => {
    localStorage.clear();
    for (const { name = "" } of await indexedDB.databases()) {
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.addEventListener("success", resolve);
        request.addEventListener("error", reject);
      });
    }
  });
}
