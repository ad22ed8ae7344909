/** What a phone must know of its program. */
import * as v from "valibot";
import {
  inFirstSchema,
  newestProgramSchema,
  onlyNewer,
  plainProgramSchema,
  type Program,
  schemaOf,
} from "../../domain/program.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { keptObjectOf, text, whole } from "../fields.ts";
import { newerSchemaProblem } from "../newer-schema.ts";
import { type Problem, problemsOf } from "../problem.ts";
import { toldProgramSchema } from "../program-schema.ts";
import { publicKeyBytes } from "./sealed-body.ts";
import { maxKey } from "./wire-event.ts";
import { bytesOf, uuid } from "./wire-fields.ts";
import { maxSettingsTagLength } from "./wire-limits.ts";

/** The public key that records are sealed to from now on: an uncompressed point of P-256. */
export const programKeySchema = keptObjectOf({ key: whole(1, maxKey), publicKey: bytesOf(publicKeyBytes) });
export type ProgramKey = v.InferOutput<typeof programKeySchema>;

export const settingsSchema = keptObjectOf({
  /** Changes with any of the rest. */
  tag: text(maxSettingsTagLength),
  programId: uuid,
  program: toldProgramSchema,
  sealTo: programKeySchema,
});
export type Settings = v.InferOutput<typeof settingsSchema>;

/** The newest schema of a program that a caller of each version of the protocol reads. */
export const programSchemaRead: Readonly<Record<number, number>> = {
  1: plainProgramSchema,
  2: newestProgramSchema,
};

/** A program as a caller of this version of the protocol is told of it: in the schema that it reads. */
export function programToldIn(version: number, program: Program): Program {
  const read = programSchemaRead[version] ?? newestProgramSchema;
  return program.schema <= read ? program : inFirstSchema(program);
}

/** What a caller of a former version sends back, with what it could not know of: it has not been taken away. */
export function programToldBack(
  version: number,
  { before, after }: { readonly before: Program; readonly after: Program },
): Program {
  const read = programSchemaRead[version] ?? newestProgramSchema;
  if (before.schema <= read) return after;
  const asks = { ...onlyNewer(before.asks), ...after.asks };
  const told = Object.keys(asks).length === 0 ? after : { ...after, asks };
  return { ...told, schema: schemaOf(told) };
}

export function parseSettings(input: unknown): Result<Settings, Problem[]> {
  const { program } = (input ?? {}) as { readonly program?: unknown };
  const newer = newerSchemaProblem(program, newestProgramSchema);
  if (newer !== undefined) return err([newer]);
  const parsed = v.safeParse(settingsSchema, input);
  return parsed.success ? ok(parsed.output) : err(problemsOf(parsed.issues));
}
