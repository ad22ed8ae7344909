import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { killBrowser, launchPersistent } from "./support/browsers.ts";
import type { PersistentBrowser } from "./support/browsers.ts";
import { startServer } from "./support/server.ts";
import type { TestServer } from "./support/server.ts";

test("the built app opens with a heading", async ({ page }) => {
  await page.goto("/");

  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/Satchel/);
});

test("what a page stored is there after browser and server were killed", async ({ browserName }) => {
  const profileDir = mkdtempSync(join(tmpdir(), "satchel-profile-"));
  const firstServer = await startServer();
  const killed = await launchPersistent(profileDir, browserName);
  await storeNote(await openPage(killed, firstServer), "kept");

  await killBrowser(killed);
  await firstServer.kill();
  const secondServer = await startServer(firstServer);
  const reopened = await launchPersistent(profileDir, browserName);

  expect(await readNote(await openPage(reopened, secondServer))).toBe("kept");
  await reopened.context.close();
  await secondServer.stop();
});

async function openPage({ context }: PersistentBrowser, { url }: TestServer): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

function storeNote(page: Page, note: string): Promise<void> {
  return page.evaluate(
    (text) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("smoke", 1);
        opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("notes"));
        opening.addEventListener("success", () => {
          const transaction = opening.result.transaction("notes", "readwrite", { durability: "strict" });
          transaction.objectStore("notes").put(text, 1);
          transaction.addEventListener("complete", () => resolve());
          transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("aborted")));
        });
      }),
    note,
  );
}

function readNote(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("smoke", 1);
        opening.addEventListener("upgradeneeded", () => reject(new Error("The database is gone.")));
        opening.addEventListener("success", () => {
          const reading = opening.result.transaction("notes").objectStore("notes").get(1);
          reading.addEventListener("success", () => resolve(reading.result));
        });
      }),
  );
}
