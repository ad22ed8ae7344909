/** The commands as a person runs them: sentences, and an exit code that a script can trust. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openProgramData, withStore } from "../support/program-data.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { openTestEndpoint } from "../support/test-endpoint.ts";

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
      stdout: `Looked at 4 events of 4 records in ${dataDir}: nothing differs.\n`,
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
      stdout: expect.stringMatching(
        new RegExp(`, a whole copy of the database in ${dataDir}\\.[^]+Keys copied to ${keys}: 1\\.\n$`),
      ),
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

  test("say how they are used, to whoever asks and to whoever gets it wrong", () => {
    const usage = "Usage: npm run backup -- FOLDER [--keys ANOTHER-FOLDER]\n";

    expect(run("backup", ["--help"], temporaryFolder())).toEqual({ status: 0, stdout: usage, stderr: "" });
    expect(run("backup", [], temporaryFolder())).toEqual({ status: 2, stdout: "", stderr: usage });
  });

  test.each(["check", "rebuild", "backup", "set-up-link", "new-key", "invite"])(
    "%s makes nothing where nobody started a server, and names the folder",
    (command) => {
      const dataDir = join(temporaryFolder(), "mistyped");
      const target = join(temporaryFolder(), "backups");

      expect(run(command, command === "backup" ? [target] : [], dataDir)).toEqual({
        status: 1,
        stdout: "",
        stderr: `There is no program in "${dataDir}": set DATA_DIR to the folder that the server was started with.\n`,
      });
      expect([dataDir, target].filter((folder) => existsSync(folder))).toEqual([]);
    },
  );

  test.each(["check", "rebuild", "backup", "new-key", "invite"])(
    "%s calls nothing well in a database without a program, as a start in a wrong folder leaves it",
    async (command) => {
      const { dataDir } = await openTestEndpoint();
      const target = join(temporaryFolder(), "backups");

      expect(run(command, command === "backup" ? [target] : [], dataDir)).toEqual({
        status: 1,
        stdout: "",
        stderr: `There is no program in "${dataDir}" yet: open the set-up link first, or set DATA_DIR to the folder that the server was started with.\n`,
      });
      expect(existsSync(target)).toBe(false);
    },
  );
});
