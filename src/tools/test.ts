// `npm test`: every check and every test, in one run that doesn't stop at the first failure.
// Its last line is "N passed, N failed", adding up all of them; a static check counts as one.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { areAllBrowsersRequired, findChromium, findFirefox } from "./browser-paths.mjs";
import { addUp, readPlaywrightReport, readVitestReport } from "./test-counts.ts";
import type { Counts } from "./test-counts.ts";

interface Step {
  readonly name: string;
  readonly run: () => Outcome | Promise<Outcome>;
}

interface Outcome {
  readonly counts: Counts;
  readonly output: string;
}

interface Runner {
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly reportPath: string;
  readonly readReport: (report: unknown) => Counts;
}

interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
}

const onePassed: Counts = { passed: 1, failed: 0, skipped: 0 };
const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0 };
/** Colours are for a terminal; in a log they are noise. */
const plainOutput = process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined };
const reports = mkdtempSync(join(tmpdir(), "satchel-test-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");

const steps: readonly Step[] = [
  { name: "format", run: () => check("npm", "run", "-s", "format:check") },
  { name: "lint", run: () => check("npm", "run", "-s", "lint") },
  { name: "types", run: () => check("npm", "run", "-s", "typecheck") },
  { name: "dead code", run: () => check("npm", "run", "-s", "deadcode") },
  {
    name: "unit and screen tests",
    run: () =>
      runTests({
        command: [
          "vitest",
          "run",
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${vitestReport}`,
        ],
        reportPath: vitestReport,
        readReport: readVitestReport,
      }),
  },
  { name: "production build", run: () => check("npm", "run", "-s", "build") },
  { name: "browsers present", run: checkBrowsers },
  {
    name: "browser tests",
    run: () =>
      runTests({
        command: ["playwright", "test", "-c", "tests/e2e/playwright.config.ts", "--reporter=list,json"],
        environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
        reportPath: playwrightReport,
        readReport: readPlaywrightReport,
      }),
  },
];

const results: Counts[] = [];
for (const step of steps) {
  // One after the other: the browser tests need the build, and two cores are all a small machine has.
  results.push(await take(step));
}
rmSync(reports, { recursive: true, force: true });

const total = addUp(results);
if (total.failed > 0) process.exitCode = 1;
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);

async function take({ name, run }: Step): Promise<Counts> {
  const startedMs = performance.now();
  const { counts, output } = await run();
  const durationS = ((performance.now() - startedMs) / 1000).toFixed(1);

  if (counts.failed > 0) console.log(`\n${output.trimEnd()}\n`);
  const verdict = counts.failed > 0 ? "FAILED" : "ok";
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  console.log(
    `${verdict}  ${name}: ${counts.passed} passed, ${counts.failed} failed${skipped} (${durationS} s)`,
  );
  return counts;
}

async function check(...command: readonly string[]): Promise<Outcome> {
  const { exitCode, output } = await runCommand(command);
  return { counts: exitCode === 0 ? onePassed : oneFailed, output };
}

async function runTests({ command, environment, reportPath, readReport }: Runner): Promise<Outcome> {
  const { exitCode, output } = await runCommand(command, environment);
  const counts = readCounts(reportPath, readReport);
  const isSilentFailure = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  if (!isSilentFailure) return { counts, output };

  const reason =
    exitCode === 0
      ? "No test was run, which counts as a failure."
      : `No test failed, but the runner ended with code ${exitCode}.`;
  return { counts: { ...counts, failed: 1 }, output: `${output}\n${reason}` };
}

function readCounts(reportPath: string, readReport: Runner["readReport"]): Counts {
  try {
    return readReport(JSON.parse(readFileSync(reportPath, "utf8")));
  } catch {
    // A runner that died before its report has run nothing we can count; runTests() makes that a failure.
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function checkBrowsers(): Outcome {
  const missing = Object.entries({ chromium: findChromium(), firefox: findFirefox() })
    .filter(([, path]) => path === undefined)
    .map(([name]) => name);
  const isMissingChromium = missing.includes("chromium");
  const isRefused = isMissingChromium || (missing.length > 0 && areAllBrowsersRequired());
  return {
    counts: isRefused ? oneFailed : { ...onePassed, skipped: missing.length },
    output: `Missing here: ${missing.join(", ")}. \`node src/tools/setup.mjs --browsers\` says why.`,
  };
}

function runCommand(
  [program = "", ...parameters]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(program, parameters, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...plainOutput, TZ: "UTC", ...environment },
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", (error) => resolve({ exitCode: 1, output: `${output}\n${program}: ${error.message}` }));
    child.on("close", (exitCode) => resolve({ exitCode: exitCode ?? 1, output }));
  });
}
