/** What joining needs of the browser, of the endpoint and of the phone's storage. */
import type { ErrorCode } from "../../contract/wire/errors.ts";
import { inviteCodeLength } from "../../contract/wire/wire-limits.ts";
import { isCode, tidyCode } from "../../contract/wire/codes.ts";
import type { Result } from "../../domain/result.ts";
import type { Enrolment } from "../../storage/enrolment.ts";
import type { Joined, JoinFailure, Joining } from "../../storage/joining.ts";
import type { CallFailure } from "../../sync/endpoint-client.ts";

export interface Joiner {
  /** A code works once, for one phone: tried again by this one, it is answered again. */
  redeem(code: string): Promise<Result<Enrolment, CallFailure>>;
  /** What an earlier try got for its code, where it never came to the end. */
  begun(): Promise<Enrolment | undefined>;
  join(joining: Joining): Promise<Result<Joined, JoinFailure>>;
  /** The app is opened anew, as the program's phone. */
  openProgramPhone(): void;
}

/** One that keeps in the browser how far it came. */
export interface KeepingJoiner extends Joiner {
  /** The endpoint knows this phone as what it is: nothing is left to be ended. */
  isJoined(): void;
}

export function parseInviteCode(typed: string): string | undefined {
  const code = tidyCode(typed);
  return isCode(code, inviteCodeLength) ? code : undefined;
}

/** As far as it makes a difference to the person. */
export type Refusal = "code" | "too-fast" | "other-version" | "not-here" | "no-connection" | "trouble";

export function refusalOf(failure: CallFailure): Refusal {
  return failure.kind === "no-connection" ? "no-connection" : refusals[failure.code];
}

const refusals: Record<ErrorCode, Refusal> = {
  malformed: "other-version",
  "protocol-unknown": "other-version",
  "wrong-program": "trouble",
  "not-signed-in": "code",
  "wrong-password": "trouble",
  "password-guessable": "trouble",
  "sign-in-again": "trouble",
  "last-admin": "trouble",
  "settings-changed": "trouble",
  "days-fixed": "trouble",
  "site-missing": "trouble",
  revoked: "code",
  "not-allowed": "code",
  "wrong-origin": "not-here",
  "code-not-valid": "code",
  "not-found": "not-here",
  "method-not-allowed": "other-version",
  "number-taken": "trouble",
  "already-set-up": "trouble",
  "not-set-up": "not-here",
  "name-taken": "trouble",
  "cursor-unknown": "trouble",
  "too-large": "trouble",
  "wrong-type": "other-version",
  "too-fast": "too-fast",
  unexpected: "trouble",
  unavailable: "trouble",
};
