import type { Result } from "../../src/domain/result.ts";

/** The value of what has to have gone well. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`Expected a value, got the error ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The error of what has to have failed. */
export function errorOf<E>(result: Result<unknown, E>): E {
  if (result.ok) throw new Error(`Expected an error, got the value ${JSON.stringify(result.value)}`);
  return result.error;
}
