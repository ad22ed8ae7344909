/** Writes the lines of a phone's copy, which `readShiftFile` reads back to the same records. */
import type { Program } from "../domain/program.ts";
import type { SatchelRecord } from "../domain/record.ts";
import { canonicalJson } from "./canonical.ts";
import { maxRevisionInFile } from "./limits.ts";

/** A full record and its revision on one line, without the line's end. The same record is the same bytes. */
export function formatShiftRecord({
  record,
  rev,
}: {
  readonly record: SatchelRecord;
  readonly rev: number;
}): string {
  // One that came with the highest number and was fixed here stays readable on the next phone.
  return canonicalJson({ ...record, rev: Math.min(rev, maxRevisionInFile) });
}

/** What a phone has decided, on one line without its end: the first line of a copy. */
export function formatShiftProgram(program: Program): string {
  return canonicalJson({ kind: "program", ...program });
}
