/**
 * Chromium killed with -9, all its processes at once, until it was hit so many
 * times in a save or an exchange: what the screen called saved is there at each
 * reopening, and at the end the endpoint has each event once. Each reopening is
 * the next round's start, so a round costs one launch.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { team } from "../../src/app/language/en/team.ts";
import { codeOf, everyTallied, usualOf } from "../../src/app/record/tile-catalogue.ts";
import { databaseNames } from "../../src/storage/database-names.ts";
import { launchPersistent, prepareKill } from "../e2e/support/browsers.ts";
import { joinByLink, openProgram, sendNow, statusLine, sumArrived } from "../e2e/support/program.ts";
import type { TestProgram } from "../e2e/support/program.ts";
import type { ExchangeStep } from "../e2e/support/unreliable-proxy.ts";
import { english, mustGetName } from "../e2e/support/words.ts";
import type { Random } from "../simulation/random.ts";
import { compareConfirmed, compareIds, findingsIn } from "../support/exact-endpoint.ts";
import { type KillReport, Moments } from "./moments.ts";
import { type SaveStep, readStoredLog, type StoredLog, tapAndSave, watchSaves } from "./tapping-page.ts";

interface Plan {
  /** Of kills that hit; there are more of them. */
  readonly hits: number;
  readonly random: Random;
  readonly say: (line: string) => void;
}

const killsPerLine = 10;

/** What the kill met, told by the steps of saves and of exchanges. */
const kinds = {
  hits: ["in a save", "with an exchange under way"],
  others: ["starting", "idle"],
} as const;
type Moment = (typeof kinds)[keyof typeof kinds][number];

export async function killBrowsers({ hits, random, say }: Plan): Promise<KillReport> {
  if (hits === 0) return { kills: 0, hits, problems: [] };
  const moments = new Moments<Moment>(hits, kinds);
  const program = await openProgram();
  const run = new BrowserKills(program, random);
  await run.join();
  let told = 0;
  while (moments.goOn()) {
    moments.add(await run.killOnce());
    // At once: should the app not open any more, nothing is told at the end.
    for (const problem of run.problems.slice(told)) say(`browser ${moments.kills}: ${problem}`);
    told = run.problems.length;
    if (moments.kills % killsPerLine !== 0) continue;
    say(`browser ${moments.kills}: ${moments.inWords()}; ${run.inWords()}`);
  }
  await run.calmDown();
  await program.stop();
  return {
    kills: moments.kills,
    hits: moments.hits,
    problems: [...run.problems, ...moments.problems()],
  };
}

const tile = "CKR-STD";
/** In which the app is on the screen, however busy the machine is. */
const startMs = 900;
/** From the first row of a save to its completion, as it is seen from here. */
const saveMs = 8;
const replyMs = 12;
const savesInRound = 200;
const longestPauseMs = 60;
/** After which a moment that never comes is waited for no longer. */
const momentLimitMs = 30_000;

class BrowserKills {
  readonly problems: string[] = [];
  readonly #program: TestProgram;
  readonly #random: Random;
  readonly #profileDir = mkdtempSync(join(tmpdir(), "satchel-killed-profile-"));
  /** Of which a row was written, and of them those that the screen called saved. */
  readonly #written = new Set<string>();
  readonly #saved = new Set<string>();
  /** In the log, when it was looked at last. */
  #stored: ReadonlySet<string> = new Set();
  #isInSave = false;
  #underWay = 0;
  #onStep: (step: SaveStep["step"] | ExchangeStep) => void = () => undefined;

  constructor(program: TestProgram, random: Random) {
    this.#program = program;
    this.#random = random;
    program.line.watch((step) => this.#followExchange(step));
  }

  async join(): Promise<void> {
    const { context } = await this.#launch();
    const [page] = context.pages();
    await joinByLink(mustHave(page), this.#program);
    // Browsers write a cookie down some seconds after they got it, or when they are closed.
    await context.close();
  }

  async killOnce(): Promise<Moment> {
    const plan = this.#random.weighted({
      starting: 10,
      writing: 32,
      saved: 8,
      asking: 22,
      answered: 22,
      idle: 6,
    });
    const { page, kill } = await this.#openPage();
    if (plan === "starting") {
      // It is killed before it has come to an end.
      page.goto(this.#program.line.url).catch(() => undefined);
      await pause(this.#random.below(startMs));
      await kill();
      return "starting";
    }

    await this.#load(page);
    this.#compare(await page.evaluate(readStoredLog, databaseNames.program));
    if (plan === "idle") {
      await statusLine(page, team.allSent).waitFor();
    } else {
      page.evaluate(tapAndSave, this.#tapPlan()).catch(() => undefined);
      await this.#untilMoment(plan);
    }
    const wasSending = this.#underWay > 0;
    await kill();
    this.#program.line.meetWith(undefined);
    // What the page said of a save before it died may be heard only now; the line is cut by the kill itself.
    if (this.#isInSave) return "in a save";
    return wasSending ? "with an exchange under way" : "idle";
  }

  /** How many are unclear: their save was cut off, and the log alone says which way it went. */
  inWords(): string {
    const unclear = [...this.#written].filter((id) => !this.#saved.has(id));
    const stored = unclear.filter((id) => this.#stored.has(id)).length;
    return `${this.#saved.size} saves confirmed, ${unclear.length} cut off (${stored} of them stored), ${this.problems.length} problems`;
  }

  /** Sends what waits, and compares everything with everything. */
  async calmDown(): Promise<void> {
    const { page, close } = await this.#openPage();
    await this.#load(page);
    await sendNow(page);
    await statusLine(page, team.allSent).waitFor();
    const log = await page.evaluate(readStoredLog, databaseNames.program);
    await close();
    this.#compare(log);
    const { dataDir } = this.#program.server();
    const count = log.events.length;
    const [contacts, out] = [
      await sumArrived(this.#program, "contacts"),
      await sumArrived(this.#program, "out"),
    ];
    const handedOut = count * usualOf(mustHave(everyTallied().find((tallied) => codeOf(tallied) === tile)));
    if (log.hw !== count) this.problems.push(`${count} are in the log, ${log.hw} are confirmed`);
    if (contacts !== count) this.problems.push(`${count} were saved, ${contacts} are counted`);
    if (out !== handedOut) this.problems.push(`${handedOut} were handed out, ${out} are counted`);
    this.problems.push(...compareIds(dataDir, new Set(log.events.map(({ id }) => id))));
    this.problems.push(...(await findingsIn(dataDir)));
  }

  #launch() {
    return launchPersistent(this.#profileDir, "chromium");
  }

  async #openPage() {
    const browser = await this.#launch();
    const kill = await prepareKill(browser);
    const { context } = browser;
    const page = mustHave(context.pages()[0]);
    await context.exposeBinding("satchelKillsSaid", (_source, step: SaveStep) => this.#followSave(step));
    await context.addInitScript(watchSaves, databaseNames.program);
    this.#isInSave = false;
    return { page, kill, close: () => context.close() };
  }

  async #load(page: Page): Promise<void> {
    await page.goto(this.#program.line.url);
    try {
      await page.getByRole("button", { name: english.text.record.save, exact: true }).waitFor();
    } catch (cause) {
      const shown = await page.locator("body").innerText();
      throw new Error(`The app didn't open. It shows: ${shown}`, { cause });
    }
  }

  #tapPlan() {
    const { text } = english;
    return {
      tile: text.record.counted(mustGetName(english, tile), "0"),
      save: text.record.save,
      review: text.record.reviewOf(""),
      saved: text.record.saved,
      pausesMs: Array.from({ length: savesInRound }, () => this.#random.below(longestPauseMs)),
    };
  }

  async #untilMoment(plan: "writing" | "saved" | "asking" | "answered"): Promise<void> {
    switch (plan) {
      case "writing":
        await this.#until("written", 1 + this.#random.below(20));
        await pause(this.#random.below(saveMs));
        return;
      case "saved":
        await this.#until("saved", 1 + this.#random.below(20));
        return;
      case "asking":
        // Half of them surely before the commit, the others wherever it falls.
        if (this.#random.chance(0.5)) this.#program.line.meetWith("request-held");
        await this.#until("asked", 1);
        await pause(this.#random.below(replyMs));
        return;
      case "answered":
        // Half of them surely after the commit and before the phone knows, the others while it writes that down.
        if (this.#random.chance(0.5)) this.#program.line.meetWith("reply-held");
        await this.#until("answered", 1);
        await pause(this.#random.below(replyMs));
        return;
    }
  }

  #until(step: SaveStep["step"] | ExchangeStep, times: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`"${step}" never came.`)), momentLimitMs);
      let left = times;
      this.#onStep = (came) => {
        if (came === step) left -= 1;
        if (left > 0) return;
        this.#onStep = () => undefined;
        clearTimeout(limit);
        resolve();
      };
    });
  }

  #followSave({ step, event }: SaveStep): void {
    if (step === "written") this.#written.add(event);
    if (step === "saved") this.#saved.add(event);
    this.#isInSave = step === "written";
    this.#onStep(step);
  }

  #followExchange(step: ExchangeStep): void {
    if (step === "asked") this.#underWay += 1;
    if (step === "over") this.#underWay -= 1;
    this.#onStep(step);
  }

  #compare({ events, next, hw, number }: StoredLog): void {
    this.#stored = new Set(events.map(({ id }) => id));
    const lost = [...this.#saved].filter((id) => !this.#stored.has(id)).length;
    // A kill can also cut off the word that a row was written: of the one save under way, so the log's last event.
    const last = events.at(-1);
    if (last !== undefined) this.#written.add(last.id);
    const alien = events.filter(({ id }) => !this.#written.has(id)).length;
    const isGapless = events.every(({ seq }, index) => seq === index + 1) && next === events.length + 1;
    if (lost > 0) this.problems.push(`${lost} confirmed saves are gone`);
    if (alien > 0) this.problems.push(`${alien} events are in the log that nobody saved`);
    if (!isGapless) this.problems.push("the numbers of the log have a gap");
    this.problems.push(...compareConfirmed(this.#program.server().dataDir, [{ number, hw }]).problems);
  }
}

function pause(delayMs: number): Promise<void> {
  return delayMs < 1 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, delayMs));
}

function mustHave<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("A browser opens with a page, and the tile is in the catalogue.");
  return value;
}
