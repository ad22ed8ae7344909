/** Sending from a log in memory to an endpoint in memory that decides what becomes of each exchange. */
import { type SendTools, sendWaiting } from "../../src/sync/send-waiting.ts";
import { EndpointInMemory, type Fate } from "./endpoint-in-memory.ts";
import { LogInMemory } from "./log-in-memory.ts";

export const endpointNow = Date.parse("2026-11-22T06:30:00Z");

export function sendingInMemory(waiting: number, given: { readonly phoneNow?: number } = {}) {
  const log = new LogInMemory();
  log.save(waiting);
  const endpoint = new EndpointInMemory(log, { nowMs: endpointNow });
  const now = () => given.phoneNow ?? endpointNow;
  const send = (tools: Pick<SendTools, "retriesWithheld"> = {}) =>
    sendWaiting({ log, client: endpoint, app: "1.0.0", now, ...tools });
  return { log, endpoint, send };
}

/** The fates of the first exchanges; those after them are stored. */
export function decide(endpoint: EndpointInMemory, fates: readonly Fate[]): void {
  const left = [...fates];
  endpoint.decide = () => left.shift();
}
