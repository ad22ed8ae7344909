import { expect } from "@playwright/test";
import type { SyncRequest } from "../../../src/contract/wire/sync-message.ts";
import { addDays } from "../../../src/domain/local-date.ts";
import { programDayAt } from "../../../src/domain/program-day.ts";
import { requestOf } from "../../../src/sync/exchange.ts";
import { type HeadlessPhone, joinHeadless } from "../../../src/tools/headless-phone/headless-phone.ts";
import { encounterOf } from "../../support/builders.ts";
import { valueOf } from "../../support/results.ts";
import type { TestServer } from "./server.ts";

type Fields = NonNullable<Parameters<typeof encounterOf>[0]>;

/** A phone joins by the link and sends three contacts at two sites, all confirmed by the endpoint. */
export async function sendContacts(server: TestServer, link: string): Promise<void> {
  const phone = await joinAndRecord(server, link, [
    { site: "PIER", out: { "SYR-1ML-29G-12": 10 } },
    { site: "PIER", out: { "SYR-1ML-29G-12": 4 }, returns: [{ method: "counted", quantity: 9 }] },
    { site: "EAST-SIDE", out: { "SYR-1ML-29G-12": 10 } },
  ]);
  const { waiting } = await phone.send({ untilMs: Date.now() + 20_000 });
  expect(waiting).toBe(0);
}

/** A phone joins, announces three contacts and sends the first only, which contradicts itself. */
export async function sendContradiction(server: TestServer, link: string): Promise<void> {
  const phone = await joinAndRecord(server, link, [{ site: "PIER" }, { site: "PIER" }, { site: "PIER" }]);
  const batch = await phone.log.batch({ events: 1, inflatedBytes: 100_000 });
  const body = underTheDayBefore(requestOf(batch, { app: "headless" }));
  const reply = valueOf(await phone.client.call("sync", { body }));
  expect(reply.quarantined).toHaveLength(1);
}

/**
 * What is sealed in each event says another day than what stands outside of it.
 * Its hash is that of what is sealed, so all else is as the phone made it.
 */
export function underTheDayBefore(request: SyncRequest): SyncRequest {
  return { ...request, events: request.events.map((event) => ({ ...event, day: addDays(event.day, -1) })) };
}

async function joinAndRecord(
  server: TestServer,
  link: string,
  contacts: readonly Fields[],
): Promise<HeadlessPhone> {
  const phone = valueOf(await joinHeadless(new URL(link).hash.slice(1), server.url));
  const { zone, dayStartHour } = phone.settings.program;
  const day = programDayAt({ instantMs: Date.now(), zone, dayStartHour });
  const records = contacts.map((fields) => ({ record: encounterOf({ day, ...fields }), rev: 1 }));
  valueOf(await phone.record(records));
  return phone;
}
