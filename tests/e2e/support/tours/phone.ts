/** The phone itself: its settings, its lock, and what can go wrong with its storage. */
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { spoken } from "../spoken.ts";
import { begin, press, unfold, type Visit } from "./tour.ts";

const { privacy, protection, text } = spoken;

export async function walkSettings(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.goTo("settings");
  await visit("settings");

  await worker.openSettings(text.settings.program);
  await press(page, text.settings.zoneChange);
  await page.getByLabel(text.settings.zoneSearch).fill("mex");
  await page.getByRole("textbox", { name: text.settings.name, exact: true }).fill("");
  await press(page, text.settings.save);
  await expect(page.getByRole("alert")).toBeVisible();
  await visit("program, no name");

  await worker.openSettings(text.settings.sites);
  await press(page, text.settings.addSite);
  await page.getByLabel(text.settings.siteName).fill(text.welcome.firstSite);
  await press(page, text.settings.save);
  await expect(page.getByText(text.settings.siteNameTaken(text.welcome.firstSite))).toBeVisible();
  await visit("a new site, its name taken");

  await page.getByLabel(text.settings.siteName).fill("Harbour, at the old ferry");
  await press(page, text.settings.save);
  await expect(page.getByText(text.settings.saved)).toBeVisible();
  await visit("sites");

  await press(page, text.settings.changeSite(text.welcome.firstSite));
  await expect(page.getByRole("button", { name: text.settings.retire })).toBeVisible();
  await visit("change of a site");
  await press(page, text.shell.close);

  await worker.openSettings(text.settings.factors);
  await page.getByLabel(text.settings.perPound).fill("many");
  await press(page, text.settings.save);
  await expect(page.getByRole("alert")).toBeVisible();
  await visit("factors, not a number");

  await worker.openSettings(text.settings.phone);
  await unfold(page, text.pwa.iphone);
  await visit("this phone");

  await page.goto("/no/such/place");
  await expect(page.getByRole("heading", { name: text.shell.notFound })).toBeVisible();
  await visit("no such address");
}

export async function walkPrivacy(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.openSettings(privacy.title);
  await visit("lock, hide, wipe");

  await press(page, privacy.setPassphrase);
  await expect(page.getByText(privacy.passphraseShort)).toBeVisible();
  await press(page, privacy.wipe);
  await expect(page.getByText(privacy.wipeAsk)).toBeVisible();
  await visit("lock, hide, wipe: a passphrase too short, a wipe asked for");

  await press(page, privacy.lockNow);
  await expect(page.getByRole("heading", { name: privacy.lockedTitle })).toBeVisible();
  await visit("locked");

  await page.goto("/protection");
  await expect(page.getByRole("heading", { name: protection.title })).toBeVisible();
  await visit("what this protects and what it doesn't");

  await press(page, text.shell.hide);
  await expect(page.getByRole("dialog", { name: text.shell.calendar })).toBeVisible();
  await visit("hidden");
}

export async function walkFailures(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.form.handOut("KIT-INJ-4");
  await fillUpStorage(page);
  await worker.pressSave();
  await expect(page.getByRole("alert")).toContainText(text.failures.save["storage-full"]);
  await visit("contact, not saved");

  // As another tab does it.
  await page.evaluate(() => void indexedDB.deleteDatabase("satchel"));
  await expect(page.getByText(text.failures.closed["database-deleted"])).toBeVisible();
  await visit("the records taken away");

  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("No storage in this window.", "SecurityError");
    };
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: text.shell.cantOpen })).toBeVisible();
  await visit("records that can't be opened");
}

/** From now on, every write on this page is refused, as on a phone without room. */
async function fillUpStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const refuse = () => {
      throw new DOMException("The phone is full.", "QuotaExceededError");
    };
    IDBObjectStore.prototype.add = refuse;
    IDBObjectStore.prototype.put = refuse;
  });
}
