import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { areAllBrowsersRequired, findFirefox } from "../../src/tools/browser-paths.mjs";
import { memoryFolder } from "../../src/tools/memory-folder.ts";
import { everywhere, launchOptionsOf } from "./support/browsers.ts";
import { servedRoot } from "./support/server.ts";

/** Another one where something else listens there already. */
const port = Number(process.env["SATCHEL_E2E_PORT"] ?? 4173);
const baseURL = `http://localhost:${port}`;
const folder = folderOfThisRun();

// Where a Firefox could have been installed, its absence is a failed run, not a shorter one.
const hasFirefox = findFirefox() !== undefined || areAllBrowsersRequired();

/** Long, and about what the app says and draws rather than about the browser it does so in. */
const onceIsEnough =
  /(accessibility|corrections|desk|disk|given-back|joining|keyboard|killed-sending|language|light-and-hands|locked|paper|persistence|privacy|quarantine|server-process|shift-file|torn-log|update|weight|whole-way|worker-methods)\.spec\.ts$/;

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  // For two cores: two of Chromium fill them, and one of Firefox leaves half of its own idle.
  workers: 3,
  // Each test has a profile, and a server where it stops one, of its own.
  fullyParallel: true,
  forbidOnly: Boolean(process.env["CI"]),
  // For a person, a test that passes only the second time is a failed test. A shared machine that is short of breath
  // for a moment must not keep a change from landing: there it gets one more try, and the report names it as flaky.
  retries: process.env["CI"] === undefined ? 0 : 1,
  // For hundreds of taps on a machine that is busy with something else. What hangs is stopped by what it waits for.
  timeout: 180_000,
  // What is there by then costs nothing; ten seconds are too few for a service worker to install on a busy machine.
  expect: { timeout: 30_000 },
  use: { ...everywhere, baseURL, screenshot: "only-on-failure" },
  projects: [
    { name: "chromium", use: { browserName: "chromium", launchOptions: launchOptionsOf("chromium") } },
    ...(hasFirefox
      ? [
          {
            name: "firefox",
            testIgnore: onceIsEnough,
            use: { browserName: "firefox" as const, launchOptions: launchOptionsOf("firefox") },
          },
        ]
      : []),
  ],
  webServer: {
    command: "exec node src/server/main.ts",
    cwd: servedRoot,
    url: baseURL,
    // Never a server of someone's own, with their data in it.
    reuseExistingServer: false,
    timeout: 20_000,
    env: {
      HOST: "localhost",
      PORT: String(port),
      PUBLIC_URL: baseURL,
      DATA_DIR: join(folder, "data"),
    },
  },
});

/** What tests and browsers leave behind, which goes with the run: each profile of Firefox is 40 MB. */
function folderOfThisRun(): string {
  // This file is loaded once more in each worker; only the first makes a folder, and takes it away.
  const made = process.env["SATCHEL_E2E_DIR"];
  if (made !== undefined) return made;
  const created = mkdtempSync(join(memoryFolder(), "satchel-e2e-"));
  process.env["SATCHEL_E2E_DIR"] = created;
  process.env["TMPDIR"] = created;
  // Thirty servers are started, and most of a start is reading the same TypeScript.
  process.env["NODE_COMPILE_CACHE"] = join(created, "compiled");
  process.on("exit", () => rmSync(created, { recursive: true, force: true }));
  return created;
}
