/**
 * Chromium killed with -9, all its processes at once, until it was hit so many
 * times in a save or an exchange: what the screen called saved is there at each
 * reopening, and at the end the endpoint has each event once. Each reopening is
 * the next round's start, so a round costs one launch.
 *
 * Some of the kills leave a torn log, as those do that fall between two writes of
 * Chromium's: it may empty the phone then. The app has to say so, the endpoint to
 * have what was sent, and another phone goes on.
 */
import type { Random } from "../simulation/random.ts";
import { KilledPhone, type Moment } from "./killed-phone.ts";
import { type KillReport, Moments } from "./moments.ts";

interface Plan {
  /** Of kills that hit; there are more of them. */
  readonly hits: number;
  /** Of kills that tear Chromium's log. */
  readonly torn: number;
  readonly random: Random;
  readonly say: (line: string) => void;
}

const killsPerLine = 10;

const kinds = {
  hits: ["in a save", "with an exchange under way"],
  others: ["starting", "idle"],
} as const;

export async function killBrowsers({ hits, torn, random, say }: Plan): Promise<KillReport> {
  if (hits === 0) return { kills: 0, hits, problems: [] };
  const moments = new Moments<Moment>(hits, kinds);
  const phones = new Phones(random, (words) => say(`browser ${moments.kills}: ${words}`));
  const killsPerTear = Math.ceil(hits / (torn + 1));
  while (moments.goOn()) {
    const moment = await phones.killOnce();
    if (moment === "emptied") continue;
    moments.add(moment);
    if (moments.kills % killsPerTear === 0 && phones.torn < torn) await phones.tear();
    if (moments.kills % killsPerLine === 0) phones.tell(moments.inWords());
  }
  await phones.calmDown();
  if (phones.emptied > 0) say(`browser: phones that Chromium emptied, as the app said: ${phones.emptied}`);
  return {
    kills: moments.kills,
    hits: moments.hits,
    problems: [...phones.problems, ...moments.problems()],
  };
}

/** One after the other, each with its program: until Chromium empties it, or until the end. */
class Phones {
  readonly problems: string[] = [];
  torn = 0;
  emptied = 0;
  readonly #random: Random;
  readonly #say: (words: string) => void;
  #now: KilledPhone | undefined;

  constructor(random: Random, say: (words: string) => void) {
    this.#random = random;
    this.#say = say;
  }

  async killOnce(): Promise<Moment | "emptied"> {
    const phone = await this.#phone();
    const moment = await phone.killOnce();
    if (moment === "emptied") await this.#endEmptied(phone);
    else this.#take(phone);
    return moment;
  }

  async tear(): Promise<void> {
    const phone = await this.#phone();
    phone.tearLog();
    this.torn += 1;
    this.#say("this kill leaves a torn log");
  }

  tell(moments: string): void {
    const words = this.#now === undefined ? "a new phone follows" : this.#now.inWords();
    this.#say(`${moments}; ${words}, ${this.problems.length} problems`);
  }

  async calmDown(): Promise<void> {
    const phone = this.#now;
    if (phone === undefined) return;
    const end = await phone.calmDown();
    if (end === "emptied") return this.#endEmptied(phone);
    this.#take(phone);
    await phone.stop();
  }

  async #phone(): Promise<KilledPhone> {
    this.#now ??= await KilledPhone.join(this.#random);
    return this.#now;
  }

  async #endEmptied(phone: KilledPhone): Promise<void> {
    this.#say(await phone.tellOfLoss());
    this.#take(phone);
    await phone.stop();
    this.#now = undefined;
    this.emptied += 1;
  }

  /** Told at once: should the app not open any more, nothing is told at the end. */
  #take(phone: KilledPhone): void {
    const problems = phone.takeProblems();
    if (problems.length === 0) return;
    this.problems.push(...problems);
    for (const problem of problems) this.#say(problem);
    this.#say(`on the disk of Chromium\n${phone.diskInWords()}`);
  }
}
