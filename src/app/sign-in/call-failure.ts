import type { CallFailure } from "../../sync/endpoint-client.ts";
import type { AccessText } from "./use-access-text.ts";

/** Why the endpoint didn't do it, in words. */
export function callFailureInWords(failure: CallFailure, text: AccessText): string {
  return failure.kind === "no-connection" ? text.noConnection : text.refused[failure.code];
}

export function isRefused(failure: CallFailure, code: Extract<CallFailure, { kind: "refused" }>["code"]) {
  return failure.kind === "refused" && failure.code === code;
}
