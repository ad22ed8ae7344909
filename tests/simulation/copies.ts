/** `.satchel` copies: saved on a phone, and brought by a lead when it suits. */
import { browserGzip } from "../../src/sync/browser-client.ts";
import { createEndpointClient, type EndpointClient } from "../../src/sync/endpoint-client.ts";
import { sendCopy } from "../../src/sync/send-copy.ts";
import type { Settings } from "../../src/contract/wire/settings-message.ts";
import { maxEventsPerExchange } from "../../src/contract/wire/wire-limits.ts";
import { TimersByHand } from "../support/timers-by-hand.ts";
import type { SyncRequest } from "../../src/contract/wire/sync-message.ts";
import type { WireEvent } from "../../src/contract/wire/wire-event.ts";
import { textOf } from "./messages.ts";
import type { NumberOfLog } from "./whole-logs.ts";
import type { Asker } from "./asker.ts";
import type { Tab } from "./tab.ts";
import type { World } from "./world.ts";

export interface SavedCopy {
  readonly lines: readonly string[];
  readonly events: readonly string[];
  /** The same by their places in the log. */
  readonly ids: ReadonlyMap<number, string>;
  /** What it was brought under. */
  readonly numbers: NumberOfLog[];
}

export async function copyOf({ phone }: Tab): Promise<SavedCopy> {
  const lines: string[] = [];
  for await (const line of phone.sealedCopy("0.0.0")) lines.push(line);
  const ids = new Map(
    lines.flatMap((line) => {
      const { seq, id } = JSON.parse(line) as Partial<WireEvent>;
      return seq === undefined || id === undefined ? [] : [[seq, id] as const];
    }),
  );
  return { lines, ids, events: [...ids.values()], numbers: [] };
}

/** So often a lead tries again what broke off. */
const mostTries = 3;

/** What the desk says has arrived, has to be there. */
export async function bringCopy(world: World, copy: SavedCopy): Promise<void> {
  const { server, admin, coverage, violations } = world;
  const { lines, events } = copy;
  const lead = openLead(world, copy);
  for (let tries = 0; tries < mostTries; tries++) {
    await server.signIn(admin);
    const { programId } = (await server.ask(admin, "GET", "/v1/settings")) as Settings;
    const { failure, problems, problemCount } = await world.busy.during(() =>
      sendCopy(new Blob([...lines]).stream(), {
        client: lead.client,
        programId,
        pause: async () => undefined,
      }),
    );
    if (problems.some(({ code }) => code !== "too-large")) violations.push("A desk could not read a copy");
    if (failure !== undefined) continue;
    if (events.length > 0) coverage.met("copy brought by a lead");
    if (lead.hasMetTakenNumber()) coverage.met("copy brought whose number another phone uses");
    // What the network lets through in no way is named, and stays in the file.
    const missing = events.filter((id) => !world.isReceived(id)).length - problemCount;
    if (missing > 0) {
      violations.push(`A desk said that a copy has arrived, and ${missing} events were not stored`);
    }
    return;
  }
}

interface Lead {
  readonly client: EndpointClient;
  readonly hasMetTakenNumber: () => boolean;
}

function openLead({ network, admin, busy, random, nowMs }: World, { numbers }: SavedCopy): Lead {
  const asker: Asker = {
    name: "lead",
    jar: admin,
    busy,
    random: random.branch("lead"),
    poison: new Set(),
    eventsAtOnce: maxEventsPerExchange,
    underWay: 0,
    isWaitedFor: true,
    isKilled: false,
    lifeOfReply: 0,
  };
  const gzip = browserGzip();
  let isTaken = false;
  const client = createEndpointClient({
    async fetch(path, init) {
      if (init.method === "POST") numbers.push(JSON.parse(textOf(init.body)) as SyncRequest);
      const response = await network.fetch(asker, path, init);
      isTaken ||= response.status === 409;
      return response;
    },
    timer: new TimersByHand(nowMs).timer,
    now: () => nowMs,
    caller: "account",
    randomBytes: (length) => asker.random.bytes(length),
    ...(gzip === undefined ? {} : { gzip }),
  });
  return { client, hasMetTakenNumber: () => isTaken };
}
