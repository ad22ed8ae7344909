import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { backUp } from "../../../src/server/operations/backup.ts";
import { openProgramKeys } from "../../../src/server/program-keys.ts";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { DatabaseRefused, openForReading } from "../../../src/server/stores/sqlite-database.ts";
import { encounterOf, eventOf } from "../../support/builders.ts";
import { openProgramData, withStore } from "../../support/program-data.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { TestLog } from "../../support/test-log.ts";

const clockMs = () => Date.UTC(2026, 8, 8, 12, 30, 15);

async function setup() {
  const { dataDir, program, sendContacts } = await openProgramData();
  const folder = temporaryFolder();
  return { dataDir, program, sendContacts, folder, keysTo: temporaryFolder() };
}

describe("backUp", () => {
  test("makes one whole file, for its owner only, while others write", async () => {
    const { dataDir, program, sendContacts, folder } = await setup();
    await sendContacts(20);

    const { file, confirmedMeanwhile } = await withStore(dataDir, async (store) => {
      const writing = new TestLog({ program });
      const backup = backUp({ dataDir, folder, clockMs });
      for (let count = 0; count < 30; count += 1)
        await writing.send(store, [await writing.add(eventOf(encounterOf()))]);
      const done = await backup;
      return { file: done.ok ? done.value.file : done.error, confirmedMeanwhile: writing.sent.length };
    });

    expect(file).toBe(join(folder, "satchel-2026-09-08T12-30-15Z.sqlite"));
    expect(readdirSync(folder)).toEqual(["satchel-2026-09-08T12-30-15Z.sqlite"]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const copy = openForReading(file);
    const report = await checkRecords(copy);
    copy.close();
    expect(report.findings).toEqual([]);
    expect(report.events).toBeGreaterThanOrEqual(20);
    expect(report.events).toBeLessThanOrEqual(20 + confirmedMeanwhile);
  });

  test("never writes over a backup", async () => {
    const { dataDir, folder } = await setup();

    const [first, second] = [
      await backUp({ dataDir, folder, clockMs }),
      await backUp({ dataDir, folder, clockMs }),
    ];

    expect([first.ok, second]).toEqual([
      true,
      { ok: false, error: expect.stringMatching(/^There is a backup/) },
    ]);
  });

  test("copies the keys to another place, after which phones get the newest", async () => {
    const { dataDir, program, folder, keysTo } = await setup();
    const keys = openProgramKeys(join(dataDir, "keys"));
    const newest = await keys.add(program);
    const before = await keys.sealTo(program);

    const done = await backUp({ dataDir, folder, keysTo, clockMs });

    expect(before?.key).toBe(1);
    expect(done).toMatchObject({ ok: true, value: { keys: 2 } });
    expect(await keys.sealTo(program)).toEqual(newest);
    for (const name of ["1.json", "2.json"]) {
      const copy = join(keysTo, program, name);
      expect(readFileSync(copy)).toEqual(readFileSync(join(dataDir, "keys", program, name)));
      expect(statSync(copy).mode & 0o777).toBe(0o600);
    }
  });

  test("without a place for the keys leaves them alone, and phones with their key", async () => {
    const { dataDir, program, folder } = await setup();
    const keys = openProgramKeys(join(dataDir, "keys"));
    await keys.add(program);

    await backUp({ dataDir, folder, clockMs });

    expect((await keys.sealTo(program))?.key).toBe(1);
  });

  test("refuses to put keys and database into one place", async () => {
    const { dataDir, folder } = await setup();

    for (const keysTo of [folder, join(folder, "keys"), join(folder, "..")]) {
      expect(await backUp({ dataDir, folder, keysTo, clockMs })).toEqual({
        ok: false,
        error: expect.stringMatching(/^Keys and database belong in two places/),
      });
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test("refuses to mix the keys of two programs' servers", async () => {
    const { dataDir, program, folder, keysTo } = await setup();
    await backUp({ dataDir, folder, keysTo, clockMs });
    const copy = join(keysTo, program, "1.json");
    writeFileSync(copy, "another key");

    const done = await backUp({ dataDir, folder: temporaryFolder(), keysTo, clockMs });

    expect(done).toEqual({ ok: false, error: expect.stringMatching(/is another key than the program's/) });
    expect(readFileSync(copy, "utf8")).toBe("another key");
  });

  test("finishes what a copy of the keys left half, under the name of the key or beside it", async () => {
    const { dataDir, program, folder, keysTo } = await setup();
    const whole = readFileSync(join(dataDir, "keys", program, "1.json"));
    mkdirSync(join(keysTo, program));
    writeFileSync(join(keysTo, program, "1.json.unfinished"), whole.subarray(0, 9));
    writeFileSync(join(keysTo, program, "1.json"), whole.subarray(0, 50));

    const done = await backUp({ dataDir, folder, keysTo, clockMs });

    expect(done).toMatchObject({ ok: true, value: { keys: 1 } });
    expect(readdirSync(join(keysTo, program))).toEqual(["1.json"]);
    expect(readFileSync(join(keysTo, program, "1.json"))).toEqual(whole);
  });

  test("copies no key, and gives phones none, where one is not whole", async () => {
    const { dataDir, program, folder, keysTo } = await setup();
    const keys = openProgramKeys(join(dataDir, "keys"));
    await keys.add(program);
    writeFileSync(join(dataDir, "keys", program, "2.json"), '{"program":');

    const done = await backUp({ dataDir, folder, keysTo, clockMs });

    expect(done).toEqual({ ok: false, error: expect.stringMatching(/2\.json is no whole key/) });
    expect((await keys.sealTo(program))?.key).toBe(1);
    expect(readdirSync(keysTo)).toEqual([]);
  });

  test("refuses a folder without a database", async () => {
    await expect(backUp({ dataDir: temporaryFolder(), folder: temporaryFolder(), clockMs })).rejects.toThrow(
      DatabaseRefused,
    );
  });
});
