/** One exchange: what waits goes out, and what comes back is applied to the log. */
import { newestRecordSchema } from "../contract/limits.ts";
import type { SyncReply, SyncRequest } from "../contract/wire/sync-message.ts";
import { programDayAt } from "../domain/program-day.ts";
import type { SaveFailure } from "../storage/phone.ts";
import type { Batch, ReplyOutcome, SyncLog } from "../storage/sync-log.ts";
import type { CallFailure, EndpointClient } from "./endpoint-client.ts";

export interface ExchangeTools {
  readonly log: SyncLog;
  readonly client: EndpointClient;
  /** Version of the app. */
  readonly app: string;
  readonly now: () => number;
  /** What the lead's list of phones says of this phone's storage. */
  readonly storageFacts?: () => Promise<SyncRequest["facts"]>;
}

export type Exchanged =
  | { readonly kind: "answered"; readonly outcome: ReplyOutcome; readonly reply: SyncReply }
  | { readonly kind: "refused"; readonly failure: CallFailure; readonly sentBytes: number }
  | { readonly kind: "not-stored"; readonly failure: SaveFailure };

export async function exchange(batch: Batch, tools: ExchangeTools): Promise<Exchanged> {
  const { log, client, now } = tools;
  const body = requestOf(batch, { app: tools.app, facts: await tools.storageFacts?.() });
  const reply = await client.call("sync", { body });
  if (!reply.ok) {
    return { kind: "refused", failure: reply.error, sentBytes: JSON.stringify(body).length };
  }

  const applied = await log.applyReply(batch, reply.value);
  if (!applied.ok) return { kind: "not-stored", failure: applied.error };
  // To a new number nothing is confirmed yet, not even that nothing is missing.
  const isConfirmed = applied.value !== "stale" && applied.value !== "renumbered";
  if (isConfirmed) await noteConfirmed(reply.value, { log, nowMs: now() });
  return { kind: "answered", outcome: applied.value, reply: reply.value };
}

export function requestOf(
  { number, born, next, prev, seen, events }: Batch,
  { app, facts }: { readonly app: string; readonly facts?: SyncRequest["facts"] },
): SyncRequest {
  return {
    app,
    schema: newestRecordSchema,
    number,
    born,
    next,
    prev,
    ...(seen === undefined ? {} : { seen }),
    ...(facts === undefined ? {} : { facts }),
    events,
  };
}

/** The day is told by the endpoint's clock: the phone's may be wrong by years. */
async function noteConfirmed(
  reply: SyncReply,
  { log, nowMs }: { readonly log: SyncLog; readonly nowMs: number },
): Promise<void> {
  const { zone, dayStartHour } = (await log.enrolment()).settings.program;
  await log.noteTry({
    kind: "confirmed",
    day: programDayAt({ instantMs: reply.now, zone, dayStartHour }),
    clockOffsetMs: nowMs - reply.now,
  });
}
