import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signalsToEnd } from "./run-each.ts";

/** Of this process, now. */
const folders = new Set<string>();

/** A folder that is gone when the work is done, and when somebody ends it before. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "satchel-bench-"));
  removeAtEnd();
  folders.add(folder);
  try {
    return await work(folder);
  } finally {
    folders.delete(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

let isWatching = false;

/** A signal skips what is still to be done; an exit does not, nor do the servers and browsers that end with it. */
function removeAtEnd(): void {
  if (isWatching) return;
  isWatching = true;
  for (const signal of signalsToEnd) process.on(signal, () => process.exit(1));
  process.once("exit", () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
}
