/** Programs of the tests one after the other, each in a process of its own, so that none inherits another's heap or warm code. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** By which somebody ends what runs. */
export const signalsToEnd = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Gives the files that ended with another code than 0. All that they keep in
 * folders of the system's is in one, which is gone afterwards, however they
 * ended; somebody who ends this process ends the one that runs.
 */
export async function runEach(
  files: readonly string[],
  args: readonly string[] = [],
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "satchel-runs-"));
  const env = { ...process.env, TMPDIR: folder };
  let running: ChildProcess | undefined;
  let isEnded = false;
  const end = (signal: NodeJS.Signals) => {
    isEnded = true;
    running?.kill(signal);
  };
  for (const signal of signalsToEnd) process.on(signal, end);
  const failed: string[] = [];
  for (const file of files) {
    if (isEnded) break;
    // The garbage collector is at hand, so that memory can be told from garbage.
    running = spawn(process.execPath, ["--expose-gc", file, ...args], { stdio: "inherit", env });
    const [code] = (await once(running, "exit")) as [number | null];
    if (code !== 0) failed.push(file);
  }
  for (const signal of signalsToEnd) process.off(signal, end);
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  if (isEnded) process.exit(1);
  return failed;
}
