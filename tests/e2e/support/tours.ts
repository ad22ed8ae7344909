/**
 * Every screen and state once, for proofs that look at all of them. A tour
 * walks one page from state to state and lets a visitor look at each.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { privacy } from "../../../src/app/language/en/privacy.ts";
import { protection } from "../../../src/app/language/en/protection.ts";
import { walkDesk, walkSetUp } from "./desk-tour.ts";
import { walkJoining, walkTeam } from "./team-tour.ts";
import { english as words, mustGetName, startingWith } from "./words.ts";
import { eveningDay, openApp } from "./worker.ts";
import type { Worker } from "./worker.ts";

export type Visit = (state: string) => Promise<void>;

export interface Tour {
  readonly name: string;
  readonly walk: (page: Page, visit: Visit) => Promise<void>;
}

export const tours: readonly Tour[] = [
  { name: "the welcome", walk: walkWelcome },
  { name: "a contact", walk: walkContact },
  { name: "the sheets over a contact", walk: walkContactSheets },
  { name: "what came back", walk: walkReturns },
  { name: "people, services and overdoses", walk: walkSections },
  { name: "a group and a clean-up", walk: walkOtherKinds },
  { name: "the list of a day", walk: walkDay },
  { name: "a change", walk: walkChange },
  { name: "the totals", walk: walkTotals },
  { name: "the settings", walk: walkSettings },
  { name: "the copies", walk: walkCopies },
  { name: "lock, hide and wipe", walk: walkPrivacy },
  { name: "joining a program", walk: walkJoining },
  { name: "a program's phone", walk: walkTeam },
  { name: "what can go wrong", walk: walkFailures },
  { name: "setting a program up", walk: walkSetUp },
  { name: "the lead's desk", walk: walkDesk },
];

const { text } = words;
const fixtures = resolve(import.meta.dirname, "../../fixtures/shift");

/** Past the welcome, with nothing recorded. */
async function begin(page: Page): Promise<Worker> {
  const worker = await openApp(page);
  await worker.beginAlone();
  return worker;
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

async function walkWelcome(page: Page, visit: Visit): Promise<void> {
  const worker = await openApp(page);
  await visit("welcome");

  await page.getByLabel(text.welcome.site).fill("");
  await press(page, text.welcome.start);
  await expect(page.getByText(text.welcome.siteMissing)).toBeVisible();
  await visit("welcome, no place named");

  await press(page, text.welcome.haveCopy);
  await worker.chooseFile("faulty.jsonl", fixture("faulty.jsonl"));
  await expect(page.getByRole("button", { name: text.copy.bringIn })).toBeVisible();
  await visit("welcome, a copy chosen");
}

async function walkContact(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await visit("contact");

  await worker.pressSave();
  await expect(worker.paragraph(text.record.problems.empty)).toBeVisible();
  await visit("contact, nothing tapped");

  await worker.form.handOut("KIT-INJ-4", 2);
  await worker.form.handOutFirst("NLX-KIT-NAS");
  await worker.form.handOut("TST-FEN", 5);
  await visit("contact, counted");

  await worker.form.handOut("SYR-1ML-27G-58", 10);
  await visit("contact, another category");

  await page.getByRole("button", { name: text.record.search, exact: true }).click();
  await page.getByRole("textbox", { name: text.record.search }).fill("qqq");
  await expect(page.getByText(text.record.nothingFound("qqq"))).toBeVisible();
  await visit("contact, nothing found");

  await worker.save();
  await visit("contact, saved");

  await worker.undo();
  await visit("contact, taken back");
}

async function walkContactSheets(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await page.getByRole("button", { name: startingWith(typing("TST-FEN")) }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await visit("keypad");

  for (const digit of "501") await press(page, digit);
  await press(page, text.record.setTo("501"));
  await expect(page.getByText(text.record.aLot("501"))).toBeVisible();
  await visit("keypad, a lot");
  await press(page, text.record.keepIt("501"));

  await page
    .getByRole("button", { name: startingWith(`${text.record.refill}: `) })
    .first()
    .click();
  await expect(page.getByRole("dialog", { name: text.record.refillTitle })).toBeVisible();
  await visit("refill");

  await page.getByRole("radio", { name: text.items.refillReasons.used_on_other }).check();
  await page.getByRole("radio", { name: text.items.reversalOutcomes.survived }).check();
  await visit("refill, used on someone");
  await press(page, text.record.done);

  await page.getByRole("button", { name: startingWith(text.record.reviewOf("")) }).click();
  await expect(page.getByRole("dialog", { name: text.record.review })).toBeVisible();
  await visit("what is counted so far");
  await press(page, text.record.done);

  await page.getByRole("button", { name: startingWith(text.record.siteIs("")) }).click();
  await expect(page.getByRole("dialog", { name: text.record.chooseSite })).toBeVisible();
  await visit("choice of the site");
  await press(page, text.shell.close);

  await page.getByRole("button", { name: startingWith(text.record.dayIs("")) }).click();
  await expect(page.getByRole("dialog", { name: text.record.chooseDay })).toBeVisible();
  await page.getByLabel(text.record.earlierDay).fill("2026-06-01");
  await visit("choice of the day");

  // Not checked: the choice closes the sheet.
  await page.getByRole("radio", { name: text.record.yesterday }).click();
  await expect(page.getByText(text.record.forEarlierDay("Thursday, June 18"))).toBeVisible();
  await visit("contact of an earlier day");
  await worker.form.handOut("KIT-INJ-4");
}

async function walkReturns(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await unfold(page, text.record.returned);
  await visit("returned");

  for (const method of ["counted", "stated", "visual", "container", "weight"] as const) {
    await page.getByRole("radio", { name: text.items.returnMethods[method] }).check();
    await visit(`returned, ${method}`);
  }

  await page.getByLabel(text.record.gross).fill("1");
  await page.getByLabel(text.record.tare).fill("2");
  await expect(page.getByText(text.failures.returnProblem["tare-above-gross"])).toBeVisible();
  await worker.pressSave();
  await expect(worker.paragraph(text.record.problems["return-unfinished"])).toBeVisible();
  await visit("returned, weights that can't be");
}

async function walkSections(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.form.tellPeople({ newReturning: "new" });
  await worker.form.giveService("SVC-OD-EDU");
  await worker.form.refer("REF-MOUD", "accepted");
  await worker.form.hearStep("STP-GOAL");
  await worker.form.hearOfOverdose({ outcome: "survived", ems: true });
  await visit("people, a service, a referral, a step and an overdose");
}

async function walkOtherKinds(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.turnTo("group");
  await visit("group");

  await page.getByRole("radio", { name: mustGetName(words, "SVC-GROUP-HR") }).check();
  await worker.pressSave();
  await expect(worker.paragraph(text.record.problems["no-heads"])).toBeVisible();
  await visit("group, heads missing");

  await worker.turnTo("cleanup");
  await visit("clean-up");

  await worker.form.takeBack({ method: "container", container: "SHP-1QT", fill: "0.75" });
  await visit("clean-up, by the container");
}

async function walkDay(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.goTo("today");
  await expect(page.getByText(text.day.emptyToday)).toBeVisible();
  await visit("day, nothing recorded");

  await page.goto("/day/2026-02-30");
  await expect(page.getByText(text.day.notADay)).toBeVisible();
  await visit("no such day");

  await bringInEvening(worker);
  await worker.goTo("today");
  await expect(worker.entries().first()).toBeVisible();
  await visit("day");

  const { mistake } = text.items.voidReasons;
  await more(page);
  await expect(page.getByRole("button", { name: mistake })).toBeVisible();
  await visit("more about an entry");

  await press(page, mistake);
  await expect(page.getByText(text.day.nowVoided)).toBeVisible();
  await expect(page.getByText(text.day.voided(mistake))).toBeVisible();
  await visit("day, an entry voided");

  await more(page);
  await expect(page.getByRole("button", { name: text.day.bringBack })).toBeVisible();
  await visit("more about a voided entry");
}

async function walkChange(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.form.handOut("KIT-INJ-4");
  await worker.save();
  await worker.goTo("today");
  await worker.openToFix(worker.entries().first());
  await visit("change of a contact");

  await unfold(page, text.record.voidTitle);
  await press(page, text.record.voidIt);
  await expect(page.getByText(text.record.chooseReason)).toBeVisible();
  await visit("change of a contact, no reason to take it out");

  await worker.form.handOut("TST-FEN", 5);
  await worker.goTo("today");
  await visit("day, a change left");

  await page.getByRole("link", { name: text.day.goOn, exact: true }).click();
  await expect(page.getByText(text.record.fixResumed)).toBeVisible();
  await visit("change of a contact, gone on with");

  await worker.saveFix();
  await more(page);
  await expect(page.getByText(text.day.from(text.day.labels.gave, ""))).toBeVisible();
  await visit("history of an entry");

  await page.goto("/record/00000000-0000-4000-8000-000000000000");
  await expect(page.getByRole("heading", { name: text.record.notOnThisPhone })).toBeVisible();
  await visit("no such entry");
}

async function walkTotals(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.openTotals("month");
  await expect(page.getByText(text.totals.nothing)).toBeVisible();
  await visit("totals, nothing recorded");

  await worker.openTotals("custom");
  await page.getByLabel(text.totals.from).fill(eveningDay);
  await page.getByLabel(text.totals.to).fill("2026-06-18");
  await expect(page.getByText(text.totals.daysInOrder).first()).toBeVisible();
  await visit("totals, days in the wrong order");

  await bringInEvening(worker);
  await worker.openTotals("year");
  await expect(page.getByRole("table").first()).toBeVisible();
  await visit("totals");

  await press(page, text.totals.detail);
  await expect(page.getByRole("link", { name: /\.csv$/ })).toBeVisible();
  await visit("totals, a table made");

  await holdReads(page);
  await press(page, text.totals.detail);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await visit("totals, a table being made");
}

async function walkSettings(page: Page, visit: Visit): Promise<void> {
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

async function walkPrivacy(page: Page, visit: Visit): Promise<void> {
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

async function walkCopies(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.openCopies();
  await visit("copies");

  await worker.chooseFile("faulty.jsonl", fixture("faulty.jsonl"));
  await expect(page.getByRole("button", { name: text.copy.bringIn })).toBeVisible();
  await visit("copies, a file with bad lines chosen");

  await worker.bringIn();
  await visit("copies, a file with bad lines brought in");

  await worker.saveCopy();
  await expect(page.getByRole("link", { name: /\.jsonl$/ })).toBeVisible();
  await visit("copies, one saved");
}

async function walkFailures(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.form.handOut("KIT-INJ-4");
  await fillUpStorage(page);
  await worker.pressSave();
  await expect(page.getByRole("alert")).toContainText(text.failures.save["storage-full"]);
  await visit("contact, not saved");

  // As another tab does it.
  await page.evaluate(() => void indexedDB.deleteDatabase("satchel"));
  await expect(page.getByText(text.failures.closed["database-deleted"])).toBeVisible();
  await visit("contact, the records taken away");

  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("No storage in this window.", "SecurityError");
    };
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: text.shell.cantOpen })).toBeVisible();
  await visit("records that can't be opened");
}

async function bringInEvening(worker: Worker): Promise<void> {
  await worker.openCopies();
  await worker.chooseFile("evening.jsonl", fixture("evening.jsonl"));
  await worker.bringIn();
}

/** Reads on this page are never answered from now on: the work that needs them stands still. */
async function holdReads(page: Page): Promise<void> {
  await page.evaluate(() => {
    // What asks waits for an event of it, and none comes.
    const never = () => new EventTarget() as never;
    for (const source of [IDBObjectStore.prototype, IDBIndex.prototype]) {
      source.get = never;
      source.getAll = never;
      source.getAllKeys = never;
      source.openCursor = never;
    }
  });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function unfold(page: Page, title: string): Promise<void> {
  await page.locator("summary").filter({ hasText: title }).click();
}

/** Opens the sheet of the entry that stands first in the list. */
async function more(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: startingWith(text.day.moreAbout("")) })
    .first()
    .click();
}

function typing(code: "TST-FEN"): string {
  return text.record.typeNumber(mustGetName(words, code), "");
}

function fixture(name: string): Buffer {
  return readFileSync(resolve(fixtures, name));
}
