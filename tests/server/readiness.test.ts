import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openProgramKeys } from "../../src/server/program-keys.ts";
import { createReadiness } from "../../src/server/readiness.ts";
import { sqliteAccessStore } from "../../src/server/stores/sqlite-access-store.ts";
import { openDatabase } from "../../src/server/stores/sqlite-database.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function setup() {
  const dataDir = temporaryFolder();
  const database = openDatabase(join(dataDir, "satchel.sqlite"));
  onTestFinished(() => database.close());
  let nowMs = 1000;
  const whyNotReady = createReadiness({
    dataDir,
    access: sqliteAccessStore(database),
    keys: openProgramKeys(join(dataDir, "keys")),
    clockMs: () => nowMs,
  });
  return {
    database,
    whyNotReady,
    pass: (durationMs: number) => {
      nowMs += durationMs;
    },
  };
}

describe("createReadiness", () => {
  test("finds nothing wrong with a fresh data folder", async () => {
    expect(await setup().whyNotReady()).toBeUndefined();
  });

  test("says that the database can't be written, and when it can again", async () => {
    const { database, whyNotReady, pass } = setup();
    database.db.exec("PRAGMA query_only = ON");
    const reason = await whyNotReady();
    database.db.exec("PRAGMA query_only = OFF");
    pass(1000);

    expect(reason).toBe("The database in DATA_DIR can't be written.");
    expect(await whyNotReady()).toBeUndefined();
  });

  test("writes to try it no more than once a second, however often it is asked", async () => {
    const { database, whyNotReady } = setup();
    await whyNotReady();

    database.db.exec("PRAGMA query_only = ON");

    expect(await whyNotReady()).toBeUndefined();
  });
});
