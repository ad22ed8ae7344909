/** One tab sends at a time. It spares traffic; nothing that is stored depends on it. */
import { browserTimer, type Timer, withinDeadline } from "../storage/deadline.ts";

/** Of the lock that tabs and the service worker share. */
export const sendLock = "satchel-send";

/** Runs the work unless another tab is at it; says whether it ran. */
export type OneTab = (work: () => Promise<void>) => Promise<boolean>;

/** A browser answers in a moment, whatever the line does; one that doesn't must not keep what waits. */
const answerTimeoutMs = 5_000;

/**
 * By a Web Lock. A browser without them, or one that refuses
 * the lock or never answers, sends from each tab, which does no harm.
 */
export function oneTabByLock(
  name: string,
  locks: LockManager | undefined,
  timer: Timer = browserTimer,
): OneTab {
  return async (work) => {
    const answer =
      locks === undefined
        ? "none"
        : await withinDeadline({ timer, delayMs: answerTimeoutMs }, (isOver) => askFor(locks, name, isOver));
    if (answer === "taken") return false;
    try {
      await work();
    } finally {
      // Not awaited: the work is done, whether the browser lets go of the lock or not.
      if (typeof answer === "object") answer.release();
    }
    return true;
  };
}

type Answer = { readonly release: () => void } | "taken" | "none";

/** What comes when nobody waits for it any more is let go of at once. */
function askFor(locks: LockManager, name: string, isOver: () => boolean): Promise<Answer> {
  return new Promise((answer) => {
    const held = locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock !== null && !isOver()) return new Promise<void>((release) => answer({ release }));
      answer("taken");
      return undefined;
    });
    held.catch(() => answer("none"));
  });
}
