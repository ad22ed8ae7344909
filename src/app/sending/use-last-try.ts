import { useEffect, useState } from "preact/hooks";
import type { FailureClass, SyncFacts } from "../../storage/sync-log.ts";
import type { SyncStatus } from "../../sync/status.ts";

interface Failed {
  readonly failure: FailureClass;
  readonly nextTryMs?: number;
}

/**
 * The facts with how the last try failed, as the line has it: a phone without room can't write that down, and only
 * this tab knows. What was before stands while another try is under way.
 */
export function useLastTry(stored: SyncFacts | undefined, status: SyncStatus): SyncFacts | undefined {
  const [before, setBefore] = useState<Failed>();
  useEffect(() => {
    if (status.kind !== "sending") setBefore(failedIn(status));
  }, [status]);
  const failed = status.kind === "sending" ? before : failedIn(status);
  if (stored === undefined || failed === undefined) return stored;
  const { nextTryMs: _, ...facts } = stored;
  const { failure, nextTryMs } = failed;
  return { ...facts, lastFailure: failure, ...(nextTryMs !== undefined && { nextTryMs }) };
}

function failedIn(status: SyncStatus): Failed | undefined {
  switch (status.kind) {
    case "waiting":
    case "partial": {
      const { failure, nextTryMs } = status;
      return failure && { failure, ...(nextTryMs !== undefined && { nextTryMs }) };
    }
    case "access-ended":
      return { failure: status.why, ...(status.nextTryMs !== undefined && { nextTryMs: status.nextTryMs }) };
    default:
      return undefined;
  }
}
