import { describe, expect, test } from "vitest";
import { gunzipSync } from "node:zlib";
import { nonceHeader, protocolHeader, protocolVersion } from "../../src/contract/wire/protocol.ts";
import { browserGzip } from "../../src/sync/browser-client.ts";
import { addressOf, createEndpointClient, type ClientTools } from "../../src/sync/endpoint-client.ts";

const about = { isSetUp: true, otherPhonesCanJoin: false, publicUrl: "http://localhost:8080" };
const noConnection = { ok: false, error: { kind: "no-connection" } };
const now = Date.parse("2026-11-22T08:00:00Z");

interface Sent {
  readonly path: string;
  readonly init: RequestInit;
}

type Answer = (sent: Sent) => Response | Promise<Response>;

describe("EndpointClient", () => {
  test("believes a reply with our headers, the route's status and the route's form", async () => {
    const { client } = setup((sent) => ours(sent, 200, about));

    expect(await client.call("about")).toEqual({ ok: true, value: about });
  });

  test.each([
    ["a portal's page", () => new Response("<html>Accept our terms</html>", { status: 200 })],
    ["a portal's JSON of the right form", () => Response.json(about)],
    ["a portal's 400", () => new Response("Bad request", { status: 400 })],
    ["a portal's 401", () => new Response("Log in", { status: 401 })],
    ["a portal's 403", () => Response.json({ code: "not-allowed", sentence: "No." }, { status: 403 })],
    ["a portal's 410", () => new Response("", { status: 410 })],
    ["a gateway's 502", () => new Response("Bad gateway", { status: 502 })],
    ["the reply to another request", (sent: Sent) => ours(sent, 200, about, { nonce: "A".repeat(22) })],
    ["a reply of another protocol", (sent: Sent) => ours(sent, 200, about, { protocol: "99" })],
    ["another success than the route's", (sent: Sent) => ours(sent, 201, about)],
    ["a body that was cut off", (sent: Sent) => ours(sent, 200, undefined, { text: '{"isSetUp":true,' })],
    ["a refusal that was cut off", (sent: Sent) => ours(sent, 403, undefined, { text: '{"code":"not-al' })],
    ["a code with another's status", (sent: Sent) => ours(sent, 403, { code: "malformed", sentence: "No." })],
    ["a network that fails", () => Promise.reject(new TypeError("Failed to fetch"))],
  ] satisfies [string, Answer][])("takes %s for no connection", async (_what, answer) => {
    const { client } = setup(answer);

    expect(await client.call("about")).toEqual(noConnection);
  });

  test.each([
    [400, "malformed"],
    [401, "revoked"],
    [403, "not-allowed"],
    [404, "not-found"],
    [409, "number-taken"],
    [410, "cursor-unknown"],
    [500, "unexpected"],
  ] as const)("takes the endpoint's %i with code %s at its word", async (status, code) => {
    const { client } = setup((sent) => ours(sent, status, { code, sentence: "No." }));

    expect(await client.call("about")).toEqual({ ok: false, error: { kind: "refused", code, status } });
  });

  test("drops what a later version adds to a reply", async () => {
    const { client } = setup((sent) => ours(sent, 200, { ...about, more: 1 }));

    expect(await client.call("about")).toEqual({ ok: true, value: about });
  });

  test("says of a whole reply of the endpoint that it can't read that the versions differ", async () => {
    const { client } = setup((sent) => ours(sent, 200, { isSetUp: "partly" }));

    expect(await client.call("about")).toEqual({
      ok: false,
      error: { kind: "refused", code: "protocol-unknown", status: 200 },
    });
  });

  test.each([
    [400, "malformed"],
    [401, "not-signed-in"],
    [403, "not-allowed"],
    [409, "unexpected"],
    [422, "protocol-unknown"],
    [500, "unexpected"],
  ] as const)("takes a code that a later version added to %i for %s", async (status, code) => {
    const { client } = setup((sent) =>
      ours(sent, status, { code: "not-on-sundays", reason: 7, sentence: "No." }),
    );

    expect(await client.call("about")).toEqual({ ok: false, error: { kind: "refused", code, status } });
  });

  test("asks an endpoint that wasn't upgraded yet in the version before, and from then on", async () => {
    const { client, sent } = setup(anEndpointThatSpeaks(protocolVersion - 1));

    const replies = [await client.call("about"), await client.call("about")];

    expect(replies).toEqual([
      { ok: true, value: about },
      { ok: true, value: about },
    ]);
    expect(versionsOf(sent)).toEqual([protocolVersion, protocolVersion - 1, protocolVersion - 1]);
    expect(new Set(sent.map(({ init }) => headersOf(init).get(nonceHeader))).size).toBe(3);
  });

  test("asks in the version before once, also where two calls learn of it at a time", async () => {
    const { client, sent } = setup(anEndpointThatSpeaks(protocolVersion - 1));

    await Promise.all([client.call("about"), client.call("about")]);

    expect(versionsOf(sent).toSorted((a, b) => a - b)).toEqual(
      [1, 1, 2, 2].map((back) => protocolVersion - 2 + back),
    );
  });

  test("says that the versions differ where the endpoint speaks none of its own", async () => {
    const { client, sent } = setup(anEndpointThatSpeaks(protocolVersion + 1));

    expect(await client.call("about")).toEqual({
      ok: false,
      error: { kind: "refused", code: "protocol-unknown", status: 400 },
    });
    expect(versionsOf(sent)).toEqual([protocolVersion, protocolVersion - 1]);
  });

  test("believes only the endpoint that its version isn't understood", async () => {
    const { client, sent } = setup((request) =>
      ours(request, 400, { code: "protocol-unknown", sentence: "No." }, { nonce: "A".repeat(22) }),
    );

    expect(await client.call("about")).toEqual(noConnection);
    expect(versionsOf(sent)).toEqual([protocolVersion]);
  });

  test.each([
    [413, "too-large"],
    [429, "too-fast"],
    [503, "unavailable"],
  ] as const)("believes %i by its status alone, since a proxy may say it", async (status, code) => {
    const { client } = setup(() => new Response("<html>", { status }));

    expect(await client.call("about")).toEqual({ ok: false, error: { kind: "refused", code, status } });
  });

  test.each([
    ["120", 120_000],
    ["0", 1000],
    ["999999999", 3_600_000],
    ["Sun, 22 Nov 2026 08:00:30 GMT", 30_000],
    ["Sun, 22 Nov 2020 08:00:00 GMT", 1000],
    ["soon", undefined],
  ])("waits as long as Retry-After: %s says, within bounds", async (header, delayMs) => {
    const { client } = setup(() => new Response("", { status: 503, headers: { "Retry-After": header } }));

    const reply = await client.call("about");

    expect(reply.ok || reply.error).toEqual({
      kind: "refused",
      code: "unavailable",
      status: 503,
      ...(delayMs === undefined ? {} : { retryAfterMs: delayMs }),
    });
  });

  test("sends protocol and nonce with every request, follows no redirect and keeps nothing", async () => {
    const { client, sent } = setup((request) => ours(request, 200, about));

    await client.call("about");
    await client.call("about");

    const nonces = sent.map(({ init }) => headersOf(init).get(nonceHeader));
    expect(headersOf(sent[0]!.init).get(protocolHeader)).toBe(String(protocolVersion));
    expect(nonces[0]).toMatch(/^[\w-]{22}$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(sent[0]!.init).toMatchObject({
      method: "GET",
      redirect: "error",
      cache: "no-store",
      credentials: "same-origin",
    });
  });

  test("sends a short body as it is and a long one as gzip", async () => {
    const { client, sent } = setup((request) => ours(request, 204));

    await client.call("signIn", { body: { account: "lead", password: "short" } });
    await client.call("signIn", { body: { account: "lead", password: "x".repeat(2000) } });

    expect(headersOf(sent[0]!.init).get("Content-Encoding")).toBeNull();
    expect(JSON.parse(new TextDecoder().decode(sent[0]!.init.body as Uint8Array))).toEqual({
      account: "lead",
      password: "short",
    });
    expect(headersOf(sent[1]!.init).get("Content-Encoding")).toBe("gzip");
    expect(gunzipSync(sent[1]!.init.body as Uint8Array).toString()).toContain("x".repeat(2000));
  });

  test("sends a long body as it is where the browser can't compress", async () => {
    const { client, sent } = setup((request) => ours(request, 204), { gzip: undefined });

    await client.call("signIn", { body: { account: "lead", password: "x".repeat(2000) } });

    expect(headersOf(sent[0]!.init).get("Content-Encoding")).toBeNull();
    expect(new TextDecoder().decode(sent[0]!.init.body as Uint8Array)).toContain("x".repeat(2000));
  });

  test("takes 204 for the success of a route of which nothing comes back", async () => {
    const { client, sent } = setup((request) => ours(request, 204));

    const reply = await client.call("revokePhone", { path: { id: "a/b" } });

    expect(reply).toEqual({ ok: true, value: undefined });
    expect(sent[0]!.path).toBe("/v1/phones/a%2Fb");
    expect(sent[0]!.init.method).toBe("DELETE");
  });

  test("gives up a request that nobody answers", async () => {
    const { client, alarms } = setup((sent) => untilAborted(sent));

    const reply = client.call("about");
    await alarms.next();

    expect(await reply).toEqual(noConnection);
  });

  test("gives a large body longer than a greeting", async () => {
    const { client, alarms } = setup((sent) => ours(sent, 204), { gzip: undefined });

    await client.call("signIn", { body: { account: "lead", password: "x".repeat(400_000) } });

    expect(alarms.delaysMs[0]).toBeGreaterThan(20_000 + 200_000 - 1);
    expect(alarms.delaysMs.slice(1).every((delayMs) => delayMs === 20_000)).toBe(true);
  });

  test("gives up a reply that stops in the middle", async () => {
    const { client, alarms } = setup((sent) => stalling(sent));

    const reply = client.call("about");
    await alarms.next();

    expect(await reply).toEqual(noConnection);
  });

  test("leaves no timer behind", async () => {
    const { client, alarms } = setup((sent) => ours(sent, 200, about));

    await client.call("about");

    expect(alarms.pending()).toBe(0);
  });
});

describe("addressOf", () => {
  test("fills in the path and leaves out what isn't asked", () => {
    expect(addressOf("historyOfRecord", { path: { record: "r 1" } })).toBe("/v1/records/r%201/history");
    expect(addressOf("recordsOfDay", { query: { day: "2026-11-22" } })).toBe("/v1/records?day=2026-11-22");
    expect(addressOf("rollups", {})).toBe("/v1/rollups");
  });
});

function setup(answer: Answer, overrides: { readonly gzip?: undefined } = {}) {
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
function ours({ init }: Sent, status: number, json?: unknown, overrides: ReplyOverrides = {}): Response {
  const body = overrides.text ?? (json === undefined ? null : JSON.stringify(json));
  return new Response(body, { status, headers: echoOf(init, overrides) });
}

function echoOf(init: RequestInit, overrides: ReplyOverrides = {}): Record<string, string> {
  return {
    [protocolHeader]: overrides.protocol ?? headersOf(init).get(protocolHeader) ?? "",
    [nonceHeader]: overrides.nonce ?? headersOf(init).get(nonceHeader) ?? "",
  };
}

/** One that understands a single version and echoes any, as all of them do. */
function anEndpointThatSpeaks(version: number): Answer {
  return (sent) =>
    versionsOf([sent])[0] === version
      ? ours(sent, 200, about)
      : ours(sent, 400, { code: "protocol-unknown", sentence: "No." });
}

function versionsOf(sent: readonly Sent[]): readonly number[] {
  return sent.map(({ init }) => Number(headersOf(init).get(protocolHeader)));
}

function headersOf(init: RequestInit): Headers {
  return new Headers(init.headers);
}

function untilAborted({ init }: Sent): Promise<never> {
  return new Promise((_resolve, reject) => {
    init.signal?.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError")));
  });
}

function stalling({ init }: Sent): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"isSetUp":'));
      init.signal?.addEventListener("abort", () =>
        controller.error(new DOMException("Aborted", "AbortError")),
      );
    },
  });
  return new Response(body, { status: 200, headers: echoOf(init) });
}
