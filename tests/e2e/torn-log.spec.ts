/** Chromium killed between the two writes of a record of its log. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { killBrowser, launchPersistent } from "./support/browsers.ts";
import { tearLog } from "./support/chromium-disk.ts";
import { cookers, enterAll } from "./support/tapped-evening.ts";
import { openApp } from "./support/worker.ts";

test("what is saved before and after a kill that tears Chromium's log is there after the next one", async ({
  browserName,
  baseURL,
}) => {
  const profileDir = mkdtempSync(join(tmpdir(), "satchel-profile-"));
  const open = async (path: string) => {
    const phone = await launchPersistent(profileDir, browserName);
    const page = phone.context.pages()[0] ?? (await phone.context.newPage());
    return { phone, worker: await openApp(page, { url: `${String(baseURL)}${path}` }) };
  };

  const first = await open("/");
  await first.worker.beginAlone({ site: "Street" });
  await enterAll(first.worker, [cookers(1)]);
  await killBrowser(first.phone);
  tearLog(profileDir);

  const second = await open("/");
  await enterAll(second.worker, [cookers(2)]);
  await killBrowser(second.phone);

  const third = await open("/day");
  await expect(third.worker.entries()).toHaveCount(2);
  await third.phone.context.close();
});
