import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { databaseName, whyNotWritable } from "../data-folder.ts";
import type { AccessStore, StoredProgram } from "../stores/access-store.ts";
import { sqliteAccessStore } from "../stores/sqlite-access-store.ts";
import { DatabaseRefused, openDatabase, openForReading } from "../stores/sqlite-database.ts";

/** Works on the data folder of an endpoint, whether it is running or not. A mistyped folder is not made. */
export async function withAccess<T>(dataDir: string, work: (access: AccessStore) => Promise<T>): Promise<T> {
  const path = mustFindDatabase(dataDir);
  const problem = await whyNotWritable(dataDir);
  if (problem !== undefined) throw new DatabaseRefused(problem);
  const database = openDatabase(path);
  try {
    return await work(sqliteAccessStore(database));
  } finally {
    database.close();
  }
}

/** The same for what makes no sense before a program is set up. */
export async function withProgram<T>(
  dataDir: string,
  work: (access: AccessStore, program: StoredProgram) => Promise<T>,
): Promise<T> {
  return withAccess(dataDir, async (access) => {
    const program = await access.program();
    if (program === undefined) throw noProgramYet(dataDir);
    return work(access, program);
  });
}

/**
 * For a look at a program's records. Of a database without a program, as each
 * start in a wrong folder leaves one, "nothing differs" and "whole" would be
 * true, and somebody would trust in them.
 */
export function openProgramForReading(dataDir: string): DatabaseSync {
  const connection = openForReading(mustFindDatabase(dataDir));
  if (connection.prepare("SELECT 1 FROM programs").get() !== undefined) return connection;
  connection.close();
  throw noProgramYet(dataDir);
}

function mustFindDatabase(dataDir: string): string {
  const path = join(dataDir, databaseName);
  if (existsSync(path)) return path;
  throw new DatabaseRefused(
    `There is no program in "${dataDir}": set DATA_DIR to the folder that the server was started with.`,
  );
}

function noProgramYet(dataDir: string): DatabaseRefused {
  return new DatabaseRefused(
    `There is no program in "${dataDir}" yet: open the set-up link first, or set DATA_DIR to the folder that the server was started with.`,
  );
}
