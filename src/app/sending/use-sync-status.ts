import { useEffect, useState } from "preact/hooks";
import type { SyncFacts } from "../../storage/sync-log.ts";
import type { SyncStatus } from "../../sync/status.ts";
import type { Team } from "../shell/team-context.tsx";

/** What the drain knows now; drawn anew with each change of it. */
export function useSyncStatus({ drain }: Pick<Team, "drain">): SyncStatus {
  const [status, setStatus] = useState(drain.status());
  useEffect(() => {
    const read = () => setStatus(drain.status());
    // What changed between rendering and this effect.
    read();
    return drain.subscribe(read);
  }, [drain]);
  return status;
}

/**
 * Whether this phone must join once more before anything is sent; never of a
 * phone alone. A try that is under way answers nothing: whoever is about to join
 * stays where they are, with the code that they came with.
 */
export function useIsCutOff(team: Pick<Team, "drain"> | undefined): boolean {
  const isNow = (before: boolean) => {
    const kind = team?.drain.status().kind;
    return kind === "access-ended" || (kind === "sending" && before);
  };
  const [isCutOff, setIsCutOff] = useState(() => isNow(false));
  useEffect(() => {
    setIsCutOff(isNow);
    return team?.drain.subscribe(() => setIsCutOff(isNow));
    // oxlint-disable-next-line react/exhaustive-deps -- what is asked is asked of this team
  }, [team]);
  return isCutOff;
}

/** The facts behind the line, read again with each change. `undefined` until they are read, and while they can't be. */
export function useSyncFacts({ log }: Pick<Team, "log">): SyncFacts | undefined {
  const [facts, setFacts] = useState<SyncFacts>();
  useEffect(() => {
    let isOver = false;
    async function read() {
      const next = await log.facts().catch(() => undefined);
      if (!isOver) setFacts(next);
    }
    void read();
    const unsubscribe = log.subscribe(() => void read());
    return () => {
      isOver = true;
      unsubscribe();
    };
  }, [log]);
  return facts;
}
