/** Faults of a phone's database at one write, and kills just before or after its commit. */
import type { Trigger } from "../../src/sync/due.ts";
import {
  abortAtCommit,
  abortWithReason,
  type Fault as DatabaseFault,
  storeButReportLost,
  throwOnWrite,
} from "../support/browser-with-faults.ts";
import { entryFor } from "./entries.ts";
import type { SimulatedPhone } from "./phone.ts";
import type { Tab } from "./tab.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

/** An open one of the phone. */
export async function tabOf(phone: SimulatedPhone): Promise<Tab> {
  return phone.random.pick(phone.tabs) ?? phone.openTab();
}

export function trigger(tab: Tab, random: Random): void {
  const why = random.pick<Trigger>(["tap", "online", "visible", "timer", "woken", "tap"]);
  tab.drain.request(why ?? "tap");
}

export async function saveIntoFault(world: World, phone: SimulatedPhone): Promise<void> {
  const { random, coverage } = world;
  const tab = await tabOf(phone);
  const name = random.weighted({
    "save: transaction aborted": 1,
    "save: no room": 1,
    "save: stored, and told of an abort": 1,
    "save: UnknownError": 1,
    "save: InvalidStateError": 1,
  });
  const fault: Readonly<Record<typeof name, DatabaseFault>> = {
    "save: transaction aborted": abortWithReason(null),
    "save: no room": abortWithReason("QuotaExceededError"),
    "save: stored, and told of an abort": storeButReportLost(),
    "save: UnknownError": throwOnWrite(new DOMException("Internal error", "UnknownError")),
    "save: InvalidStateError": throwOnWrite(new DOMException("Connection lost", "InvalidStateError")),
  };
  const end = name === "save: stored, and told of an abort" ? "complete" : "abort";
  let isSaving = true;
  const strike = told(fault[name], end, () => coverage.met(name));
  tab.browser.failNextWrites((transaction) => {
    if (isSaving) strike(transaction);
  });
  const entry = entryFor(world, phone);
  const saved = await phone.save(tab, entry);
  isSaving = false;
  // What stands on the form is still there, and so is its id.
  if (saved === "saved" || random.chance(0.3)) return;
  coverage.met("save: tried again after a failure");
  await phone.save(await tabOf(phone), entry);
}

export async function triggerIntoFault(world: World, phone: SimulatedPhone): Promise<void> {
  const tab = await tabOf(phone);
  const fault = abortAtCommit(world.random.pick(["UnknownError", "QuotaExceededError"]) ?? "UnknownError");
  // It strikes whatever is written next, which may also be that the try failed.
  tab.browser.failNextWrites(
    told(fault, "abort", () => {
      if (tab.asker.isTakingReply === true) world.coverage.met("reply: transaction aborted");
    }),
  );
  tab.drain.request("tap");
}

/** The same fault, and who is told once it has struck. */
function told(fault: DatabaseFault, end: "abort" | "complete", onStruck: () => void): DatabaseFault {
  return (transaction) => {
    // Before the fault, which may keep others from hearing of the end.
    let isTold = false;
    // One that is aborted at each of its writes says so each time.
    transaction.addEventListener(end, () => {
      if (!isTold) onStruck();
      isTold = true;
    });
    fault(transaction);
  };
}

/** At a commit, just before it or just after it. */
export async function beKilled(
  world: World,
  phone: SimulatedPhone,
  act: (tab: Tab) => Promise<unknown>,
): Promise<void> {
  const tab = await tabOf(phone);
  const isBefore = world.random.chance(0.5);
  const fault = isBefore
    ? told(abortWithReason(null), "abort", () => world.coverage.met("tab killed before a commit"))
    : told(storeButReportLost(), "complete", () => world.coverage.met("tab killed after a commit"));
  tab.browser.failNextWrites((transaction) => {
    fault(transaction);
    tab.browser.die();
    phone.kill(tab);
  });
  // Nobody waits for a tab that is gone: its timers stand still, and what it still tries may never end.
  void act(tab).catch((error) => world.violations.push(String(error)));
  await world.busy.settled();
  phone.kill(tab);
}
