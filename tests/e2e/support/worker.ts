/**
 * A worker with the phone in hand: what is done on its screens, in words. What
 * is pressed goes by the app's own texts, so that a rewording breaks no test.
 */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import type { VoidReason } from "../../../src/domain/event.ts";
import type { PeriodType } from "../../../src/domain/period.ts";
import { EntryForm } from "./entry-form.ts";
import { fileSavedBy, keepSavedFiles } from "./saved-files.ts";
import { readTotals } from "./totals-on-screen.ts";
import type { TotalsOnScreen } from "./totals-on-screen.ts";
import { spoken } from "./spoken.ts";
import { startingWith } from "./words.ts";
import type { Words } from "./words.ts";

/** A Friday evening. The clock of the pages stands there, so that no test meets a midnight. */
export const evening = new Date("2026-06-19T21:30:00Z");
/** The program day then. */
export const eveningDay = "2026-06-19";

interface OpenOptions {
  /** Where the app is, for a page that has no `baseURL`. */
  readonly url?: string;
  readonly words?: Words;
  readonly now?: Date;
}

/** Opens the app on a page, at whatever it shows first. */
export async function openApp(page: Page, options: OpenOptions = {}): Promise<Worker> {
  const { url = "/", words = spoken, now = evening } = options;
  await page.clock.setFixedTime(now);
  // A sheet that rises is a sheet to wait for.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await keepSavedFiles(page);
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return new Worker(page, words);
}

type Place = "record" | "today" | "totals" | "settings";
type EntryKind = "encounter" | "group" | "cleanup";

export class Worker {
  readonly page: Page;
  readonly words: Words;
  /** The contact, group or clean-up that is being tapped, new or changed. */
  readonly form: EntryForm;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.words = words;
    this.form = new EntryForm(page, words);
  }

  /** From the welcome to the first contact, on this phone only. */
  async beginAlone({ site }: { readonly site?: string } = {}): Promise<void> {
    const { welcome, record } = this.words.text;
    if (site !== undefined) await this.page.getByLabel(welcome.site, { exact: true }).fill(site);
    await this.#press(welcome.start);
    await this.#untilHeading(record.titles.encounter);
  }

  /** The other beginning: everything that another phone saved comes first. */
  async beginFromCopy(name: string, content: Buffer): Promise<void> {
    const { welcome, copy, record } = this.words.text;
    await this.#press(welcome.haveCopy);
    await this.chooseFile(name, content);
    await this.bringIn();
    await this.#press(copy.startRecording);
    await this.#untilHeading(record.titles.encounter);
  }

  /** Waits until the app would open without a connection. */
  async untilKeptOffline(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => navigator.serviceWorker.controller?.state), {
        // All of the app is fetched for it, while other tests want the processor too.
        timeout: 60_000,
      })
      .toBe("activated");
  }

  async goTo(place: Place): Promise<void> {
    const { shell } = this.words.text;
    await this.page
      .getByRole("navigation", { name: shell.mainNavigation, exact: true })
      .getByRole("link", { name: shell[place], exact: true })
      .click();
    await this.#untilHeading(this.#headingOf(place));
  }

  /** The form for another kind of entry. */
  async turnTo(kind: EntryKind): Promise<void> {
    const { record } = this.words.text;
    await this.page
      .getByRole("navigation", { name: record.kindOfEntry, exact: true })
      .getByRole("link", { name: record.kinds[kind], exact: true })
      .click();
    await this.#untilHeading(record.titles[kind]);
  }

  async chooseSite(name: string): Promise<void> {
    const { record } = this.words.text;
    await this.page.getByRole("button", { name: startingWith(record.siteIs("")) }).click();
    const sheet = this.page.getByRole("dialog", { name: record.chooseSite });
    await sheet.getByRole("button", { name: startingWith(name) }).click();
    await expect(this.page.getByRole("button", { name: record.siteIs(name), exact: true })).toBeVisible();
  }

  async addSite(name: string): Promise<void> {
    const { settings } = this.words.text;
    await this.openSettings(settings.sites);
    await this.#press(settings.addSite);
    const sheet = this.page.getByRole("dialog");
    await sheet.getByLabel(settings.siteName, { exact: true }).fill(name);
    await sheet.getByRole("button", { name: settings.save, exact: true }).click();
    await expect(
      this.page.getByRole("button", { name: settings.changeSite(name), exact: true }),
    ).toBeVisible();
  }

  /** One of the pages behind the settings, by its title. */
  async openSettings(title: string): Promise<void> {
    await this.goTo("settings");
    await this.page.getByRole("link", { name: startingWith(title) }).click();
    await this.#untilHeading(title);
  }

  async openCopies(): Promise<void> {
    await this.openSettings(this.words.text.copy.title);
  }

  /** Presses Save, and waits for nothing. */
  async pressSave(): Promise<void> {
    await this.#press(this.words.text.record.save);
  }

  /** Saves a new entry, and waits until the phone says of this one that it is stored. */
  async save(): Promise<void> {
    await this.pressSave();
    // The form empties and what was said of the entry before goes in one step: what comes is about this one.
    await expect(
      this.page.getByRole("button", { name: startingWith(this.words.text.record.reviewOf("")) }),
    ).toBeHidden();
    await expect(this.paragraph(this.words.text.record.saved)).toBeVisible();
  }

  /** Takes the entry back that was saved last. */
  async undo(): Promise<void> {
    await this.#press(this.words.text.record.undo);
    await expect(this.paragraph(this.words.text.record.undone)).toBeVisible();
  }

  /** An entry in the list of its day, by something it says. */
  entry(saying: string): Locator {
    return this.entries().filter({ hasText: saying });
  }

  entries(): Locator {
    return this.page.getByRole("main").getByRole("listitem");
  }

  /** Opens an entry of the list that is on the screen, to change it. */
  async openToFix(entry: Locator): Promise<void> {
    await entry.getByRole("link").click();
    await expect(this.page.getByLabel(this.words.text.record.day, { exact: true })).toBeVisible();
  }

  /** Saves the changed entry; its day is shown then. */
  async saveFix(): Promise<void> {
    await this.pressSave();
    await expect(this.page.getByLabel(this.words.text.record.day, { exact: true })).toBeHidden();
  }

  async voidEntry(entry: Locator, reason: VoidReason): Promise<void> {
    const { day, items } = this.words.text;
    await entry.getByRole("button", { name: startingWith(day.moreAbout("")) }).click();
    await this.page
      .getByRole("dialog")
      .getByRole("button", { name: items.voidReasons[reason], exact: true })
      .click();
    await expect(this.page.getByText(day.nowVoided)).toBeVisible();
  }

  async bringEntryBack(entry: Locator): Promise<void> {
    const { day } = this.words.text;
    await entry.getByRole("button", { name: startingWith(day.moreAbout("")) }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: day.bringBack, exact: true }).click();
    await expect(this.page.getByText(day.nowBack)).toBeVisible();
  }

  /** Takes back what was done last on the list of a day. */
  async undoOnDay(): Promise<void> {
    await this.#press(this.words.text.day.undo);
    await expect(this.page.getByText(this.words.text.day.undone)).toBeVisible();
  }

  async openTotals(period: PeriodType): Promise<void> {
    const { totals } = this.words.text;
    await this.goTo("totals");
    await this.page
      .getByRole("group", { name: totals.period, exact: true })
      .getByRole("radio", { name: totals.periods[period], exact: true })
      .check();
  }

  /** What the screen of totals shows now. */
  totals(): Promise<TotalsOnScreen> {
    return readTotals(this.page);
  }

  /** The tables that the screen of totals gives, for the period and sites on it. */
  async saveDetailCsv(): Promise<Buffer> {
    return fileSavedBy(this.page, /detail_long.*\.csv$/, () => this.#press(this.words.text.totals.detail));
  }

  async saveSummaryCsv(): Promise<Buffer> {
    return fileSavedBy(this.page, /summary_period_site_item.*\.csv$/, () =>
      this.#press(this.words.text.totals.summary),
    );
  }

  /** Everything on this phone, as the file that another phone can bring in. */
  async saveCopy(): Promise<Buffer> {
    return fileSavedBy(this.page, /\.jsonl$/, () => this.#press(this.words.text.copy.save));
  }

  /** Chooses a file on the screen of copies or at the welcome; what bringing it in would do is shown then. */
  async chooseFile(name: string, content: Buffer): Promise<void> {
    await this.page
      .getByLabel(startingWith(this.words.text.copy.choose))
      .setInputFiles({ name, mimeType: "application/jsonl", buffer: content });
  }

  /** Brings in the chosen file, and waits for what became of it. */
  async bringIn(): Promise<void> {
    const { copy } = this.words.text;
    await this.#press(copy.bringIn);
    await expect(this.page.getByRole("button", { name: copy.bringIn, exact: true })).toBeHidden();
    await expect(this.page.getByRole("button", { name: copy.other, exact: true })).toBeVisible();
  }

  /** A sentence on the screen, apart from the same one told to a screen reader. */
  paragraph(sentence: string): Locator {
    return this.page.getByRole("paragraph").filter({ hasText: sentence });
  }

  async #press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  async #untilHeading(heading: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: startingWith(heading) })).toBeVisible();
  }

  #headingOf(place: Place): string {
    const { text } = this.words;
    switch (place) {
      case "record":
        return text.record.titles.encounter;
      case "today":
        return text.day.titleToday("");
      case "totals":
        return text.totals.title;
      case "settings":
        return text.settings.title;
    }
  }
}
