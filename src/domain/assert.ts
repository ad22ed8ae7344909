/**
 * Stops on our own mistake. `why` says why the condition holds, so that the
 * message of a failure names the belief that was wrong.
 */
export function assert(condition: boolean, why: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${why}`);
}
