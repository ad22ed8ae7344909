// `npm run simulate -- --seeds 1000 [--from 1] [--seed 7]`: plays schedules of faults; its last line is the sum.
// With `--json` it prints all that it found as one line, for the test that starts several of it.
import { parseArgs } from "node:util";
import { memoryFolder } from "../../src/tools/memory-folder.ts";
import { Coverage } from "./coverage.ts";
import type { PlayedSeeds } from "./play-apart.ts";
import { type Played, playSchedule } from "./schedule.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string" },
    from: { type: "string" },
    seed: { type: "string" },
    json: { type: "boolean" },
  },
});
process.env["TMPDIR"] = memoryFolder();
const from = Number(values.seed ?? values.from ?? 1);
const count = values.seed === undefined ? Number(values.seeds ?? 300) : 1;
const coverage = new Coverage();
const failed: Played[] = [];
let [lost, doubled] = [0, 0];

for (let seed = from; seed < from + count; seed++) {
  const played = await playSchedule(seed);
  coverage.add(played.coverage);
  lost += played.lost;
  doubled += played.doubled;
  const isGood = played.lost + played.doubled + played.violations.length === 0;
  if (!isGood) failed.push(played);
  if (values.json !== true && (!isGood || values.seed !== undefined)) tell(played);
}

if (values.json === true) {
  const found: PlayedSeeds = { counts: coverage.counts(), failed: failed.map(withoutSteps) };
  console.log(JSON.stringify(found));
} else {
  for (const line of coverage.lines()) console.log(line);
  if (failed.length > 0) {
    console.log(`${failed.length} schedules failed; npm run simulate -- --seed N plays one again`);
  }
  console.log(`${count} schedules, ${lost} lost, ${doubled} doubled`);
  if (failed.length > 0) process.exitCode = 1;
}

function tell(played: Played): void {
  console.log(`seed ${played.seed}: ${played.lost} lost, ${played.doubled} doubled`);
  for (const violation of played.violations) console.log(`  ${violation}`);
  if (values.seed !== undefined) console.log(`  ${played.steps.join(", ")}`);
}

function withoutSteps({ seed, lost: lostOf, doubled: doubledOf, violations }: Played) {
  return { seed, lost: lostOf, doubled: doubledOf, violations };
}
