/** The commands as a person runs them: sentences, and an exit code that a script can trust. */
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openProgramData, withStore } from "../support/program-data.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function run(command: string, words: readonly string[], dataDir: string) {
  const path = join(import.meta.dirname, `../../src/server/commands/${command}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...words], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** Each starts a few processes, and every test may run beside others. */
describe("commands at the server", { timeout: 60_000 }, () => {
  test("check says that nothing differs, or each difference, and rebuild mends what is counted", async () => {
    const { dataDir, program, sendContacts } = await openProgramData();
    await sendContacts(4);

    const whole = run("check", [], dataDir);
    await withStore(dataDir, async (_store, database) =>
      database.db.exec("UPDATE cells SET value = value + 1"),
    );
    const damaged = run("check", [], dataDir);
    const key = join(dataDir, "keys", program, "1.json");
    const keyFile = readFileSync(key);
    writeFileSync(key, keyFile.subarray(0, 40));
    const withoutKey = run("check", [], dataDir);
    writeFileSync(key, keyFile);
    const rebuilt = run("rebuild", [], dataDir);
    const mended = run("check", [], dataDir);

    expect(whole).toEqual({
      status: 0,
      stdout: "Looked at 4 events of 4 records: nothing differs.\n",
      stderr: "",
    });
    expect(damaged).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/differ from its records in 2 cells/),
    });
    expect(withoutKey).toMatchObject({ status: 1, stdout: expect.stringMatching(/1\.json is no whole key/) });
    expect(rebuilt).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/0 records and 2 totals were otherwise/),
    });
    expect(mended).toMatchObject({ status: 0 });
  });

  test("backup and restore say where the file is, and restore what to check", async () => {
    const { endpoint, dataDir, sendContacts } = await openProgramData();
    await sendContacts(2);
    const [folder, keys] = [temporaryFolder(), temporaryFolder()];

    const saved = run("backup", [folder, "--keys", keys], dataDir);
    const file = join(folder, readdirSync(folder)[0] ?? "");
    const refused = run("restore", [file], dataDir);
    endpoint.close();
    const restored = run("restore", [file], dataDir);

    expect(saved).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`Keys copied to ${keys}: 1.`),
      stderr: "",
    });
    expect(refused).toMatchObject({
      status: 1,
      stderr: "The endpoint is running on this data folder. Stop it first.\n",
    });
    expect(restored).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Van phone: last heard from 2026-03-09, 2 confirmed"),
    });
    expect(run("check", [], dataDir)).toMatchObject({ status: 0 });
  });

  test("a backup put back on a new machine makes the folder, and says until then that the keys are missing", async () => {
    const { endpoint, dataDir, sendContacts } = await openProgramData();
    await sendContacts(2);
    const [folder, keys] = [temporaryFolder(), temporaryFolder()];
    run("backup", [folder, "--keys", keys], dataDir);
    endpoint.close();
    const newMachine = join(temporaryFolder(), "not", "there", "yet");

    const restored = run("restore", [join(folder, readdirSync(folder)[0] ?? "")], newMachine);
    const keyless = run("check", [], newMachine);
    cpSync(keys, join(newMachine, "keys"), { recursive: true });

    expect(restored).toMatchObject({ status: 0, stdout: expect.stringContaining("keys are missing") });
    expect(keyless).toMatchObject({ status: 1, stdout: expect.stringContaining("keys are missing") });
    expect(run("check", [], newMachine)).toMatchObject({ status: 0 });
  });

  test("say how they are used, and what is wrong in one sentence", () => {
    const empty = temporaryFolder();

    expect(run("backup", [], empty)).toMatchObject({
      status: 2,
      stderr: "Usage: npm run backup -- FOLDER [--keys ANOTHER-FOLDER]\n",
    });
    expect(run("check", [], empty)).toMatchObject({
      status: 1,
      stderr: `There is no database ${join(empty, "satchel.sqlite")}.\n`,
    });
    expect(run("rebuild", [], empty).stderr).toBe(`There is no database ${join(empty, "satchel.sqlite")}.\n`);
  });
});
