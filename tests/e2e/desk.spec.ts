/** From the printed link to a funder's table: a lead sets up, a phone joins and sends, the lead sees and corrects. */
import { expect, test } from "@playwright/test";
import { desk } from "../../src/app/language/en/desk.ts";
import { databaseNames } from "../../src/storage/database-names.ts";
import { cellsOfDetail, cellsOfSummary, withoutMeasure } from "./support/cells.ts";
import { account } from "../support/headless-lead.ts";
import { Lead } from "./support/lead.ts";
import { fileSavedBy, keepSavedFiles } from "./support/saved-files.ts";
import { sendContacts } from "./support/phone-that-sends.ts";
import { startServer } from "./support/server.ts";
import { readTotals } from "./support/totals-on-screen.ts";
import { english } from "./support/words.ts";

const { text } = english;
const program = { name: "Harbour outreach", sites: ["Pier", "East Side"] };

test("a lead sets up, sees what a phone sent in totals and tables alike, and takes one entry out", async ({
  page,
}) => {
  const server = await startServer();
  try {
    await keepSavedFiles(page);
    const lead = new Lead(page);
    await lead.setUp(server.setUpLink(), program);

    const link = await lead.invite("van 2");
    await expect(page.getByText(desk.noOthersTitle)).toBeVisible();
    await sendContacts(server, link);

    await lead.openTotals();
    const shown = await readTotals(page);
    expect(shown.figures).toEqual({
      [text.totals.figures.contacts]: 3,
      [text.totals.figures.people]: 3,
      [text.totals.figures.syringesOut]: 24,
      [text.totals.figures.needlesOut]: 24,
      [text.totals.figures.returnedCounted]: 9,
    });
    expect(shown.tables[text.totals.bySite]).toEqual({ Pier: 2, "East Side": 1 });

    const here = await fileSavedBy(page, /summary.*\.csv$/, () => lead.press(desk.summaryHere));
    const summary = await lead.tableFrom(desk.summaryServer);
    const detail = await lead.tableFrom(desk.detailServer);
    expect(summary.equals(here)).toBe(true);
    expect(cellsOfDetail(detail)).toEqual(withoutMeasure(cellsOfSummary(summary), "kits"));

    await lead.goTo("phones");
    await expect(lead.phone("van 2")).toContainText(desk.delivered(3));
    await expect(lead.phone("van 2")).toContainText(desk.nothingMissing);

    await lead.goTo("records");
    await page.getByRole("link", { name: /East Side/ }).click();
    await page.getByText(text.record.voidTitle).click();
    await page.getByRole("radio", { name: text.items.voidReasons.duplicate }).check();
    await lead.press(text.record.voidIt);
    await expect(page.getByText(desk.changeSent)).toBeVisible();

    await lead.openTotals();
    expect((await readTotals(page)).figures[text.totals.figures.contacts]).toBe(2);

    // A lead's browser is no phone.
    const databases = await page.evaluate(async () => indexedDB.databases());
    expect(new Set(databases.map(({ name }) => name))).toEqual(
      new Set([databaseNames.desk, databaseNames.deskTotals]),
    );
  } finally {
    await server.stop();
  }
});

test("totals open without a connection after the password, and are gone after signing out", async ({
  page,
}) => {
  const server = await startServer();
  const lead = new Lead(page);
  await lead.setUp(server.setUpLink(), program);
  await sendContacts(server, await lead.invite("van 2"));
  await lead.openTotals();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
  await server.kill();

  await page.reload();
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await lead.press(desk.unlock);
  await page.getByRole("radio", { name: text.totals.periods.year }).check();
  expect((await readTotals(page)).figures[text.totals.figures.contacts]).toBe(3);

  const again = await startServer({ port: server.port, dataDir: server.dataDir });
  try {
    await page.reload();
    await lead.signOut();
  } finally {
    await again.stop();
  }
  await page.reload();
  await expect(page.getByText(desk.nothingKept)).toBeVisible();
});
