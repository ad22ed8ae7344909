// `npm run simulate -- --seeds 1000 [--from 1] [--jobs 2] [--keep]`: plays schedules of faults; its last line is the sum.
// `--seed 7` plays one and tells its steps, with `--write NAME` keeps it as a test; `--sum` adds up what was kept.
// `--mutants` plants bugs one after the other, and fails where no schedule tells of one.
// With `--json` it plays in this process and prints all that it found as one line, for those who start several of it.
import { availableParallelism } from "node:os";
import { memoryFolder } from "../../src/tools/memory-folder.ts";
import { readOptions, wholeOption } from "../support/options.ts";
import { hashOfCode } from "./code-hash.ts";
import { Coverage } from "./coverage.ts";
import { huntMutants } from "./mutants/run.ts";
import { type FailedSeed, playBySide, type PlayedSeeds, type Range } from "./play-apart.ts";
import { writeKept } from "./kept-schedules.ts";
import { keepPart, keptParts, sumOfParts } from "./played-parts.ts";
import { installQuickPlatform } from "./quick-platform.ts";
import { playSchedule } from "./schedule.ts";

/** Before a release. */
const wanted = 100_000;
/** In fewer, a rare fault may be missing by chance. */
const enoughForAllFaults = 300;

const values = readOptions({
  seeds: { type: "string" },
  from: { type: "string" },
  seed: { type: "string" },
  write: { type: "string" },
  jobs: { type: "string", default: String(availableParallelism()) },
  keep: { type: "boolean" },
  sum: { type: "boolean" },
  json: { type: "boolean" },
  mutants: { type: "boolean" },
  mutant: { type: "string" },
});
process.env["TMPDIR"] = memoryFolder();
const range: Range = {
  from: wholeOption("from", values.from ?? "1"),
  seeds: wholeOption("seeds", values.seeds ?? String(enoughForAllFaults)),
};

if (values.sum === true) tellSum();
else if (values.mutants === true || values.mutant !== undefined) await playMutants();
else if (values.json === true) console.log(JSON.stringify(await playHere(range)));
else if (values.seed !== undefined) await tellSeed(wholeOption("seed", values.seed));
else await playAll(range, wholeOption("jobs", values.jobs));

async function playMutants(): Promise<void> {
  if (!(await huntMutants(values))) process.exitCode = 1;
}

async function playHere({ from, seeds }: Range): Promise<PlayedSeeds> {
  installQuickPlatform();
  const coverage = new Coverage();
  const failed: FailedSeed[] = [];
  for (let seed = from; seed < from + seeds; seed++) {
    const played = await playSchedule(seed).catch((cause: unknown) => brokenOff(seed, cause));
    if ("coverage" in played) coverage.add(played.coverage);
    const { lost, doubled, violations } = played;
    if (lost + doubled + violations.length > 0) failed.push({ seed, lost, doubled, violations });
  }
  return { counts: coverage.counts(), failed };
}

function brokenOff(seed: number, cause: unknown): FailedSeed {
  return { seed, lost: 0, doubled: 0, violations: [describe(cause)] };
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause === undefined
    ? (cause.stack ?? cause.message)
    : `${cause.message}: ${describe(cause.cause)}`;
}

async function tellSeed(seed: number): Promise<void> {
  installQuickPlatform();
  const played = await playSchedule(seed);
  for (const line of played.coverage.lines()) console.log(line);
  tell(played);
  console.log(`  ${played.steps.join(", ")}`);
  if (values.write !== undefined) console.log(`Kept as ${writeKept(values.write, played)}`);
  tellEnd({ ...played, schedules: 1, isGood: isGood(played) });
}

async function playAll({ from, seeds }: Range, jobs: number): Promise<void> {
  const code = hashOfCode();
  const coverage = new Coverage();
  const failed: FailedSeed[] = [];
  const startMs = performance.now();
  let done = 0;
  await playBySide({ from, seeds }, jobs, (part, played) => {
    done += part.seeds;
    coverage.addCounts(played.counts);
    failed.push(...played.failed);
    for (const one of played.failed) tell(one);
    const perSecond = (done * 1000) / (performance.now() - startMs);
    if (done < seeds) console.log(`${done} of ${seeds} schedules, ${perSecond.toFixed(1)} a second`);
  });
  const lost = failed.reduce((sum, one) => sum + one.lost, 0);
  const doubled = failed.reduce((sum, one) => sum + one.doubled, 0);
  if (values.keep === true) {
    keepPart({ code, from, seeds, lost, doubled, failed, faults: coverage.counts() });
  }
  for (const line of coverage.lines()) console.log(line);
  const never = seeds >= enoughForAllFaults ? coverage.never() : [];
  if (never.length > 0) console.log(`Never met, so nothing is proven of it: ${never.join("; ")}`);
  tellEnd({ schedules: seeds, lost, doubled, isGood: failed.length === 0 && never.length === 0 });
}

function tellSum(): void {
  const { schedules, lost, doubled, failed, ofOtherCode } = sumOfParts(keptParts(), hashOfCode());
  for (const one of failed) tell(one);
  if (ofOtherCode > 0) console.log(`${ofOtherCode} parts were played with other code and don't count`);
  const missing = Math.max(0, wanted - schedules);
  console.log(`${missing} are missing to ${wanted}`);
  tellEnd({ schedules, lost, doubled, isGood: failed.length === 0 && missing === 0 });
}

function tell({ seed, lost, doubled, violations }: FailedSeed): void {
  console.log(`seed ${seed}: ${lost} lost, ${doubled} doubled`);
  for (const violation of violations) console.log(`  ${violation}`);
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
  console.log(`${schedules} schedules, ${lost} lost, ${doubled} doubled`);
  if (!wasGood) process.exitCode = 1;
}
