/** The whole app comes to a phone over a line that goes away in the middle: it is fetched again, without anybody loading the page anew. */
import { expect, test } from "@playwright/test";
import { openProgram } from "./support/program.ts";
import { openApp } from "./support/worker.ts";

test("what of the app could not be fetched is fetched when there is a connection again", async ({
  page,
  context,
}) => {
  const { line, stop } = await openProgram();
  line.loseFiles(/\/icons\/icon-512/);
  const lost = line.untilAsked("/icons/icon-512.png");
  const worker = await openApp(page, { url: line.url });
  await lost;
  // The browser takes a worker back whose files are not all there.
  await expect
    .poll(() =>
      page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found === undefined)),
    )
    .toBe(true);

  line.loseFiles(undefined);
  await context.setOffline(true);
  await context.setOffline(false);

  await worker.untilKeptOffline();
  await stop();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
