import type { SyncStatus } from "../../sync/status.ts";
import type { TeamText } from "../language/team-text.ts";

/** One line. It says "All sent" in one case only, and that one stands on the endpoint's word. */
export function statusInWords(status: SyncStatus, text: TeamText): string {
  const look = looksInWords(status, text)
    .map((sentence) => ` ${sentence}`)
    .join("");
  switch (status.kind) {
    case "unknown":
      return text.unknown;
    case "all-sent":
      return text.allSent;
    case "needs-look":
      return looksInWords(status, text).join(" ");
    case "waiting":
      return (
        (status.failure === undefined || status.failure === "no-connection"
          ? text.waiting
          : text.waitingToTry)(status.waiting) + look
      );
    case "sending":
      return text.sending(status.of - status.sent);
    case "partial":
      return text.partial(status.sent, status.of, status.waiting) + look;
    case "access-ended":
      return text.accessEnded(status.waiting);
  }
}

function looksInWords({ needLook, missing }: SyncStatus, text: TeamText): readonly string[] {
  return [
    ...(missing > 0 ? [text.missing(missing)] : []),
    ...(needLook > 0 ? [text.needLook(needLook)] : []),
  ];
}

/** Shown by a sign and a colour beside the words, never by those alone. */
export function toneOf({ kind, needLook, missing }: SyncStatus): "good" | "plain" | "warn" {
  if (kind === "all-sent") return "good";
  if (kind === "access-ended" || needLook + missing > 0) return "warn";
  return "plain";
}
