/** A locked phone of a program records and sends on: nobody has to open it for its evening to arrive. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { privacy } from "../../src/app/language/en/privacy.ts";
import { team } from "../../src/app/language/en/team.ts";
import {
  type BrowserName,
  killBrowser,
  launchPersistent,
  type PersistentBrowser,
} from "./support/browsers.ts";
import {
  contactsArrived,
  expectArrived,
  joinByLink,
  openProgram,
  sendNow,
  statusLine,
} from "./support/program.ts";
import type { TestProgram } from "./support/program.ts";
import { cookers, enterAll } from "./support/tapped-evening.ts";
import { mustGetName } from "./support/words.ts";
import { openApp, type Worker } from "./support/worker.ts";

/** A long evening. */
const contacts = 50;

let program: TestProgram;

test.beforeEach(async () => {
  program = await openProgram();
});

test.afterEach(async () => {
  await program.stop();
});

test("fifty contacts of a phone that is locked, offline and killed arrive once, without an unlock", async ({
  browserName,
}) => {
  const profileDir = mkdtempSync(join(tmpdir(), "satchel-profile-"));
  await joinAndLock(profileDir, browserName);

  const phone = await launchPersistent(profileDir, browserName);
  const worker = await openApp(await pageOf(phone), { url: program.line.url });
  await expectLocked(worker);
  // Cut as well: that a page is offline does not keep its service worker, woken by a start, from sending.
  program.line.meetWith("cut");
  await phone.context.setOffline(true);
  await enterAll(worker, [cookers(1)]);
  await repeat(worker, contacts - 1);
  await expect(statusLine(worker.page, team.waiting(contacts))).toBeVisible();
  await killBrowser(phone);

  const revived = await launchPersistent(profileDir, browserName);
  const page = await pageOf(revived);
  await revived.context.setOffline(true);
  const again = await openApp(page, { url: program.line.url });
  await expectLocked(again);
  await expect(statusLine(page, team.waiting(contacts))).toBeVisible();
  expect(await contactsArrived(program)).toBe(0);

  program.line.meetWith(undefined);
  await revived.context.setOffline(false);
  await sendNow(page);
  await expect(statusLine(page, team.allSent)).toBeVisible();
  await expectArrived(program, contacts);
  await expectLocked(again);
  await revived.context.close();
});

/** And closes in peace: a cookie is written down some seconds after it came, or then. */
async function joinAndLock(profileDir: string, browserName: BrowserName): Promise<void> {
  const phone = await launchPersistent(profileDir, browserName);
  const worker = await joinByLink(await pageOf(phone), program);
  await worker.untilKeptOffline();
  await worker.openSettings(privacy.title);
  await worker.page.getByRole("radio", { name: privacy.delays["30"] }).check();
  await worker.page.getByRole("button", { name: privacy.lockNow }).click();
  await expect(worker.page.getByRole("heading", { level: 1, name: privacy.lockedTitle })).toBeVisible();
  await phone.context.close();
}

/** Looks where what was recorded would be read, and turns back to the form. */
async function expectLocked({ page, words }: Worker): Promise<void> {
  const { shell } = words.text;
  const navigation = page.getByRole("navigation", { name: shell.mainNavigation, exact: true });
  await navigation.getByRole("link", { name: shell.today, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: privacy.lockedTitle })).toBeVisible();
  await page.getByRole("link", { name: privacy.recordOn, exact: true }).click();
}

/** The contact of one cooker again and again, each saved before the next: the page presses its own buttons. */
async function repeat({ page, words }: Worker, times: number): Promise<void> {
  const { save, saved } = words.text.record;
  const tile = mustGetName(words, "CKR-STD");
  await page.evaluate(
    async (given) => {
      const press = (isIt: (button: HTMLButtonElement) => boolean) => {
        const button = [...document.querySelectorAll("button")].find(isIt);
        if (button === undefined) throw new Error("What is to be pressed is not on the screen.");
        button.click();
      };
      const isSaved = () =>
        [...document.querySelectorAll("p")].some(({ textContent }) => textContent?.includes(given.saved));
      const until = async (holds: () => boolean) => {
        while (!holds()) await new Promise(requestAnimationFrame);
      };
      for (let entered = 0; entered < given.times; entered++) {
        press(({ ariaLabel }) => ariaLabel?.startsWith(given.tile) === true);
        await until(() => !isSaved());
        press(({ textContent }) => textContent === given.save);
        await until(isSaved);
      }
    },
    { save, saved, tile, times },
  );
}

async function pageOf({ context }: PersistentBrowser): Promise<Page> {
  return context.pages()[0] ?? context.newPage();
}
