/** What the program has decided: of a phone alone one row of `meta`, else a part of its enrolment. */
import { parseProgram } from "../contract/program-schema.ts";
import { assert } from "../domain/assert.ts";
import type { Program, ToldProgram } from "../domain/program.ts";
import type { Database } from "./database.ts";
import { enrolmentName } from "./enrolment-name.ts";
import { StorageError } from "./failures.ts";
import { writeStrictly } from "./strict-write.ts";

const programName = "program";

export async function readProgram(database: Database): Promise<ToldProgram | undefined> {
  const [program, enrolment] = await database.meta.bulkGet([programName, enrolmentName]);
  if (enrolment === undefined) return programIn(program);
  // A phone alone has none, and doesn't wait for what reads one.
  const { mustBeEnrolled } = await import("./enrolment.ts");
  return mustBeEnrolled(enrolment).settings.program;
}

/** Settings that this code can't read are not written over: a newer version in another tab may have left them. */
export function writeProgram(database: Database, program: Program): Promise<void> {
  assert(parseProgram(program).ok, "a form gives only what a program may be");
  return writeStrictly(database, ({ table, afterAll, finish }) => {
    const [before, enrolment] = [table("meta").get(programName), table("meta").get(enrolmentName)];
    afterAll([before, enrolment], () => {
      assert(enrolment.result === undefined, "a program's settings are changed at its desk");
      programIn(before.result);
      table("meta").put({ name: programName, program });
      finish();
    });
  });
}

function programIn(value: unknown): Program | undefined {
  if (value === undefined) return undefined;
  const parsed = parseProgram((value as { readonly program?: unknown }).program);
  if (parsed.ok) return parsed.value;
  // Never "none": the phone would start over, and overwrite it.
  if (parsed.error.some(({ code }) => code === "newer-schema")) {
    throw new StorageError({ kind: "database-newer", cause: parsed.error });
  }
  throw new StorageError({ kind: "unreadable", cause: parsed.error });
}
