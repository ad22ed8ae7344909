/** An endpoint with a program, in a process of its own, and who asks it: its lead and its phones. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { CallerKind } from "../../../src/contract/wire/protocol.ts";
import type { Result } from "../../../src/domain/result.ts";
import { browserTimer } from "../../../src/storage/deadline.ts";
import { joinProgram } from "../../../src/storage/join.ts";
import { openPhone } from "../../../src/storage/open-phone.ts";
import type { PhoneOptions } from "../../../src/storage/phone-options.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import type { SyncLog } from "../../../src/storage/sync-log.ts";
import { browserGzip } from "../../../src/sync/browser-client.ts";
import { createEndpointClient, type EndpointClient } from "../../../src/sync/endpoint-client.ts";
import { cookieFetch } from "../../../src/tools/headless-phone/cookie-fetch.ts";
import { localDate } from "../../support/builders.ts";
import { type ChildOptions, type ChildServer, startServer } from "./child-server.ts";
import { programWithSites } from "./evenings.ts";

export interface ProgramServer extends ChildServer {
  readonly lead: EndpointClient;
  readonly programId: string;
  newInvite(): Promise<string>;
}

/** With which its lead signs in again, when a session is over. */
export const leadOfProgram = { account: "Robin", password: "a long enough password" };

/** `dataDir` is empty. */
export async function startProgram(
  dataDir: string,
  { sites, ...options }: ChildOptions & { readonly sites: number },
): Promise<ProgramServer> {
  const server = await startServer("endpoint", dataDir, options);
  const lead = clientOf(server.url, "account").client;
  const body = {
    code: mustHave(server.setupCode),
    program: programWithSites(sites),
    ...leadOfProgram,
  };
  const who = mustBeOk(await lead.call("setup", { body }));
  return {
    ...server,
    lead,
    programId: who.program,
    async newInvite() {
      const invited = await lead.call("invite", { body: { role: "device", label: "Bag 1", hours: 1 } });
      return mustBeOk(invited).code;
    },
  };
}

export interface JoinedPhone {
  readonly phone: Phone;
  readonly log: SyncLog;
  readonly client: EndpointClient;
  /** Every body that was sent compressed, as it was before. */
  readonly bodies: readonly Uint8Array<ArrayBuffer>[];
}

/** A phone of the program, on a database in memory. `url` is the endpoint's, or that of a line to it. */
export async function joinedPhone(code: string, url: string): Promise<JoinedPhone> {
  const { client, bodies } = clientOf(url, "device");
  const { who, settings } = mustBeOk(
    await client.call("join", { body: { code, tryKey: "AAAAAAAAAAAAAAAAAAAAAA" } }),
  );
  if (who.role === "anyone") throw new Error("Whoever joins has a role.");
  const options = phoneInMemory();
  mustBeOk(
    await joinProgram(options, {
      enrolment: { programId: who.program, id: who.id, role: who.role, label: who.name, settings },
      records: [],
      sites: new Map(),
      items: new Map(),
      bookFrom: localDate("2026-01-01"),
    }),
  );
  const phone = mustBeOk(await openPhone(options));
  return { phone, log: mustHave(phone.sync), client, bodies };
}

function clientOf(url: string, caller: CallerKind): Pick<JoinedPhone, "client" | "bodies"> {
  const fetchAsBrowser = cookieFetch(url);
  const gzip = mustHave(browserGzip());
  const bodies: Uint8Array<ArrayBuffer>[] = [];
  const client = createEndpointClient({
    fetch: (path, init) => fetchAsBrowser(new URL(path, url), init),
    timer: browserTimer,
    now: () => Date.now(),
    caller,
    randomBytes,
    gzip(bytes) {
      bodies.push(bytes);
      return gzip(bytes);
    },
  });
  return { client, bodies };
}

function phoneInMemory(): PhoneOptions {
  return {
    name: "satchel-program",
    randomBytes,
    newId: () => crypto.randomUUID(),
    indexedDB: new IDBFactory(),
    keyRange: IDBKeyRange,
    // Phones of one process are not tabs of one phone.
    openChannel: () => undefined,
  };
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

export function mustHave<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("It must be there to measure with it.");
  return value;
}

export function mustBeOk<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(`The answer was ${JSON.stringify(result.error)}.`);
}
