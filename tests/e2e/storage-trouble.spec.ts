/** What a worker reads when the phone can't store, and that nothing is lost or stored twice by it. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { launchPersistent } from "./support/browsers.ts";
import { untilRead } from "./support/double-tap.ts";
import { expectTotals } from "./support/expect-totals.ts";
import { test } from "./support/one-tab.ts";
import {
  abortNextSave,
  acceptWrites,
  closeConnections,
  prepareTampering,
  refuseWrites,
} from "./support/storage-tampering.ts";
import { cookers, enterAll } from "./support/tapped-evening.ts";
import { english } from "./support/words.ts";
import { openApp } from "./support/worker.ts";
import type { Worker } from "./support/worker.ts";

const { failures, record, shell } = english.text;

test("records of a newer version are said to be safe, and are left alone", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone({ site: "Street" });
  await enterAll(worker, [cookers(3)]);
  await leaveApp(page);
  const before = await storedRows(page);

  await raiseVersion(page);
  await openApp(page);

  await expect(page.getByRole("heading", { level: 1, name: shell.cantOpen })).toBeVisible();
  await expect(page.getByText(failures.open["database-newer"])).toBeVisible();
  await page.getByRole("button", { name: shell.tryAgain, exact: true }).click();
  await expect(page.getByText(failures.open["database-newer"])).toBeVisible();
  await leaveApp(page);
  expect(await storedRows(page)).toEqual(before);
});

test("a phone whose records another tab brought to a newer version keeps what is on the form", async ({
  page,
}) => {
  const worker = await openApp(page);
  await worker.beginAlone({ site: "Street" });
  await cookers(3).enter(worker);

  const otherTab = await page.context().newPage();
  await leaveApp(otherTab);
  await raiseVersion(otherTab);
  await page.bringToFront();
  await worker.pressSave();

  const unsaved = page.getByRole("alert", { name: record.unsavedTitle });
  await expect(unsaved).toContainText(failures.save["database-newer"]);
  await expect(unsaved).toContainText(record.sumItems(3));
  await otherTab.close();
});

test("a contact that finds no room is kept, and saved once when there is some", async ({
  page,
  baseURL,
  browserName,
}) => {
  // Only Chromium lets a test say how much room a page has.
  const phone = await (browserName === "chromium" ? fullPhone(String(baseURL)) : phoneThatRefuses(page));
  const { worker } = phone;
  await cookers(3).enter(worker);
  await worker.pressSave();
  const unsaved = worker.page.getByRole("alert", { name: record.unsavedTitle });
  await expect(unsaved).toContainText(failures.save["storage-full"]);
  await expect(unsaved).toContainText(record.sumItems(3));

  await phone.makeRoom();
  await worker.page.getByRole("button", { name: record.unsavedTitle, exact: true }).click();
  await untilRead(worker.page);
  await worker.page.getByRole("button", { name: record.tryAgain, exact: true }).click();

  await expect(worker.page.getByRole("dialog")).toContainText(record.saved);
  await expect(unsaved).toBeHidden();
  await worker.page.keyboard.press("Escape");
  await expectOneContact(worker, String(baseURL));
  await phone.close();
});

const accidents = [
  ["drops the connection before a save", closeConnections],
  ["ends the transaction of a save", abortNextSave],
] as const;

for (const [accident, cause] of accidents) {
  test(`a browser that ${accident} still stores it, once`, async ({ page }) => {
    await prepareTampering(page);
    const worker = await openApp(page);
    await worker.beginAlone({ site: "Street" });
    await cookers(3).enter(worker);

    await cause(page);
    await worker.save();

    await expectOneContact(worker);
  });
}

interface PhoneWithoutRoom {
  readonly worker: Worker;
  readonly makeRoom: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function fullPhone(origin: string): Promise<PhoneWithoutRoom> {
  const profileDir = mkdtempSync(join(tmpdir(), "satchel-profile-"));
  const before = await launchPersistent(profileDir, "chromium");
  await (await openApp(await before.context.newPage(), { url: origin })).beginAlone({ site: "Street" });
  // Chromium goes on for a while with the room that it has found once; a new start asks anew.
  await before.context.close();

  const { context } = await launchPersistent(profileDir, "chromium");
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  return {
    worker: await openApp(page, { url: origin }),
    makeRoom: async () => {
      await devtools.send("Storage.overrideQuotaForOrigin", { origin });
    },
    close: () => context.close(),
  };
}

async function phoneThatRefuses(page: Page): Promise<PhoneWithoutRoom> {
  await prepareTampering(page);
  const worker = await openApp(page);
  await worker.beginAlone({ site: "Street" });
  await refuseWrites(page);
  return { worker, makeRoom: () => acceptWrites(page), close: async () => {} };
}

async function expectOneContact(worker: Worker, origin = ""): Promise<void> {
  await expectTotals(worker, "day", { cells: cookers(3).cells, contactsBySite: { Street: 1 } });
  await leaveApp(worker.page, origin);
  expect(await storedRows(worker.page)).toMatchObject({ events: 1, book: 1 });
}

/** To an address of the same origin that isn't the app, so that no connection of its own is in the way. */
async function leaveApp(page: Page, origin = ""): Promise<void> {
  await page.goto(`${origin}/healthz`);
}

/** How many rows each store has. */
function storedRows(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, number>>((resolve, reject) => {
        const opening = indexedDB.open("satchel");
        opening.addEventListener("error", () => reject(opening.error ?? new Error("not opened")));
        opening.addEventListener("success", () => {
          const database = opening.result;
          const stores = [...database.objectStoreNames];
          const transaction = database.transaction(stores);
          const counts = stores.map((store) => transaction.objectStore(store).count());
          transaction.addEventListener("complete", () => {
            database.close();
            resolve(Object.fromEntries(stores.map((store, index) => [store, counts[index]?.result ?? -1])));
          });
        });
      }),
  );
}

/** As a later version of the app would. */
function raiseVersion(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("satchel", 1000);
        opening.addEventListener("error", () => reject(opening.error ?? new Error("not opened")));
        opening.addEventListener("success", () => {
          opening.result.close();
          resolve();
        });
      }),
  );
}
