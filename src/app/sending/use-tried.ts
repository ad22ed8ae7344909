import { useState } from "preact/hooks";
import type { FailureClass, SyncFacts } from "../../storage/sync-log.ts";

type Try = Pick<SyncFacts, "lastFailure" | "nextTryMs">;

interface Tried {
  /** How the try that was asked for last ended; `undefined` before that, and where it got through. */
  readonly failure: FailureClass | undefined;
  readonly ask: () => void;
}

/**
 * A try without a connection ends where it began, with the same words in the
 * line. That it ended is read from the time of the next one, which each failure
 * sets anew.
 */
export function useTried(facts: Try | undefined, request: () => void): Tried {
  const [before, setBefore] = useState<Try>();
  const hasEnded =
    before !== undefined &&
    facts !== undefined &&
    (facts.nextTryMs !== before.nextTryMs || facts.lastFailure !== before.lastFailure);
  return {
    failure: hasEnded ? facts.lastFailure : undefined,
    ask() {
      setBefore(facts);
      request();
    },
  };
}
