/** Which replies the client believes: portals and proxies answer too. */
import { describe, expect, test } from "vitest";
import {
  about,
  type Answer,
  clientAnswered,
  noConnection,
  ours,
  type Sent,
} from "../support/client-answered.ts";

describe("EndpointClient", () => {
  test("believes a reply with our headers, the route's status and the route's form", async () => {
    const { client } = clientAnswered((sent) => ours(sent, 200, about));

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
    const { client } = clientAnswered(answer);

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
    const { client } = clientAnswered((sent) => ours(sent, status, { code, sentence: "No." }));

    expect(await client.call("about")).toEqual({ ok: false, error: { kind: "refused", code, status } });
  });

  test("drops what a later version adds to a reply", async () => {
    const { client } = clientAnswered((sent) => ours(sent, 200, { ...about, more: 1 }));

    expect(await client.call("about")).toEqual({ ok: true, value: about });
  });

  test("says of a whole reply of the endpoint that it can't read that the versions differ", async () => {
    const { client } = clientAnswered((sent) => ours(sent, 200, { isSetUp: "partly" }));

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
    const { client } = clientAnswered((sent) =>
      ours(sent, status, { code: "not-on-sundays", reason: 7, sentence: "No." }),
    );

    expect(await client.call("about")).toEqual({ ok: false, error: { kind: "refused", code, status } });
  });

  test.each([
    [413, "too-large"],
    [429, "too-fast"],
    [503, "unavailable"],
  ] as const)("believes %i by its status alone, since a proxy may say it", async (status, code) => {
    const { client } = clientAnswered(() => new Response("<html>", { status }));

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
    const { client } = clientAnswered(
      () => new Response("", { status: 503, headers: { "Retry-After": header } }),
    );

    const reply = await client.call("about");

    expect(reply.ok || reply.error).toEqual({
      kind: "refused",
      code: "unavailable",
      status: 503,
      ...(delayMs === undefined ? {} : { retryAfterMs: delayMs }),
    });
  });
});
