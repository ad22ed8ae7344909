/**
 * What a program's phone records is nowhere on its disk, whose book has its key in memory only.
 *
 * The scan reads every file of the profile, and what LevelDB has cut or compressed. It can't see what a browser
 * compresses by itself before it stores it (values far larger than a record), what the disk keeps of files that were
 * removed or shortened, or what the system has swapped out.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { participant } from "../../src/app/language/en/participant.ts";
import { privacy } from "../../src/app/language/en/privacy.ts";
import { settings } from "../../src/app/language/en/settings.ts";
import { team } from "../../src/app/language/en/team.ts";
import { launchPersistent } from "./support/browsers.ts";
import { expectArrived, joinByLink, openProgram, statusLine, type TestProgram } from "./support/program.ts";
import { filesHolding } from "./support/raw-disk.ts";
import { openApp, type Worker } from "./support/worker.ts";

const note = "told-in-own-words-7316";
const nickname = "under-a-name-4482";

/** As a record has it where its body is readable; with numbers and codes, as the app's own files name its keys. */
const markers = [note, '"site":"STREET"', '"forOthers":137', '"item":"CKR-STD"', '"quantity":2903'] as const;
/** As a browser would store the record if a page gave it the object. */
const markerOfObject = '"\tforOthers';
/** Sums of a day are readable by design: how much of which item, without place or time. */
const plainSum = "out CKR-STD";

let program: TestProgram;

test.beforeEach(async () => {
  program = await openProgram({
    book: { custody: "memory", days: 0 },
    asks: { note: true, worker: true },
  });
});

test.afterEach(async () => {
  await program.stop();
});

test("nothing that a program's phone recorded is on its disk: with the book open, locked or wiped", async ({
  browserName,
}) => {
  const profileDir = newProfile();
  const phone = await launchPersistent(profileDir, browserName);
  const worker = await joinByLink(await phone.context.newPage(), program);
  const { page } = worker;
  await recordUnder(worker, nickname);
  await recordMarked(worker);
  await expect(statusLine(page, team.allSent)).toBeVisible();
  await expectArrived(program, 1);

  await worker.goTo("today");
  await expect(worker.entries()).toHaveCount(1);
  expect(tracesIn(profileDir)).toEqual([plainSum]);
  // Who records is a setting of the phone and readable by design; never beside what was recorded.
  expect(filesHolding(profileDir, nickname).filter((file) => !file.includes("Local Storage"))).toEqual([]);

  await page.getByRole("button", { name: team.closeBook }).click();
  await expect(page.getByText(team.bookClosed)).toBeVisible();
  await worker.openSettings(privacy.title);
  await page.getByRole("radio", { name: privacy.delays["30"] }).check();
  await page.getByRole("button", { name: privacy.lockNow }).click();
  await page.getByRole("link", { name: privacy.recordOn }).click();
  await recordMarked(worker);
  await expectArrived(program, 2);
  expect(tracesIn(profileDir)).toEqual([plainSum]);

  await worker.page.goto(`${program.line.url}/settings`);
  await page.getByRole("button", { name: privacy.openCurtain }).click();
  await worker.openSettings(privacy.title);
  await wipe(page, privacy.wipeLosesNothing);
  await phone.context.close();
  // Whether the sums are still there is up to the browser.
  expect(tracesIn(profileDir).filter((text) => text !== plainSum)).toEqual([]);
  expect(filesHolding(profileDir, nickname).filter((file) => !file.includes("Local Storage"))).toEqual([]);
});

test("the same scan finds all of it on a phone alone, before it is wiped and after", async ({
  browserName,
}) => {
  const profileDir = newProfile();
  const phone = await launchPersistent(profileDir, browserName);
  const worker = await openApp(await phone.context.newPage(), { url: program.line.url });
  await worker.beginAlone({ site: "Street" });
  await worker.untilKeptOffline();
  await askForNote(worker);
  expect(tracesIn(profileDir)).toEqual([]);

  await recordMarked(worker);
  expect(tracesIn(profileDir)).toEqual([...markers, plainSum]);
  await storeObject(worker.page, { forOthers: 137 });
  expect(tracesIn(profileDir)).toEqual([...markers, markerOfObject, plainSum]);

  await worker.openSettings(privacy.title);
  await wipe(worker.page, privacy.wipeLosesAlone(1));
  await phone.context.close();
  // Should a browser come that leaves nothing behind, what the app says of laboratories is to be written anew.
  expect(tracesIn(profileDir)).toEqual([...markers, markerOfObject, plainSum]);
});

function newProfile(): string {
  return mkdtempSync(join(tmpdir(), "satchel-profile-"));
}

function tracesIn(profileDir: string): readonly string[] {
  return [...markers, markerOfObject, plainSum].filter((text) => filesHolding(profileDir, text).length > 0);
}

async function recordMarked(worker: Worker): Promise<void> {
  await worker.form.handOut("CKR-STD", 2903);
  await worker.form.tellPeople({ forOthers: 137 });
  await worker.form.note(note);
  await worker.save();
}

async function recordUnder(worker: Worker, name: string): Promise<void> {
  const { page } = worker;
  await worker.openSettings(team.nickname);
  await page.getByLabel(team.nicknameLabel).fill(name);
  await page.getByRole("button", { name: settings.save, exact: true }).click();
  await expect(page.getByText(team.nicknameChanged)).toBeVisible();
  await worker.goTo("record");
}

async function askForNote(worker: Worker): Promise<void> {
  const { page } = worker;
  await worker.openSettings(settings.program);
  await page.getByRole("checkbox", { name: participant.asks.note }).check();
  await page.getByRole("button", { name: settings.save, exact: true }).click();
  await expect(page.getByText(settings.saved)).toBeVisible();
  await worker.goTo("record");
}

/** What the app never does: a readable object in a database. */
async function storeObject(page: Page, row: object): Promise<void> {
  await page.evaluate(
    (stored) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("careless");
        opening.addEventListener("upgradeneeded", () => {
          opening.result.createObjectStore("rows", { autoIncrement: true }).add(stored);
        });
        opening.addEventListener("success", () => {
          opening.result.close();
          resolve();
        });
        opening.addEventListener("error", () => reject(opening.error));
      }),
    row,
  );
}

async function wipe(page: Page, loss: string): Promise<void> {
  await page.getByRole("button", { name: privacy.wipe }).click();
  await expect(page.getByText(loss)).toBeVisible();
  await page.getByRole("button", { name: privacy.wipeNow }).click();
  // Five seconds of it are there to think again.
  await expect(page.getByRole("heading", { name: privacy.wiped })).toBeVisible();
}
