/** A kept release on this disk, as it was installed somewhere. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { understoodVersions } from "../../src/contract/wire/protocol.ts";
import { filesOf, keptReleases, type KeptRelease } from "../../src/tools/release/kept.ts";
import type { App } from "./device-of-release.ts";

export interface UnpackedRelease extends KeptRelease {
  /** A tree with `dist`, to be given to `startServer`. */
  readonly root: string;
  /** Its endpoint, below the root. */
  readonly main: string;
  /** Its phone without a screen, in this process. */
  readonly app: () => App;
  readonly remove: () => void;
}

/** Those whose phones today's endpoint understands, oldest first. */
export function releasesUnderstood(): readonly KeptRelease[] {
  return keptReleases().filter(({ protocol }) => understoodVersions.includes(protocol));
}

/** The newest of them: what most phones have when a new version comes. */
export function mustGetFormerRelease(): KeptRelease {
  const former = releasesUnderstood().at(-1);
  if (former === undefined) throw new Error("No release is kept whose phones are understood");
  return former;
}

export function unpackRelease(release: KeptRelease): UnpackedRelease {
  const root = mkdtempSync(join(tmpdir(), `satchel-release-${release.number}-`));
  for (const [path, content] of filesOf(release)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return {
    ...release,
    root,
    main: "src/server/main.js",
    // By Node itself: what loads the tests' modules would take it for source.
    app: () => createRequire(import.meta.url)(join(root, "src/tools/client.js")) as App,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
