/**
 * Schedules in processes of their own. One waits for two thirds of its time, and
 * two in one process would meet each other's timers and not go the same way twice.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

export interface PlayedSeeds {
  /** How often each fault was met. */
  readonly counts: Readonly<Record<string, number>>;
  readonly failed: readonly {
    readonly seed: number;
    readonly lost: number;
    readonly doubled: number;
    readonly violations: readonly string[];
  }[];
}

const program = join(import.meta.dirname, "run.ts");

/** Rejects, with what the process said, where a schedule broke off. */
export async function playApart(from: number, seeds: number): Promise<PlayedSeeds> {
  const words = [program, "--from", String(from), "--seeds", String(seeds), "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as PlayedSeeds;
}
