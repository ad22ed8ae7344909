/**
 * `npm run test:long`: a year of one phone, the same in a real browser, and a
 * year of the largest program.
 */
import { basename, join } from "node:path";
import { runEach } from "../bench/support/run-each.ts";
import { buildApp } from "../support/build-app.ts";
import { parts, readYearOptions } from "./support/year-options.ts";

const { part } = readYearOptions();
buildApp();
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
