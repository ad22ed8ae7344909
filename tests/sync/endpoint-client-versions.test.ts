/** How the client finds the version of the protocol that its endpoint speaks. */
import { describe, expect, test } from "vitest";
import { nonceHeader, protocolHeader, protocolVersion } from "../../src/contract/wire/protocol.ts";
import {
  about,
  type Answer,
  clientAnswered,
  headersOf,
  noConnection,
  ours,
  type Sent,
} from "../support/client-answered.ts";

describe("EndpointClient", () => {
  test("asks an endpoint that wasn't upgraded yet in the version before, and from then on", async () => {
    const { client, sent } = clientAnswered(anEndpointThatSpeaks(protocolVersion - 1));

    const replies = [await client.call("about"), await client.call("about")];

    expect(replies).toEqual([
      { ok: true, value: about },
      { ok: true, value: about },
    ]);
    expect(versionsOf(sent)).toEqual([protocolVersion, protocolVersion - 1, protocolVersion - 1]);
    expect(new Set(sent.map(({ init }) => headersOf(init).get(nonceHeader))).size).toBe(3);
  });

  test("asks in the version before once, also where two calls learn of it at a time", async () => {
    const { client, sent } = clientAnswered(anEndpointThatSpeaks(protocolVersion - 1));

    await Promise.all([client.call("about"), client.call("about")]);

    expect(versionsOf(sent).toSorted((a, b) => a - b)).toEqual(
      [1, 1, 2, 2].map((back) => protocolVersion - 2 + back),
    );
  });

  test("says that the versions differ where the endpoint speaks none of its own", async () => {
    const { client, sent } = clientAnswered(anEndpointThatSpeaks(protocolVersion + 1));

    expect(await client.call("about")).toEqual({
      ok: false,
      error: { kind: "refused", code: "protocol-unknown", status: 400 },
    });
    expect(versionsOf(sent)).toEqual([protocolVersion, protocolVersion - 1]);
  });

  test("believes only the endpoint that its version isn't understood", async () => {
    const { client, sent } = clientAnswered((request) =>
      ours(request, 400, { code: "protocol-unknown", sentence: "No." }, { nonce: "A".repeat(22) }),
    );

    expect(await client.call("about")).toEqual(noConnection);
    expect(versionsOf(sent)).toEqual([protocolVersion]);
  });
});

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
