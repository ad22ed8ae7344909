/** What a refusal means for what waits, one line a code. */
import type { ErrorCode } from "../contract/wire/errors.ts";
import type { WithheldReason } from "../contract/wire/wire-event.ts";
import type { FailureClass } from "../storage/sync-log.ts";
import type { CallFailure } from "./endpoint-client.ts";

export type Verdict =
  /** Later, by itself. */
  | { readonly kind: "wait"; readonly failure: FailureClass; readonly delayMs?: number }
  /** Only a person, a connection or the next start begins another try. Everything stays. */
  | { readonly kind: "stop"; readonly failure: FailureClass }
  /** Less at once; a single event that is still refused goes without its body. */
  | { readonly kind: "less"; readonly failure: FailureClass; readonly reason: WithheldReason }
  /** The endpoint gives this log's number to another phone. */
  | { readonly kind: "new-number" };

export function verdictOn(failure: CallFailure): Verdict {
  if (failure.kind === "no-connection") return { kind: "wait", failure: "no-connection" };
  const verdict = verdicts[failure.code];
  return verdict.kind === "wait" && failure.retryAfterMs !== undefined
    ? { ...verdict, delayMs: failure.retryAfterMs }
    : verdict;
}

const busy = { kind: "wait", failure: "busy" } as const;
const otherVersion = { kind: "stop", failure: "other-version" } as const;
const notAllowed = { kind: "stop", failure: "not-allowed" } as const;

const verdicts: Readonly<Record<ErrorCode, Verdict>> = {
  malformed: { kind: "less", failure: "refused", reason: "refused" },
  "too-large": { kind: "less", failure: "too-large", reason: "too-large" },
  "number-taken": { kind: "new-number" },
  "not-signed-in": { kind: "stop", failure: "signed-out" },
  revoked: { kind: "stop", failure: "revoked" },
  "not-allowed": notAllowed,
  "wrong-origin": notAllowed,
  "wrong-program": notAllowed,
  "protocol-unknown": otherVersion,
  "not-found": otherVersion,
  "method-not-allowed": otherVersion,
  "wrong-type": otherVersion,
  "too-fast": busy,
  unavailable: busy,
  unexpected: busy,
  // Not answers to an exchange. From an endpoint in trouble they ask for patience, like its 500.
  "wrong-password": busy,
  "password-guessable": busy,
  "sign-in-again": busy,
  "last-admin": busy,
  "settings-changed": busy,
  "days-fixed": busy,
  "site-missing": busy,
  "code-not-valid": busy,
  "already-set-up": busy,
  "not-set-up": busy,
  "name-taken": busy,
  "cursor-unknown": busy,
};
