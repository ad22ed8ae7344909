import { useEffect, useRef, useState } from "preact/hooks";
import type { FailureClass, SyncFacts } from "../../storage/sync-log.ts";
import type { SyncStatus } from "../../sync/status.ts";

type Try = Pick<SyncFacts, "lastFailure" | "nextTryMs">;

interface Tried {
  /** How the try that was asked for last ended; `undefined` before that, and where it got through. */
  readonly failure: FailureClass | undefined;
  readonly ask: () => void;
}

/**
 * A try that fails ends where it began, with the same words in the line. That
 * it ended this tab knows; of one that another tab makes, the time of the next
 * try tells, which each failure but the final ones sets anew.
 */
export function useTried(
  facts: Try | undefined,
  { isTrying }: Pick<SyncStatus, "isTrying">,
  request: () => void,
): Tried {
  const [before, setBefore] = useState<Try>();
  const [hasStopped, setHasStopped] = useState(false);
  const wasTryingRef = useRef(isTrying);
  useEffect(() => {
    if (wasTryingRef.current === true && isTrying !== true) setHasStopped(true);
    wasTryingRef.current = isTrying;
  }, [isTrying]);
  const hasEnded =
    before !== undefined &&
    facts !== undefined &&
    (hasStopped || facts.nextTryMs !== before.nextTryMs || facts.lastFailure !== before.lastFailure);
  return {
    failure: hasEnded ? facts.lastFailure : undefined,
    ask() {
      setHasStopped(false);
      setBefore(facts);
      request();
    },
  };
}
