import { firstDay, lastDay, maxShiftFileBytes, maxShiftFileLines } from "../../contract/limits.ts";
import { formatShiftEnd } from "../../contract/shift-file-end.ts";
import { formatShiftProgram, formatShiftRecord } from "../../contract/shift-file-write.ts";
import { assert } from "../../domain/assert.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { parseLocalDate } from "../../domain/local-date.ts";
import type { Program } from "../../domain/program.ts";
import type { Phone } from "../../storage/phone.ts";
import { PiecesOfFile } from "../files/pieces-of-file.ts";
import { yieldToScreen } from "../files/yield-to-screen.ts";

export interface WrittenCopy {
  readonly file: Blob;
  readonly recordCount: number;
  /** Rows that this version can't understand, and so can't write. */
  readonly unreadableCount: number;
  /** Whether another phone would read only its beginning. */
  readonly isTooLong: boolean;
}

/** What reading a file back stops at. */
export interface CopyLimits {
  readonly maxLines: number;
  readonly maxBytes: number;
}

const shiftFileLimits: CopyLimits = { maxLines: maxShiftFileLines, maxBytes: maxShiftFileBytes };

/** Everything that counts on this phone, its settings first and its end last. `undefined` when it was stopped. */
export async function writeCopy(given: {
  readonly phone: Pick<Phone, "recordsBetween">;
  readonly program: Program;
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
  readonly limits?: CopyLimits;
}): Promise<WrittenCopy | undefined> {
  const { phone, program, onProgress, signal, limits = shiftFileLimits } = given;
  const pieces = new PiecesOfFile();
  let recordCount = 0;
  let unreadableCount = 0;

  pieces.add(`${formatShiftProgram(program)}\n`);
  const records = phone.recordsBetween(mustParseDay(firstDay), mustParseDay(lastDay), () => {
    unreadableCount += 1;
  });
  for await (const entry of records) {
    if (signal.aborted) return undefined;
    pieces.add(`${formatShiftRecord(entry)}\n`);
    recordCount += 1;
    if (recordCount % 100 === 0) {
      onProgress(recordCount);
      await yieldToScreen();
    }
  }
  pieces.add(`${formatShiftEnd(recordCount)}\n`);
  const file = pieces.fileOf("application/jsonl");
  // The program and the end are lines too.
  const isTooLong = recordCount + 2 > limits.maxLines || file.size > limits.maxBytes;
  return { file, recordCount, unreadableCount, isTooLong };
}

/** Names the day and nothing else: whoever sees the phone's downloads learns no program's name. */
export function copyFileName(today: LocalDate): string {
  return `satchel-copy-${today}.jsonl`;
}

function mustParseDay(text: string): LocalDate {
  const day = parseLocalDate(text);
  assert(day.ok, "the first and the last day of the contract are days");
  return day.value;
}
