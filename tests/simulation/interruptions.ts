/** What happens to a tab in the middle of something: the browser ends it, or takes its database away. */
import { openWaitingLog } from "../../src/storage/waiting-log.ts";
import type { EndpointClient } from "../../src/sync/endpoint-client.ts";
import { sendWithoutWindow } from "../../src/sync/send-without-window.ts";
import { IDBKeyRange } from "fake-indexeddb";
import type { Fault } from "./coverage.ts";
import { entryFor } from "./entries.ts";
import { Interruption, isOnLine, type Place } from "./interruption.ts";
import type { SimulatedPhone } from "./phone.ts";
import type { Tab } from "./tab.ts";
import type { World } from "./world.ts";

/** What a tab is at. */
type Work = "save" | "exchange";

/** A save passes two or three places where it waits, an exchange with its facts up to twenty. */
const mostPlaces: Readonly<Record<Work, number>> = { save: 8, exchange: 25 };

/** Of them, a request with its reply and what follows. */
const mostOnLine = 4;

/** At any place where the code waits for its database or the network. */
export async function killInTheMiddle(world: World, phone: SimulatedPhone, tab: Tab): Promise<void> {
  const work = workOf(world);
  const isUndone = world.random.chance(0.5);
  const isLineOnly = work === "exchange" && world.random.branch("kill").chance(0.3);
  await interrupt(world, { phone, tab, work, isLineOnly }, (place, isGoingOn) => {
    if (isGoingOn) world.coverage.met(killedIn(work, place));
    if (isUndone) tab.browser.forceClose();
    tab.browser.die();
    phone.kill(tab);
  });
  phone.kill(tab);
}

/** While it saves, it may also send what it saved before; a save itself asks nobody. */
function killedIn(work: Work, place: Place): Fault {
  if (isOnLine(place)) return `killed in an exchange: ${place}`;
  return work === "save" ? `killed in a save: ${place}` : `killed in an exchange: ${place}`;
}

export async function loseDatabaseInTheMiddle(world: World, phone: SimulatedPhone, tab: Tab): Promise<void> {
  const work = workOf(world);
  await interrupt(world, { phone, tab, work }, (_place, isGoingOn) => {
    const fault =
      `database force-closed in the middle of ${work === "save" ? "a save" : "an exchange"}` as const;
    if (isGoingOn) world.coverage.met(fault);
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
  /** Not at the database. */
  readonly isLineOnly?: boolean;
}

async function interrupt(
  world: World,
  { phone, tab, work, isLineOnly = false }: Interrupted,
  /** Also told whether the work goes on: a save may have ended, and what strikes then strikes an exchange. */
  act: (place: Place, isGoingOn: boolean) => void,
): Promise<void> {
  const places = world.random.below(mostPlaces[work]);
  let isGoingOn = true;
  const strike = (place: Place): void => act(place, isGoingOn);
  if (isLineOnly) tab.interruption.plan(places % mostOnLine, strike, isOnLine);
  else tab.interruption.plan(places, strike);
  if (work === "exchange") tab.drain.request("tap");
  else {
    // Nobody waits for a tab that is gone.
    void phone
      .save(tab, entryFor(world, phone))
      .catch((error) => world.violations.push(String(error)))
      .finally(() => {
        isGoingOn = false;
      });
  }
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

/** With what lies in two batches. */
const mostPlacesOfWorker = 8;

/** No window is open, and the browser wakes the worker for a moment that it may end at any time. */
export async function sendFromWorker(world: World, phone: SimulatedPhone): Promise<void> {
  phone.closeAll();
  const stop = new Interruption();
  const { browser } = phone.newBrowser();
  browser.onWait = stop.pass;
  const log = await openWaitingLog(browser.indexedDB, IDBKeyRange);
  if (log === undefined) return;
  const { asker, client } = phone.caller(world.busy.part(), stop.pass);
  const meets = (fault: Fault) => world.coverage.met(fault);
  let confirmed = 0;
  const counted: EndpointClient = {
    ...client,
    async call(...asked) {
      const reply = await client.call(...asked);
      if (reply.ok) confirmed += 1;
      return reply;
    },
  };
  if (world.random.chance(0.8)) {
    const places = world.random.below(mostPlacesOfWorker);
    const stopAt = (place: Place): void => {
      meets(`worker stopped: ${place}`);
      asker.isKilled = true;
      asker.busy.abandon();
    };
    if (world.random.branch("stop").chance(0.6)) stop.plan(places % 2, stopAt, isOnLine);
    else stop.plan(places, stopAt);
  }
  const sending = asker.busy.during(() =>
    sendWithoutWindow({
      log,
      client: counted,
      app: "0.0.0",
      now: () => world.nowMs + phone.clockAheadMs,
    }),
  );
  void sending.then(
    () => (confirmed > 0 ? meets("worker sent without a window") : undefined),
    // The browser would wake it once more; the next window sends as well.
    () => undefined,
  );
  await world.busy.settled();
  log.close();
  if (world.random.chance(0.5)) await phone.openTab();
}
