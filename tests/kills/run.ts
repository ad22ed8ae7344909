/**
 * `npm run test:kills -- [--browser 100] [--endpoint 200] [--seed 1]`: processes
 * killed with -9 in moments that a seed draws. Ends with 1 where anything was
 * lost or doubled, or where too few kills hit what they are about.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Random } from "../simulation/random.ts";
import { killEndpoint } from "./endpoint-kills.ts";
import { killBrowsers } from "./browser-kills.ts";
import type { KillReport } from "./moments.ts";

const { values } = parseArgs({
  options: {
    browser: { type: "string", default: "100" },
    endpoint: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "satchel-kills-"));
process.env["TMPDIR"] = folder;
const random = new Random(Number(values.seed));
const say = (line: string) => console.log(line);

const endpoint = await killEndpoint({ kills: Number(values.endpoint), random: random.branch(), say });
tell("endpoint", endpoint);
const browser = await killBrowsers({ kills: Number(values.browser), random: random.branch(), say });
tell("browser", browser);

const problems = endpoint.problems.length + browser.problems.length;
console.log(`${endpoint.kills} kills of the endpoint, ${browser.kills} of Chromium: ${problems} problems`);
if (problems === 0) rmSync(folder, { recursive: true });
else console.log(`What they left is in ${folder}`);
process.exit(problems === 0 ? 0 : 1);

function tell(what: string, report: KillReport): void {
  for (const problem of report.problems) console.log(`${what}: ${problem}`);
}
