// `npm run simulate -- --seeds 1000 [--from 1] [--seed 7]`: plays schedules of faults; its last line is the sum.
import { parseArgs } from "node:util";
import { memoryFolder } from "../../src/tools/memory-folder.ts";
import { Coverage } from "./coverage.ts";
import { playSchedule } from "./schedule.ts";

const { values } = parseArgs({
  options: { seeds: { type: "string" }, from: { type: "string" }, seed: { type: "string" } },
});
process.env["TMPDIR"] = memoryFolder();
const from = Number(values.seed ?? values.from ?? 1);
const count = values.seed === undefined ? Number(values.seeds ?? 300) : 1;
const coverage = new Coverage();
let [lost, doubled, failed] = [0, 0, 0];

for (let seed = from; seed < from + count; seed++) {
  const played = await playSchedule(seed);
  coverage.add(played.coverage);
  lost += played.lost;
  doubled += played.doubled;
  const isGood = played.lost + played.doubled + played.violations.length === 0;
  if (isGood && values.seed === undefined) continue;
  failed += isGood ? 0 : 1;
  console.log(`seed ${seed}: ${played.lost} lost, ${played.doubled} doubled`);
  for (const violation of played.violations) console.log(`  ${violation}`);
  if (values.seed !== undefined) console.log(`  ${played.steps.join(", ")}`);
}

for (const line of coverage.lines()) console.log(line);
if (failed > 0) console.log(`${failed} schedules failed; npm run simulate -- --seed N plays one again`);
console.log(`${count} schedules, ${lost} lost, ${doubled} doubled`);
if (failed > 0) process.exitCode = 1;
