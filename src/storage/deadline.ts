/** Time limits on what a browser may never answer. */

/** Calls back once after a delay; what it returns cancels that. */
export type Timer = (callback: () => void, delayMs: number) => () => void;

export const browserTimer: Timer = (callback, delayMs) => {
  const id = setTimeout(callback, delayMs);
  return () => clearTimeout(id);
};

interface Deadline {
  readonly timer: Timer;
  readonly delayMs: number;
}

/**
 * What `work` gives, or `"late"` when time runs out first. The work can't be
 * stopped then; `isOver` lets it begin nothing more. What it gives or throws
 * afterwards reaches nobody, so it must be safe to do again.
 */
export function withinDeadline<T>(
  { timer, delayMs }: Deadline,
  work: (isOver: () => boolean) => Promise<T>,
): Promise<T | "late"> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const cancel = timer(() => {
      isOver = true;
      resolve("late");
    }, delayMs);
    work(() => isOver)
      .then(resolve, reject)
      .finally(cancel);
  });
}
