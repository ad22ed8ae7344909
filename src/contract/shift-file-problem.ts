/** What can be wrong with a line of a shift file. The codes are closed: the app has a sentence for each. */
import type * as v from "valibot";
import type { ReturnProblem } from "../domain/returns.ts";
import { pathOf, type Problem, problemCodes } from "./problem.ts";

export const shiftFileProblemCodes = [
  ...problemCodes,
  /** The reading stops here: the file has more bytes or lines than one file may. */
  "file-too-long",
  "line-too-long",
  "not-utf-8",
  "not-json",
  /** A record before anything said in which program's days and zone to read it. */
  "no-program",
  "not-a-day",
  "not-a-time",
  "not-a-site",
  "not-a-decimal",
  /** An entry of `out` that names neither an item nor a kit, or both. */
  "item-or-kit",
  "unknown-item",
  "unknown-kit",
  "unknown-service",
  "unknown-referral",
  "unknown-step",
  "not-a-container",
  "supply-without-naloxone",
  "reason-without-refill",
  "tare-above-gross",
  /** A weight or a fill that comes to no syringe. */
  "return-of-nothing",
  "same-id-other-content",
] as const;
export type ShiftFileProblemCode = (typeof shiftFileProblemCodes)[number];

export interface ShiftFileProblem extends LineProblem {
  /** Counted from 1, blank lines too, as an editor shows it. */
  readonly line: number;
}

export interface LineProblem {
  readonly code: ShiftFileProblemCode;
  /** Keys and list positions joined by points, such as `out.2.item`. */
  readonly key?: string;
  /** What stands there, cut when long. For the person who reads the file, never for a log. */
  readonly value?: string;
}

const maxValueLength = 40;

/** A problem, with what stands in its place when that is text or a number. */
export function lineProblem(code: ShiftFileProblemCode, key?: string, value?: unknown): LineProblem {
  const isShown = typeof value === "string" || typeof value === "number";
  return {
    code,
    ...(key !== undefined && key !== "" && { key }),
    ...(isShown && { value: String(value).slice(0, maxValueLength) }),
  };
}

/** The first of a record's problems: one is enough to find the line and mend it. */
export function lineProblemOfRecord(problems: readonly Problem[]): LineProblem {
  const [first] = problems;
  return first === undefined ? lineProblem("wrong-form") : lineProblem(first.code, first.path);
}

/** An issue of the schema library; every message in the schemas of lines is one of our codes. */
export function lineProblemOfIssue(issue: v.BaseIssue<unknown>): LineProblem {
  const code = shiftFileProblemCodes.find((known) => known === issue.message) ?? "wrong-form";
  // An unknown key is named by its path; what was written under it may be anything.
  return lineProblem(code, pathOf(issue), code === "unknown-key" ? undefined : issue.input);
}

export const codeOfReturnProblem: Readonly<Record<ReturnProblem, ShiftFileProblemCode>> = {
  "no-container-size": "not-a-container",
  "not-a-container-count": "out-of-range",
  "tare-above-gross": "tare-above-gross",
  zero: "return-of-nothing",
  "too-many": "out-of-range",
};
