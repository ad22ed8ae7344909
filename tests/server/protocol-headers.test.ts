import { describe, expect, test } from "vitest";
import {
  nonceHeader,
  protocolHeader,
  protocolVersion,
  understoodVersions,
} from "../../src/contract/wire/protocol.ts";
import { echoProtocol } from "../../src/server/protocol-headers.ts";
import { withKeepMonths } from "../../src/domain/program.ts";
import type { Settings } from "../../src/contract/wire/settings-message.ts";
import { joinedPhone, setKeepMonths, settingsOf } from "../support/program-endpoint.ts";
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

describe("settings, asked in the version before", () => {
  const before = { headers: { [protocolHeader]: "1" } };

  async function withLimit() {
    const { endpoint, admin } = await openProgramEndpoint();
    await setKeepMonths(admin, 24);
    return { endpoint, admin };
  }

  test("come in the first schema, with a tag of their own", async () => {
    const { admin } = await withLimit();

    const told = await settingsOf(admin, before);
    const today = await settingsOf(admin);

    expect(told.program).toEqual(withKeepMonths(today.program, undefined));
    expect(today.program).toMatchObject({ schema: 2, keepMonths: 24 });
    expect(told.tag).not.toBe(today.tag);
  });

  test("keep their limit on details when they are changed by an app that doesn't know of it", async () => {
    const { admin } = await withLimit();
    const { tag, program } = await settingsOf(admin, before);

    const body = { tag, program: { ...program, name: "Harbour" } };
    const changed = await admin.ask("PUT", "/v1/settings", { body, ...before });

    expect(changed.status).toBe(200);
    expect(((await changed.json()) as Settings).program).toMatchObject({ schema: 1, name: "Harbour" });
    expect((await settingsOf(admin)).program).toMatchObject({ schema: 2, name: "Harbour", keepMonths: 24 });
  });

  test("are the same for a phone of either version", async () => {
    const { endpoint, admin } = await withLimit();
    const { browser } = await joinedPhone(endpoint, admin);

    const told = await settingsOf(browser);

    expect(told.program).not.toHaveProperty("keepMonths");
    expect(await settingsOf(browser, before)).toEqual(told);
  });
});
