/**
 * The few kinds of field that all schemas are made of. Each is one check with
 * one problem code: quick enough for every read from the phone's database.
 */
import * as v from "valibot";
import { isDecimal, isLocalDate, isTextUpTo } from "./ids.ts";
import type { ProblemCode } from "./problem.ts";

/** A whole number between two bounds, both allowed. */
export function whole(min: number, max: number) {
  return v.custom<number>(
    (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
    code("out-of-range"),
  );
}

/** One of a closed list of words. */
export function oneOf<const Words extends readonly string[]>(words: Words) {
  return v.picklist(words, code("not-one-of"));
}

/** Text on one line, neither empty nor longer than so many UTF-16 code units. */
export function text(maxLength: number) {
  return v.custom<string>((value) => isTextUpTo(value, maxLength), code("wrong-form"));
}

/** What one of the guards of `ids.ts` accepts. */
export function form<T>(isForm: (value: unknown) => value is T) {
  return v.custom<T>(isForm, code("wrong-form"));
}

export const yesOrNo = v.boolean(code("wrong-type"));
export const localDate = form(isLocalDate);
export const decimal = form(isDecimal);

/** A list with a limit. */
export function listOf<Item extends v.GenericSchema>(item: Item, maxLength: number) {
  return v.pipe(v.array(item, code("wrong-type")), v.maxLength(maxLength, code("too-many")), v.readonly());
}

/** An object of exactly these keys: one more is a problem that names it. */
export function objectOf<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(v.strictObject(entries, objectProblem), v.readonly());
}

/** What `strictObject` found: a key too many, a key too few, or no object at all. */
function objectProblem(issue: v.StrictObjectIssue): ProblemCode {
  if (issue.path === undefined) return "wrong-type";
  return issue.expected === "never" ? "unknown-key" : "missing-key";
}

/** Fails to compile when a message is no problem code. */
function code(problem: ProblemCode): ProblemCode {
  return problem;
}
