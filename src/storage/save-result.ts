import { err, ok, type Result } from "../domain/result.ts";
import { failureOf } from "./failures.ts";
import type { SaveFailure } from "./phone.ts";

/** The one place where what was thrown becomes a failure. What no browser threw is our mistake and goes on up. */
export async function asSaveResult<T>(work: Promise<T>): Promise<Result<T, SaveFailure>> {
  try {
    return ok(await work);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    return err(failure);
  }
}
