/** How soon a stranger counts, and a round of practice of which nothing stays. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { practice } from "../../src/app/language/en/practice.ts";
import { privacy } from "../../src/app/language/en/privacy.ts";
import { team } from "../../src/app/language/en/team.ts";
import { untilDraftIsKept } from "./support/kept-draft.ts";
import { startProgramServer } from "./support/program-server.ts";
import { english as words, mustGetName } from "./support/words.ts";
import { openApp, type Worker } from "./support/worker.ts";

const { text } = words;

/** Of the product: more would be a form to fill in, not a tool to count with. */
const mostScreensBefore = 3;

test("a phone alone counts on its second screen, after one press", async ({ page }) => {
  const seen = await watchScreens(page);
  const worker = await openApp(page);

  await page.getByRole("button", { name: text.welcome.start }).click();
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();

  expect(await seen()).toEqual([text.welcome.title, text.record.titles.encounter]);
});

test("whoever joins by a link sees at most three screens before the first contact", async ({ page }) => {
  const server = await startProgramServer();
  const seen = await watchScreens(page);
  const worker = await openApp(page, { url: `${server.url}/join#${await server.invite("Bus 1")}` });

  await page.getByRole("button", { name: team.join, exact: true }).click();
  await page.getByRole("link", { name: team.start }).click();
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();

  expect(await screensThatAsked(seen)).toEqual([team.joinTitle, team.joinedTitle("Night Van")]);
  await server.stop();
});

test("whoever types a code that was read out sees at most three screens before the first contact", async ({
  page,
}) => {
  const server = await startProgramServer();
  const seen = await watchScreens(page);
  const worker = await openApp(page, { url: server.url });

  await page.getByRole("link", { name: text.welcome.join }).click();
  await page.getByLabel(team.code, { exact: true }).fill((await server.invite("Bus 1")).toLowerCase());
  await page.getByRole("button", { name: team.join, exact: true }).click();
  await page.getByRole("link", { name: team.start }).click();
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();

  const before = await screensThatAsked(seen);
  expect(before).toEqual([text.welcome.title, team.joinTitle, team.joinedTitle("Night Van")]);
  expect(before.length).toBeLessThanOrEqual(mostScreensBefore);
  await server.stop();
});

test("a round of practice before anything else leaves nothing in the browser, and begins no phone", async ({
  page,
}) => {
  const worker = await openApp(page);
  const before = await keptIn(page);

  await page.getByRole("link", { name: text.welcome.practice }).click();
  await goThroughTheRound(page, worker);
  await page.getByRole("button", { name: practice.end }).click();

  await expect(page.getByRole("button", { name: text.welcome.start })).toBeVisible();
  expect(await keptIn(page)).toEqual(before);
});

test("practice in the middle of an evening changes no list, no total and nothing that is stored", async ({
  page,
}) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await worker.form.handOut("TST-FEN", 5);
  await worker.save();
  await worker.form.handOut("KIT-INJ-5");
  await worker.goTo("settings");
  await untilDraftIsKept(page);
  const before = await keptIn(page);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (!new URL(request.url()).pathname.startsWith("/assets/")) asked.push(request.url());
  });

  await page.getByRole("link", { name: text.settings.practice }).click();
  await goThroughTheRound(page, worker);
  await page.getByRole("button", { name: practice.end }).click();

  // What was tapped on the real form, and not saved, has waited.
  await expect(page.getByRole("heading", { level: 1, name: text.record.titles.encounter })).toBeAttached();
  await expect(
    page.getByRole("button", { name: text.record.counted(mustGetName(words, "KIT-INJ-5"), "1") }),
  ).toBeVisible();
  expect(await keptIn(page)).toEqual(before);
  expect(asked).toEqual([]);
  await worker.goTo("today");
  await expect(worker.entries()).toHaveCount(1);
});

test("practice goes by keyboard alone", async ({ page }) => {
  await openApp(page);
  await page.getByRole("link", { name: text.welcome.practice }).press("Enter");
  await expect(page.getByText(practice.what, { exact: true })).toBeVisible();

  await page
    .getByRole("button", { name: text.record.counted(mustGetName(words, "KIT-INJ-4"), "0") })
    .press("Enter");
  await page.getByRole("button", { name: text.record.save, exact: true }).press("Enter");
  await page.getByRole("button", { name: text.record.undo, exact: true }).press("Enter");
  await page.getByRole("link", { name: text.shell.today }).press("Enter");
  await expect(page.getByText(practice.steps.done)).toBeVisible();

  await page.getByRole("button", { name: practice.end }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: text.welcome.title })).toBeFocused();
});

test("the corner hides practice, and the lock ends it", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await worker.openSettings(privacy.title);
  await page.getByRole("radio", { name: privacy.delays["0"] }).check();
  await worker.goTo("settings");
  await page.getByRole("link", { name: text.settings.practice }).click();
  await expect(page.getByText(practice.what, { exact: true })).toBeVisible();

  await page.getByRole("button", { name: text.shell.hide }).click();
  await expect(page.getByRole("heading", { name: "June 2026" })).toBeVisible();
  await page.getByRole("button", { name: text.shell.back }).click();

  await expect(page.getByRole("heading", { level: 1, name: privacy.lockedTitle })).toBeVisible();
  await expect(page.getByText(practice.what, { exact: true })).toBeHidden();
});

async function goThroughTheRound(page: Page, worker: Worker): Promise<void> {
  await expect(page.getByText(practice.what, { exact: true })).toBeVisible();
  await worker.form.handOut("KIT-INJ-4");
  await worker.form.handOutFirst("NLX-KIT-NAS");
  await worker.save();
  await worker.undo();
  await worker.goTo("today");
  await expect(page.getByText(practice.steps.done)).toBeVisible();
  await expect(page.getByText(practice.what, { exact: true })).toBeVisible();
  // One that was made up, one that was tapped.
  await expect(worker.entries()).toHaveCount(2);
}

/** Those before the first contact, but for what passes by itself while the phone joins. */
async function screensThatAsked(seen: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const screens = (await seen()).filter((title) => title !== team.choicesTitle("Night Van"));
  expect(screens.at(-1)).toBe(text.record.titles.encounter);
  return screens.slice(0, -1);
}

/** The titles of the screens that came, one after the other. */
async function watchScreens(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript((key) => {
    new MutationObserver(() => {
      // A phone that has joined opens the app anew: what came before is seen too.
      const titles = JSON.parse(sessionStorage.getItem(key) ?? "[]") as string[];
      const title = document.querySelector("main h1")?.textContent ?? undefined;
      if (title === undefined || title === titles.at(-1)) return;
      sessionStorage.setItem(key, JSON.stringify([...titles, title]));
    }).observe(document, { childList: true, subtree: true, characterData: true });
  }, titlesKey);
  const titles = () => page.evaluate((key) => sessionStorage.getItem(key) ?? "[]", titlesKey);
  return async () => JSON.parse(await titles()) as readonly string[];
}

const titlesKey = "titles-seen";

/** Every row of every database, and all that lies beside them. */
function keptIn(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error ?? new Error("no answer")));
      });
    const databases: Record<string, unknown> = {};
    for (const { name = "", version } of await indexedDB.databases()) {
      const database = await answerOf(indexedDB.open(name));
      const stores = [...database.objectStoreNames];
      const rows: Record<string, unknown> = { version };
      for (const store of stores) {
        rows[store] = await answerOf(database.transaction(store).objectStore(store).getAll());
      }
      database.close();
      databases[name] = rows;
    }
    return {
      databases: JSON.stringify(databases, (_key, value: unknown) =>
        value instanceof Uint8Array ? [...value] : value,
      ),
      beside: JSON.stringify(localStorage),
      session: JSON.stringify(sessionStorage),
      cookies: document.cookie,
    };
  });
}
