/** Shift files for tests: written as text, read as an app reads a file. */
import { readFileSync } from "node:fs";
import { readShiftFile, type ShiftFileOptions, type ShiftLine } from "../../src/contract/shift-file.ts";
import type { ShiftFileProblem } from "../../src/contract/shift-file-problem.ts";
import { shippedCatalogue } from "../../src/domain/catalogue/shipped.ts";
import type { Program } from "../../src/domain/program.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { programOf, siteOf } from "./builders.ts";

/** The program that the evening in the fixtures was recorded in. */
export const eveningProgram: Program = programOf({
  sites: [
    siteOf({ code: "HARBOR", name: "Harbor", model: "fixed" }),
    siteOf({ code: "VAN-2", name: "Second van", model: "mobile" }),
  ],
});

export interface ShiftFileRead {
  readonly lines: readonly ShiftLine[];
  readonly records: readonly SatchelRecord[];
  readonly problems: readonly ShiftFileProblem[];
}

type Written = string | Uint8Array<ArrayBuffer> | readonly object[];

/** Reads a text, bytes or a list of lines on a phone of the evening's program, if nothing else is said. */
export function readShift(written: Written, options: Partial<ShiftFileOptions> = {}): Promise<ShiftFileRead> {
  return readShiftWith(written, {
    fileName: "evening.jsonl",
    program: eveningProgram,
    catalogue: shippedCatalogue,
    ...options,
  });
}

/** Reads a copy on a phone that has no program yet. */
export function readShiftOnEmptyPhone(written: Written): Promise<ShiftFileRead> {
  return readShiftWith(written, { fileName: "copy.jsonl", catalogue: shippedCatalogue });
}

/** The text of a file in `tests/fixtures/shift`. */
export function shiftFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/shift/${name}`, import.meta.url), "utf8");
}

async function readShiftWith(written: Written, options: ShiftFileOptions): Promise<ShiftFileRead> {
  const lines: ShiftLine[] = [];
  const problems: ShiftFileProblem[] = [];
  for await (const read of readShiftFile(new Blob([contentOf(written)]).stream(), options)) {
    if (read.ok) lines.push(read.value);
    else problems.push(read.error);
  }
  const records = lines.flatMap((line) => (line.kind === "record" ? [line.record] : []));
  return { lines, records, problems };
}

function contentOf(written: Written): string | Uint8Array<ArrayBuffer> {
  if (typeof written === "string" || written instanceof Uint8Array) return written;
  return written.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** The record of a line that is one without a problem. */
export async function recordOf(line: object, program = eveningProgram): Promise<SatchelRecord> {
  const { records, problems } = await readShift([line], { program });
  if (problems.length > 0) throw new Error(`The line has a problem: ${JSON.stringify(problems)}`);
  return records[0]!;
}

/** What is wrong with a line, and only that; where, without its number. */
export async function problemOf(line: object): Promise<unknown> {
  const { problems } = await readShift([line]);
  if (problems.length !== 1) throw new Error(`The line has ${problems.length} problems`);
  const { line: _, ...problem } = problems[0]!;
  return problem;
}
