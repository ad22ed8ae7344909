/** Every screen of the lead's desk once, on a server of its own: only a new one prints a link to set it up. */
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { account } from "../../../support/headless-lead.ts";
import { Lead } from "../lead.ts";
import { sendContacts, sendContradiction } from "../phone-that-sends.ts";
import { startServer, type TestServer } from "../server.ts";
import { spoken } from "../spoken.ts";
import { startingWith } from "../words.ts";
import { unfold, type Visit } from "./tour.ts";

const { access, desk, office, quarantine, text } = spoken;

export async function walkSetUp(page: Page, visit: Visit): Promise<void> {
  await onServer(async (server) => {
    const lead = new Lead(page);
    await page.goto(`${server.url}/desk`);
    await expect(page.getByRole("heading", { name: access.notSetUpTitle })).toBeVisible();
    await visit("no program yet");

    await page.goto(server.setUpLink());
    await expect(page.getByLabel(access.programName)).toBeVisible();
    await lead.press(access.setUp);
    await expect(page.getByRole("alert")).toBeVisible();
    await visit("set-up, nothing written");
  });
}

export async function walkDesk(page: Page, visit: Visit): Promise<void> {
  await onServer(async (server) => {
    const lead = new Lead(page);
    await lead.setUp(server.setUpLink(), { name: "Harbour outreach", sites: ["Pier", "East Side"] });
    await visit("totals of the program, nothing yet");

    const link = await lead.invite("van 2");
    await visit("an invite");

    await sendContacts(server, link);
    await sendContradiction(server, await lead.invite("bag 1"));
    await lead.openTotals();
    await visit("totals of the program");

    await lead.goTo("phones");
    await lead.press(desk.revokeLabel("van 2"));
    await expect(page.getByText(desk.revokeAsk("van 2"))).toBeVisible();
    await unfold(page, desk.gapsTitle);
    await visit("phones, one about to be cut off, and entries that never came");

    await page.getByRole("link", { name: desk.quarantineLook }).click();
    await expect(page.getByRole("heading", { name: quarantine.groupOf("bag 1") })).toBeVisible();
    await visit("what is set aside");
    await page.getByRole("link", { name: startingWith(quarantine.entryOf("")) }).click();
    await unfold(page, quarantine.asWritten);
    await unfold(page, quarantine.setAsideTitle);
    await lead.press(quarantine.setAside);
    await expect(page.getByText(quarantine.chooseReason)).toBeVisible();
    await visit("an entry that contradicts itself, no reason to set it aside");

    await lead.openTotals();
    await page.getByRole("link", { name: text.totals.givenBack }).click();
    await expect(page.getByRole("img")).toBeVisible();
    await visit("the program's month in words");

    await lead.goTo("records");
    await expect(page.getByRole("link", { name: /East Side/ })).toBeVisible();
    await visit("records of a day");

    await page.getByRole("link", { name: /East Side/ }).click();
    await page.getByText(desk.historyTitle).click();
    await expect(page.getByText(text.day.recorded, { exact: true })).toBeVisible();
    await visit("an entry and its history");

    await lead.goTo("program");
    await visit("what runs the program");
    for (const [title, state] of [
      [office.peopleTitle, "people"],
      [office.settingsTitle, "the program's settings"],
      [office.logTitle, "the log"],
      [text.settings.paper, "the paper sheet at the desk"],
    ] as const) {
      await page.getByRole("link", { name: title }).first().click();
      await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
      await visit(state);
      await lead.goTo("program");
    }
    await page.getByRole("link", { name: office.settingsTitle }).first().click();
    await page.getByLabel(office.keptField).selectOption("24");
    await lead.press(office.keptChange);
    await expect(page.getByText(office.keptAsk(24))).toBeVisible();
    await visit("the program's settings, about to let details go");
    await lead.goTo("program");
    await page.getByRole("link", { name: office.ownTitle }).click();
    await expect(page.getByLabel(office.newPassword)).toBeVisible();
    await visit("one's own account");

    await lead.goTo("totals");
    await lead.signOut();
    await page.getByLabel(access.account, { exact: true }).fill(account.name);
    await page.getByLabel(access.password, { exact: true }).fill("something else altogether");
    await lead.press(access.signIn);
    await expect(page.getByText(access.refused["wrong-password"])).toBeVisible();
    await visit("sign in, a wrong password");
  });
}

async function onServer(walk: (server: TestServer) => Promise<void>): Promise<void> {
  const server = await startServer();
  try {
    await walk(server);
  } finally {
    await server.stop();
  }
}
