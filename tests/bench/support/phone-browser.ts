/** A Chromium with a profile on disk, as slow as a cheap phone where that is asked. */
import type { BrowserContext, Page } from "@playwright/test";
import { launchPersistent } from "../../e2e/support/browsers.ts";
import { withFolder } from "./with-folder.ts";

/** How many times slower than this machine a cheap phone is taken to be. */
export const phoneSlowdown = 6;

/** Without a profile on disk, Chromium would keep IndexedDB in memory, and strict would cost nothing. */
export function withProfile<T>(work: (profileDir: string) => Promise<T>): Promise<T> {
  return withFolder(work);
}

export async function withBrowser<T>(
  profileDir: string,
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const { context } = await launchPersistent(profileDir, "chromium");
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Slows down what the page's main thread does; workers and the browser itself stay as they are. */
export async function slowDown(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
}
