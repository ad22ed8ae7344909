// `npm run model`: spin explores the exchange whole, once for each set of bounds; its last line is the sum.
import { type ExecFileException, execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { readOptions } from "../support/options.ts";
import { type Bounds, longRuns, type Mutant, mutants, type Run, runs } from "./runs.ts";

const model = join(import.meta.dirname, "exchange.pml");

/** Deeper than any way through the model; reaching it is an error. */
const maxDepth = 1_000_000;
const memoryMb = 12_000;
/** Of what a program tells: a counterexample has at most some thousands of steps. */
const maxToldBytes = 100_000_000;

const usage = `Usage: npm run model -- [--whole | --mutants]
Has spin explore every order of the exchange, once for each set of bounds.
  --whole     the runs that take long, too
  --mutants   plants a mistake at a time, each of which a property has to find
Ends with 1 where a property is broken, a search didn't come to its end, or a mistake wasn't found.`;

const values = readOptions(usage, { mutants: { type: "boolean" }, whole: { type: "boolean" } });

/** A signal stops the search that runs, and its folder goes. */
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    process.exitCode = 128 + constants.signals[signal];
    stopped.abort();
  });
}

const missing = ["spin", "gcc"].filter((tool) => spawnSync(tool, ["--version"]).error !== undefined);
if (missing.length > 0) {
  console.error(`The model needs ${missing.join(" and ")}: apt-get install spin gcc`);
  process.exitCode = 1;
} else {
  try {
    const isGood = values.mutants === true ? await catchAll() : await exploreAll();
    if (!isGood) process.exitCode = 1;
  } catch (error) {
    if (!stopped.signal.aborted) throw error;
  }
}

async function exploreAll(): Promise<boolean> {
  const chosen = values.whole === true ? [...runs, ...longRuns] : runs;
  const explored: Explored[] = [];
  for (const run of chosen) explored.push(await exploreRun(run));
  const states = explored.reduce((sum, run) => sum + run.states, 0);
  const errors = explored.reduce((sum, run) => sum + run.errors, 0);
  const isComplete = explored.every((run) => run.isComplete);
  console.log(
    `${chosen.length} runs, ${states} states, errors: ${errors}${isComplete ? ", all complete" : ""}`,
  );
  return isComplete;
}

async function exploreRun({ name, bounds }: Run): Promise<Explored> {
  // Now, for whoever waits: a search may take minutes.
  process.stdout.write(`${name}: `);
  const explored = await explore(bounds, "-O2");
  const { states, depth, errors, isComplete, assertion, story } = explored;
  const end = isComplete ? "search complete" : "SEARCH NOT COMPLETE";
  console.log(`${states} states, depth ${depth}, errors: ${errors}, ${end}`);
  for (const step of [...story, assertion]) if (step !== "") console.log(`  ${step}`);
  return explored;
}

async function catchAll(): Promise<boolean> {
  let caught = 0;
  for (const mutant of mutants) if (await isCaught(mutant)) caught++;
  console.log(`${caught} of ${mutants.length} mutants caught`);
  return caught === mutants.length;
}

/** By the property that is there for it: any other would say that something else is wrong. */
async function isCaught({ name, bounds, property }: Mutant): Promise<boolean> {
  const told = Object.entries(bounds).map((bound) => bound.join(" "));
  process.stdout.write(`${name} (${told.join(", ")}): `);
  const { states, story, broken, assertion } = await explore({ ...bounds, [`BUG_${name}`]: 1 }, "-O0");
  const isRight = broken === property;
  const end = isRight ? `caught by ${broken} after ${states} states` : `NOT CAUGHT by ${property}`;
  console.log(`${end}${assertion === "" ? "" : `, ${assertion}`}`);
  if (story.length > 0) console.log(`  ${story.join("; ")}`);
  return isRight;
}

interface Explored {
  readonly states: number;
  readonly depth: number;
  /** Not a number where the search died. */
  readonly errors: number;
  /** To its end, and nothing was found. */
  readonly isComplete: boolean;
  /** Of a counterexample: the property (S1 ... S5), what pan says of it, and the way there. */
  readonly broken: string;
  readonly assertion: string;
  readonly story: readonly string[];
}

/** Compiling well costs more than it saves where a counterexample is near. */
async function explore(bounds: Bounds, optimised: "-O0" | "-O2"): Promise<Explored> {
  const folder = mkdtempSync(join(tmpdir(), "satchel-model-"));
  try {
    const defines = Object.entries(bounds).map(([name, value]) => `-D${name}=${value}`);
    await outputOf("spin", [...defines, "-a", model], folder);
    // SAFETY without REDUCE and without compaction: every state is stored whole and compared whole.
    await outputOf(
      "gcc",
      [optimised, "-w", "-DSAFETY", "-DNOREDUCE", `-DMEMLIM=${memoryMb}`, "-o", "pan", "pan.c"],
      folder,
    );
    const told = await outputOf("./pan", [`-m${maxDepth}`, "-w24"], folder);
    const hasTrail = existsSync(join(folder, "exchange.pml.trail"));
    return { ...read(told), ...(hasTrail ? await storyOf(defines, folder) : { broken: "", story: [] }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a program tells. A search that dies is no exception: what it told doesn't say that it is complete. */
function outputOf(program: string, args: readonly string[], cwd: string): Promise<string> {
  const options = { cwd, signal: stopped.signal, maxBuffer: maxToldBytes };
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error: ExecFileException | null, stdout, stderr) => {
      const isSearch = program === "./pan" && !stopped.signal.aborted;
      if (error === null || isSearch) resolve(stdout + stderr);
      else reject(error);
    });
  });
}

function read(told: string): Omit<Explored, "broken" | "story"> {
  const numberIn = (pattern: RegExp) => Number(pattern.exec(told)?.[1] ?? Number.NaN);
  const errors = numberIn(/errors: (\d+)/);
  return {
    states: numberIn(/(\d+) states, stored/),
    depth: numberIn(/depth reached (\d+)/),
    errors,
    // What pan prints where it gave up: too deep, out of memory, or stopped.
    isComplete: errors === 0 && !/truncated|too small|out of memory|Interrupted|not completed/i.test(told),
    assertion: /assertion violated.*/.exec(told)?.[0] ?? "",
  };
}

/** The steps of a counterexample, as the model tells them, and what it says at its end. */
async function storyOf(
  defines: readonly string[],
  folder: string,
): Promise<Pick<Explored, "broken" | "story">> {
  const told = await outputOf("spin", [...defines, "-t", "-k", "exchange.pml.trail", model], folder);
  const lines = told.split("\n").map((line) => line.trim());
  return {
    broken: /^\s*(S\d) is broken$/m.exec(told)?.[1] ?? "",
    story: lines.filter((line) => /^(phone \d|the |36 days)/.test(line)),
  };
}
