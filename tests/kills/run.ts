/** `npm run test:kills`: processes killed with -9 in moments that a seed draws. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Random } from "../simulation/random.ts";
import { buildApp } from "../support/build-app.ts";
import { readOptions, wholeOption } from "../support/options.ts";
import { killEndpoint } from "./endpoint-kills.ts";
import { killBrowsers } from "./browser-kills.ts";
import type { KillReport } from "./moments.ts";

const usage = `Usage: npm run test:kills -- [--browser 100] [--torn 3] [--endpoint 200] [--seed 1]
Kills Chromium so many times in a save or an exchange, and the endpoint so many times with one under way.
Kills that hit nothing come on top, and are told apart. So many of them leave Chromium's log torn (--torn).
Ends with 1 where anything was lost or doubled, or where too few kills hit what they are about.`;

const values = readOptions(usage, {
  browser: { type: "string", default: "100" },
  torn: { type: "string", default: "3" },
  endpoint: { type: "string", default: "200" },
  seed: { type: "string", default: "1" },
});
const hits = {
  endpoint: wholeOption("endpoint", values.endpoint, 0),
  browser: wholeOption("browser", values.browser, 0),
};
const torn = wholeOption("torn", values.torn, 0);
const random = new Random(wholeOption("seed", values.seed, 0));
buildApp();
const folder = mkdtempSync(join(tmpdir(), "satchel-kills-"));
process.env["TMPDIR"] = folder;
const say = (line: string) => console.log(line);

const endpoint = await killEndpoint({ hits: hits.endpoint, random: random.branch(), say });
tell("endpoint", endpoint);
const browser = await killBrowsers({ hits: hits.browser, torn, random: random.branch(), say });
tell("browser", browser);

const problems = endpoint.problems.length + browser.problems.length;
console.log(
  `The endpoint was hit by ${endpoint.hits} of ${endpoint.kills} kills, Chromium by ${browser.hits} of ${browser.kills}: ${problems} problems`,
);
if (problems === 0) rmSync(folder, { recursive: true });
else console.log(`What they left is in ${folder}`);
process.exit(problems === 0 ? 0 : 1);

function tell(what: string, report: KillReport): void {
  for (const problem of report.problems) console.log(`${what}: ${problem}`);
}
