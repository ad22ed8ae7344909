// `npm run simulate`: plays schedules of faults; its last line is the sum.
// With `--json` it plays in this process and prints all that it found as one line, for those who start several of it.
import { availableParallelism } from "node:os";
import { memoryFolder } from "../../src/tools/memory-folder.ts";
import { readOptions, wholeOption } from "../support/options.ts";
import { hashOfCode } from "./code-hash.ts";
import { counted } from "./counted.ts";
import { Coverage, type Fault } from "./coverage.ts";
import { huntMutants } from "./mutants/run.ts";
import { type FailedSeed, playBySide, type PlayedSeeds, type Range } from "./play-apart.ts";
import { writeKept } from "./kept-schedules.ts";
import {
  enoughForAllFaults,
  keepPart,
  keptParts,
  neverMet,
  standInWords,
  sumOfParts,
} from "./played-parts.ts";
import { installQuickPlatform } from "./quick-platform.ts";
import { BrokeOff, type Played, playSchedule } from "./schedule.ts";

/** Before a release. */
const wanted = 100_000;
/** Of one process: enough to look into, where everything fails. */
const mostKept = 10;

const usage = `Usage: npm run simulate -- [--seeds 300] [--from 1] [--jobs 2] [--keep]
  plays so many schedules of faults from a seed on; --keep writes down what was played
npm run simulate -- --seed 7 [--write NAME]   plays one and tells its steps; --write keeps it as a test
npm run simulate -- --sum [--code HASH]       adds up what --keep wrote down, of today's code or of former code
npm run simulate -- --mutants                 plants bugs, each of which the schedules have to find
npm run simulate -- --mutant "NAME"           plants one of them
Ends with 1 where anything was lost, doubled or otherwise than it has to be.`;

const values = readOptions(usage, {
  seeds: { type: "string" },
  from: { type: "string" },
  seed: { type: "string" },
  write: { type: "string" },
  jobs: { type: "string", default: String(availableParallelism()) },
  keep: { type: "boolean" },
  sum: { type: "boolean" },
  code: { type: "string" },
  json: { type: "boolean" },
  mutants: { type: "boolean" },
  mutant: { type: "string" },
});
process.env["TMPDIR"] = memoryFolder();
const range: Range = {
  from: wholeOption("from", values.from ?? "1"),
  seeds: wholeOption("seeds", values.seeds ?? String(enoughForAllFaults)),
};
const jobs = wholeOption("jobs", values.jobs);

if (values.sum === true) tellSum();
else if (values.mutants === true || values.mutant !== undefined) await playMutants();
else if (values.json === true) console.log(JSON.stringify(await playHere(range)));
else if (values.seed !== undefined) await tellSeed(wholeOption("seed", values.seed));
else await playAll(range);

async function playMutants(): Promise<void> {
  if (!(await huntMutants(values))) process.exitCode = 1;
}

async function playHere({ from, seeds }: Range): Promise<PlayedSeeds> {
  const code = [hashOfCode()];
  installQuickPlatform();
  const coverage = new Coverage();
  const failed: FailedSeed[] = [];
  for (let seed = from; seed < from + seeds; seed++) {
    const played = await playSchedule(seed).catch(brokenOff);
    if ("coverage" in played) coverage.add(played.coverage);
    if (isGood(played)) continue;
    const { lost, doubled, violations } = played;
    failed.push({ seed, lost, doubled, violations });
    if (values.keep === true && failed.length <= mostKept) writeKept(`seed-${seed}`, played, whyOf(played));
  }
  return { code, deaths: [], counts: coverage.counts(), failed };
}

type Ended = FailedSeed & Pick<Played, "steps" | "decisions">;

function brokenOff(cause: unknown): Ended {
  if (!(cause instanceof BrokeOff)) throw cause;
  return { ...cause.played, lost: 0, doubled: 0, violations: [describe(cause)] };
}

function whyOf({ lost, doubled, violations }: FailedSeed): string {
  return `${lost} lost, ${doubled} doubled. ${violations.join(" ")}`;
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause === undefined
    ? (cause.stack ?? cause.message)
    : `${cause.message}: ${describe(cause.cause)}`;
}

async function tellSeed(seed: number): Promise<void> {
  installQuickPlatform();
  // The database's library tells of each connection that a schedule takes away.
  console.warn = () => undefined;
  const played = await playSchedule(seed).catch(brokenOff);
  console.log(played.steps.join(", "));
  if ("coverage" in played) {
    for (const line of played.coverage.lines(played.coverage.everMet())) console.log(line);
  }
  tell(played);
  if (values.write !== undefined) {
    console.log(`Kept as ${writeKept(values.write, played, whyOf(played))}`);
  }
  tellEnd({ ...played, schedules: 1, isGood: isGood(played) });
}

async function playAll({ from, seeds }: Range): Promise<void> {
  const code = hashOfCode();
  const coverage = new Coverage();
  const failed: FailedSeed[] = [];
  const startMs = performance.now();
  let done = 0;
  const more = values.keep === true ? ["--keep"] : [];
  await playBySide({ from, seeds }, { jobs, more }, (part, played) => {
    if ([hashOfCode(), ...played.code].some((one) => one !== code)) {
      throw new Error("The code has changed under the run: begin again from here");
    }
    done += part.seeds;
    coverage.addCounts(played.counts);
    failed.push(...played.failed);
    if (values.keep === true) keepPart({ ...played, code, ...part, ...sumOf(played.failed) });
    for (const one of played.failed) tell(one);
    tellDeaths(played.deaths);
    const perSecond = (done * 1000) / (performance.now() - startMs);
    if (done < seeds) console.log(`${done} of ${seeds} schedules, ${perSecond.toFixed(1)} a second`);
  });
  const never = neverMet(coverage, seeds);
  tellFaults(coverage, never);
  const isWholeGood = failed.length === 0 && never.length === 0;
  tellEnd({ schedules: seeds, ...sumOf(failed), isGood: isWholeGood });
}

function sumOf(failed: readonly FailedSeed[]): { readonly lost: number; readonly doubled: number } {
  return {
    lost: failed.reduce((sum, one) => sum + one.lost, 0),
    doubled: failed.reduce((sum, one) => sum + one.doubled, 0),
  };
}

function tellFaults(coverage: Coverage, never: readonly Fault[]): void {
  for (const line of coverage.lines()) console.log(line);
  if (never.length > 0) console.log(`Never met, so nothing is proven of it: ${never.join("; ")}`);
}

function tellSum(): void {
  const sum = sumOfParts(keptParts(), values.code ?? hashOfCode());
  const coverage = new Coverage();
  coverage.addCounts(sum.counts);
  if (sum.schedules > 0) tellFaults(coverage, sum.never);
  for (const one of sum.failed) tell(one);
  tellDeaths(sum.deaths);
  for (const line of standInWords(sum, wanted)) console.log(line);
  const isWhole = sum.failed.length === 0 && sum.never.length === 0 && sum.schedules >= wanted;
  tellEnd({ ...sum, isGood: isWhole });
}

function tell({ seed, lost, doubled, violations }: FailedSeed): void {
  console.log(`seed ${seed}: ${lost} lost, ${doubled} doubled`);
  for (const violation of violations) console.log(`  ${violation}`);
}

function tellDeaths(deaths: readonly string[]): void {
  for (const death of deaths)
    console.log(`A process died, and not when its seeds were played again. ${death}`);
}

function isGood({ lost, doubled, violations }: FailedSeed): boolean {
  return lost + doubled + violations.length === 0;
}

interface End {
  readonly schedules: number;
  readonly lost: number;
  readonly doubled: number;
  readonly isGood: boolean;
}

function tellEnd({ schedules, lost, doubled, isGood: wasGood }: End): void {
  console.log(`${counted(schedules, "schedule")}, ${lost} lost, ${doubled} doubled`);
  if (!wasGood) process.exitCode = 1;
}
