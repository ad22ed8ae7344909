/**
 * `npm run bench`, or `npm run bench -- save` for one of them. Each runs in a
 * process of its own, so that none inherits another's heap or warm code.
 * Ends with 1 only when something could not be measured.
 */
import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { runEach } from "./support/run-each.ts";

const benches = ["totals", "csv", "seal", "ingest", "drain", "pull", "save", "growth", "weight", "start"];
const ofBuiltApp = new Set(["weight", "start"]);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(", ")}: there are ${benches.join(", ")}.`);
  process.exit(1);
}

const chosen = asked.length === 0 ? benches : asked;
if (chosen.some((name) => ofBuiltApp.has(name))) build();
const failed = await runEach(chosen.map((name) => join(import.meta.dirname, `${name}.ts`)));
if (failed.length > 0) {
  console.error(`Could not be measured: ${failed.map((file) => basename(file, ".ts")).join(", ")}.`);
  process.exitCode = 1;
}

function build(): void {
  const { status } = spawnSync("npm", ["run", "-s", "build"], { stdio: "inherit" });
  if (status === 0) return;
  console.error(`The app could not be built: the build ended with ${status}.`);
  process.exitCode = 1;
}
