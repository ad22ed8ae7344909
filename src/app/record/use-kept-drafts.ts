import { useEffect, useState } from "preact/hooks";
import { useLock } from "../lock/LockProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { createDraftKeeper } from "./draft-keeper.ts";
import { holdSession, isSessionOpen } from "./open-sessions.ts";
import type { Recorder } from "./recorder.ts";

/** For as long as the app is open: what is tapped is kept, and what was tapped before it was killed comes back. */
export function useKeptDrafts(recorder: Recorder): void {
  const { phone, ids, today } = usePhone();
  const { isLocked } = useLock().state;
  const [keeper] = useState(() => {
    const session = ids.eventId();
    const release = holdSession(session);
    const given = { phone, recorder, session, isOpenElsewhere: isSessionOpen, today, after };
    return { ...createDraftKeeper(given), release };
  });

  // Behind a passphrase it can be read once somebody has typed that.
  useEffect(() => {
    if (!isLocked) void keeper.bringBack();
  }, [keeper, isLocked]);

  useEffect(() => {
    const flush = () => void keeper.flush();
    const flushHidden = () => document.visibilityState === "hidden" && flush();
    document.addEventListener("visibilitychange", flushHidden);
    addEventListener("pagehide", flush);
    return () => {
      document.removeEventListener("visibilitychange", flushHidden);
      removeEventListener("pagehide", flush);
      keeper.stop();
      // Another page of the app is shown: what is kept is for whoever comes back to the forms.
      void keeper.flush().then(keeper.release);
    };
  }, [keeper]);
}

function after(delayMs: number, then: () => void): () => void {
  const timer = setTimeout(then, delayMs);
  return () => clearTimeout(timer);
}
