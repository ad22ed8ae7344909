/**
 * `npm run test:long -- [--events 100000] [--program-events 500000] [--phones 50]
 * [--seed 1] [--part phone|browser|program]`: a year of one phone, the same in a
 * real browser, and a year of the largest program. Ends with 1 where anything
 * was lost, doubled or miscounted, and where a limit was passed.
 */
import { basename, join } from "node:path";
import { runEach } from "../bench/support/run-each.ts";
import { readYearOptions } from "./support/year-options.ts";

const parts = ["phone", "browser", "program"];

const { part } = readYearOptions();
if (part !== undefined && !parts.includes(part)) {
  console.error(`There is no part called ${part}: there are ${parts.join(", ")}.`);
  process.exit(1);
}
const files = (part === undefined ? parts : [part]).map((name) =>
  join(import.meta.dirname, `${name}-year.ts`),
);
const failed = await runEach(files, process.argv.slice(2));
console.log(
  failed.length === 0
    ? "the year went well"
    : `the year went wrong: ${failed.map((file) => basename(file, "-year.ts")).join(", ")}`,
);
process.exit(failed.length === 0 ? 0 : 1);
