/** What arrived and can't be counted: told to the worker, put right by the lead, and counted once. */
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { desk } from "../../src/app/language/en/desk.ts";
import { quarantine } from "../../src/app/language/en/quarantine.ts";
import { team } from "../../src/app/language/en/team.ts";
import type { SyncRequest } from "../../src/contract/wire/sync-message.ts";
import { account } from "../support/headless-lead.ts";
import { Lead } from "./support/lead.ts";
import { underTheDayBefore } from "./support/phone-that-sends.ts";
import { sendNow, statusLine } from "./support/program.ts";
import { startProgramServer } from "./support/program-server.ts";
import { readTotals } from "./support/totals-on-screen.ts";
import { english, startingWith } from "./support/words.ts";
import { openApp } from "./support/worker.ts";

// Its requests would pass by the page, where they are changed on the way.
test.use({ serviceWorkers: "block" });

const { text } = english;

test("an entry that contradicts itself is read and corrected by the lead, counts once, and the phone says so", async ({
  page,
  browser,
}) => {
  const server = await startProgramServer();
  const worker = await openApp(page, { url: `${server.url}/join#${await server.invite("Bus 1")}` });
  await page.getByRole("button", { name: team.join, exact: true }).click();
  await page.getByRole("link", { name: team.start }).click();
  const lead = new Lead(await (await browser.newContext()).newPage());
  await lead.page.goto(`${server.url}/desk`);
  await lead.signIn();

  await test.step("it is announced and doesn't come: the lead sees exactly which", async () => {
    await changeOnTheWay(page, (request) => ({ ...request, events: [] }));
    await worker.form.handOut("KIT-INJ-4", 2);
    await worker.save();
    await expect(statusLine(page, team.allSent)).toBeHidden();

    await lead.untilPhoneSays("Bus 1", desk.missing(1));
    await lead.page.locator("summary").filter({ hasText: desk.gapsTitle }).click();
    await expect(lead.phone("Bus 1").getByText(`${desk.gapNumbers("1", "1")}.`)).toBeVisible();
    await expect(lead.phone("Bus 1").getByText(desk.gapOnPhone)).toBeVisible();
  });

  await test.step("it comes, and can't be understood: the phone says which and why", async () => {
    await changeOnTheWay(page, underTheDayBefore);
    await sendNow(page);

    await expect(statusLine(page, team.needLook(1))).toBeVisible();
    await expect(page.getByText(team.lookAt("1", team.looks["not-understood"]))).toBeVisible();
  });

  await test.step("the lead reads and corrects it", async () => {
    await lead.untilPhoneSays("Bus 1", desk.quarantinedCount(1));
    await lead.page.getByRole("link", { name: desk.quarantineLook }).click();
    await lead.page.getByRole("link", { name: startingWith(quarantine.entryOf("")) }).click();
    const { title } = quarantine.reasons["not-understood"];
    await expect(lead.page.getByRole("region", { name: title })).toBeVisible();
    await lead.page.locator("summary").filter({ hasText: quarantine.asWritten }).click();
    await expect(lead.page.getByText(/"KIT-INJ-4"/)).toBeVisible();
    await lead.press(text.record.save);

    await expect(lead.page.getByText(quarantine.none)).toBeVisible();
    await lead.page.locator("summary").filter({ hasText: quarantine.decidedTitle }).click();
    await expect(lead.page.getByText(startingWith(quarantine.mendedBy(account.name, "")))).toBeVisible();
  });

  await test.step("it counts once, and the phone has all of its entries counted", async () => {
    await lead.openTotals();
    expect((await readTotals(lead.page)).figures[text.totals.figures.contacts]).toBe(1);

    await page.unrouteAll({ behavior: "wait" });
    await sendNow(page);
    await expect(statusLine(page, team.allSent)).toBeVisible();
    await expect(page.getByRole("heading", { name: team.looksTitle })).toBeHidden();
  });
  await server.stop();
});

/** From now on, in place of any change before. */
async function changeOnTheWay(page: Page, change: (request: SyncRequest) => SyncRequest): Promise<void> {
  await page.unrouteAll({ behavior: "wait" });
  await page.route("**/v1/sync", async (route) => {
    const sent = route.request();
    const isGzip = (await sent.headerValue("content-encoding")) === "gzip";
    const body = sent.postDataBuffer() ?? Buffer.alloc(0);
    const request = JSON.parse(String(isGzip ? gunzipSync(body) : body)) as SyncRequest;
    const changed = Buffer.from(JSON.stringify(change(request)));
    await route.continue({ postData: isGzip ? gzipSync(changed) : changed });
  });
}
