/** The database as version 1 left it. */
import { IDBFactory } from "fake-indexeddb";
import { loadDump, readDump } from "./database-fixture.ts";

export async function databaseOfVersion1(): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  await loadDump(indexedDB, "satchel", readDump(1));
  return indexedDB;
}
