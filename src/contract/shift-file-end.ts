/**
 * The last line of a copy says that it is the end, and how many records stand
 * before it. Without it, a copy that was cut between two lines, by a card
 * pulled out or a message that took only its beginning, looks whole.
 */
import * as v from "valibot";
import { err, ok, type Result } from "../domain/result.ts";
import { canonicalJson } from "./canonical.ts";
import { objectOf, whole } from "./fields.ts";
import { maxShiftFileLines } from "./limits.ts";
import { type LineProblem, lineProblemOfIssue } from "./shift-file-problem.ts";

/** A copy of which lines were lost, or to which some were added. What is there can still be read. */
export interface BrokenCopy {
  /** As its last line says; `undefined` when that line is not there. */
  readonly announcedCount: number | undefined;
  /** Lines that are records, those that can't be read too. */
  readonly foundCount: number;
}

/** The last line of a copy, without its end. */
export function formatShiftEnd(recordCount: number): string {
  return canonicalJson({ end: { records: recordCount } });
}

/** Whether a line is meant as an end. One with a day is a record with a key too many, and is told so. */
export function isShiftEnd(input: object): boolean {
  return "end" in input && !("day" in input);
}

/** How many records an end announces. */
export function parseShiftEnd(input: object): Result<number, LineProblem> {
  const parsed = v.safeParse(endSchema, input);
  return parsed.success ? ok(parsed.output.end.records) : err(lineProblemOfIssue(parsed.issues[0]));
}

// The end of a copy with more lines than a file may have is never reached.
const endSchema = objectOf({ end: objectOf({ records: whole(0, maxShiftFileLines) }) });

/**
 * Counts the records of a file against its ends. A copy begins with a program;
 * two of them one after the other in a file are counted each for itself, and
 * lines by hand before or after a copy need no end.
 */
export class CopyEnds {
  #isEndOwed = false;
  #recordCount = 0;
  #broken: BrokenCopy | undefined;

  addRecord(): void {
    this.#recordCount += 1;
  }

  beginCopy(): void {
    if (this.#isEndOwed) this.#settle(undefined);
    this.#isEndOwed = true;
    this.#recordCount = 0;
  }

  endCopy(announcedCount: number): void {
    this.#settle(announcedCount);
    this.#isEndOwed = false;
    this.#recordCount = 0;
  }

  /** The first copy of the file, if any, that is not as it was written. */
  brokenCopy(): BrokenCopy | undefined {
    if (this.#isEndOwed) this.#settle(undefined);
    return this.#broken;
  }

  #settle(announcedCount: number | undefined): void {
    if (announcedCount === this.#recordCount) return;
    this.#broken ??= { announcedCount, foundCount: this.#recordCount };
  }
}
