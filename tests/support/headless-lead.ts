// A lead without a screen: sets a program up, invites phones, and reads what has arrived.
import type { Program } from "../../src/domain/program.ts";
import { blockFromWire } from "../../src/contract/wire/wire-block.ts";
import type { MonthBlock } from "../../src/domain/month-block.ts";
import { browserTimer } from "../../src/storage/deadline.ts";
import { createEndpointClient, type EndpointClient } from "../../src/sync/endpoint-client.ts";
import { cookieFetch } from "../../src/tools/headless-phone/cookie-fetch.ts";
import { valueOf } from "./results.ts";

/** With which a lead signs in at a screen too. */
export const account = { name: "office", password: "a long enough sentence" };

export interface HeadlessLead {
  readonly client: EndpointClient;
  /** Its browser has today's release from now on. */
  readonly update: () => void;
  /** Again, when the session is over. */
  readonly signIn: () => Promise<void>;
  /** All that the endpoint has counted, as a new desk pulls it. */
  readonly blocks: () => Promise<readonly MonthBlock[]>;
  /** As a person types it, good for one phone. */
  readonly invite: (label?: string) => Promise<string>;
  /** What the endpoint streams. */
  readonly download: (path: string) => Promise<string>;
  /** The same, to be read as it comes. */
  readonly stream: (path: string) => Promise<Response>;
}

/** Uses the set-up link that a new server prints. */
export async function setUpProgram(
  origin: string,
  setUpLink: string,
  program: Program,
  /** Another way to the server than by its address. */
  fetchFromServer: typeof fetch = fetch,
  /** Of another release. */
  openClient = createEndpointClient,
): Promise<HeadlessLead> {
  const fetchAsBrowser = cookieFetch(origin, fetchFromServer);
  const clientBy = (open: typeof createEndpointClient) =>
    open({
      fetch: (path, init) => fetchAsBrowser(new URL(path, origin), init),
      timer: browserTimer,
      now: () => Date.now(),
      caller: "account",
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    });
  let client = clientBy(openClient);
  const code = new URL(setUpLink).hash.slice(1);
  valueOf(
    await client.call("setup", {
      body: { code, program, account: account.name, password: account.password },
    }),
  );
  return {
    get client() {
      return client;
    },
    update() {
      client = clientBy(createEndpointClient);
    },
    async signIn() {
      valueOf(await client.call("signIn", { body: { account: account.name, password: account.password } }));
    },
    async blocks() {
      // A month that changes between two replies comes again.
      const pulled = new Map<string, MonthBlock>();
      let after: string | undefined;
      for (;;) {
        const query = after === undefined ? {} : { after };
        const { blocks, cursor, more } = valueOf(await client.call("rollups", { query }));
        for (const block of blocks) pulled.set(block.month, blockFromWire(block));
        if (!more) return [...pulled.values()];
        after = cursor;
      }
    },
    async invite(label = "Van") {
      const made = await client.call("invite", { body: { role: "device", label, hours: 1 } });
      return valueOf(made).code;
    },
    download: async (path) => (await stream(path)).text(),
    stream,
  };

  async function stream(path: string): Promise<Response> {
    const response = await fetchAsBrowser(new URL(path, origin));
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
    return response;
  }
}
