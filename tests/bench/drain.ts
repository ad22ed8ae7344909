/**
 * Everything that a phone saved brought to the endpoint, opened and counted
 * there, against bare POSTs of the same bytes to a store that only keeps them;
 * on this machine's own line, and on one as slow as a phone's.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { browserGzip } from "../../src/sync/browser-client.ts";
import type { EndpointClient } from "../../src/sync/endpoint-client.ts";
import { sendWaiting } from "../../src/sync/send-waiting.ts";
import { type ChildServer, startServer, usedMs } from "./support/child-server.ts";
import { contactsOf } from "./support/evenings.ts";
import { type Figure, printFigures } from "./support/figures.ts";
import { type JoinedPhone, joinedPhone, mustBeOk, mustHave, startProgram } from "./support/program-server.ts";
import { durationMsUntil, medianOf } from "./support/samples.ts";
import { openSlowLine, type Slowness } from "./support/slow-line.ts";
import { withFolder } from "./support/with-folder.ts";

interface Plan {
  readonly contacts: number;
  readonly rounds: number;
  readonly line?: Slowness;
}

const edgeOfTown: Slowness = { roundTripMs: 400, bytesPerSecond: 50_000 };
const sites = 4;
const gzip = mustHave(browserGzip());

const fast = await drain({ contacts: 10_000, rounds: 3 });
printFigures("drain: 10,000 saved contacts, opened and counted", [
  {
    name: "drain / bare POSTs, medians",
    value: fast.drainMs / fast.bareMs,
    unit: "×",
    budget: { atMost: 2 },
  },
  { name: "drain", value: fast.drainMs / 1000, unit: "s" },
  { name: "  its calls added up, two at a time", value: fast.callMs / 1000, unit: "s" },
  { name: "bare POSTs", value: fast.bareMs / 1000, unit: "s" },
  ...usedFigures("drain", fast.drainUsed),
  ...usedFigures("bare POSTs", fast.bareUsed),
]);

// A fifth of them: the rest would be more of the same, for minutes.
const slow = await drain({ contacts: 2000, rounds: 2, line: edgeOfTown });
printFigures("drain: 2,000 saved contacts over 400 ms and 50 KB/s", [
  {
    name: "drain / bare POSTs, medians",
    value: slow.drainMs / slow.bareMs,
    unit: "×",
    budget: { atMost: 1 },
  },
  { name: "drain", value: slow.drainMs / 1000, unit: "s" },
  { name: "  its calls added up, two at a time", value: slow.callMs / 1000, unit: "s" },
  { name: "bare POSTs", value: slow.bareMs / 1000, unit: "s" },
]);

interface Drained {
  readonly drainMs: number;
  /** Of all its exchanges added up, of which two may be under way at once. */
  readonly callMs: number;
  readonly bareMs: number;
  readonly drainUsed: Used;
  readonly bareUsed: Used;
}

/** Processor time a contact. */
interface Used {
  readonly senderUs: number;
  readonly serverUs: number;
}

/** Medians of rounds, each with new stores and a new phone. */
async function drain(plan: Plan): Promise<Drained> {
  const rounds: Drained[] = [];
  for (let round = 0; round < plan.rounds; round++) {
    rounds.push(await withFolder((folder) => drainOnce(folder, plan)));
  }
  return {
    drainMs: medianOf(rounds.map(({ drainMs }) => drainMs)),
    callMs: medianOf(rounds.map(({ callMs }) => callMs)),
    bareMs: medianOf(rounds.map(({ bareMs }) => bareMs)),
    drainUsed: medianUsed(rounds.map(({ drainUsed }) => drainUsed)),
    bareUsed: medianUsed(rounds.map(({ bareUsed }) => bareUsed)),
  };
}

function medianUsed(used: readonly Used[]): Used {
  return {
    senderUs: medianOf(used.map(({ senderUs }) => senderUs)),
    serverUs: medianOf(used.map(({ serverUs }) => serverUs)),
  };
}

function usedFigures(way: string, { senderUs, serverUs }: Used): readonly Figure[] {
  return [
    { name: `processor time a contact, ${way}, who sends`, value: senderUs, unit: "µs" },
    { name: `processor time a contact, ${way}, the server`, value: serverUs, unit: "µs" },
  ];
}

async function usedDuring(
  server: ChildServer,
  { contacts }: Plan,
  work: () => Promise<void>,
): Promise<{ readonly ms: number; readonly used: Used }> {
  const [senderMs, serverMs] = [usedMs(), await server.usedMs()];
  const ms = await durationMsUntil(work);
  return {
    ms,
    used: {
      senderUs: ((usedMs() - senderMs) * 1000) / contacts,
      serverUs: (((await server.usedMs()) - serverMs) * 1000) / contacts,
    },
  };
}

async function drainOnce(folder: string, plan: Plan): Promise<Drained> {
  const { bodies, ...drained } = await drainPhone(await folderIn(folder, "endpoint"), plan);
  const server = await startServer("bare", await folderIn(folder, "bare"));
  const { ms, used } = await overLine(server.url, plan, (url) =>
    usedDuring(server, plan, () => postAll(url, bodies)),
  );
  await server.stop();
  return { ...drained, bareMs: ms, bareUsed: used };
}

async function drainPhone(
  dataDir: string,
  plan: Plan,
): Promise<Pick<Drained, "drainMs" | "callMs" | "drainUsed"> & Pick<JoinedPhone, "bodies">> {
  const server = await startProgram(dataDir, { sites });
  const code = await server.newInvite();
  const drained = await overLine(server.url, plan, async (url) => {
    const joined = await joinedPhone(code, url);
    const contacts = contactsOf({ count: plan.contacts, firstDay: "2026-05-01", days: 60, sites, seed: 7 });
    mustBeOk(await joined.phone.importRecords([...contacts].map((record) => ({ record, rev: 1 }))));
    const calls = timed(joined.client);
    const { ms, used } = await usedDuring(server, plan, () =>
      sendAll({ ...joined, client: calls.client }, plan.contacts),
    );
    joined.phone.close();
    return { drainMs: ms, drainUsed: used, callMs: calls.totalMs(), bodies: joined.bodies };
  });
  await server.stop();
  return drained;
}

async function sendAll({ log, client }: JoinedPhone, contacts: number): Promise<void> {
  const end = await sendWaiting({ log, client, app: "bench", now: () => Date.now() });
  const { hw, quarantined } = await log.facts();
  if (end.kind === "done" && hw === contacts && quarantined.length === 0) return;
  throw new Error(
    `Of ${contacts} contacts ${hw} arrived, ${quarantined.length} in quarantine: ${JSON.stringify(end)}`,
  );
}

async function postAll(url: string, bodies: JoinedPhone["bodies"]): Promise<void> {
  for (const body of bodies) {
    const headers = { "Content-Type": "application/json", "Content-Encoding": "gzip" };
    const response = await fetch(url, { method: "POST", headers, body: await gzip(body) });
    if (response.status !== 201) throw new Error(`The bare server answered ${response.status}.`);
    await response.json();
  }
}

function timed(client: EndpointClient): { readonly client: EndpointClient; readonly totalMs: () => number } {
  let totalMs = 0;
  return {
    totalMs: () => totalMs,
    client: {
      async call(...asked) {
        const startMs = performance.now();
        const reply = await client.call(...asked);
        totalMs += performance.now() - startMs;
        return reply;
      },
    },
  };
}

async function overLine<T>(target: string, { line }: Plan, work: (url: string) => Promise<T>): Promise<T> {
  if (line === undefined) return work(target);
  const slowLine = await openSlowLine(target, line);
  try {
    return await work(slowLine.url);
  } finally {
    slowLine.stop();
  }
}

async function folderIn(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  return path;
}
