/** The records of shift files, read as the app reads them, and what of them could not be. */
import { createReadStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { readShiftFile } from "../../contract/shift-file.ts";
import type { ShiftFileProblem } from "../../contract/shift-file-problem.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { Program } from "../../domain/program.ts";
import type { RevisedRecord } from "../../storage/phone.ts";

export interface ReadFiles {
  readonly records: readonly RevisedRecord[];
  /** A sentence for each line, or file, that can't be recorded. */
  readonly refused: readonly string[];
}

export async function readRecords(files: readonly string[], program: Program): Promise<ReadFiles> {
  const records: RevisedRecord[] = [];
  const refused: string[] = [];
  for (const file of files) {
    const options = { fileName: basename(file), program, catalogue: shippedCatalogue };
    try {
      for await (const line of readShiftFile(bytesOf(file), options)) {
        if (!line.ok) refused.push(`${file}:${problemInWords(line.error)}`);
        else if (line.value.kind === "record") records.push(line.value);
        else if (line.value.kind === "broken-copy") refused.push(`${file}: the copy is not whole`);
      }
    } catch (error) {
      // Of the disk; anything else is our mistake.
      if (!(error instanceof Error && "errno" in error)) throw error;
      refused.push(`${file}: can't be read to its end`);
    }
  }
  return { records, refused };
}

/** The first that is missing, forbidden or a folder: known before a code is used up. */
export async function unreadableOf(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) if (!(await isReadable(file))) return file;
  return undefined;
}

/** So that each phone gets an equal part, and each part some of every hour. */
export function dealOut<Card>(cards: readonly Card[], hands: number): readonly (readonly Card[])[] {
  return Array.from({ length: hands }, (_, hand) => cards.filter((_card, index) => index % hands === hand));
}

function problemInWords({ line, code, key, value }: ShiftFileProblem): string {
  const where = key === undefined ? "" : ` at ${key}`;
  const what = value === undefined ? "" : ` (${value})`;
  return `${line}: ${code}${where}${what}`;
}

async function isReadable(file: string): Promise<boolean> {
  try {
    await access(file, constants.R_OK);
    return !(await stat(file)).isDirectory();
  } catch {
    return false;
  }
}

function bytesOf(file: string): globalThis.ReadableStream<Uint8Array> {
  // Node's type of the same stream lacks what the browser's declares.
  return Readable.toWeb(
    createReadStream(file),
  ) as ReadableStream<Uint8Array> as globalThis.ReadableStream<Uint8Array>;
}
