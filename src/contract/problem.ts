/** What is wrong with something that was read, as data: the app owns the sentences. */
import * as v from "valibot";

export const problemCodes = [
  "missing-key",
  "unknown-key",
  "unknown-kind",
  "wrong-type",
  "wrong-form",
  "not-one-of",
  "out-of-range",
  "too-many",
  "too-large",
  "newer-schema",
  /** Two fields that can't be true together, such as a last day before the first. */
  "contradiction",
  /** A tally that no period's totals would look for. */
  "more-than-a-year",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Where and what, never the value: a problem may be logged, what a record holds may not. */
export interface Problem {
  readonly code: ProblemCode;
  /** Keys and list positions joined by points, such as `lines.3.item`; empty for the whole. */
  readonly path: string;
}

/** A hostile record could hold thousands; more than these tell a person nothing. */
const maxProblems = 20;
const maxPathLength = 120;

/** Turns the schema library's issues into problems. Every schema's message is a problem code. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): Problem[] {
  return issues.slice(0, maxProblems).map((issue) => ({ code: codeOf(issue), path: pathOf(issue) }));
}

/** Keys and list positions that lead to what an issue is about. A key can be any text, so its length is cut. */
export function pathOf(issue: v.BaseIssue<unknown>): string {
  return (v.getDotPath(issue) ?? "").slice(0, maxPathLength);
}

function codeOf(issue: v.BaseIssue<unknown>): ProblemCode {
  return problemCodes.find((code) => code === issue.message) ?? "wrong-form";
}
