import { type FailureClass, isWaitingForPerson, type SyncFacts } from "../../storage/sync-log.ts";
import type { SyncStatus } from "../../sync/status.ts";
import type { TeamText } from "../language/team-text.ts";

/** What is known beside the status. Without a word on it, nothing is promised for the next moment. */
interface Line {
  readonly isOnline?: boolean;
}

/** One line. It says "All sent" in one case only, and that one stands on the endpoint's word. */
export function statusInWords(status: SyncStatus, text: TeamText, { isOnline = false }: Line = {}): string {
  const look = looksInWords(status, text)
    .map((sentence) => ` ${sentence}`)
    .join("");
  switch (status.kind) {
    case "unknown":
      return text.unknown;
    case "no-answer":
      return text.noAnswer;
    case "all-sent":
      return text.allSent;
    case "needs-look":
      return looksInWords(status, text).join(" ");
    case "waiting":
      // Nothing failed since it was saved: it goes with what else is saved in that second.
      return (
        (isOnline && status.failure === undefined
          ? text.aboutToSend(status.waiting)
          : waitingInWords(status, text)) + look
      );
    case "sending":
      return text.sending(status.of - status.sent);
    case "partial":
      // Part of it is there, and the rest doesn't follow by itself.
      return status.failure === "other-version"
        ? waitingInWords(status, text) + look
        : text.partial(status.sent, status.of, status.waiting) + look;
    case "access-ended":
      // What needs a look may be a body that is on this phone only: "nothing waits" isn't all there is to say.
      return (status.why === "signed-out" ? text.signedOut : text.accessEnded)(status.waiting) + look;
  }
}

/** What will happen by itself, or what the person has to do: never a try that nobody makes. */
function waitingInWords(
  // Where nothing failed yet, a connection is all it takes.
  { waiting, failure = "no-connection" }: { readonly waiting: number; readonly failure?: FailureClass },
  text: TeamText,
): string {
  switch (failure) {
    case "no-connection":
      return text.waiting(waiting);
    case "busy":
    case "refused":
    case "too-large":
    case "storage":
      return text.waitingToTry(waiting);
    case "other-version":
      return text.waitingForVersion(waiting);
    case "signed-out":
      return text.signedOut(waiting);
    case "revoked":
    case "not-allowed":
      return text.accessEnded(waiting);
  }
}

/** When the next try is, of which a clock's time is written by the caller. */
export function nextTryInWords(
  facts: Pick<SyncFacts, "lastFailure" | "nextTryMs">,
  text: TeamText,
  clockTime: (atMs: number) => string,
): string {
  if (isWaitingForPerson(facts)) return text.nextTryByYou;
  return facts.nextTryMs === undefined ? text.nextTrySoon : text.nextTryAt(clockTime(facts.nextTryMs));
}

function looksInWords(
  { kind, needLook, decidedOn, missing, isMissingAtMost }: SyncStatus,
  text: TeamText,
): readonly string[] {
  // Beside anything that is to be done, "nothing to do" would be read as of that.
  const isAllElse = kind === "needs-look" && needLook + missing === 0;
  return [
    ...(missing > 0 ? [isMissingAtMost ? text.missingAtMost(missing) : text.missing(missing)] : []),
    ...(needLook > 0 ? [text.needLook(needLook)] : []),
    ...(decidedOn !== undefined && isAllElse ? [text.decidedOn(decidedOn)] : []),
  ];
}

/** Shown by a sign and a colour beside the words, never by those alone. */
export function toneOf({ kind, needLook, missing }: SyncStatus): "good" | "plain" | "warn" {
  if (kind === "all-sent") return "good";
  if (kind === "access-ended" || kind === "no-answer" || needLook + missing > 0) return "warn";
  return "plain";
}
