/**
 * Schedules in processes of their own: two in one process would meet each
 * other's timers and not go the same way twice.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { Coverage, type Faults } from "./coverage.ts";

/** A schedule throws nearly all away that it makes: with room for that, a tenth less time goes into looking for it. */
const roomForYoung = "--max-semi-space-size=64";

export interface FailedSeed {
  readonly seed: number;
  readonly lost: number;
  readonly doubled: number;
  readonly violations: readonly string[];
}

export interface PlayedSeeds {
  /** Hashes of the code that was played: one, or it changed under the run. */
  readonly code: readonly string[];
  /** Processes that died, and whose seeds then played through. */
  readonly deaths: readonly string[];
  /** How often each fault was met. */
  readonly counts: Faults;
  readonly failed: readonly FailedSeed[];
}

const program = join(import.meta.dirname, "run.ts");

/** A process of more would be quicker by nothing, and tell of itself more seldom. */
const mostSeeds = 500;

/** For one that never ends, on a machine that is busy with other things. */
const longestMsPerSeed = 60_000;

/** With the options that this process has, a load hook's too. Rejects, with what the process said, where it died. */
export async function playApart(
  from: number,
  seeds: number,
  more: readonly string[] = [],
): Promise<PlayedSeeds> {
  const range = ["--from", String(from), "--seeds", String(seeds)];
  const words = [...process.execArgv, roomForYoung, program, ...range, "--json", ...more];
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    maxBuffer: 64 * 1024 * 1024,
    timeout: seeds * longestMsPerSeed,
  });
  return JSON.parse(stdout) as PlayedSeeds;
}

export interface Range {
  readonly from: number;
  readonly seeds: number;
}

/** So many processes at a time until all seeds are played. */
export async function playBySide(
  { from, seeds }: Range,
  { jobs, more = [] }: { readonly jobs: number; readonly more?: readonly string[] },
  onPlayed: (range: Range, played: PlayedSeeds) => void,
): Promise<void> {
  const most = Math.min(mostSeeds, Math.ceil(seeds / jobs));
  let next = from;
  const playOn = async (): Promise<void> => {
    while (next < from + seeds) {
      const range = { from: next, seeds: Math.min(most, from + seeds - next) };
      next += range.seeds;
      onPlayed(range, await playWhole(range, more));
    }
  };
  await Promise.all(Array.from({ length: jobs }, playOn));
}

/** Where the process dies, by halves down to the seed that ends it: all others are played. */
async function playWhole({ from, seeds }: Range, more: readonly string[]): Promise<PlayedSeeds> {
  try {
    return await playApart(from, seeds, more);
  } catch (cause) {
    if (seeds === 1) return diedAt(from, cause);
    const half = Math.ceil(seeds / 2);
    const first = await playWhole({ from, seeds: half }, more);
    const second = await playWhole({ from: from + half, seeds: seeds - half }, more);
    const both = together(first, second);
    const death = `Seeds ${from} to ${from + seeds - 1}: ${String(cause)}`;
    return both.failed.length > 0 ? both : { ...both, deaths: [death, ...both.deaths] };
  }
}

function diedAt(seed: number, cause: unknown): PlayedSeeds {
  const violation = `The process that played it died: ${String(cause)}`;
  return {
    code: [],
    deaths: [],
    counts: {},
    failed: [{ seed, lost: 0, doubled: 0, violations: [violation] }],
  };
}

function together(one: PlayedSeeds, other: PlayedSeeds): PlayedSeeds {
  const coverage = new Coverage();
  for (const { counts } of [one, other]) coverage.addCounts(counts);
  return {
    code: [...new Set([...one.code, ...other.code])],
    deaths: [...one.deaths, ...other.deaths],
    counts: coverage.counts(),
    failed: [...one.failed, ...other.failed],
  };
}
