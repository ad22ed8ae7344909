/** What lies on the endpoint's disk at a moment, as a power cut or a backup leaves it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { keysName } from "../../src/server/data-folder.ts";

const file = "satchel.sqlite";
/** What was committed and is not in the file yet. */
const log = "satchel.sqlite-wal";
const names = [file, log] as const;

export type Image = ReadonlyMap<(typeof names)[number], Buffer>;

export function imageOf(dataDir: string): Image {
  return new Map(
    names.flatMap((name) => {
      const path = join(dataDir, name);
      return existsSync(path) ? [[name, readFileSync(path)] as const] : [];
    }),
  );
}

export function putImage(dataDir: string, image: Image): void {
  for (const name of names) {
    const path = join(dataDir, name);
    rmSync(path, { force: true });
    const bytes = image.get(name);
    if (bytes !== undefined) writeFileSync(path, bytes);
  }
  rmSync(join(dataDir, "satchel.sqlite-shm"), { force: true });
}

/**
 * Of what a commit wrote to the log, only so large a share had come to the disk; behind it lies what lay there before.
 * `undefined` where it wrote nothing.
 */
export function tornImage(before: Image, after: Image, share: number): Image | undefined {
  const [old, written] = [before.get(log) ?? Buffer.alloc(0), after.get(log) ?? Buffer.alloc(0)];
  const isNew = (byte: number, at: number): boolean => byte !== old[at];
  const from = written.findIndex(isNew);
  const to = written.findLastIndex(isNew) + 1;
  if (from < 0) return undefined;
  const cut = from + Math.floor(share * (to - from));
  return new Map(after).set(log, Buffer.concat([written.subarray(0, cut), old.subarray(cut)]));
}

/** The database and the keys, by their paths in the folder. */
export function filesIn(dataDir: string): ReadonlyMap<string, Buffer> {
  const keys = readdirSync(join(dataDir, keysName), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(dataDir, join(parentPath, name)));
  return new Map<string, Buffer>([
    ...imageOf(dataDir),
    ...keys.map((path) => [path, readFileSync(join(dataDir, path))] as const),
  ]);
}

export function putFiles(dataDir: string, files: ReadonlyMap<string, Buffer>): void {
  for (const [path, bytes] of files) {
    const whole = join(dataDir, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, bytes);
  }
}
