/**
 * Schedules that failed once, each a file of `kept`: why it is kept, then a line
 * for each step with its name and all that chance decided in it. A file stays
 * what it was when the steps and what they draw change.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Played } from "./schedule.ts";
import type { StepDecisions } from "./tape.ts";

export interface KeptSchedule {
  readonly name: string;
  readonly why: string;
  /** Of what the file doesn't say. */
  readonly seed: number;
  readonly steps: readonly string[];
  readonly decisions: readonly StepDecisions[];
}

interface Head {
  readonly why: string;
  readonly seed: number;
}

interface Step {
  readonly step: string;
  readonly decided: StepDecisions;
}

const folder = join(import.meta.dirname, "kept");
const ending = ".jsonl";

/** The head's sentence is to be written by whoever knows what it found. Gives the file's path. */
export function writeKept(
  name: string,
  { seed, steps, decisions }: Pick<Played, "seed" | "steps" | "decisions">,
  why: string,
): string {
  const head: Head = { why, seed };
  const names = ["set up", ...steps, "calm"];
  const lines: readonly Step[] = names.map((step, at) => ({ step, decided: decisions[at] ?? {} }));
  const path = join(folder, `${name}${ending}`);
  writeFileSync(path, [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(""));
  return path;
}

export function keptSchedules(): readonly KeptSchedule[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => {
      const [head = "", ...lines] = readFileSync(join(folder, file), "utf8").trimEnd().split("\n");
      const steps = lines.map((line) => JSON.parse(line) as Step);
      return {
        name: file.slice(0, -ending.length),
        ...(JSON.parse(head) as Head),
        steps: steps.slice(1, -1).map(({ step }) => step),
        decisions: steps.map(({ decided }) => decided),
      };
    });
}
