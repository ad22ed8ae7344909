// How the tests start, and kill, the browsers this machine has.
import { readlinkSync } from "node:fs";
import { join } from "node:path";
import { chromium, firefox } from "@playwright/test";
import type { BrowserContext, LaunchOptions, PlaywrightWorkerOptions } from "@playwright/test";
import { findChromium, findFirefox, findLightChromium } from "../../../src/tools/browser-paths.mjs";

/** As the browserName fixture gives it. */
export type BrowserName = PlaywrightWorkerOptions["browserName"];

/** What the person at it has set. */
export const everywhere = { timezoneId: "UTC", locale: process.env["SATCHEL_LOCALE"] ?? "en-US" } as const;

/** A browser whose profile is a folder, so that what it stored can be read after it was killed. */
export interface PersistentBrowser {
  readonly browserName: BrowserName;
  readonly profileDir: string;
  readonly context: BrowserContext;
}

/** For tests of pages. What is killed, or read on its disk, is a whole browser (`launchPersistent`). */
export function launchOptionsOf(browserName: BrowserName): LaunchOptions {
  switch (browserName) {
    case "chromium":
      return chromiumOptions(findLightChromium());
    case "firefox":
      return firefoxOptions();
    case "webkit":
      throw new Error("No project drives WebKit: there is no stock WebKit that Playwright can start.");
  }
}

export async function launchPersistent(
  profileDir: string,
  browserName: BrowserName,
): Promise<PersistentBrowser> {
  const isChromium = browserName === "chromium";
  const context = await (isChromium ? chromium : firefox).launchPersistentContext(profileDir, {
    ...(isChromium ? chromiumOptions(findChromium()) : launchOptionsOf(browserName)),
    ...everywhere,
  });
  return { browserName, profileDir, context };
}

/** SIGKILL, as when a phone's system takes the memory back: nothing gets to run in the browser. */
export async function killBrowser(browser: PersistentBrowser): Promise<void> {
  const kill = await prepareKill(browser);
  await kill();
}

/** For a kill in one moment and no later: whom to kill is asked before. */
export async function prepareKill(browser: PersistentBrowser): Promise<() => Promise<void>> {
  const processId = await processIdOf(browser);
  return async () => {
    // A new browser on this profile has to wait until this one is known to be gone.
    const closed = browser.context.waitForEvent("close");
    // All its processes at once: Playwright starts each browser as the head of a group.
    process.kill(-processId, "SIGKILL");
    await closed;
  };
}

function chromiumOptions(executablePath: string | undefined): LaunchOptions {
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    // Chromium refuses its sandbox to root, which tests in a container are.
    chromiumSandbox: false,
    // No request of the browser's own: it is the app's that are tested.
    args: [
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}

function firefoxOptions(): LaunchOptions {
  const executablePath = findFirefox();
  // This channel drives a stock Firefox by WebDriver BiDi; Playwright's default needs its own patched build.
  return { ...(executablePath === undefined ? {} : { executablePath }), channel: "moz-firefox" };
}

function processIdOf({ browserName, profileDir, context }: PersistentBrowser): Promise<number> {
  return browserName === "chromium" ? chromiumProcessId(context) : firefoxProcessId(profileDir);
}

async function chromiumProcessId(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  if (browser === null) throw new Error("This context has no browser to kill.");
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const main = processInfo.find(({ type }) => type === "browser");
  if (main === undefined) throw new Error("Chromium names no browser process.");
  return main.id;
}

/** Firefox writes "address:+pid" as the target of a link in its profile. */
async function firefoxProcessId(profileDir: string): Promise<number> {
  const target = readlinkSync(join(profileDir, "lock"));
  const processId = Number(target.split("+")[1]);
  if (!Number.isInteger(processId)) throw new Error(`Firefox's lock "${target}" names no process.`);
  return processId;
}
