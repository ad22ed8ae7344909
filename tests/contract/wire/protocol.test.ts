import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  protocolVersion,
  spokenVersion,
  understoodVersions,
  versionBefore,
} from "../../../src/contract/wire/protocol.ts";
import hashes from "../../fixtures/contract/protocol-hashes.json" with { type: "json" };
import { hashOfWire, type WireAsSaid, wireOfToday, wireToldIn } from "../../support/wire-as-said.ts";
import { brokenForOldApps, brokenForOldEndpoints } from "../../support/wire-still-read.ts";

const known: Readonly<Record<string, readonly string[]>> = hashes;

/** As it was when the first phone spoke it. */
function wireOf(version: number): WireAsSaid {
  const file = new URL(`../../fixtures/contract/wire-v${version}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as WireAsSaid;
}

describe("protocolVersion", () => {
  test("knows every change of the wire", async () => {
    const hash = await hashOfWire(wireOfToday());

    // When it fails, and the two below don't: replies only say more. Add the hash to those of the version.
    // When one of those fails too: raise protocolVersion, say in its history what changed, and `npx node tests/support/write-wire.ts`.
    // What phones speak already is never written anew.
    expect(known[String(protocolVersion)]?.at(-1)).toBe(hash);
  });

  test.each(understoodVersions)(
    "%i: what its apps ask is taken, and what they are told is read",
    (version) => {
      expect(brokenForOldApps(wireOf(version), wireToldIn(version))).toEqual([]);
    },
  );

  test("is raised before an app asks for what endpoints of its version don't know", () => {
    expect(brokenForOldEndpoints(wireOf(protocolVersion), wireOfToday())).toEqual([]);
  });

  test.each(Object.keys(known).map(Number))("%i: is written down as it was", async (version) => {
    expect(await hashOfWire(wireOf(version))).toBe(known[version]?.[0]);
  });

  test("is the last of those that were ever spoken", () => {
    expect(Math.max(...Object.keys(known).map(Number))).toBe(protocolVersion);
  });
});

describe("versionBefore", () => {
  test("is what an app asks in where its own isn't understood, and ends", () => {
    expect(versionBefore(protocolVersion)).toBe(protocolVersion - 1);
    expect(versionBefore(Math.min(...understoodVersions))).toBeUndefined();
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
