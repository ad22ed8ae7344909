/** The database as version 1 left it, and a version 2 to open it with. */
import { IDBFactory } from "fake-indexeddb";
import { shippedVersions, type DatabaseVersion } from "../../src/storage/schema.ts";
import { loadDump, readDump } from "./database-fixture.ts";

export async function databaseOfVersion1(): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  await loadDump(indexedDB, "satchel", readDump(1));
  return indexedDB;
}

/** A version that does not exist yet: one more table, and a new field in every row of the book. */
export const pretendVersion2: DatabaseVersion = {
  number: 2,
  stores: { drafts: "id" },
  upgrade: (transaction) =>
    transaction
      .table<Record<string, unknown>>("book")
      .toCollection()
      .modify((row) => {
        row["seen"] = true;
      }),
};

export const withVersion2 = [...shippedVersions, pretendVersion2];
