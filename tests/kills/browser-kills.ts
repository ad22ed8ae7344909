/**
 * Chromium killed with -9, all its processes at once, until it was hit so many
 * times in a save or an exchange: what the screen called saved is there at each
 * reopening, and at the end the endpoint has each event once. Each reopening is
 * the next round's start, so a round costs one launch.
 *
 * Some of the kills leave a torn log, as those do that fall between two writes of
 * Chromium's: where the app wrote behind it, Chromium would empty the phone.
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
  const problems: string[] = [];
  const phone = await KilledPhone.join(random);
  const killsPerTear = Math.ceil(hits / (torn + 1));
  let tears = 0;

  /** Told at once: should the app not open any more, nothing is told at the end. */
  function take(found: readonly string[]): void {
    problems.push(...found);
    for (const problem of found) say(`browser ${moments.kills}: ${problem}`);
    if (found.length > 0) say(`on the disk of Chromium\n${phone.diskInWords()}`);
  }

  while (moments.goOn() && !phone.isEmptied) {
    moments.add(await phone.killOnce());
    take(phone.takeProblems());
    if (moments.kills % killsPerTear === 0 && tears < torn && !phone.isEmptied) {
      phone.tearLog();
      tears += 1;
      say(`browser ${moments.kills}: this kill leaves a torn log`);
    }
    if (moments.kills % killsPerLine !== 0) continue;
    say(`browser ${moments.kills}: ${moments.inWords()}; ${phone.inWords()}, ${problems.length} problems`);
  }
  if (!phone.isEmptied) await phone.calmDown();
  take(phone.takeProblems());
  await phone.stop();
  if (tears < torn) problems.push(`only ${tears} kills left a torn log, and ${torn} were asked for`);
  return { kills: moments.kills, hits: moments.hits, problems: [...problems, ...moments.problems()] };
}
