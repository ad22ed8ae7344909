// Lets go of the database's old records, one at a time, and says each that went. Never ends by itself.
import { localMonth } from "./builders.ts";
import { testProgram } from "./test-log.ts";
import { letGoOf } from "../../src/server/stores/let-go.ts";
import { openDatabase } from "../../src/server/stores/sqlite-database.ts";

const [path = ""] = process.argv.slice(2);
const database = openDatabase(path);
for (;;) {
  const gone = database.transaction(() =>
    letGoOf(database, testProgram, { before: localMonth("2026-06"), limit: 1 }),
  );
  if (gone.length > 0) process.stdout.write("gone\n");
}
