/**
 * What the status line says, worked out of facts each time. Only one kind of it
 * is good news, and it stands on the endpoint's word alone.
 */
import type { LocalDate } from "../domain/ids.ts";
import { type FailureClass, isDecided, type SyncFacts } from "../storage/sync-log.ts";

/** What is going on in this tab. */
export interface Activity {
  readonly isSending: boolean;
  /** The log could not be read the last time. */
  readonly isUnreadable?: boolean;
  /** Where the log stood when the last run began. */
  readonly begun?: Pick<SyncFacts, "number" | "hw" | "next">;
}

export type SyncStatus = SyncState & {
  /** Events that the endpoint took in but can't count, and events that went without their body. */
  readonly needLook: number;
  /** Events on this phone only, of which a lead has decided what counts: nobody has to do anything. Absent where none. */
  readonly decidedOn?: number;
  /** Events that the endpoint lost after this phone let them go: nothing here can send them again. */
  readonly missing: number;
  /** That is the most it can be. Absent where it is exact. */
  readonly isMissingAtMost?: true;
  /** A try is under way, also where nothing waits and only the endpoint's word is asked for. */
  readonly isTrying?: true;
};

type SyncState =
  /** Nothing is known yet: the log is not read, or the endpoint never confirmed anything. */
  | { readonly kind: "unknown" }
  /** The phone's storage gives no answer. Asking it goes on. */
  | { readonly kind: "no-answer" }
  | { readonly kind: "all-sent"; readonly lastConfirmedDay: LocalDate }
  /** All that is here is sent, and some of what was sent needs a look, is gone, or is whole on this phone only. */
  | { readonly kind: "needs-look"; readonly lastConfirmedDay: LocalDate }
  | ({ readonly kind: "waiting" } & Waiting)
  | { readonly kind: "sending"; readonly sent: number; readonly of: number }
  /** The last run ended in the middle. */
  | ({ readonly kind: "partial"; readonly sent: number; readonly of: number } & Waiting)
  /** This phone can't send any more until it joins again. */
  | ({ readonly kind: "access-ended"; readonly why: AccessEnd } & Omit<Waiting, "failure">);

interface Waiting {
  readonly waiting: number;
  readonly oldestWaitingDay?: LocalDate;
  readonly failure?: FailureClass;
  readonly nextTryMs?: number;
}

export type AccessEnd = "revoked" | "signed-out" | "not-allowed";

export function statusOf(facts: SyncFacts | undefined, activity: Activity): SyncStatus {
  const trying = activity.isSending && { isTrying: true as const };
  if (facts === undefined) {
    const kind = activity.isUnreadable === true ? "no-answer" : "unknown";
    return { kind, ...trying, needLook: 0, missing: 0 };
  }
  const open = facts.quarantined.filter((event) => !isDecided(event));
  const decidedOn = facts.quarantined.length - open.length;
  // A withheld event is in quarantine too, once it was sent.
  const needLook = Math.max(open.length, facts.withheld - (facts.withheldDecided ?? 0));
  const { missing, isMissingAtMost } = facts;
  return {
    ...stateOf(facts, activity),
    ...trying,
    needLook,
    ...(decidedOn > 0 && { decidedOn }),
    missing,
    ...(isMissingAtMost !== undefined && { isMissingAtMost }),
  };
}

function stateOf(facts: SyncFacts, { isSending, begun }: Activity): SyncState {
  const { waiting, number, hw, next } = facts;
  const sent = begun?.number === number ? Math.max(0, hw - begun.hw) : 0;
  const of = sent + waiting;
  const why = accessEndOf(facts);
  if (isSending && waiting > 0) return { kind: "sending", sent, of };
  if (why !== undefined) return { kind: "access-ended", why, ...waitingOf(facts) };
  if (waiting === 0) return confirmedState(facts);
  // What was saved since then belongs to no run.
  return sent > 0 && begun?.next === next
    ? { kind: "partial", sent, of, ...waitingOf(facts) }
    : { kind: "waiting", ...waitingOf(facts) };
}

function confirmedState(facts: SyncFacts): SyncState {
  const { lastConfirmedDay, hw, next, quarantined, withheld, missing } = facts;
  // Said twice on purpose: nothing waits, and what is confirmed reaches to the log's end.
  if (lastConfirmedDay === undefined || hw !== next - 1) return { kind: "unknown" };
  if (quarantined.length + withheld + missing > 0) return { kind: "needs-look", lastConfirmedDay };
  // Its last word was of the log's former number, or was overtaken by another: whether it has all, it says to the next greeting.
  return facts.isUnheard === true ? { kind: "unknown" } : { kind: "all-sent", lastConfirmedDay };
}

function accessEndOf({ isRevoked, lastFailure }: SyncFacts): AccessEnd | undefined {
  if (isRevoked) return "revoked";
  switch (lastFailure) {
    case "revoked":
    case "signed-out":
    case "not-allowed":
      return lastFailure;
    default:
      return undefined;
  }
}

function waitingOf({ waiting, oldestWaitingDay, lastFailure, nextTryMs }: SyncFacts): Waiting {
  return {
    waiting,
    ...(oldestWaitingDay === undefined ? {} : { oldestWaitingDay }),
    ...(lastFailure === undefined ? {} : { failure: lastFailure }),
    ...(nextTryMs === undefined ? {} : { nextTryMs }),
  };
}
