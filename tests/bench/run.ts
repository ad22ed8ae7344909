/**
 * `npm run bench`, or `npm run bench -- save` for one of them. Each runs in a
 * process of its own, so that none inherits another's heap or warm code.
 * Ends with 1 only when something could not be measured.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const benches = ["totals", "csv", "seal", "ingest", "drain", "pull", "save", "growth", "weight", "start"];
const ofBuiltApp = new Set(["weight", "start"]);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(", ")}: there are ${benches.join(", ")}.`);
  process.exit(1);
}

const chosen = asked.length === 0 ? benches : asked;
if (chosen.some((name) => ofBuiltApp.has(name))) run("npm", ["run", "-s", "build"]);
// The garbage collector is at hand, so that memory can be told from garbage.
for (const name of chosen) run(process.execPath, ["--expose-gc", join(import.meta.dirname, `${name}.ts`)]);

function run(command: string, given: readonly string[]): void {
  const { status } = spawnSync(command, given, { stdio: "inherit" });
  if (status === 0) return;
  console.error(`Could not be measured: ${given.join(" ")} ended with ${status}.`);
  process.exitCode = 1;
}
