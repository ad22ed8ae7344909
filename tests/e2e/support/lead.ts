/** A lead at the desk: what is done on its screens, in words. */
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { account } from "../../support/headless-lead.ts";
import { spoken } from "./spoken.ts";
import { startingWith } from "./words.ts";

const { access, desk, office, text } = spoken;

export class Lead {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From the printed link to the desk, with what the browser proposes for all that isn't given. */
  async setUp(
    link: string,
    program: { readonly name: string; readonly sites: readonly string[] },
  ): Promise<void> {
    await this.page.goto(link);
    await this.page.getByLabel(access.programName).fill(program.name);
    for (const [index, site] of program.sites.entries()) {
      if (index > 0) await this.press(access.addSite);
      await this.page.getByLabel(access.siteName(index + 1), { exact: true }).fill(site);
    }
    await this.page.getByLabel(access.account, { exact: true }).fill(account.name);
    await this.page.getByLabel(access.password, { exact: true }).fill(account.password);
    await this.press(access.setUp);
    await this.#untilHeading(desk.totalsTitle);
  }

  async signIn(): Promise<void> {
    await this.page.getByLabel(access.account, { exact: true }).fill(account.name);
    await this.page.getByLabel(access.password, { exact: true }).fill(account.password);
    await this.press(access.signIn);
    await this.#untilHeading(desk.totalsTitle);
  }

  async signOut(): Promise<void> {
    await this.press(desk.signOut);
    await this.#untilHeading(access.signInTitle);
  }

  async goTo(place: keyof typeof desk.places): Promise<void> {
    const titles = {
      totals: desk.totalsTitle,
      records: desk.recordsTitle,
      phones: desk.phonesTitle,
      program: office.title,
    };
    await this.page
      .getByRole("navigation", { name: desk.navigation })
      .getByRole("link", { name: desk.places[place], exact: true })
      .click();
    await this.#untilHeading(titles[place]);
  }

  /** Gives the link that stands under the QR code. */
  async invite(label: string): Promise<string> {
    await this.goTo("program");
    await this.page.getByRole("link", { name: desk.invitesTitle }).click();
    await this.page.getByLabel(desk.inviteLabel, { exact: true }).fill(label);
    await this.press(desk.makeInvite);
    await expect(this.page.getByRole("heading", { name: desk.inviteReady(label) })).toBeVisible();
    return (await this.page.getByText(/\/(join|account)#/).textContent()) ?? "";
  }

  /** The totals of all sites for a year, read anew. */
  async openTotals(): Promise<void> {
    await this.goTo("totals");
    await this.page.getByRole("radio", { name: text.totals.periods.year, exact: true }).check();
    await this.press(desk.refresh);
    await expect(this.page.getByText(startingWith(desk.asOf("").slice(0, -1)))).toBeVisible();
  }

  phone(label: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.page.getByRole("heading", { name: label }) });
  }

  /** Opens the list again and again: it shows what stood when it was opened. */
  async untilPhoneSays(label: string, words: string): Promise<void> {
    await expect(async () => {
      await this.goTo("program");
      await this.goTo("phones");
      await expect(this.phone(label)).toContainText(words, { timeout: 3000 });
    }).toPass({ timeout: 60_000 });
  }

  /** What the endpoint streams when this table is asked for. */
  async tableFrom(button: string): Promise<Buffer> {
    const downloads = this.page.waitForEvent("download", (download) => download.url().includes("/v1/"));
    await this.press(button);
    return readFileSync(await (await downloads).path());
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  async #untilHeading(name: string): Promise<void> {
    await expect(this.page.getByRole("heading", { name, level: 1 })).toBeVisible();
  }
}
