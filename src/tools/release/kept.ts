/** The releases that are kept in tests/fixtures/releases, by number. */
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { assert } from "../../domain/assert.ts";
import { type Files, unpackFiles } from "./archive.ts";

export interface KeptRelease {
  /** Of its folder. */
  readonly number: number;
  /** As its settings show it. */
  readonly version: string;
  /** Which protocol its phones speak. */
  readonly protocol: number;
  /** The version of a phone's database. */
  readonly database: number;
  /** The last migration of its endpoint. */
  readonly migration: number;
  /** By which version of the fold it counts. */
  readonly fold: number;
  /** SHA-256 of the archive, in hex: a kept release is never made anew. */
  readonly archive: string;
}

export const releasesFolder = resolve(import.meta.dirname, "../../../tests/fixtures/releases");
export const archiveName = "release.tar.br";
export const manifestName = "manifest.json";

/** Oldest first. */
export function keptReleases(): readonly KeptRelease[] {
  return globSync(`*/${manifestName}`, { cwd: releasesFolder })
    .map((path): KeptRelease => {
      const manifest = JSON.parse(readFileSync(join(releasesFolder, path), "utf8")) as Omit<
        KeptRelease,
        "number"
      >;
      return { number: Number.parseInt(path, 10), ...manifest };
    })
    .toSorted((one, other) => one.number - other.number);
}

/**
 * What a release was made of, built: `dist` for browsers, `src/server/main.js`,
 * `src/tools/client.js` for a phone without a screen, `src/tools/words.js` for who presses what is on one.
 */
export function filesOf({ number, archive }: KeptRelease): Files {
  const bytes = readFileSync(join(releasesFolder, String(number), archiveName));
  assert(hashOf(bytes) === archive, `release ${number} is as it was kept`);
  return unpackFiles(bytes);
}

export function hashOf(archive: Uint8Array): string {
  return createHash("sha256").update(archive).digest("hex");
}
