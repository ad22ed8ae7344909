/** The form of one contact, group or clean-up, and everything that can be tapped on it. */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { formatNumber } from "../../../src/app/language/format-number.ts";
import {
  codeOf,
  type TileGroup,
  tileGroups,
  tilesOf,
  usualOf,
} from "../../../src/app/record/tile-catalogue.ts";
import type { CatalogueCode } from "../../../src/domain/catalogue/shipped.ts";
import { askAboveQuantity } from "../../../src/domain/limits.ts";
import type { Fill, ReferralOutcome, RefillReason, ReversalOutcome } from "../../../src/domain/record.ts";
import { mustGetName, startingWith, withAnyNumber } from "./words.ts";
import type { Words } from "./words.ts";

/** One way of telling how much came back. */
export type ReturnTold =
  | { readonly method: "counted" | "stated" | "visual"; readonly quantity: number }
  | {
      readonly method: "container";
      readonly container: CatalogueCode;
      readonly fill: Fill;
      readonly containers?: number;
    }
  | { readonly method: "weight"; readonly gross: string; readonly tare: string; readonly unit: "lb" | "kg" };

/** An overdose as somebody tells of it. Without doses, they are not known. */
export interface OverdoseTold {
  readonly outcome: ReversalOutcome;
  readonly doses?: number;
  readonly ems?: boolean;
}

/** Above so many taps a person would type the number too. */
const mostTaps = 4;

export class EntryForm {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  /** So many more of it: by taps where they come to it, else typed on the keypad. */
  async handOut(code: CatalogueCode, quantity = 1): Promise<void> {
    const name = await this.#showTile(code);
    const usual = usualOf(tileOf(code));
    const taps = quantity / usual;
    if (Number.isInteger(taps) && taps <= mostTaps) {
      await this.#tap(
        withAnyNumber((count) => this.#record.counted(name, count)),
        taps,
      );
    } else {
      await this.#typeNumber(this.#page.getByRole("main"), name, quantity);
    }
  }

  /** Naloxone for who had none before. */
  async handOutFirst(code: CatalogueCode, quantity = 1): Promise<void> {
    await this.#tapSupply(code, this.#record.first, quantity);
  }

  /** Naloxone again. Each tap asks once what happened to the last one; the overdose is told at the first. */
  async handOutRefill(
    code: CatalogueCode,
    told: {
      readonly quantity?: number;
      readonly reason?: RefillReason;
      readonly overdose?: OverdoseTold;
    } = {},
  ): Promise<void> {
    const { quantity = 1, reason, overdose } = told;
    for (let given = 0; given < quantity; given++) {
      await this.#tapSupply(code, this.#record.refill, 1);
      const sheet = this.#page.getByRole("dialog", { name: this.#record.refillTitle });
      if (reason !== undefined) {
        await this.#choose(sheet, this.#record.whyRefill, this.#words.text.items.refillReasons[reason]);
      }
      if (given === 0 && overdose !== undefined) await this.#tellOverdose(sheet, overdose);
      await sheet.getByRole("button", { name: this.#record.done, exact: true }).click();
      await expect(sheet).toBeHidden();
    }
  }

  async takeBack(told: ReturnTold): Promise<void> {
    const entry = await this.#newReturn();
    const { items } = this.#words.text;
    await this.#choose(entry, this.#record.howReturned, items.returnMethods[told.method]);
    switch (told.method) {
      case "counted":
      case "stated":
      case "visual":
        await this.#typeNumber(entry, this.#record.usedSyringes, told.quantity);
        break;
      case "container":
        await this.#choose(entry, this.#record.container, mustGetName(this.#words, told.container));
        await this.#choose(entry, this.#record.howFull, items.fills[told.fill]);
        if (told.containers !== undefined) {
          await this.#typeNumber(entry, this.#record.howManyContainers, told.containers);
        }
        break;
      case "weight":
        await this.#choose(entry, this.#record.weightUnit, told.unit);
        await entry.getByLabel(this.#record.gross, { exact: true }).fill(told.gross);
        await entry.getByLabel(this.#record.tare, { exact: true }).fill(told.tare);
        break;
    }
    // What it comes to is shown once it is complete.
    await expect(entry.getByRole("status").filter({ hasText: /\d/ })).toBeVisible();
  }

  async tellPeople(told: {
    readonly present?: number;
    readonly forOthers?: number;
    readonly newReturning?: "new" | "returning";
  }): Promise<void> {
    const section = await this.#open(this.#record.people);
    const { newPerson, returningPerson } = this.#record;
    if (told.present !== undefined) await this.#typeNumber(section, this.#record.peoplePresent, told.present);
    if (told.forOthers !== undefined) await this.#typeNumber(section, this.#record.forOthers, told.forOthers);
    if (told.newReturning !== undefined) {
      const answer = told.newReturning === "new" ? newPerson : returningPerson;
      await this.#choose(section, this.#record.newOrReturning, answer);
    }
  }

  /** Where the program asks for one. */
  async note(words: string): Promise<void> {
    const section = await this.#open(this.#record.note);
    await section.getByLabel(this.#record.noteLabel).fill(words);
  }

  async giveService(code: CatalogueCode, told: { count?: number; minutes?: number; heads?: number } = {}) {
    const section = await this.#open(this.#record.services);
    const name = await this.#tapRow(section, code, told.count);
    if (told.minutes !== undefined)
      await this.#typeNumber(section, this.#record.minutesOf(name), told.minutes);
    if (told.heads !== undefined) await this.#typeNumber(section, this.#record.headsOf(name), told.heads);
  }

  async refer(code: CatalogueCode, outcome: ReferralOutcome): Promise<void> {
    const section = await this.#open(this.#record.referrals);
    const name = await this.#tapRow(section, code);
    const { referralOutcomes } = this.#words.text.items;
    // The one that was just tapped is the last of its name.
    const choice = section.getByRole("group", { name, exact: true }).last();
    await choice.getByRole("radio", { name: referralOutcomes[outcome], exact: true }).check();
  }

  async hearStep(code: CatalogueCode, count?: number): Promise<void> {
    await this.#tapRow(await this.#open(this.#record.steps), code, count);
  }

  /** An overdose without a refill. */
  async hearOfOverdose(told: OverdoseTold): Promise<void> {
    const section = await this.#open(this.#record.reversals);
    await section.getByRole("button", { name: this.#record.addReversal, exact: true }).click();
    await this.#tellOverdose(section.getByRole("region").last(), told);
  }

  async describeGroup(told: {
    readonly topic: CatalogueCode;
    readonly heads: number;
    readonly isEstimate?: boolean;
    readonly minutes?: number;
  }): Promise<void> {
    const main = this.#page.getByRole("main");
    await this.#choose(main, this.#record.topic, mustGetName(this.#words, told.topic));
    await this.#typeNumber(main, this.#record.heads, told.heads);
    const { headsCounted, headsEstimated } = this.#record;
    await this.#choose(main, this.#record.headsHow, told.isEstimate === true ? headsEstimated : headsCounted);
    if (told.minutes !== undefined) await this.#typeNumber(main, this.#record.minutes, told.minutes);
  }

  get #record() {
    return this.#words.text.record;
  }

  /** Turns to the tiles that have it. */
  async #showTile(code: CatalogueCode): Promise<string> {
    const group = tileGroups.find((one) => tilesOf(one).some((tile) => codeOf(tile) === code));
    if (group === undefined) throw new Error(`No tile is for ${code}.`);
    const name = mustGetName(this.#words, code);
    await this.#turnToGroup(group);
    // What a site uses more often may have taken its place among the common ones.
    const tile = this.#page.getByRole("button", {
      name: withAnyNumber((count) => this.#record.counted(name, count)),
    });
    if (group === "common" && (await tile.count()) === 0) {
      const found = tileOf(code);
      await this.#turnToGroup(found.type === "kit" ? "kits" : found.item.category);
    }
    return name;
  }

  async #turnToGroup(group: TileGroup): Promise<void> {
    await this.#page
      .getByRole("group", { name: this.#record.show, exact: true })
      .getByRole("button", { name: this.#nameOfGroup(group), exact: true })
      .click();
  }

  #nameOfGroup(group: TileGroup): string {
    if (group === "common") return this.#record.common;
    if (group === "kits") return this.#record.kits;
    return this.#words.text.items.categories[group];
  }

  async #tapSupply(code: CatalogueCode, supply: string, taps: number): Promise<void> {
    const name = await this.#showTile(code);
    await this.#tap(
      withAnyNumber((count) => this.#record.supplyCounted(supply, name, count)),
      taps,
    );
  }

  async #tapRow(section: Locator, code: CatalogueCode, taps = 1): Promise<string> {
    const name = mustGetName(this.#words, code);
    const row = section.getByRole("button", {
      name: withAnyNumber((count) => this.#record.counted(name, count)),
    });
    for (let tap = 0; tap < taps; tap++) await row.click();
    return name;
  }

  async #tap(name: RegExp, taps: number): Promise<void> {
    const tile = this.#page.getByRole("main").getByRole("button", { name });
    for (let tap = 0; tap < taps; tap++) await tile.click();
  }

  /** On the keypad that the number opens. */
  async #typeNumber(scope: Locator, label: string, quantity: number): Promise<void> {
    await scope
      .getByRole("button", { name: withAnyNumber((count) => this.#record.typeNumber(label, count)) })
      .click();
    const keypad = this.#page.getByRole("dialog", { name: label, exact: true });
    for (const digit of String(quantity)) {
      await keypad.getByRole("button", { name: digit, exact: true }).click();
    }
    const shown = formatNumber(this.#words.language, quantity);
    await keypad.getByRole("button", { name: this.#record.setTo(shown), exact: true }).click();
    if (quantity > askAboveQuantity) {
      await keypad.getByRole("button", { name: this.#record.keepIt(shown), exact: true }).click();
    }
    await expect(keypad).toBeHidden();
  }

  async #newReturn(): Promise<Locator> {
    const main = this.#page.getByRole("main");
    // A clean-up shows its returns without being asked to.
    if ((await this.#fold(this.#record.returned).count()) > 0) await this.#open(this.#record.returned);
    const begun = await main.getByRole("button", { name: this.#record.removeReturn, exact: true }).count();
    if (begun > 0) await main.getByRole("button", { name: this.#record.addReturn, exact: true }).click();
    return main.getByRole("region", { name: this.#record.returnPosition(begun + 1), exact: true });
  }

  async #tellOverdose(scope: Locator, { outcome, doses, ems }: OverdoseTold): Promise<void> {
    const { reversalOutcomes } = this.#words.text.items;
    await this.#choose(scope, this.#record.whatHappened, reversalOutcomes[outcome]);
    if (doses === undefined && ems === undefined) return;
    await scope.getByText(this.#record.reversalMore, { exact: true }).click();
    if (doses !== undefined) await this.#typeNumber(scope, this.#record.dosesUsed, doses);
    if (ems !== undefined) {
      await this.#choose(scope, this.#record.emsCalled, ems ? this.#record.yes : this.#record.no);
    }
  }

  async #choose(scope: Locator, legend: string, answer: string): Promise<void> {
    const question = scope.getByRole("group", { name: legend, exact: true });
    await question.getByRole("radio", { name: startingWith(answer) }).check();
  }

  #fold(title: string): Locator {
    const summary = this.#page.locator("summary", { hasText: startingWith(title) });
    return this.#page.getByRole("main").locator("details", { has: summary });
  }

  async #open(title: string): Promise<Locator> {
    const section = this.#fold(title);
    // A press on an open one would close it.
    if ((await section.getAttribute("open")) === null) await section.locator("> summary").click();
    return section;
  }
}

function tileOf(code: string) {
  const tile = tileGroups.flatMap((group) => tilesOf(group)).find((one) => codeOf(one) === code);
  if (tile === undefined) throw new Error(`No tile is for ${code}.`);
  return tile;
}
