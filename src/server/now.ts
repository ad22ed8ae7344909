import { assert } from "../domain/assert.ts";
import type { LocalDate } from "../domain/ids.ts";
import { parseLocalDate } from "../domain/local-date.ts";

/** When something is asked: milliseconds since 1970, and their day in UTC. */
export interface Now {
  readonly ms: number;
  readonly day: LocalDate;
}

export function nowAt(ms: number): Now {
  const day = parseLocalDate(new Date(ms).toISOString().slice(0, 10));
  assert(day.ok, "a machine's clock shows a year between 1900 and 2999");
  return { ms, day: day.value };
}
