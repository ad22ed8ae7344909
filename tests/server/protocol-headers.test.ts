import { describe, expect, test } from "vitest";
import {
  nonceHeader,
  protocolHeader,
  protocolVersion,
  understoodVersions,
} from "../../src/contract/wire/protocol.ts";
import { echoProtocol } from "../../src/server/protocol-headers.ts";
import { joinedPhone } from "../support/program-endpoint.ts";
import { openProgramEndpoint } from "../support/test-endpoint.ts";
import { syncRequest } from "../support/wire-messages.ts";

const nonce = "AAAAAAAAAAAAAAAAAAAAAA";

async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  const { browser } = await joinedPhone(endpoint, admin);
  const exchange = (headers: Readonly<Record<string, string>>) =>
    browser.ask("POST", "/v1/sync", { body: syncRequest(), headers });
  return { browser, exchange };
}

async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { code?: unknown }).code;
}

describe("the version that a caller speaks", () => {
  test.each(understoodVersions)("%i is understood and echoed", async (version) => {
    const { exchange } = await setup();

    const response = await exchange({ [protocolHeader]: String(version) });

    expect(response.status).toBe(201);
    expect(response.headers.get(protocolHeader)).toBe(String(version));
    expect(response.headers.get(nonceHeader)).toBe(nonce);
  });

  test("is refused where it is none of those, in a reply that its app believes", async () => {
    const { exchange } = await setup();
    const later = String(protocolVersion + 1);

    const response = await exchange({ [protocolHeader]: later });

    expect(response.status).toBe(400);
    expect(response.headers.get(protocolHeader)).toBe(later);
    expect(await codeOf(response)).toBe("protocol-unknown");
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ["no version", { [protocolHeader]: "" }],
    ["a version that is no number", { [protocolHeader]: "one" }],
    ["no nonce", { [nonceHeader]: "" }],
    ["a nonce that is none", { [nonceHeader]: "AAAA" }],
  ])("is malformed with %s, and nothing is echoed", async (_what, headers) => {
    const { exchange } = await setup();

    const response = await exchange(headers);

    expect(response.headers.get(protocolHeader)).toBeNull();
    expect(await codeOf(response)).toBe("malformed");
  });
});

describe("echoProtocol", () => {
  test("leaves replies to whoever asks without both headers as they are", () => {
    const reply = new Headers();

    echoProtocol(new Headers({ [protocolHeader]: "1" }), reply);
    echoProtocol(new Headers({ [nonceHeader]: nonce }), reply);

    expect([...reply]).toEqual([]);
  });
});
