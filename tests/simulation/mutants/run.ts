/**
 * `npm run simulate -- --mutants`: plants one bug after the other and plays
 * schedules until the simulation tells of it. One that it doesn't see would
 * mean that it proves nothing of that kind of bug either.
 */
import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { assertFits, type Mutant } from "./mutant.ts";
import { counted } from "../counted.ts";
import { mutants } from "./mutants.ts";
import type { Hunt } from "./play.ts";

/** The rarest need a chain of three troubles in one schedule. */
const mostSeeds = 600;

/** For a schedule that a mutant keeps from ending. */
const timeoutMs = 20 * 60_000;

export interface HuntOptions {
  /** One of them; all where it isn't given. */
  readonly mutant?: string | undefined;
  readonly from?: string | undefined;
  /** At most so many for each. */
  readonly seeds?: string | undefined;
  /** So many side by side. */
  readonly jobs?: string | undefined;
}

/** Prints a line for each as it is found; `false` where one survived. */
export async function huntMutants(options: HuntOptions): Promise<boolean> {
  const hunted = mutants.filter(({ name }) => name === (options.mutant ?? name));
  if (hunted.length === 0) {
    console.log(`There is no mutant "${options.mutant}". There are:`);
    for (const { name } of mutants) console.log(name);
    return false;
  }
  for (const mutant of hunted) assertFits(mutant);
  const waiting = [...hunted];
  const survivors: Mutant[] = [];
  const work = async (): Promise<void> => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const hunt = await huntMutant(mutant, options);
      console.log(lineOf(mutant, hunt));
      if (hunt?.caught === undefined) survivors.push(mutant);
    }
  };
  const jobs = Number(options.jobs ?? availableParallelism());
  await Promise.all(Array.from({ length: jobs }, work));
  for (const { name } of survivors) console.log(`survived: ${name}`);
  console.log(`${counted(hunted.length, "mutant")}, ${hunted.length - survivors.length} caught`);
  return survivors.length === 0;
}

/** `undefined` where it never came to an end. */
export async function huntMutant(
  { name }: Mutant,
  { from = "1", seeds = String(mostSeeds) }: HuntOptions,
): Promise<Hunt | undefined> {
  const play = join(import.meta.dirname, "play.ts");
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [play, name, from, seeds], {
      timeout: timeoutMs,
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Hunt;
  } catch (cause) {
    console.log(`${name}: ${String(cause)}`);
    return undefined;
  }
}

/** A row of the table in README.md. */
function lineOf({ name }: Mutant, hunt: Hunt | undefined): string {
  return `| ${name} | ${hunt?.caught === undefined ? "-" : hunt.seeds} | ${wordsOf(hunt)} |`;
}

function wordsOf(hunt: Hunt | undefined): string {
  if (hunt === undefined) return "did not end";
  const { caught, seeds, brokeOff, firstBreak, isLoaded } = hunt;
  if (caught !== undefined) return withoutIds(caught.verdict);
  if (!isLoaded) return "was never loaded";
  return `not seen in ${seeds} seeds` + (brokeOff > 0 ? `, ${brokeOff} broke off: ${firstBreak}` : "");
}

/** They are other ones in the next version. */
function withoutIds(verdict: string): string {
  return verdict
    .replace(/: (?:\{.*\}|\[.*\])$/u, "")
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, "…");
}
