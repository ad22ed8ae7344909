/**
 * `npm run bench`, or `npm run bench -- save` for one of them. Each runs in a
 * process of its own, so that none inherits another's heap or warm code.
 */
import { basename, join } from "node:path";
import { buildApp } from "../support/build-app.ts";
import { knownNames, readNames } from "../support/options.ts";
import { runEach } from "./support/run-each.ts";

const benches = [
  "totals",
  "csv",
  "seal",
  "ingest",
  "drain",
  "pull",
  "save",
  "evening",
  "growth",
  "weight",
  "start",
];
const ofBuiltApp = new Set(["weight", "start", "evening"]);
const usage = `Usage: npm run bench -- [NAME]...
Measures, beside the least that would do the same: all, or those that are named of
  ${benches.join(", ")}
Ends with 1 only where something could not be measured: a missed budget is told and fails nothing.`;

const asked = readNames(usage);
knownNames("bench", asked, benches);

const chosen = asked.length === 0 ? benches : asked;
if (chosen.some((name) => ofBuiltApp.has(name))) buildApp();
const failed = await runEach(chosen.map((name) => join(import.meta.dirname, `${name}.ts`)));
if (failed.length > 0) {
  console.error(`Could not be measured: ${failed.map((file) => basename(file, ".ts")).join(", ")}.`);
  process.exitCode = 1;
}
