/** In Chromium: a browser killed while it saves is killed in both, and what differs between them is how they store. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { team } from "../../src/app/language/en/team.ts";
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

async function pageOf({ context }: PersistentBrowser): Promise<Page> {
  return context.pages()[0] ?? context.newPage();
}
