import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../src/contract/canonical.ts";
import { sha256 } from "../../../src/contract/commitment.ts";
import { errors } from "../../../src/contract/wire/errors.ts";
import { openapiDocument } from "../../../src/contract/wire/openapi.ts";
import { protocolVersion, spokenVersion, understoodVersions } from "../../../src/contract/wire/protocol.ts";
import hashes from "../../fixtures/contract/protocol-hashes.json" with { type: "json" };
import { hexOf } from "../../support/hex.ts";

/** All that both ends must agree on: addresses, roles, messages, refusals. Not the sentences that explain them. */
async function hashOfWire(): Promise<string> {
  const { paths, components } = openapiDocument("");
  const refusals = Object.entries(errors).map(([code, { status }]) => [code, status]);
  const wire = withoutWords({
    paths,
    schemas: components.schemas,
    parameters: components.parameters,
    refusals,
  });
  return hexOf(await sha256(new TextEncoder().encode(canonicalJson(wire))));
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => !(["summary", "description"].includes(key) && typeof member === "string"))
      .map(([key, member]) => [key, withoutWords(member)]),
  );
}

describe("protocolVersion", () => {
  test("is raised when anything on the wire changes", async () => {
    const known: Readonly<Record<string, string>> = hashes;
    const hash = await hashOfWire();

    // When it fails: raise protocolVersion, say in its history what changed, and add the new hash.
    // That of a version which phones speak already is never edited.
    expect(known[String(protocolVersion)]).toBe(hash);
  });

  test("is the last of those that were ever spoken", () => {
    expect(Math.max(...Object.keys(hashes).map(Number))).toBe(protocolVersion);
  });
});

describe("spokenVersion", () => {
  test("knows the version of this app, and none after it", () => {
    expect(understoodVersions).toContain(protocolVersion);
    expect(Math.max(...understoodVersions)).toBe(protocolVersion);
    expect(spokenVersion(String(protocolVersion))).toBe(protocolVersion);
    expect(spokenVersion(String(protocolVersion + 1))).toBeUndefined();
  });

  test("knows the one before where both are understood", () => {
    expect(spokenVersion("6", [6, 7])).toBe(6);
    expect(spokenVersion("7", [6, 7])).toBe(7);
    expect(spokenVersion("5", [6, 7])).toBeUndefined();
  });

  test.each([null, "", "01", "1.0", " 1", "1e0"])("takes %j for no version", (told) => {
    expect(spokenVersion(told)).toBeUndefined();
  });
});
