import { join } from "node:path";
import { databaseName, prepareDataFolder } from "../data-folder.ts";
import type { AccessStore } from "../stores/access-store.ts";
import { sqliteAccessStore } from "../stores/sqlite-access-store.ts";
import { DatabaseRefused, openDatabase } from "../stores/sqlite-database.ts";

/** Works on the data folder, whether an endpoint is running on it or not. */
export async function withAccess<T>(dataDir: string, work: (access: AccessStore) => Promise<T>): Promise<T> {
  const problem = await prepareDataFolder(dataDir);
  if (problem !== undefined) throw new DatabaseRefused(problem);
  const database = openDatabase(join(dataDir, databaseName));
  try {
    return await work(sqliteAccessStore(database));
  } finally {
    database.close();
  }
}
