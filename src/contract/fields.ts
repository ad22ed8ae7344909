/**
 * The few kinds of field that all schemas are made of. Each is one check with
 * one problem code: quick enough for every read from the phone's database.
 */
import * as v from "valibot";
import { isDecimal, isLocalDate, isTextUpTo, textPattern } from "./ids.ts";
import type { ProblemCode } from "./problem.ts";

/** How a field looks to another program, as the part of a JSON Schema that its check stands for. */
export interface FieldShape {
  readonly type: "integer" | "string" | "object";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: "date" | "uuid";
}

const shapes = new WeakMap<object, FieldShape>();

/** `undefined` for what is described by the kind of its schema, or by the guard it asks. */
export function shapeOf(schema: object): FieldShape | undefined {
  return shapes.get(schema);
}

/** A whole number between two bounds, both allowed. */
export function whole(min: number, max: number) {
  return withShape(
    v.custom<number>(
      (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
      code("out-of-range"),
    ),
    { type: "integer", minimum: min, maximum: max },
  );
}

/** One of a closed list of words. */
export function oneOf<const Words extends readonly string[]>(words: Words) {
  return v.picklist(words, code("not-one-of"));
}

const wordPattern = /^[a-z][a-z0-9-]{0,63}$/;

/** A word of a list that a later version may make longer: one that this version doesn't know is kept as it came. */
export const word = withShape(
  v.custom<string>((value) => typeof value === "string" && wordPattern.test(value), code("wrong-form")),
  { type: "string", pattern: wordPattern.source },
);

/** The same where a word that isn't known can be read as one that is. */
export function wordAmong<Word extends string>(words: readonly Word[], otherwise: Word) {
  return v.pipe(
    word,
    v.transform((value) => words.find((known) => known === value) ?? otherwise),
  );
}

/** Text on one line, neither empty nor longer than so many UTF-16 code units. */
export function text(maxLength: number) {
  return withShape(
    v.custom<string>((value) => isTextUpTo(value, maxLength), code("wrong-form")),
    { type: "string", minLength: 1, maxLength, pattern: textPattern.source },
  );
}

/** What a guard accepts. Those of `ids.ts` are described in one place; another says how what it accepts looks. */
export function form<T>(isForm: (value: unknown) => value is T, shape?: FieldShape) {
  const schema = v.custom<T>(isForm, code("wrong-form"));
  return shape === undefined ? schema : withShape(schema, shape);
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

/** An object of a reply: of these keys and any that a later version adds, which are dropped. */
export function openObjectOf<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(v.object(entries, objectProblem), v.readonly());
}

/**
 * The same of what a phone stores as it was told. What a later version adds
 * stays beside what is known, and is there for the later app: the endpoint
 * doesn't tell it again, since nothing has changed.
 */
export function keptObjectOf<const Entries extends v.ObjectEntries>(entries: Entries) {
  const schema = v.pipe(v.looseObject(entries, objectProblem), v.readonly());
  // Nobody reads what nobody knows, so the type leaves it out.
  return schema as unknown as ReturnType<typeof openObjectOf<Entries>>;
}

/** What was found: a key too many, a key too few, or no object at all. */
function objectProblem(issue: v.StrictObjectIssue | v.ObjectIssue | v.LooseObjectIssue): ProblemCode {
  if (issue.path === undefined) return "wrong-type";
  return issue.expected === "never" ? "unknown-key" : "missing-key";
}

function withShape<Schema extends object>(schema: Schema, shape: FieldShape): Schema {
  shapes.set(schema, shape);
  return schema;
}

/** Fails to compile when a message is no problem code. */
function code(problem: ProblemCode): ProblemCode {
  return problem;
}
