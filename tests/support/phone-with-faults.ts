import { BrowserWithFaults } from "./browser-with-faults.ts";
import { manualTimer } from "./manual-timer.ts";
import { encounterOf } from "./builders.ts";
import { newEntry } from "./entries.ts";
import { openTestPhone } from "./open-test-phone.ts";

/** An empty phone on a browser that fails when it is told to, and a contact to save there. */
export async function phoneWithFaults() {
  const browser = new BrowserWithFaults();
  const clock = manualTimer();
  const phone = await openTestPhone({ indexedDB: browser.indexedDB, timer: clock.timer });
  return { browser, clock, phone, entry: newEntry(encounterOf()) };
}
