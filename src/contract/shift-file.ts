/**
 * Reads a shift file: JSON Lines, one record a line, written by hand, by
 * another program, or by a phone as its copy. A bad line is a problem that
 * names it; the good lines stay good.
 *
 * History: format 1, the first. A line with `schema` is a full record of that
 * schema, one of kind `program` the settings of a phone, with which its copy
 * begins, one with `end` the end of a copy, any other was written by hand.
 */
import type { Catalogue } from "../domain/catalogue/catalogue.ts";
import type { RecordId, SiteCode } from "../domain/ids.ts";
import type { Program, Site } from "../domain/program.ts";
import type { SatchelRecord } from "../domain/record.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { canonicalJson } from "./canonical.ts";
import { derivedRecordId } from "./derived-id.ts";
import { parseProgram } from "./program-schema.ts";
import { type BrokenCopy, CopyEnds, isShiftEnd, parseShiftEnd } from "./shift-file-end.ts";
import { parseCopiedLine, withCoarseTime } from "./shift-line-copy.ts";
import {
  type LineProblem,
  lineProblem,
  lineProblemOfRecord,
  type ShiftFileProblem,
} from "./shift-file-problem.ts";
import { recordOfLine } from "./shift-line.ts";
import { parseHandwrittenLine } from "./shift-line-schema.ts";
import { sourceNameOf } from "./source-name.ts";
import { textLinesOf } from "./text-lines.ts";

export interface ShiftFileOptions {
  /** Part of the ids of records that have none: the same file read twice makes each record once. */
  readonly fileName: string;
  /** What this phone has decided. Without it the file must begin with a program, as a copy does. */
  readonly program?: Program;
  /** The one in use: kits are taken apart by its recipes. */
  readonly catalogue: Catalogue;
}

export type ShiftLine =
  | { readonly kind: "record"; readonly record: SatchelRecord; readonly rev: number }
  | { readonly kind: "program"; readonly program: Program }
  /** After the last line, where a copy in the file is not as it was written. */
  | ({ readonly kind: "broken-copy" } & BrokenCopy);

/**
 * What the lines hold, in their order. A line that says again what an earlier
 * one said under the same id is left out without a word.
 */
export async function* readShiftFile(
  stream: ReadableStream<Uint8Array>,
  options: ShiftFileOptions,
): AsyncGenerator<Result<ShiftLine, ShiftFileProblem>> {
  const reader = new ShiftFileReader(options);
  for await (const line of textLinesOf(stream)) {
    if ("problem" in line) {
      yield err({ line: line.line, code: line.problem });
      // Nobody knows what the rest of the file would have been.
      if (line.problem === "file-too-long") return;
      reader.ends.addRecord();
    } else if (line.text.trim() !== "") {
      const read = await reader.read(line.text);
      if (!read.ok) yield err({ line: line.line, ...read.error });
      else if (typeof read.value === "object") yield ok(read.value);
    }
  }
  const broken = reader.ends.brokenCopy();
  if (broken !== undefined) yield ok({ kind: "broken-copy", ...broken });
}

type Read<T> = Result<T, LineProblem>;

/** What has to be remembered between one line and the next. */
class ShiftFileReader {
  readonly ends = new CopyEnds();
  readonly #source: string;
  readonly #catalogue: Catalogue;
  #program: Program | undefined;
  /** Whether the copied records that follow belong to that program, so that they are as it wanted them. */
  #isOfProgram = false;
  readonly #sites = new Map<SiteCode, Site>();
  /** How many lines without an id had this content but for the time, by the id of the first. */
  readonly #occurrences = new Map<RecordId, number>();
  /** What stood under an id, as a hash: a large copy would fill the memory. */
  readonly #contentHashes = new Map<RecordId, string>();

  constructor({ fileName, catalogue, program }: ShiftFileOptions) {
    this.#source = sourceNameOf(fileName);
    this.#catalogue = catalogue;
    if (program !== undefined) this.#meet(program);
  }

  async read(text: string): Promise<Read<ShiftLine | "repeated" | "end">> {
    const input = parseJson(text);
    if (isObject(input)) {
      if ("kind" in input && input.kind === "program") return this.#readProgram(input);
      if (isShiftEnd(input)) return this.#readEnd(input);
    }
    this.ends.addRecord();
    return this.#readRecord(input);
  }

  async #readRecord(input: unknown): Promise<Read<ShiftLine | "repeated">> {
    if (input === undefined) return err(lineProblem("not-json"));
    if (!isObject(input)) return err(lineProblem("wrong-type"));
    if (this.#program === undefined) return err(lineProblem("no-program"));
    return "schema" in input
      ? this.#readCopied(input, this.#program)
      : this.#readHandwritten(input, this.#program);
  }

  #readEnd(input: object): Read<"end"> {
    const announced = parseShiftEnd(input);
    if (!announced.ok) return announced;
    this.ends.endCopy(announced.value);
    return ok("end");
  }

  #readProgram(input: object): Read<ShiftLine> {
    this.ends.beginCopy();
    const { kind: _, ...settings } = input as { readonly kind: "program" };
    const program = parseProgram(settings);
    if (!program.ok) return err(lineProblemOfRecord(program.error));
    this.#meet(program.value);
    this.#isOfProgram = this.#program !== undefined && areSameSettings(program.value, this.#program);
    return ok({ kind: "program", program: program.value });
  }

  /** The first program decides; a later one only brings sites that are not known yet. */
  #meet(program: Program): void {
    this.#program ??= program;
    for (const site of program.sites) {
      if (!this.#sites.has(site.code)) this.#sites.set(site.code, site);
    }
  }

  async #readCopied(input: object, program: Program): Promise<Read<ShiftLine | "repeated">> {
    const copied = parseCopiedLine(input, this.#catalogue);
    if (!copied.ok) return copied;
    const { record, rev } = copied.value;

    const isRepeated = await this.#isRepeated(record.id, input);
    if (!isRepeated.ok) return isRepeated;
    if (isRepeated.value) return ok("repeated");
    // The copy's own program asked for these times; setting it back must not change a byte of the report,
    // also when it stopped halfway and goes on where the settings are in already.
    const kept = this.#isOfProgram ? record : withCoarseTime(record, program.timePrecision);
    return ok({ kind: "record", record: kept, rev });
  }

  async #readHandwritten(input: object, program: Program): Promise<Read<ShiftLine | "repeated">> {
    const written = parseHandwrittenLine(input);
    if (!written.ok) return written;
    const { id: writtenId } = written.value.line;

    const context = { program, sites: this.#sites, catalogue: this.#catalogue };
    const id = writtenId ?? (await this.#nextDerivedId(input));
    const record = recordOfLine(written.value, id, context);
    if (!record.ok) return record;

    const isRepeated = writtenId === undefined ? ok(false) : await this.#isRepeated(writtenId, input);
    if (!isRepeated.ok) return isRepeated;
    return ok(isRepeated.value ? "repeated" : { kind: "record", record: record.value, rev: 1 });
  }

  async #isRepeated(id: RecordId, input: object): Promise<Read<boolean>> {
    const hash = await contentHash(input);
    const earlier = this.#contentHashes.get(id);
    if (earlier === undefined) {
      this.#contentHashes.set(id, hash);
      return ok(false);
    }
    return earlier === hash ? ok(true) : err(lineProblem("same-id-other-content", "id", id));
  }

  /**
   * Two equal lines are two contacts: the id says which of them, so their order
   * among others doesn't matter. Lines that differ in nothing but their time
   * are equal here. The record keeps that time only as coarse as the program
   * asks, and an id stands in clear: whoever knew the rest of the line could
   * try the 1,440 minutes of a day until the hash fits.
   */
  async #nextDerivedId(input: object): Promise<RecordId> {
    const { time: _, ...untimed } = input as { readonly time?: unknown };
    const origin = { source: this.#source, content: lineContent(untimed) };
    const firstId = await derivedRecordId({ ...origin, occurrence: 1 });
    const occurrence = (this.#occurrences.get(firstId) ?? 0) + 1;
    this.#occurrences.set(firstId, occurrence);
    return occurrence === 1 ? firstId : derivedRecordId({ ...origin, occurrence });
  }
}

/** Sites aside: a phone may have some of its own, and they decide nothing about a record. */
function areSameSettings(one: Program, other: Program): boolean {
  return canonicalJson({ ...one, sites: [] }) === canonicalJson({ ...other, sites: [] });
}

/** `undefined` when the text is no JSON: JSON itself has no such value. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function contentHash(input: object): Promise<string> {
  return derivedRecordId({ source: "", content: lineContent(input), occurrence: 1 });
}

/**
 * A line in one spelling, whatever its spaces and the order of its keys. From
 * what was written and not from what it came to mean, so that another program,
 * recipe or version of the app gives the line the same id.
 */
function lineContent(input: object): string {
  return canonicalJson(withDecimalsAsText(input));
}

/** A file may write `2.5` for a weight or a fill; canonical JSON has whole numbers only. */
function withDecimalsAsText(value: unknown): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(withDecimalsAsText);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withDecimalsAsText(member)]));
}
