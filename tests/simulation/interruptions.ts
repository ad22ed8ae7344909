/** What happens to a tab in the middle of something: the browser ends it, or takes its database away. */
import { openWaitingLog } from "../../src/storage/waiting-log.ts";
import { sendWithoutWindow } from "../../src/sync/send-without-window.ts";
import { IDBKeyRange } from "fake-indexeddb";
import type { Fault } from "./coverage.ts";
import { entryFor } from "./entries.ts";
import { Interruption } from "./interruption.ts";
import type { SimulatedPhone, Tab } from "./phone.ts";
import type { World } from "./world.ts";

/** What a tab is at. */
type Work = "save" | "exchange";

/** A save passes two or three places where it waits, an exchange with its facts up to twenty. */
const mostPlaces: Readonly<Record<Work, number>> = { save: 8, exchange: 25 };

/** At any place where the code waits for its database or the network. */
export async function killInTheMiddle(world: World, phone: SimulatedPhone, tab: Tab): Promise<void> {
  const work = workOf(world);
  const isUndone = world.random.chance(0.5);
  await interrupt(world, { phone, tab, work }, () => {
    world.coverage.met(`tab killed in the middle of ${work === "save" ? "a save" : "an exchange"}`);
    if (isUndone) tab.browser.forceClose();
    tab.browser.die();
    phone.kill(tab);
  });
  phone.kill(tab);
}

export async function loseDatabaseInTheMiddle(world: World, phone: SimulatedPhone, tab: Tab): Promise<void> {
  const work = workOf(world);
  await interrupt(world, { phone, tab, work }, () => {
    world.coverage.met(
      `database force-closed in the middle of ${work === "save" ? "a save" : "an exchange"}`,
    );
    tab.browser.forceClose();
  });
}

export function loseDatabase({ random, coverage }: World, { browser }: Tab): void {
  if (random.chance(0.5)) {
    coverage.met("database force-closed");
    browser.forceClose();
  } else {
    coverage.met("database connection lost without a word");
    browser.dropConnections();
  }
}

interface Interrupted {
  readonly phone: SimulatedPhone;
  readonly tab: Tab;
  readonly work: Work;
}

async function interrupt(world: World, { phone, tab, work }: Interrupted, act: () => void): Promise<void> {
  tab.interruption.plan(world.random.below(mostPlaces[work]), act);
  if (work === "exchange") tab.drain.request("tap");
  // Nobody waits for a tab that is gone.
  else void phone.save(tab, entryFor(world, phone)).catch((error) => world.violations.push(String(error)));
  await world.busy.settled();
  tab.interruption.giveUp();
}

function workOf({ random }: World): Work {
  return random.chance(0.5) ? "save" : "exchange";
}

export async function reopenAllTabs(world: World, phone: SimulatedPhone): Promise<void> {
  phone.closeAll();
  await phone.openTab();
  world.coverage.met("all tabs closed, and opened again");
}

/** No window is open, and the browser wakes the worker for a moment that it may end at any time. */
export async function sendFromWorker(world: World, phone: SimulatedPhone): Promise<void> {
  phone.closeAll();
  const log = await openWaitingLog(phone.factory, IDBKeyRange);
  if (log === undefined) return;
  const stop = new Interruption();
  const { asker, client } = phone.caller(world.busy.part(), stop.pass);
  const meets = (fault: Fault) => world.coverage.met(fault);
  if (world.random.chance(0.5)) {
    stop.plan(world.random.below(4), () => {
      meets("worker stopped in the middle");
      asker.isKilled = true;
      asker.busy.abandon();
    });
  }
  const sending = asker.busy.during(() =>
    sendWithoutWindow({ log, client, app: "0.0.0", now: () => world.nowMs + phone.clockAheadMs }),
  );
  void sending.then(
    () => meets("worker sent without a window"),
    // The browser would wake it once more; the next window sends as well.
    () => undefined,
  );
  await world.busy.settled();
  log.close();
  if (world.random.chance(0.5)) await phone.openTab();
}
