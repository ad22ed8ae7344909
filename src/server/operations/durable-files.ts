/** Files that are on the disk before anything relies on them. */
import { constants } from "node:fs";
import { copyFile, open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Readable for its owner only. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL);
  await syncFile(to);
  await syncFolder(dirname(to));
}

/** The name says the new content from one moment to the next, also after the power fails. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
