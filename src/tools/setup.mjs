// Prepares a fresh clone for `npm start` and, with --browsers, for `npm test`.
// Runs before anything is installed and on an older Node, so: plain JavaScript and node: modules only.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { canInstallDebianPackages, findChromium, findFirefox, unpackedChromium } from "./browser-paths.mjs";

const neededNodeMajor = 24;
const projectRoot = resolve(import.meta.dirname, "../..");

process.chdir(projectRoot);
if (!isInstalled()) installPackages();
requireNode();
if (process.argv.includes("--browsers")) provideBrowsers();

/** Compares what npm says it installed with the lock file, so a changed lock or a broken-off install is seen. */
function isInstalled() {
  const record = "node_modules/.package-lock.json"; // npm writes it when an install has succeeded
  if (!existsSync(record)) return false;

  const installed = readPackages(record);
  const locked = readPackages("package-lock.json");
  return Object.entries(locked).every(
    // Optional packages are those of other platforms; requireNode() notices if ours is missing.
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

/** @param {string} path */
function readPackages(path) {
  const lockFile = /** @type {{ packages: Record<string, { version?: string, optional?: boolean }> }} */ (
    JSON.parse(readFileSync(path, "utf8"))
  );
  return lockFile.packages;
}

function installPackages() {
  say("Installing the packages in package-lock.json; this takes up to a minute.");
  // npm must not run on the Node inside node_modules, which it is about to replace.
  const path = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join("node_modules", ".bin")))
    .join(delimiter);
  // No package in the lock needs its install script.
  const flags = ["--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", ["ci", ...flags], {
    stdio: "inherit",
    env: { ...process.env, PATH: path },
  });
  if (status !== 0) giveUp("The packages could not be installed; npm's message above says why.");
}

function requireNode() {
  const ownNode = join("node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  const node = existsSync(ownNode) ? ownNode : "node";
  const version = execFileSync(node, ["-p", "process.versions.node"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  }).trim();
  if (Number.parseInt(version, 10) < neededNodeMajor) {
    giveUp(
      `Satchel needs Node ${neededNodeMajor}, this machine has ${version} and npm has no newer one for it: ` +
        `install Node ${neededNodeMajor} yourself.`,
    );
  }
}

function provideBrowsers() {
  if ((!findChromium() || !findFirefox()) && canInstallDebianPackages()) installDebianBrowsers();
  if (!process.env["CHROMIUM"] && !existsSync(unpackedChromium)) unpackChromium();
  if (!findFirefox())
    say("There is no Firefox here and no right to install one: tests run in Chromium only.");
}

function installDebianBrowsers() {
  say("Installing Debian's chromium and firefox-esr for the browser tests.");
  const isInstalledNow =
    aptGet("update") && aptGet("install", "-y", "--no-install-recommends", "chromium", "firefox-esr");
  if (!isInstalledNow) say("apt-get could not install the browsers; its message above says why.");
}

/** @param {...string} command */
function aptGet(...command) {
  const { status } = spawnSync("apt-get", ["-qq", ...command], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}

function unpackChromium() {
  const packed = "node_modules/@sparticuz/chromium/bin/chromium.br";
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(packed)) {
    if (!findChromium()) {
      say("There is no Chromium for this machine: set CHROMIUM to the path of one to run the browser tests.");
    }
    return;
  }
  say("Unpacking a Chromium without windows from the npm packages for the browser tests.");
  mkdirSync(dirname(unpackedChromium), { recursive: true });
  // Renamed into place, so that a half-written file is never taken for a browser.
  writeFileSync(`${unpackedChromium}.part`, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
  renameSync(`${unpackedChromium}.part`, unpackedChromium);
}

/** @param {string} sentence */
function say(sentence) {
  console.log(`set-up: ${sentence}`);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function giveUp(sentence) {
  console.error(`set-up: ${sentence}`);
  process.exit(1);
}
