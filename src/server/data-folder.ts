import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";

/** Makes the data folder where it is missing, for its owner only. Gives a plain sentence when that can't be. */
export async function prepareDataFolder(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch {
    return `DATA_DIR is "${folder}", and no folder can be made there.`;
  }
  return whyNotWritable(folder);
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
