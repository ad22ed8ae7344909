/** A client of the endpoint over a network that answers what a test says, with timers that ring when it says so. */
import { nonceHeader, protocolHeader } from "../../src/contract/wire/protocol.ts";
import { browserGzip } from "../../src/sync/browser-client.ts";
import { type ClientTools, createEndpointClient } from "../../src/sync/endpoint-client.ts";

export const about = { isSetUp: true, otherPhonesCanJoin: false, publicUrl: "http://localhost:8080" };
export const noConnection = { ok: false, error: { kind: "no-connection" } };
const now = Date.parse("2026-11-22T08:00:00Z");

export interface Sent {
  readonly path: string;
  readonly init: RequestInit;
}

export type Answer = (sent: Sent) => Response | Promise<Response>;

export function clientAnswered(answer: Answer, overrides: { readonly gzip?: undefined } = {}) {
  const sent: Sent[] = [];
  const alarms = new Alarms();
  let drawn = 0;
  const gzip = "gzip" in overrides ? undefined : browserGzip();
  const tools: ClientTools = {
    fetch: async (path, init) => {
      sent.push({ path, init });
      return answer({ path, init });
    },
    timer: alarms.timer,
    now: () => now,
    randomBytes: (length) => new Uint8Array(length).fill(++drawn),
    ...(gzip === undefined ? {} : { gzip }),
  };
  return { client: createEndpointClient(tools), sent, alarms };
}

/** Timers that ring when the test says so. */
class Alarms {
  readonly delaysMs: number[] = [];
  readonly #set = new Set<() => void>();

  readonly timer: ClientTools["timer"] = (callback, delayMs) => {
    this.delaysMs.push(delayMs);
    this.#set.add(callback);
    return () => this.#set.delete(callback);
  };

  pending(): number {
    return this.#set.size;
  }

  /** Rings once what was begun waits for nothing but its alarm. */
  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    for (const callback of this.#set) callback();
  }
}

interface ReplyOverrides {
  readonly nonce?: string;
  readonly protocol?: string;
  readonly text?: string;
}

/** A reply as the endpoint gives it. */
export function ours(
  { init }: Sent,
  status: number,
  json?: unknown,
  overrides: ReplyOverrides = {},
): Response {
  const body = overrides.text ?? (json === undefined ? null : JSON.stringify(json));
  return new Response(body, { status, headers: echoOf(init, overrides) });
}

export function echoOf(init: RequestInit, overrides: ReplyOverrides = {}): Record<string, string> {
  return {
    [protocolHeader]: overrides.protocol ?? headersOf(init).get(protocolHeader) ?? "",
    [nonceHeader]: overrides.nonce ?? headersOf(init).get(nonceHeader) ?? "",
  };
}

export function headersOf(init: RequestInit): Headers {
  return new Headers(init.headers);
}
