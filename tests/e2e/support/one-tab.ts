/**
 * One tab for all tests of a worker that are about what the app says and draws.
 * A new one, with the app kept offline in it, costs more than what most of them
 * do there. What a test left is taken away before the next; the service worker,
 * which answers from the test before, is left out: it has proofs of its own.
 */
import { test as base } from "@playwright/test";
import type { Disposable, Page } from "@playwright/test";
import { everywhere } from "./browsers.ts";

interface Tab {
  readonly page: Page;
  /** What tests made the page do at each start. */
  readonly scripts: Disposable[];
}

export const test = base.extend<{ readonly page: Page }, { readonly tab: Tab }>({
  tab: [
    async ({ browser }, lend, { project }) => {
      const baseURL = String(project.use.baseURL);
      const context = await browser.newContext({ ...everywhere, baseURL, serviceWorkers: "block" });
      await lend(rememberScripts(await context.newPage()));
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ tab: { page, scripts }, viewport }, lend) => {
    if (viewport !== null) await page.setViewportSize(viewport);
    await lend(page);
    page.removeAllListeners();
    await Promise.all(scripts.splice(0).map((script) => script.dispose()));
    await page.emulateMedia({ colorScheme: null, reducedMotion: null });
    await forget(page);
  },
});

function rememberScripts(page: Page): Tab {
  const scripts: Disposable[] = [];
  const add = page.addInitScript.bind(page);
  page.addInitScript = async (...given: Parameters<typeof add>) => {
    const script = await add(...given);
    scripts.push(script);
    return script;
  };
  return { page, scripts };
}

/** From an address of the same origin that isn't the app, so that no connection of its own is in the way. */
async function forget(page: Page): Promise<void> {
  await page.goto("/healthz");
  await page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    const databases = await indexedDB.databases();
    await Promise.all(
      databases.map(
        ({ name = "" }) =>
          new Promise<void>((resolve, reject) => {
            const deleting = indexedDB.deleteDatabase(name);
            deleting.addEventListener("success", () => resolve());
            deleting.addEventListener("blocked", () => reject(new Error(`${name} is still open.`)));
            deleting.addEventListener("error", () => reject(deleting.error ?? new Error(name)));
          }),
      ),
    );
  });
}
