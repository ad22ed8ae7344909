import type { LogRow } from "./log.ts";
import type { SyncFacts } from "./sync-log.ts";
import { isWithoutBody, listedHere, type SyncRow } from "./sync-row.ts";

/** `unknown` where nothing is known to be lacking, and nobody has said that nothing is. */
export type Unsent = number | "unknown";

/**
 * How many events nobody but this phone has whole, as far as it knows. A body
 * that couldn't be sent is one of them, though its number may be confirmed: it
 * stands on the endpoint's list; where that list is of before it, on the phone's
 * own. While a new number, or an overtaken reply, has left the endpoint's word
 * open, it may be more.
 */
export function unsentOf({
  waiting,
  withheld,
  quarantined,
  isUnheard,
}: Pick<SyncFacts, "waiting" | "withheld" | "quarantined" | "isUnheard">): Unsent {
  const known = Math.max(waiting + quarantined.filter(isWithoutBody).length, withheld);
  return known === 0 && isUnheard === true ? "unknown" : known;
}

/** The same, of the rows. */
export function unsentOn(log: LogRow, sync: SyncRow): Unsent {
  const waiting = log.next - 1 - sync.hw;
  const [withheld, quarantined] = [sync.withheld.length, listedHere(sync, log)];
  return unsentOf({ waiting, withheld, quarantined, ...(sync.isUnheard && { isUnheard: true }) });
}
