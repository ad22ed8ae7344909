/**
 * Schedules in processes of their own: two in one process would meet each
 * other's timers and not go the same way twice.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Faults } from "./coverage.ts";

export interface FailedSeed {
  readonly seed: number;
  readonly lost: number;
  readonly doubled: number;
  readonly violations: readonly string[];
}

export interface PlayedSeeds {
  /** How often each fault was met. */
  readonly counts: Faults;
  readonly failed: readonly FailedSeed[];
}

const program = join(import.meta.dirname, "run.ts");

/** A process of more would be quicker by nothing, and tell of itself more seldom. */
const mostSeeds = 200;

/** With the options that this process has, a load hook's too. Rejects, with what the process said, where it died. */
export async function playApart(from: number, seeds: number): Promise<PlayedSeeds> {
  const words = [...process.execArgv, program, "--from", String(from), "--seeds", String(seeds), "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as PlayedSeeds;
}

export interface Range {
  readonly from: number;
  readonly seeds: number;
}

/** So many processes at a time until all seeds are played; a process that dies fails its first seed. */
export async function playBySide(
  { from, seeds }: Range,
  jobs: number,
  onPlayed: (range: Range, played: PlayedSeeds) => void,
): Promise<void> {
  const most = Math.min(mostSeeds, Math.ceil(seeds / jobs));
  let next = from;
  const playOn = async (): Promise<void> => {
    while (next < from + seeds) {
      const range = { from: next, seeds: Math.min(most, from + seeds - next) };
      next += range.seeds;
      onPlayed(range, await playApart(range.from, range.seeds).catch((cause) => diedAt(range, cause)));
    }
  };
  await Promise.all(Array.from({ length: jobs }, playOn));
}

function diedAt({ from, seeds }: Range, cause: unknown): PlayedSeeds {
  const violation = `The process of the ${seeds} seeds from here died: ${String(cause)}`;
  return { counts: {}, failed: [{ seed: from, lost: 0, doubled: 0, violations: [violation] }] };
}
