import type { SyncFacts } from "./sync-log.ts";
import { isWithoutBody } from "./sync-row.ts";

/**
 * How many events nobody but this phone has whole. A body that couldn't be sent
 * is one of them: its number is confirmed and waits no longer. It stands on the
 * endpoint's list; where that list is of before it, on the phone's own.
 */
export function unsentOf({
  waiting,
  withheld,
  quarantined,
}: Pick<SyncFacts, "waiting" | "withheld" | "quarantined">): number {
  return Math.max(waiting + quarantined.filter(isWithoutBody).length, withheld);
}
