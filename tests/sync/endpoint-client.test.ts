/** What the client sends, and how long it waits for a reply. */
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { nonceHeader, protocolHeader, protocolVersion } from "../../src/contract/wire/protocol.ts";
import { addressOf } from "../../src/sync/endpoint-client.ts";
import {
  about,
  clientAnswered,
  echoOf,
  headersOf,
  noConnection,
  ours,
  type Sent,
} from "../support/client-answered.ts";

describe("EndpointClient", () => {
  test("sends protocol and nonce with every request, follows no redirect and keeps nothing", async () => {
    const { client, sent } = clientAnswered((request) => ours(request, 200, about));

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
    const { client, sent } = clientAnswered((request) => ours(request, 204));

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
    const { client, sent } = clientAnswered((request) => ours(request, 204), { gzip: undefined });

    await client.call("signIn", { body: { account: "lead", password: "x".repeat(2000) } });

    expect(headersOf(sent[0]!.init).get("Content-Encoding")).toBeNull();
    expect(new TextDecoder().decode(sent[0]!.init.body as Uint8Array)).toContain("x".repeat(2000));
  });

  test("takes 204 for the success of a route of which nothing comes back", async () => {
    const { client, sent } = clientAnswered((request) => ours(request, 204));

    const reply = await client.call("revokePhone", { path: { id: "a/b" } });

    expect(reply).toEqual({ ok: true, value: undefined });
    expect(sent[0]!.path).toBe("/v1/phones/a%2Fb");
    expect(sent[0]!.init.method).toBe("DELETE");
  });

  test("gives up a request that nobody answers", async () => {
    const { client, alarms } = clientAnswered((sent) => untilAborted(sent));

    const reply = client.call("about");
    await alarms.next();

    expect(await reply).toEqual(noConnection);
  });

  test("gives a large body longer than a greeting", async () => {
    const { client, alarms } = clientAnswered((sent) => ours(sent, 204), { gzip: undefined });

    await client.call("signIn", { body: { account: "lead", password: "x".repeat(400_000) } });

    expect(alarms.delaysMs[0]).toBeGreaterThan(20_000 + 200_000 - 1);
    expect(alarms.delaysMs.slice(1).every((delayMs) => delayMs === 20_000)).toBe(true);
  });

  test("gives up a reply that stops in the middle", async () => {
    const { client, alarms } = clientAnswered((sent) => stalling(sent));

    const reply = client.call("about");
    await alarms.next();

    expect(await reply).toEqual(noConnection);
  });

  test("leaves no timer behind", async () => {
    const { client, alarms } = clientAnswered((sent) => ours(sent, 200, about));

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
