/** A whole copy of the database while the endpoint goes on writing, and of the keys to another place. */
import { existsSync } from "node:fs";
import { mkdir, readFile, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { err, ok, type Result } from "../../domain/result.ts";
import { databaseName, keysName } from "../data-folder.ts";
import { damagedKeyFiles, openProgramKeys, programsWithKeys } from "../program-keys.ts";
import { openForReading } from "../stores/sqlite-database.ts";
import { copyDurably, renameDurably, syncFile, unfinishedName } from "./durable-files.ts";

export interface BackupOptions {
  readonly dataDir: string;
  /** Gets the copy of the database. */
  readonly folder: string;
  /** Gets copies of the key files; another place than `folder`, or whoever finds one has both. */
  readonly keysTo?: string;
  readonly clockMs: () => number;
}

export interface BackedUp {
  readonly file: string;
  readonly bytes: number;
  /** Absent where keys were not asked for. */
  readonly keys?: number;
}

/** A sentence where nothing could be backed up. Throws `DatabaseRefused` where there is no database of ours. */
export async function backUp(options: BackupOptions): Promise<Result<BackedUp, string>> {
  const { dataDir, folder, keysTo, clockMs } = options;
  if (keysTo !== undefined && isWithinEachOther(folder, keysTo)) {
    return err("Keys and database belong in two places: choose folders of which neither lies in the other.");
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `satchel-${stampOf(clockMs())}.sqlite`);
  if (existsSync(file)) return err(`There is a backup ${file} already.`);
  const bytes = await copyDatabase(join(dataDir, databaseName), file);
  if (keysTo === undefined) return ok({ file, bytes });
  const keys = await copyKeys(dataDir, keysTo);
  return keys.ok ? ok({ file, bytes, keys: keys.value }) : keys;
}

/** For names of files: sorted by time, and without what a file system refuses. */
export function stampOf(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+/, "").replaceAll(":", "-");
}

async function copyDatabase(from: string, to: string): Promise<number> {
  const unfinished = unfinishedName(to);
  const source = openForReading(from);
  try {
    // All pages in one step: between two steps another process may write, and the copy would begin anew, for ever.
    await backup(source, unfinished, { rate: allPages });
  } finally {
    source.close();
  }
  makeOneWholeFile(unfinished);
  await syncFile(unfinished);
  await renameDurably(unfinished, to);
  return (await stat(to)).size;
}

/** More than SQLite lets a file have. */
const allPages = 0x7f_ff_ff_ff;

/** Without a log beside it, also while it is read. And a copy that nobody looked at is a hope. */
function makeOneWholeFile(file: string): void {
  const copy = new DatabaseSync(file);
  try {
    copy.exec("PRAGMA journal_mode = DELETE");
    const [row] = copy.prepare("PRAGMA integrity_check(1)").all();
    if (row?.["integrity_check"] !== "ok") throw new Error("The copy of the database is not whole.");
  } finally {
    copy.close();
  }
}

async function copyKeys(dataDir: string, keysTo: string): Promise<Result<number, string>> {
  const keysFolder = join(dataDir, keysName);
  const [damaged] = await damagedKeyFiles(keysFolder);
  if (damaged !== undefined) return err(`${damaged} is no whole key, so no keys were copied.`);
  const keys = openProgramKeys(keysFolder);
  const programs = await programsWithKeys(keysFolder);
  let copied = 0;
  for (const program of programs) {
    const folder = join(keysTo, program);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const files = await keys.list(program);
    for (const { key, path } of files) {
      const target = join(folder, `${key}.json`);
      const has = await compareCopy(path, target);
      if (has === "another") {
        return err(`${target} is another key than the program's. Choose another folder for the keys.`);
      }
      if (has === "not-all") await copyDurably(path, target);
    }
    // Only now may phones be given the newest: it is in two places.
    await keys.markCopied(
      program,
      files.map(({ key }) => key),
    );
    copied += files.length;
  }
  return ok(copied);
}

/** Of a copy that was cut off, all that is there is also in the key: nothing is lost with it. */
async function compareCopy(path: string, target: string): Promise<"same" | "not-all" | "another"> {
  const key = await readFile(path);
  const copy = existsSync(target) ? await readFile(target) : Buffer.alloc(0);
  if (copy.equals(key)) return "same";
  return copy.equals(key.subarray(0, copy.length)) ? "not-all" : "another";
}

function isWithinEachOther(one: string, other: string): boolean {
  return [relative(resolve(one), resolve(other)), relative(resolve(other), resolve(one))].some(
    (path) => !path.startsWith(".."),
  );
}
