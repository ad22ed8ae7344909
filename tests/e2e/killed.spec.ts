/** What was confirmed is there, whatever happens to the phone; what was not, isn't there by half. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { killBrowser, launchPersistent } from "./support/browsers.ts";
import type { PersistentBrowser } from "./support/browsers.ts";
import { sumOfCells } from "./support/cells.ts";
import { expectTotals } from "./support/expect-totals.ts";
import { untilDraftIsKept } from "./support/kept-draft.ts";
import { startServer } from "./support/server.ts";
import { holdSaves, prepareTampering, untilSaveIsHeld } from "./support/storage-tampering.ts";
import { cookers, enterAll } from "./support/tapped-evening.ts";
import type { TappedEntry } from "./support/tapped-evening.ts";
import { openApp } from "./support/worker.ts";
import type { Worker } from "./support/worker.ts";

test("five confirmed saves outlive a phone that dies in the sixth, and the evening goes on without a connection", async ({
  browserName,
}) => {
  const server = await startServer();
  const profileDir = mkdtempSync(join(tmpdir(), "satchel-profile-"));
  const phone = await launchPersistent(profileDir, browserName);
  const worker = await openOn(phone, server.url);
  await worker.beginAlone({ site: "Street" });
  await worker.untilKeptOffline();
  await server.kill();
  await worker.page.goto(server.url);
  const firstFive = [1, 2, 4, 8, 16].map(cookers);
  await enterAll(worker, firstFive);

  await holdSaves(worker.page);
  await cookers(32).enter(worker);
  await worker.pressSave();
  await untilSaveIsHeld(worker.page);
  await expect(worker.paragraph(worker.words.text.record.saved)).toBeHidden();
  await killBrowser(phone);

  const revived = await launchPersistent(profileDir, browserName);
  // Not the page that was loaded before: every address opens without a connection.
  const again = await openOn(revived, `${server.url}/day`);
  await expectExactly(again, firstFive);

  const nextFive = [32, 64, 128, 256, 512].map(cookers);
  await again.goTo("record");
  await enterAll(again, nextFive);
  await expectExactly(again, [...firstFive, ...nextFive]);
  await revived.context.close();
});

test("a save is on the phone from the moment that the phone says so", async ({ browserName, baseURL }) => {
  const profileDir = mkdtempSync(join(tmpdir(), "satchel-profile-"));
  const phone = await launchPersistent(profileDir, browserName);
  const worker = await openOn(phone, String(baseURL));
  await worker.beginAlone({ site: "Street" });

  await enterAll(worker, [cookers(3)]);
  await killBrowser(phone);

  const revived = await launchPersistent(profileDir, browserName);
  await expectExactly(await openOn(revived, String(baseURL)), [cookers(3)]);
  await revived.context.close();
});

test("what was tapped and not saved is on the form again after the phone died, and counts once", async ({
  browserName,
  baseURL,
}) => {
  const profileDir = mkdtempSync(join(tmpdir(), "satchel-profile-"));
  const phone = await launchPersistent(profileDir, browserName);
  const worker = await openOn(phone, String(baseURL));
  const { record } = worker.words.text;
  await worker.beginAlone({ site: "Street" });
  await cookers(3).enter(worker);
  await untilDraftIsKept(worker.page);
  await killBrowser(phone);

  const revived = await launchPersistent(profileDir, browserName);
  const again = await openOn(revived, String(baseURL));
  await expect(again.page.getByText(record.broughtBack)).toBeVisible();
  await again.save();
  await expectExactly(again, [cookers(3)]);
  await killBrowser(revived);

  const third = await launchPersistent(profileDir, browserName);
  const last = await openOn(third, String(baseURL));
  await expectExactly(last, [cookers(3)]);
  await last.goTo("record");
  await expect(last.page.getByText(record.broughtBack)).toBeHidden();
  await third.context.close();
});

async function openOn({ context }: PersistentBrowser, url: string): Promise<Worker> {
  const page = context.pages()[0] ?? (await context.newPage());
  await prepareTampering(page);
  return openApp(page, { url });
}

/** On the list of the day, on the screen of totals and in both tables. */
async function expectExactly(worker: Worker, entries: readonly TappedEntry[]): Promise<void> {
  await worker.goTo("today");
  await expect(worker.entries()).toHaveCount(entries.length);
  await expectTotals(worker, "day", {
    cells: sumOfCells(...entries.map(({ cells }) => cells)),
    contactsBySite: { Street: entries.length },
  });
}
