/** What phones have in their hands is kept as it was built, so that what comes after it can be tried on it. */
import { describe, expect, test } from "vitest";
import { protocolVersion } from "../../src/contract/wire/protocol.ts";
import { newestOf, shippedVersions } from "../../src/storage/schema.ts";
import { filesOf, keptReleases } from "../../src/tools/release/kept.ts";
import packageJson from "../../package.json" with { type: "json" };

const releases = keptReleases();

/** 1, 2, 3 … up to the one before. */
function before(version: number): readonly number[] {
  return Array.from({ length: version - 1 }, (_, index) => index + 1);
}

describe("keptReleases", () => {
  // When one of these two fails: `node src/tools/keep-release.ts` on the commit before the version was raised.
  test("has one of every protocol before today's", () => {
    const protocols = new Set(releases.map(({ protocol }) => protocol));

    expect(before(protocolVersion).filter((version) => !protocols.has(version))).toEqual([]);
  });

  test("has one of every database before today's", () => {
    const databases = new Set(releases.map(({ database }) => database));

    expect(before(newestOf(shippedVersions)).filter((version) => !databases.has(version))).toEqual([]);
  });

  test("has them under versions of their own, and none of today's", () => {
    const versions = [...releases.map(({ version }) => version), packageJson.version];

    expect(new Set(versions).size).toBe(versions.length);
  });

  test.each(releases)(
    "$number is as it was kept: an app, an endpoint, a phone and their licences",
    (release) => {
      const files = filesOf(release);

      expect([...files.keys()]).toEqual(
        expect.arrayContaining([
          "LICENCES.txt",
          "dist/index.html",
          "dist/sw.js",
          "package.json",
          "src/server/main.js",
          "src/tools/client.js",
          "src/tools/words.js",
        ]),
      );
      expect(JSON.parse(textOf(files.get("package.json")))).toMatchObject({ version: release.version });
    },
  );
});

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}
