/**
 * Sends what waits where no window is awake to do it, and writes nothing down:
 * a worker may be stopped between any two lines, and the next window learns by
 * its own exchange what has arrived. Whatever isn't a plain yes is left to that
 * window, which knows what follows from it.
 */
import type { WaitingLog } from "../storage/waiting-log.ts";
import { Ceilings } from "./ceilings.ts";
import { verdictOn } from "./classify.ts";
import { isAskedToWait } from "./due.ts";
import type { EndpointClient } from "./endpoint-client.ts";
import { requestOf } from "./exchange.ts";

export interface WorkerTools {
  readonly log: WaitingLog;
  readonly client: EndpointClient;
  /** Version of the app. */
  readonly app: string;
  readonly now: () => number;
}

/** Rejects where the browser should wake the worker once more. */
export async function sendWithoutWindow({ log, client, app, now }: WorkerTools): Promise<void> {
  const lastTry = await log.lastTry();
  if (lastTry !== undefined && isAskedToWait(lastTry, now())) throw new Error("Not sent: asked to wait");
  const ceilings = new Ceilings();
  let confirmed = 0;
  for (;;) {
    const batch = await log.batch(ceilings.limits(confirmed), confirmed);
    if (batch === undefined || batch.events.length === 0) return;
    const reply = await client.call("sync", { body: requestOf(batch, { app }) });
    if (!reply.ok) {
      const verdict = verdictOn(reply.error);
      if (verdict.kind === "wait") throw new Error(`Not sent: ${verdict.failure}`);
      return;
    }
    // Of another number, or restored from a backup: what follows has to be written down.
    if (reply.value.hw <= batch.hw || reply.value.hw >= batch.next) return;
    confirmed = reply.value.hw;
  }
}
