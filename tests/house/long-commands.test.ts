/** The runs that take minutes to days: who only asks how they are used is told, and nothing runs. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const folders = {
  simulate: "simulation",
  model: "model",
  bench: "bench",
  "test:kills": "kills",
  "test:crowd": "crowd",
  "test:long": "long",
  "test:screens": "screens",
} as const;

function run(command: keyof typeof folders, word: string) {
  const program = join(import.meta.dirname, "..", folders[command], "run.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, word], { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** Each starts a process, and may run beside others. */
describe("commands of long runs", { timeout: 60_000 }, () => {
  test.each(Object.keys(folders) as (keyof typeof folders)[])("%s says how it is used", (command) => {
    expect(run(command, "--help")).toEqual({
      status: 0,
      stdout: expect.stringMatching(new RegExp(`^Usage: npm run ${command} -- .+\n[^]+\n$`)),
      stderr: "",
    });
  });

  test("say it too, and run nothing, where an option is unknown", () => {
    expect(run("bench", "--unheard-of")).toEqual({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^Unknown option '--unheard-of'.*\nUsage: npm run bench -- /),
    });
  });
});
