// Checks each room with its own tsconfig.json: `npm run typecheck`, or `npm run typecheck -- src/domain` for one.
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { dirname } from "node:path";

const asked = process.argv.slice(2).map((room) => room.replace(/\/$/, ""));
const projects = globSync(["src/*/tsconfig.json", "tests/tsconfig.json"])
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => asked.length === 0 || asked.includes(dirname(path)))
  .toSorted();

const failed = projects.filter((project) => hasFiles(project) && !isAccepted(project));

if (projects.length === 0) {
  console.error(`No tsconfig.json for ${asked.join(", ") || "any room"}: nothing was checked.`);
  process.exitCode = 1;
} else if (failed.length > 0) {
  console.error(`Type errors in ${failed.map((project) => dirname(project)).join(", ")}.`);
  process.exitCode = 1;
}

/** A room that has no code yet is an error to tsc (TS18003), not to us. */
function hasFiles(project: string): boolean {
  return globSync(`${dirname(project)}/**/*.{ts,tsx,mjs}`).length > 0;
}

function isAccepted(project: string): boolean {
  return spawnSync("tsc", ["-p", project], { stdio: "inherit" }).status === 0;
}
