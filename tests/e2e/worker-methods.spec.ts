/** What the service worker answers: the app itself, always; what is the endpoint's to answer, never. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { english as words, startingWith } from "./support/words.ts";
import { evening, openApp } from "./support/worker.ts";

const { text } = words;

/** Every address of the app, with the title of what it shows on a phone without records. */
const routes: Readonly<Record<string, string>> = {
  "/": text.record.titles.encounter,
  "/group": text.record.titles.group,
  "/cleanup": text.record.titles.cleanup,
  "/day": text.day.titleToday(""),
  "/day/2026-06-18": "Thursday, June 18",
  "/record/00000000-0000-4000-8000-000000000000": text.record.notOnThisPhone,
  "/totals": text.totals.title,
  "/settings": text.settings.title,
  "/settings/program": text.settings.program,
  "/settings/sites": text.settings.sites,
  "/settings/factors": text.settings.factors,
  "/settings/phone": text.settings.phone,
  "/settings/copy": text.copy.title,
  "/no/such/place": text.shell.notFound,
};

test("every address opens without a connection", async ({ page }) => {
  await beginUnderTheWorker(page);
  await page.context().setOffline(true);
  const cold = await page.context().newPage();
  await cold.clock.setFixedTime(evening);

  for (const [path, title] of Object.entries(routes)) {
    await cold.goto(path);
    await expect(cold.getByRole("heading", { level: 1, name: startingWith(title) }), path).toBeVisible();
  }
});

test("what isn't read but sent goes past the worker: to the server, or nowhere", async ({ page }) => {
  await beginUnderTheWorker(page);
  const methods = ["POST", "PUT", "PATCH", "DELETE"];

  const online = await Promise.all(methods.map((method) => answerTo(page, { method, path: "/x" })));
  await page.context().setOffline(true);
  const offline = await Promise.all(methods.map((method) => answerTo(page, { method, path: "/x" })));

  expect(online).toEqual(methods.map(() => "405 This address can't be asked in that way.\n"));
  expect(offline).toEqual(methods.map(() => "no answer"));
});

test("what the endpoint has to answer is never answered by the worker", async ({ page }) => {
  await beginUnderTheWorker(page);
  const answers = {
    "/healthz": "200 ok\n",
    "/readyz": "200 ready\n",
    "/v1/events": '404 {"code":"not-found","sentence":"There is nothing at this address."}',
  };

  for (const [path, answer] of Object.entries(answers)) {
    expect(await answerTo(page, { method: "GET", path }), path).toBe(answer);
    const opened = await page.context().newPage();
    expect((await opened.goto(path))?.fromServiceWorker(), `${path} as a page`).toBe(false);
    await opened.close();
  }

  await page.context().setOffline(true);
  for (const path of Object.keys(answers)) {
    expect(await answerTo(page, { method: "GET", path }), `${path} offline`).toBe("no answer");
    const opened = await page.context().newPage();
    await expect(opened.goto(path), `${path} as a page, offline`).rejects.toThrow();
    await opened.close();
  }
});

async function beginUnderTheWorker(page: Page): Promise<void> {
  const worker = await openApp(page);
  await worker.beginAlone();
  await worker.untilKeptOffline();
}

/** Asked by the page, as a script of the app would. */
function answerTo(page: Page, request: { readonly method: string; readonly path: string }): Promise<string> {
  return page.evaluate(async ({ method, path }) => {
    try {
      const response = await fetch(path, { method });
      return `${response.status} ${await response.text()}`;
    } catch {
      return "no answer";
    }
  }, request);
}
