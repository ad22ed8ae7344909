/** What was let go is in no file any more, and no backup brings it back for good. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { migrations } from "../../src/server/migrations/all.ts";
import { backUp } from "../../src/server/operations/backup.ts";
import { restore } from "../../src/server/operations/restore.ts";
import { letGoStep } from "../../src/server/stores/letting-go.ts";
import { openDatabase } from "../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../src/server/stores/sqlite-record-store.ts";
import { localMonth } from "../support/builders.ts";
import { findingsIn } from "../support/exact-endpoint.ts";
import { dayMs, endpointWithOldRecords, marker } from "../support/old-records.ts";
import { setKeepMonths } from "../support/program-endpoint.ts";
import { cellsIn } from "../support/record-store/readings.ts";
import { openTestEndpoint } from "../support/test-endpoint.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("what was let go", () => {
  test("is in no file of the data folder any more, while the endpoint serves", async () => {
    const { admin, endpoint, morning } = await endpointWithOldRecords();
    expect(filesWithMarker(endpoint.dataDir)).not.toEqual([]);
    await setKeepMonths(admin, 3);

    await morning(2);
    await morning();

    expect(filesWithMarker(endpoint.dataDir)).toEqual([]);
  });

  test("comes back with a backup from before, is let go again, and stays single in the totals", async () => {
    const { admin, endpoint, morning, bodies } = await endpointWithOldRecords();
    await setKeepMonths(admin, 3);
    const folder = temporaryFolder();
    const { dataDir, clockMs } = endpoint;
    const done = await backUp({ dataDir, folder, clockMs });
    await morning(2);
    await morning();
    const totals = totalsIn(dataDir);
    endpoint.close();

    const restored = await restore({ dataDir, file: done.ok ? done.value.file : "", clockMs });
    expect(restored).toMatchObject({ ok: true, value: { keepMonths: 3 } });
    expect(bodies()).toBe(3);
    const next = await openTestEndpoint({ dataDir, startMs: clockMs() });
    await next.letGo({ isStart: true });
    // The limit may have been taken back since the backup, and nobody could sign in so far.
    next.pass(dayMs);
    await next.letGo();
    expect(bodies()).toBe(3);
    next.pass(dayMs);
    await next.letGo();

    expect(bodies()).toBe(1);
    expect(totalsIn(dataDir)).toEqual(totals);
    expect(await findingsIn(dataDir)).toEqual([]);
  });

  test("is gone too from a file that an older version left with more in its pages than its rows", async () => {
    const path = join(temporaryFolder(), "satchel.sqlite");
    const program = leaveAsFormerVersion(path);
    expect(filesWithMarker(join(path, ".."))).toEqual(["satchel.sqlite"]);

    const database = openDatabase(path);
    database
      .prepare("INSERT INTO letting_go (program, looked_day, from_day) VALUES (?, ?, ?)")
      .run(program, "", "");
    while (letGoStep(database, program, localMonth("2027-01"))) continue;
    database.close();

    expect(filesWithMarker(join(path, ".."))).toEqual([]);
  });
});

/** Files of a folder, and of those below it, in which the marker stands. */
function filesWithMarker(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(marker))
    .map(({ name }) => name);
}

/** Rows that were deleted and moved about by a version that overwrote nothing. */
function leaveAsFormerVersion(path: string): string {
  const program = "b0000000-0000-4000-8000-000000000001";
  const database = openDatabase(path, { migrations: migrations.slice(0, 3) });
  database.db.exec("PRAGMA secure_delete = OFF");
  const insert = database.prepare(
    `INSERT INTO quarantine (program, number, seq, id, h, code, day, received_day, envelope)
     VALUES (?, 'n', ?, ?, zeroblob(32), 'cannot-open', '2026-03-08', '2026-03-09', ?)`,
  );
  database.transaction(() => {
    for (let seq = 1; seq <= 500; seq += 1)
      insert.run(program, seq, String(seq), `${marker} ${"x".repeat(seq)}`);
  });
  database.prepare("DELETE FROM quarantine").run();
  database.close();
  return program;
}

function totalsIn(dataDir: string) {
  const database = openDatabase(join(dataDir, "satchel.sqlite"));
  try {
    const { program } = database.prepare("SELECT program FROM programs").get() as { program: string };
    return cellsIn(openRecordStore(database), program);
  } finally {
    database.close();
  }
}
