/**
 * What a release left behind, as files: the data folder of its endpoint, and
 * the databases of a phone, of one behind a passphrase, of one that works alone
 * and of a lead's desk. `keep-databases.ts` writes them; they open for ever.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Files, packFiles, unpackFiles } from "../../src/tools/release/archive.ts";
import { type DatabaseDump, parseDump } from "./database-fixture.ts";

const folder = fileURLToPath(new URL("../fixtures/databases/", import.meta.url));

export const leftDevices = ["phone", "locked", "desk"] as const;
export type LeftDevice = (typeof leftDevices)[number];

/** The passphrase of the locked phone and of the one alone. */
export const leftWords = "seven quiet boats at dawn";

export interface LeftFacts {
  /** Where the endpoint was, and when. */
  readonly origin: string;
  readonly nowMs: number;
  /** By which the endpoint knows them. */
  readonly cookies: Readonly<Record<LeftDevice, string>>;
}

export interface Left {
  readonly release: number;
  readonly facts: LeftFacts;
  dump(name: LeftDevice | "alone" | "desk-totals"): DatabaseDump;
  /** Puts the endpoint's files into a folder. */
  unpackEndpoint(dataDir: string): void;
}

export const endpointFolder = "endpoint/";

export function writeLeft(release: number, files: Files): void {
  writeFileSync(join(folder, `release-${release}.tar.br`), packFiles(files));
}

/** By the releases that left them. */
export function everythingLeft(): readonly Left[] {
  return globSync("release-*.tar.br", { cwd: folder }).map((name) => {
    const files = unpackFiles(readFileSync(join(folder, name)));
    return {
      release: Number(/\d+/.exec(name)?.[0]),
      facts: JSON.parse(textOf(files, "facts.json")) as LeftFacts,
      dump: (database) => parseDump(textOf(files, `${database}.json`)),
      unpackEndpoint: (dataDir) => {
        for (const [path, content] of files) {
          if (!path.startsWith(endpointFolder)) continue;
          const target = join(dataDir, path.slice(endpointFolder.length));
          mkdirSync(dirname(target), { recursive: true });
          writeFileSync(target, content);
        }
      },
    };
  });
}

function textOf(files: Files, path: string): string {
  const content = files.get(path);
  if (content === undefined) throw new Error(`${path} was not left`);
  return new TextDecoder().decode(content);
}
