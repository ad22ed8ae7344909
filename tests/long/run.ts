/**
 * `npm run test:long -- [--events 100000] [--program-events 500000] [--phones 50]
 * [--seed 1] [--part phone|browser|program]`: a year of one phone, the same in a
 * real browser, and a year of the largest program. Ends with 1 where anything
 * was lost, doubled or miscounted, and where a limit was passed.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { readOptions, wholeOption } from "../support/options.ts";

const values = readOptions({
  events: { type: "string", default: "100000" },
  "program-events": { type: "string", default: "500000" },
  phones: { type: "string", default: "50" },
  seed: { type: "string", default: "1" },
  part: { type: "string" },
});
/** With fewer there are days on which nothing is saved. */
const fewest = 1000;
const seed = `${wholeOption("seed", values.seed, 0)}`;
const ofPhone = ["--events", whole("events"), "--seed", seed];
const ofProgram = ["--events", whole("program-events"), "--phones", whole("phones", 1), "--seed", seed];
const parts: Readonly<Record<string, readonly string[]>> = {
  phone: ["phone-year.ts", ...ofPhone],
  browser: ["browser-year.ts", ...ofPhone],
  program: ["program-year.ts", ...ofProgram],
};

const asked = values.part === undefined ? Object.keys(parts) : [values.part];
const failed = asked.filter((part) => !runPart(part));
console.log(failed.length === 0 ? "the year went well" : `the year went wrong: ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);

function whole(name: "events" | "program-events" | "phones", least = fewest): string {
  return `${wholeOption(name, values[name], least)}`;
}

/** In a process of its own, so that none inherits another's heap. */
function runPart(part: string): boolean {
  const [file, ...words] = parts[part] ?? [];
  if (file === undefined) {
    console.error(`There is no part called ${part}: there are ${Object.keys(parts).join(", ")}.`);
    return false;
  }
  // With the collector at hand, so that memory can be told from garbage.
  const given = ["--expose-gc", join(import.meta.dirname, file), ...words];
  return spawnSync(process.execPath, given, { stdio: "inherit" }).status === 0;
}
