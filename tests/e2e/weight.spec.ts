// Sizes, not times: they are the same on every machine. The times that follow from them are in tests/bench.
import { expect, test } from "@playwright/test";
import { filesKeptOffline, totalBytesOf, watchScripts } from "./support/weight.ts";
import { openApp } from "./support/worker.ts";

/** Half a minute at the edge of a village's network. */
const maxScriptBytes = 80 * 1024;
/** The whole app in three languages: what a phone that was lent for an evening fetches once. */
const maxPrecacheBytes = 400 * 1024;

// Dexie alone is 29 KB of the 121 that are asked for; this turns red once they fit.
test.fail(
  "a first visit asks for at most 80 KB of scripts up to the first tap on a tile",
  async ({ page }) => {
    const scripts = watchScripts(page);

    const worker = await openApp(page);
    await worker.beginAlone();
    await worker.form.handOut("KIT-INJ-4");

    expect(scripts()).not.toEqual([]);
    expect(totalBytesOf(scripts())).toBeLessThanOrEqual(maxScriptBytes);
  },
);

test("everything that is kept for use without a connection is at most 400 KB as it travels", async ({
  page,
}) => {
  const worker = await openApp(page);
  await worker.untilKeptOffline();

  const kept = await filesKeptOffline(page);

  expect(kept.map(({ path }) => path)).toContain("/index.html");
  expect(totalBytesOf(kept, "brotliBytes")).toBeLessThanOrEqual(maxPrecacheBytes);
});

test("a browser asks for brotli, and gets it", async ({ page }) => {
  const [response] = await Promise.all([
    page.waitForResponse((one) => /\/assets\/shell-.*\.js$/.test(one.url())),
    openApp(page),
  ]);

  expect(response.headers()["content-encoding"]).toBe("br");
});
