/** A log in memory that is drained to an endpoint in memory, on a clock that the test moves. */
import { type Drain, startDrain } from "../../src/sync/drain.ts";
import type { OneTab } from "../../src/sync/one-tab.ts";
import { EndpointInMemory } from "./endpoint-in-memory.ts";
import { LogInMemory } from "./log-in-memory.ts";
import { TimersByHand } from "./timers-by-hand.ts";

const opened: Drain[] = [];
/** After each test: what it began must not go on in the next. */
export function stopDrains(): void {
  for (const drain of opened.splice(0)) drain.stop();
}

export function drainedLog(given: { readonly waiting?: number; readonly oneTab?: OneTab } = {}) {
  const timers = new TimersByHand(Date.parse("2026-11-22T06:30:00Z"));
  const log = new LogInMemory();
  log.save(given.waiting ?? 0);
  const endpoint = new EndpointInMemory(log, timers);
  const start = () => {
    const drain = startDrain({
      log,
      client: endpoint,
      app: "1.0.0",
      now: () => timers.nowMs,
      timer: timers.timer,
      random: () => 1,
      oneTab: given.oneTab ?? (async (work) => work().then(() => true)),
    });
    opened.push(drain);
    return drain;
  };
  return { log, endpoint, timers, start };
}

/** Until everything that needs no timer is done. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 3; turns++) await new Promise((resolve) => setImmediate(resolve));
}
