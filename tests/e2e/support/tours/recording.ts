/** The forms: of a contact with its sheets and parts, of a group and of a clean-up. */
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { askable } from "../../../../src/domain/program.ts";
import { formatDay } from "../../../../src/app/language/format-date.ts";
import { localDate } from "../../../support/builders.ts";
import { spoken as words } from "../spoken.ts";
import { mustGetName, startingWith } from "../words.ts";
import { evening, openApp } from "../worker.ts";
import { begin, fixture, press, unfold, type Visit } from "./tour.ts";

const { participant, practice, shift, text } = words;

export async function walkWelcome(page: Page, visit: Visit): Promise<void> {
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

export async function walkPractice(page: Page, visit: Visit): Promise<void> {
  const worker = await openApp(page);
  await page.getByRole("link", { name: text.welcome.practice }).click();
  await expect(page.getByText(practice.what)).toBeVisible();
  await visit("practice, its first step");

  await worker.form.handOutFirst("NLX-KIT-NAS");
  await worker.save();
  await visit("practice, saved");

  await worker.undo();
  await worker.goTo("today");
  await expect(page.getByText(practice.steps.done)).toBeVisible();
  await visit("practice, the list of the day");

  await page.goto("/practice");
  await press(page, practice.skip);
  await visit("practice, its steps skipped");
}

export async function walkContact(page: Page, visit: Visit): Promise<void> {
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

export async function walkContactSheets(page: Page, visit: Visit): Promise<void> {
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
    .getByRole("button", { name: startingWith(text.record.refill) })
    .first()
    .click();
  await expect(page.getByRole("dialog", { name: text.record.refillTitle })).toBeVisible();
  await visit("refill");

  await page.getByRole("radio", { name: text.items.refillReasons.used_on_other }).check();
  await page.getByRole("radio", { name: text.items.reversalOutcomes.survived }).check();
  await visit("refill, used on someone");
  await page.getByText(text.record.reversalMore, { exact: true }).click();
  await press(page, text.record.more(text.record.dosesUsed));
  await press(page, text.record.anotherProduct);
  await visit("refill, with all that was told");
  await press(page, text.record.done);

  const kit = mustGetName(words, "KIT-INJ-4");
  await worker.form.handOut("KIT-INJ-4");
  await press(page, text.record.typeNumber(kit, "1"));
  await press(page, text.record.kitContent);
  await page.getByLabel(text.record.kitSize).selectOption("SYR-1ML-29G-12");
  await visit("what is in a kit");
  await press(page, text.record.kitAsUsual);
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
  await expect(
    page.getByText(text.record.forEarlierDay(formatDay(words.language, localDate("2026-06-18"), "full"))),
  ).toBeVisible();
  await visit("contact of an earlier day");
  await worker.form.handOut("KIT-INJ-4");
}

/** Of a program that asks for all that it may. */
export async function walkParticipant(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.openSettings(text.settings.program);
  for (const asked of askable.filter((each) => each !== "worker")) {
    await page.getByRole("checkbox", { name: participant.asks[asked] }).check();
  }
  await visit("settings, all is asked for");
  await page.getByRole("button", { name: text.settings.save, exact: true }).click();
  await expect(page.getByText(text.settings.saved)).toBeVisible();

  await worker.goTo("record");
  await unfold(page, text.record.participantCode);
  await page.getByLabel(participant.code).fill("11/04/1987");
  await unfold(page, text.record.aboutPerson);
  await page.getByRole("radio", { name: participant.answers["25-34"] }).check();
  await page.getByRole("checkbox", { name: participant.answers["TWO-SPIRIT"] }).check();
  await visit("contact, a code and what was answered");
  await worker.save();
  await worker.goTo("today");
  await expect(page.getByText(text.day.isNoted).first()).toBeVisible();
  await visit("today, a code is noted");
}

export async function walkReturns(page: Page, visit: Visit): Promise<void> {
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

export async function walkSections(page: Page, visit: Visit): Promise<void> {
  const worker = await begin(page);
  await worker.form.tellPeople({ newReturning: "new" });
  await worker.form.giveService("SVC-COPING");
  await worker.form.refer("REF-MOUD", "accepted");
  await worker.form.hearStep("STP-GOAL");
  await worker.form.hearOfOverdose({ outcome: "survived", ems: true });
  await visit("people, a service, a referral, a step and an overdose");
}

export async function walkOtherKinds(page: Page, visit: Visit): Promise<void> {
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

function typing(code: "TST-FEN"): string {
  return text.record.typeNumber(mustGetName(words, code), "");
}

export async function walkShift(page: Page, visit: Visit): Promise<void> {
  await begin(page);
  await page.getByRole("link", { name: text.record.startShift }).click();
  await visit("the start of a shift");

  await unfold(page, shift.more);
  await page.getByLabel(shift.route).fill("North");
  await press(page, shift.start);
  await page.getByRole("link", { name: startingWith(text.record.onShiftSince("")) }).click();
  await expect(page.getByRole("button", { name: shift.endEmpty })).toBeVisible();
  await visit("a shift with nothing in it");

  await press(page, shift.discard);
  await expect(page.getByText(shift.discarded)).toBeVisible();
  await visit("a shift that was begun by mistake");

  await press(page, shift.undo);
  await expect(page.getByRole("button", { name: shift.endEmpty })).toBeVisible();
  await page.clock.setFixedTime(new Date(evening.getTime() + 20 * 60 * 60_000));
  await page.goto("/");
  await expect(page.getByRole("link", { name: text.record.shiftLeftOpen })).toBeVisible();
  await visit("recording with a shift that was left open");

  await page.goto("/shift");
  await press(page, shift.end);
  await expect(page.getByText(shift.timeMissing)).toBeVisible();
  await visit("a shift that was left open, its end not said");

  await page.getByLabel(shift.time, { exact: true }).fill("23:45");
  await press(page, shift.end);
  await expect(page.getByRole("heading", { name: shift.endedTitle })).toBeVisible();
  await visit("a shift that ended");
}
