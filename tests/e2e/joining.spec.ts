/** From a phone that works alone to one of a program's, and what is sent then. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { privacy } from "../../src/app/language/en/privacy.ts";
import { team } from "../../src/app/language/en/team.ts";
import { startProgramServer } from "./support/program-server.ts";
import { startServer } from "./support/server.ts";
import { english as words } from "./support/words.ts";
import { openApp } from "./support/worker.ts";

const { text } = words;

test("a phone that recorded alone joins by a code, brings its evening along, and says that all was sent", async ({
  page,
}) => {
  const server = await startProgramServer();
  const worker = await openApp(page, { url: server.url });
  await worker.beginAlone({ site: "Street" });
  await worker.form.handOut("KIT-INJ-4", 2);
  await worker.save();
  await worker.goTo("settings");
  await page.getByRole("link", { name: text.settings.join }).click();
  await page.getByLabel(team.code, { exact: true }).fill((await server.invite("Bus 1")).toLowerCase());

  await page.getByRole("button", { name: team.join, exact: true }).click();
  await expect(page.getByRole("heading", { name: team.choicesTitle("Night Van") })).toBeVisible();
  await expect(page.getByText(team.countComing(1))).toBeVisible();
  await page.getByRole("button", { name: team.finish }).click();

  await expect(page.getByRole("heading", { name: team.joinedTitle("Night Van") })).toBeVisible();
  await expect(page.getByRole("link", { name: team.allSent })).toBeVisible();
  await page.getByRole("button", { name: team.beforeDelete }).click();
  await page.getByRole("button", { name: team.beforeDeleteNow, exact: true }).click();
  await expect(page.getByText(team.beforeDeleted)).toBeVisible();
  expect(await databasesOf(page)).toEqual(["satchel-program"]);
  await server.stop();
});

test("a link takes its code out of the address, and a fresh phone joins with one press", async ({ page }) => {
  const server = await startProgramServer();
  const code = await server.invite("Bus 2");

  await openApp(page, { url: `${server.url}/join#${code}` });
  await expect(page.getByLabel(team.code, { exact: true })).not.toHaveValue("");
  expect(new URL(page.url()).hash).toBe("");
  await page.getByRole("button", { name: team.join, exact: true }).click();

  await page.getByRole("link", { name: team.start }).click();
  await expect(page.getByRole("button", { name: text.record.siteIs("Pier") })).toBeVisible();
  await server.stop();
});

test("a code that was used up is told of in words, and nothing changes", async ({ page }) => {
  const server = await startProgramServer();
  const worker = await openApp(page, { url: `${server.url}/join#0123456789AB` });

  await page.getByRole("button", { name: team.join, exact: true }).click();

  await expect(page.getByText(team.refused.code)).toBeVisible();
  await page.goto(server.url);
  await worker.beginAlone();
  await server.stop();
});

test("what is recorded while the server is away waits, is never called sent, and arrives when it is back", async ({
  page,
}) => {
  const server = await startProgramServer();
  const worker = await openApp(page, { url: `${server.url}/join#${await server.invite("Bus 3")}` });
  await join(page);
  await worker.untilKeptOffline();
  await server.stop();

  await worker.form.handOut("KIT-INJ-4");
  await worker.save();
  await worker.form.handOut("TST-FEN", 5);
  await worker.save();
  await expect(page.getByRole("link", { name: team.waiting(2) })).toBeVisible();
  await page.getByRole("link", { name: team.waiting(2) }).click();
  await expect(page.getByText(team.failures["no-connection"])).toBeVisible();
  await page.getByRole("button", { name: team.sendNow }).click();
  await expect(page.getByRole("link", { name: team.waiting(2) })).toBeVisible();

  const again = await startServer({ port: server.port, dataDir: server.dataDir });
  await page.getByRole("button", { name: team.sendNow }).click();

  await expect(page.getByRole("link", { name: team.allSent })).toBeVisible();
  await again.stop();
});

test("the book of the day is read until it is closed, and the week's items stay", async ({ page }) => {
  const server = await startProgramServer();
  const worker = await openApp(page, { url: `${server.url}/join#${await server.invite("Bus 4")}` });
  await join(page);
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();
  await worker.goTo("today");
  await expect(worker.entries()).toHaveCount(1);

  await page.getByRole("button", { name: team.closeBook }).click();

  await expect(page.getByText(team.bookClosed)).toBeVisible();
  await expect(worker.entries()).toHaveCount(0);
  await page.getByRole("link", { name: team.weekTitle }).click();
  await expect(page.getByRole("table").first()).toBeVisible();
  await server.stop();
});

test("a wipe says how many entries were never sent", async ({ page }) => {
  const server = await startProgramServer();
  const worker = await openApp(page, { url: `${server.url}/join#${await server.invite("Bus 5")}` });
  await join(page);
  await worker.untilKeptOffline();
  await server.stop();
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();
  await worker.openSettings(privacy.title);

  await page.getByRole("button", { name: privacy.wipe }).click();
  await expect(page.getByText(privacy.wipeLosesUnsent(1))).toBeVisible();
  await page.getByRole("button", { name: privacy.wipeNow }).click();

  await expect(page.getByRole("heading", { name: privacy.wiped })).toBeVisible();
  expect(await databasesOf(page)).toEqual([]);
});

async function join(page: Page): Promise<void> {
  await page.getByRole("button", { name: team.join, exact: true }).click();
  await page.getByRole("link", { name: team.start }).click();
}

async function databasesOf(page: Page): Promise<readonly (string | undefined)[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
}
