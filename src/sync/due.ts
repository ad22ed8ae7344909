/** Whether it is time to send, and when it will be. */
import type { LocalDate } from "../domain/ids.ts";
import { isWaitingForPerson, type SyncFacts } from "../storage/sync-log.ts";
import { isWithoutBody } from "../storage/sync-row.ts";

export type Trigger =
  /** The app was opened. */
  | "start"
  /** Its window came to the front, or back from the browser's memory. */
  | "visible"
  /** The browser believes that there is a connection. */
  | "online"
  /** The service worker was told so: at once after each save that asked for it, too. */
  | "woken"
  /** Something was saved. */
  | "saved"
  /** A time that was set ran out. */
  | "timer"
  /** A person asked. */
  | "tap";

/** Nothing is set further ahead than this: a clock that was put back must not silence a phone. */
const furthestMs = 60 * 60_000;
/** Where nothing says when: another tab sends, or the app was closed in the middle. */
const usualMs = 60_000;

interface Now {
  readonly nowMs: number;
  /** The program day; asked for only where `isOpening`. */
  readonly today?: LocalDate;
}

export function isDue(facts: SyncFacts, why: Trigger, { nowMs, today }: Now): boolean {
  if (why === "tap") return true;
  const wantsGreeting =
    facts.hasNewSettings ||
    facts.isUnheard === true ||
    (isOpening(why) && facts.lastConfirmedDay !== today) ||
    (why === "start" && hasBodiesToBring(facts));
  if (facts.waiting === 0 && !wantsGreeting) return false;
  if (why === "online") return !isRefusedForGood(facts);
  if (isWaitingForPerson(facts)) return why === "start";
  if (why === "woken" && facts.lastFailure === "no-connection") return true;
  return msUntilTry(facts.nextTryMs, nowMs) === 0;
}

/** For who only sends: the endpoint has trouble or asked for patience, in whatever tab that was heard. */
export function isAskedToWait(
  { lastFailure, nextTryMs }: Pick<SyncFacts, "lastFailure" | "nextTryMs">,
  nowMs: number,
): boolean {
  return lastFailure === "busy" && msUntilTry(nextTryMs, nowMs) > 0;
}

/** How long until the next try by itself; `undefined` where there is none. */
export function msUntilTimer(facts: SyncFacts, nowMs: number): number | undefined {
  const isHeard = facts.waiting === 0 && facts.isUnheard !== true;
  if (isHeard || isWaitingForPerson(facts)) return undefined;
  return msUntilTry(facts.nextTryMs, nowMs) || usualMs;
}

/** Also where only the endpoint says so; see `SyncLog.withheldBatch`. */
function hasBodiesToBring({ withheld, quarantined }: SyncFacts): boolean {
  return withheld > 0 || quarantined.some(isWithoutBody);
}

/** Then the first of a day greets the endpoint. */
export function isOpening(why: Trigger): boolean {
  return why === "start" || why === "visible" || why === "online";
}

function msUntilTry(nextTryMs: SyncFacts["nextTryMs"], nowMs: number): number {
  const remainingMs = (nextTryMs ?? 0) - nowMs;
  return remainingMs > furthestMs ? 0 : Math.max(0, remainingMs);
}

/** A connection doesn't give a credential back. */
function isRefusedForGood(facts: SyncFacts): boolean {
  return facts.isRevoked || isWaitingForPerson(facts);
}
