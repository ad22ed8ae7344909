import { type ErrorCode, errors } from "../contract/wire/errors.ts";

/**
 * Ends a request with a code of the table. Thrown, because it has to leave
 * every step of the pipeline at once; `app.onError` turns it into the answer.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, headers: Readonly<Record<string, string>> = {}) {
    super(errors[code].sentence);
    this.code = code;
    this.headers = headers;
  }
}

/** Too much at once: when to come again is part of the answer. */
export function tooFast(waitMs: number): Refusal {
  return new Refusal("too-fast", retryAfter(waitMs));
}

export function retryAfter(waitMs: number): Readonly<Record<string, string>> {
  return { "Retry-After": String(Math.max(1, Math.ceil(waitMs / 1000))) };
}
