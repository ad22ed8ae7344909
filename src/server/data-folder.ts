import { constants } from "node:fs";
import { access, mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** In the data folder: all that phones sent, and apart from it the keys that open it. */
export const databaseName = "satchel.sqlite";
export const keysName = "keys";
/** Held by the endpoint while it runs. */
export const lockName = "endpoint.lock";

/** Makes the data folder where it is missing, for its owner only. Gives a plain sentence when that can't be. */
export async function prepareDataFolder(folder: string): Promise<string | undefined> {
  try {
    await makeFolder(folder);
  } catch {
    return `DATA_DIR is "${folder}", and no folder can be made there.`;
  }
  return whyNotWritable(folder);
}

/** Step by step: the system's own way of making all parents never ends where one can't be made, as under /proc. */
async function makeFolder(folder: string): Promise<void> {
  if (await isThere(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder, { mode: 0o700 });
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** A plain sentence when the folder can't be written to (a disk taken away, rights changed), or nothing. */
export async function whyNotWritable(folder: string): Promise<string | undefined> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch {
    return `DATA_DIR is "${folder}", and this process may not write there.`;
  }
}
