/** Files that are on the disk, whole, before anything relies on them: a name never stands for half of one. */
import { copyFile, open, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Readable for its owner only. In the place of whatever has the name: the caller has looked. */
export async function copyDurably(from: string, to: string): Promise<void> {
  const unfinished = unfinishedName(to);
  await copyFile(from, unfinished);
  await syncFile(unfinished);
  await renameDurably(unfinished, to);
}

/** The same of a text. */
export async function writeDurably(to: string, text: string): Promise<void> {
  const unfinished = unfinishedName(to);
  await writeFile(unfinished, text, { mode: 0o600 });
  await syncFile(unfinished);
  await renameDurably(unfinished, to);
}

/** What a crash leaves under this name is no file that anyone asks for, and the next try writes over it. */
export function unfinishedName(path: string): string {
  return `${path}.unfinished`;
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
