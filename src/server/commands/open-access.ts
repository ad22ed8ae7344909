import { existsSync } from "node:fs";
import { join } from "node:path";
import { databaseName, prepareDataFolder } from "../data-folder.ts";
import type { AccessStore } from "../stores/access-store.ts";
import { sqliteAccessStore } from "../stores/sqlite-access-store.ts";
import { DatabaseRefused, openDatabase } from "../stores/sqlite-database.ts";

/** Works on the data folder of an endpoint, whether it is running or not. A mistyped folder is not made. */
export async function withAccess<T>(dataDir: string, work: (access: AccessStore) => Promise<T>): Promise<T> {
  if (existsSync(join(dataDir, databaseName))) return withNewAccess(dataDir, work);
  throw new DatabaseRefused(`There is no program in "${dataDir}": DATA_DIR has to be the endpoint's folder.`);
}

/** The same for a data folder that may have nothing yet. */
export async function withNewAccess<T>(
  dataDir: string,
  work: (access: AccessStore) => Promise<T>,
): Promise<T> {
  const problem = await prepareDataFolder(dataDir);
  if (problem !== undefined) throw new DatabaseRefused(problem);
  const database = openDatabase(join(dataDir, databaseName));
  try {
    return await work(sqliteAccessStore(database));
  } finally {
    database.close();
  }
}
