// Plays schedules with a mutant planted until a verdict tells of it: node play.ts NAME FROM SEEDS.
// A process of its own for each, for what is planted stays. Its last line is what it found, as JSON.
import type { Played } from "../schedule.ts";
import { memoryFolder } from "../../../src/tools/memory-folder.ts";
import { mustFindMutant } from "./mutants.ts";
import { plant } from "./plant.ts";

export interface Hunt {
  /** How many seeds were played, the one that caught it among them. */
  readonly seeds: number;
  /** The seed whose verdict told, and what it said. */
  readonly caught?: { readonly seed: number; readonly verdict: string };
  /** Schedules that ended with an exception instead of a verdict, and the first of these. */
  readonly brokeOff: number;
  readonly firstBreak?: string;
  /** Planted in files that no schedule loads, it proves nothing. */
  readonly isLoaded: boolean;
}

const [name = "", from = "", count = ""] = process.argv.slice(2);
process.env["TMPDIR"] = memoryFolder();
const mutant = mustFindMutant(name);
const loaded = plant(mutant);
const { installQuickPlatform } = await import("../quick-platform.ts");
const { playSchedule } = await import("../schedule.ts");
installQuickPlatform();

const breaks: string[] = [];
// What nobody waits for any more, in the middle of a schedule.
process.on("unhandledRejection", (cause) => breaks.push(sentenceOf(cause)));
console.log(JSON.stringify(await hunt(Number(from), Number(count))));
// Timers and replies of schedules that broke off may wait for ever.
process.exit();

async function hunt(first: number, most: number): Promise<Hunt> {
  for (let seeds = 1; seeds <= most; seeds++) {
    const seed = first + seeds - 1;
    const verdict = await verdictOf(seed);
    if (verdict !== undefined) return { seeds, caught: { seed, verdict }, ...about() };
  }
  return { seeds: most, ...about() };
}

function about(): Pick<Hunt, "brokeOff" | "firstBreak" | "isLoaded"> {
  const [firstBreak] = breaks;
  const isLoaded = loaded.size === mutant.edits.length;
  return { brokeOff: breaks.length, isLoaded, ...(firstBreak !== undefined && { firstBreak }) };
}

async function verdictOf(seed: number): Promise<string | undefined> {
  try {
    return wordsOf(await playSchedule(seed));
  } catch (cause) {
    breaks.push(sentenceOf(cause));
    return undefined;
  }
}

/**
 * Only what the simulation worked out counts. An exception of the code is none:
 * it may be the planting's own, and an assertion in the product that fires is
 * the product that saw it, not the simulation.
 */
function wordsOf({ lost, doubled, violations }: Played): string | undefined {
  if (lost > 0) return `${lost} lost`;
  if (doubled > 0) return `${doubled} doubled`;
  return violations.find((violation) => !violation.startsWith("The endpoint made a mistake"));
}

function sentenceOf(cause: unknown): string {
  const deepest = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
  return String(deepest);
}
