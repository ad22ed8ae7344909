import { join } from "node:path";
import { inMemory, openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { recordStoreSuite } from "../../support/record-store-suite.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

recordStoreSuite("SQLite in memory", () => opened(inMemory));
recordStoreSuite("SQLite in a file", () => opened(join(temporaryFolder(), "satchel.sqlite")));

function opened(path: string) {
  const database = openDatabase(path);
  return { store: openRecordStore(database), close: () => database.close() };
}
