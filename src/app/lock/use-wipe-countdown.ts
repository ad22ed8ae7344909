import { useCallback, useEffect, useState } from "preact/hooks";
import type { PreferenceStorage } from "../shell/preference-storage.ts";
import { dropWipeNote, isWipeTakenBack, noteWipe, wipeBegun, wipeNoteKey } from "./wipe-note.ts";

/** Time to see what is about to happen and to stop it. */
export const secondsToCancel = 5;

/** What other tabs give to the one in which it was begun: that one wipes, and says there how it ended. */
const secondsBehind = 4;

interface Counting {
  readonly secondsLeft: number;
  /** Of `secondsLeft`, those that are not shown. */
  readonly secondsBehind: number;
  /** Whether it is written down, so that another tab can take it back for this one. */
  readonly isNoted: boolean;
}

interface CountdownOptions {
  readonly storage: PreferenceStorage;
  /** It was begun before this page was opened, or in another tab before this one had anything to show. */
  readonly goesOn?: "from-other-page" | "from-other-tab" | undefined;
  readonly onZero: () => void;
  /** Another tab was quicker. */
  readonly onWiped?: () => void;
}

interface Countdown {
  /** `undefined` where nothing is counted. */
  readonly secondsLeft: number | undefined;
  readonly start: () => void;
  readonly cancel: () => void;
}

/**
 * The seconds before a wipe. All tabs that show what was recorded count them, the others
 * a little longer: the one in which it was begun may be closed, and any of them can take
 * it back for all. One that opens its phone meanwhile counts all of them from then on.
 */
export function useWipeCountdown(options: CountdownOptions): Countdown {
  const { storage, goesOn, onZero, onWiped } = options;
  const [counting, setCounting] = useState<Counting | undefined>(goesOn && goingOn[goesOn]);

  useEffect(() => {
    if (counting === undefined) return undefined;
    const timer = setTimeout(() => {
      if (counting.secondsLeft > 1) {
        setCounting({ ...counting, secondsLeft: counting.secondsLeft - 1 });
      } else {
        setCounting(undefined);
        // A tab that slept hears the clock before it hears of the other tabs.
        if (!counting.isNoted || !isWipeTakenBack(storage)) onZero();
      }
    }, 1000);
    return () => clearTimeout(timer);
  }, [counting, storage, onZero]);

  useEffect(() => {
    const onOtherTab = ({ key, newValue }: StorageEvent) => {
      // All of it was cleared: that is how a wipe ends.
      if (key === null) {
        setCounting(undefined);
        onWiped?.();
      } else if (key === wipeNoteKey && newValue === wipeBegun) {
        setCounting((now) => now ?? fromOtherTab);
      } else if (key === wipeNoteKey) {
        setCounting(undefined);
      }
    };
    addEventListener("storage", onOtherTab);
    return () => removeEventListener("storage", onOtherTab);
  }, [onWiped]);

  const start = useCallback(
    () => setCounting({ secondsLeft: secondsToCancel, secondsBehind: 0, isNoted: noteWipe(storage) }),
    [storage],
  );
  const cancel = useCallback(() => {
    setCounting(undefined);
    dropWipeNote(storage);
  }, [storage]);
  return { secondsLeft: counting && shown(counting), start, cancel };
}

function shown({ secondsLeft, secondsBehind: behind }: Counting): number {
  return Math.max(1, secondsLeft - behind);
}

const fromOtherPage: Counting = { secondsLeft: secondsToCancel, secondsBehind: 0, isNoted: true };
const fromOtherTab: Counting = {
  secondsLeft: secondsToCancel + secondsBehind,
  secondsBehind,
  isNoted: true,
};
const goingOn = { "from-other-page": fromOtherPage, "from-other-tab": fromOtherTab };
