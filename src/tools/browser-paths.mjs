// Where the browsers for the end-to-end tests are. Plain JavaScript, because setup.mjs reads it on an older Node.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const debianChromium = "/usr/bin/chromium";
const debianFirefox = "/usr/bin/firefox-esr";
const projectRoot = resolve(import.meta.dirname, "../..");

/** A Chromium without windows from the npm registry, unpacked by setup.mjs. */
export const unpackedChromium = join(projectRoot, "node_modules/.cache/satchel/headless_shell");

/**
 * The first of: $CHROMIUM, Debian's, the unpacked one.
 * @returns {string | undefined}
 */
export function findChromium() {
  return [process.env["CHROMIUM"], debianChromium, unpackedChromium].find((path) => path && existsSync(path));
}

/**
 * For tests of pages, of which most are: the same engine without the windows, toolbars and extensions that a whole
 * browser draws and starts for each, which is half of the work.
 * @returns {string | undefined}
 */
export function findLightChromium() {
  return [process.env["CHROMIUM"], unpackedChromium, debianChromium].find((path) => path && existsSync(path));
}

/**
 * $FIREFOX or Debian's. There is no Firefox in the npm registry to fall back on.
 * @returns {string | undefined}
 */
export function findFirefox() {
  return [process.env["FIREFOX"], debianFirefox].find((path) => path && existsSync(path));
}

/** Whether this machine lets us install Debian's packages. */
export function canInstallDebianPackages() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Whether a missing browser fails the tests: wherever it could have been installed, and in CI. */
export function areAllBrowsersRequired() {
  return Boolean(process.env["CI"]) || canInstallDebianPackages();
}
