/** The last failure, where the phone had no room to write it down: in this tab it holds all the same. */
import type { SyncFacts, TryOutcome } from "../storage/sync-log.ts";

type Failed = Extract<TryOutcome, { kind: "failed" }>;

export class UnwrittenTry {
  #failed: Failed | undefined;
  /** What was written down at that time. */
  #stand: string | undefined;

  note(failed: Failed): void {
    this.#failed = failed;
    this.#stand = undefined;
  }

  forget(): void {
    this.#failed = undefined;
  }

  /** Ends where another tab, or a new joining, has written down what came of a later try. */
  over(stored: SyncFacts): SyncFacts {
    if (this.#failed === undefined) return stored;
    this.#stand ??= standOf(stored);
    if (this.#stand !== standOf(stored)) {
      this.forget();
      return stored;
    }
    const { nextTryMs: _, ...facts } = stored;
    const { failure, nextTryMs } = this.#failed;
    return {
      ...facts,
      lastFailure: failure,
      isRevoked: failure === "revoked",
      ...(nextTryMs !== undefined && { nextTryMs }),
    };
  }
}

/** Of all that a try changes; what is saved meanwhile changes nothing of it. */
function standOf(facts: SyncFacts): string {
  const { number, hw, lastConfirmedDay, clockOffsetMs, lastFailure, nextTryMs } = facts;
  return JSON.stringify([number, hw, lastConfirmedDay, clockOffsetMs, lastFailure, nextTryMs]);
}
