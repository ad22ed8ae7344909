/**
 * One process at a time works on a data folder as its endpoint. The lock is the
 * system's, on a file of its own, so it ends with the process however that
 * ends: there is no stale lock to clear away.
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { lockName } from "./data-folder.ts";

export interface EndpointLock {
  /** Once is enough. */
  release(): void;
}

/** `undefined` while another process holds it. */
export function takeEndpointLock(dataDir: string): EndpointLock | undefined {
  const file = new DatabaseSync(join(dataDir, lockName), { timeout: 0 });
  try {
    file.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    file.close();
    if (isHeld(error)) return undefined;
    throw error;
  }
  return {
    release: () => {
      if (file.isOpen) file.close();
    },
  };
}

/** SQLITE_BUSY */
const busy = 5;

function isHeld(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === busy;
}
