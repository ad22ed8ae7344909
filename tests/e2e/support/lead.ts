/** A lead at the desk: what is done on its screens, in words. */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { access } from "../../../src/app/language/en/access.ts";
import { desk } from "../../../src/app/language/en/desk.ts";
import { office } from "../../../src/app/language/en/office.ts";
import { account } from "../../support/headless-lead.ts";
import { english, startingWith } from "./words.ts";

declare global {
  interface Window {
    /** Where the desk sent the browser for a table of the endpoint. */
    satchelTableAddresses: string[];
  }
}

/** To be called before the page is opened: the machine that runs the tests is to be left without their files. */
export async function catchTableLinks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.satchelTableAddresses = [];
    const before = Reflect.get(HTMLAnchorElement.prototype, "click");
    HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
      const { pathname, search } = new URL(this.href);
      if (pathname.startsWith("/v1/")) window.satchelTableAddresses.push(pathname + search);
      else before.call(this);
    };
  });
}

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
    await this.page.getByRole("radio", { name: english.text.totals.periods.year, exact: true }).check();
    await this.press(desk.refresh);
    await expect(this.page.getByText(startingWith("As of"))).toBeVisible();
  }

  phone(label: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.page.getByRole("heading", { name: label }) });
  }

  /** What the endpoint streams when this table is asked for. */
  async tableFrom(button: string): Promise<Buffer> {
    const before = await this.page.evaluate(() => window.satchelTableAddresses.length);
    await this.press(button);
    await expect.poll(() => this.page.evaluate(() => window.satchelTableAddresses.length)).toBe(before + 1);
    const bytes = await this.page.evaluate(async () => {
      const reply = await fetch(window.satchelTableAddresses.at(-1) ?? "");
      if (!reply.ok) throw new Error(`The table came as ${reply.status}.`);
      return [...new Uint8Array(await reply.arrayBuffer())];
    });
    return Buffer.from(bytes);
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  async #untilHeading(name: string): Promise<void> {
    await expect(this.page.getByRole("heading", { name, level: 1 })).toBeVisible();
  }
}
