// `npm run model`: spin explores the exchange whole, once for each set of bounds; its last line is the sum.
// `npm run model -- --whole`: also the runs that take long.
// `npm run model -- --mutants`: the same with a mistake planted; a mutant that no run finds is an error.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Bounds, longRuns, type Mutant, mutants, type Run, runs } from "./runs.ts";

const model = join(import.meta.dirname, "exchange.pml");

/** Deeper than any way through the model; reaching it is an error. */
const maxDepth = 1_000_000;
const memoryMb = 12_000;

const { values } = parseArgs({ options: { mutants: { type: "boolean" }, whole: { type: "boolean" } } });
const missing = ["spin", "gcc"].filter((tool) => spawnSync(tool, ["--version"]).error !== undefined);
if (missing.length > 0) {
  console.error(`The model needs ${missing.join(" and ")}: apt-get install spin gcc`);
  process.exitCode = 1;
} else {
  const chosen = values.whole === true ? [...runs, ...longRuns] : runs;
  const isGood = values.mutants === true ? mutants.filter(survives).length === 0 : exploreAll(chosen);
  if (!isGood) process.exitCode = 1;
}

function exploreAll(chosen: readonly Run[]): boolean {
  const explored = chosen.map((run) => {
    const { states, depth, errors, isComplete, story } = explore(run.bounds, "-O2");
    const end = isComplete ? "search complete" : "SEARCH NOT COMPLETE";
    console.log(`${run.name}: ${states} states, depth ${depth}, errors: ${errors}, ${end}`);
    for (const step of story) console.log(`  ${step}`);
    return { states, errors, isComplete };
  });
  const states = explored.reduce((sum, run) => sum + run.states, 0);
  const errors = explored.reduce((sum, run) => sum + run.errors, 0);
  const isComplete = explored.every((run) => run.isComplete);
  console.log(
    `${chosen.length} runs, ${states} states, errors: ${errors}${isComplete ? ", all complete" : ""}`,
  );
  return isComplete && errors === 0;
}

function survives({ name, bounds }: Mutant): boolean {
  const { errors, states, story, property } = explore({ ...bounds, [`BUG_${name}`]: 1 }, "-O0");
  console.log(errors > 0 ? `${name}: caught after ${states} states, ${property}` : `${name}: NOT CAUGHT`);
  if (errors > 0) console.log(`  ${story.join("; ")}`);
  return errors === 0;
}

interface Explored {
  readonly states: number;
  readonly depth: number;
  readonly errors: number;
  readonly isComplete: boolean;
  /** Of a counterexample. */
  readonly property: string;
  readonly story: readonly string[];
}

/** Compiling well costs more than it saves where a counterexample is near. */
function explore(bounds: Bounds, optimised: "-O0" | "-O2"): Explored {
  const folder = mkdtempSync(join(tmpdir(), "satchel-model-"));
  try {
    const defines = Object.entries(bounds).map(([name, value]) => `-D${name}=${value}`);
    outputOf("spin", [...defines, "-a", model], folder);
    // SAFETY without REDUCE and without compaction: every state is stored whole and compared whole.
    outputOf(
      "gcc",
      [optimised, "-w", "-DSAFETY", "-DNOREDUCE", `-DMEMLIM=${memoryMb}`, "-o", "pan", "pan.c"],
      folder,
    );
    const told = outputOf("./pan", [`-m${maxDepth}`, "-w24"], folder);
    const hasTrail = existsSync(join(folder, "exchange.pml.trail"));
    return { ...read(told), story: hasTrail ? storyOf(defines, folder) : [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function outputOf(program: string, args: readonly string[], cwd: string): string {
  const { stdout, stderr, status, error } = spawnSync(program, args, { cwd, encoding: "utf8" });
  if (error !== undefined) throw error;
  if (program !== "./pan" && status !== 0) throw new Error(`${program} failed:\n${stdout}${stderr}`);
  return stdout + stderr;
}

function read(told: string): Omit<Explored, "story"> {
  const numberIn = (pattern: RegExp) => Number(pattern.exec(told)?.[1] ?? Number.NaN);
  const errors = numberIn(/errors: (\d+)/);
  return {
    states: numberIn(/(\d+) states, stored/),
    depth: numberIn(/depth reached (\d+)/),
    errors,
    // What pan prints where it gave up: too deep, out of memory, or stopped.
    isComplete: errors === 0 && !/truncated|too small|out of memory|Interrupted|not completed/i.test(told),
    property: /assertion violated.*/.exec(told)?.[0] ?? "",
  };
}

/** The steps of a counterexample, as the model tells them. */
function storyOf(defines: readonly string[], folder: string): readonly string[] {
  const told = outputOf("spin", [...defines, "-t", "-k", "exchange.pml.trail", model], folder);
  const lines = told.split("\n").map((line) => line.trim());
  return lines.filter((line) => /^(phone \d|the |36 days)/.test(line));
}
