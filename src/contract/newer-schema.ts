/** Telling what a later version of the app wrote from what is broken. */
import type { Problem } from "./problem.ts";

/** The one problem of an input whose `schema` is beyond what this version understands, whatever else is in it. */
export function newerSchemaProblem(input: unknown, newest: number): Problem | undefined {
  const isNewer =
    typeof input === "object" &&
    input !== null &&
    "schema" in input &&
    Number.isSafeInteger(input.schema) &&
    Number(input.schema) > newest;
  return isNewer ? { code: "newer-schema", path: "schema" } : undefined;
}
