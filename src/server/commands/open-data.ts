/** What the commands work on: the data of DATA_DIR, whether an endpoint is running on it or not. */
import { join } from "node:path";
import { type Config, readConfig } from "../config.ts";
import { databaseName, prepareDataFolder } from "../data-folder.ts";
import { DatabaseRefused, openDatabase, type SqliteDatabase } from "../stores/sqlite-database.ts";

export interface OpenedData {
  readonly config: Config;
  readonly database: SqliteDatabase;
}

/** Ends the process with one plain sentence where the settings or the data can't be used. */
export async function openDataOrRefuse(): Promise<OpenedData> {
  const config = readConfig(process.env);
  if (!config.ok) refuse(config.error);
  const { dataDir } = config.value;
  const problem = await prepareDataFolder(dataDir);
  if (problem !== undefined) refuse(problem);
  try {
    return { config: config.value, database: openDatabase(join(dataDir, databaseName)) };
  } catch (error) {
    if (error instanceof DatabaseRefused) refuse(error.message);
    throw error;
  }
}

export function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
