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
  deadline: Deadline,
  work: (isOver: () => boolean) => Promise<T>,
): Promise<T | "late"> {
  return withinSilence(deadline, (isOver) => work(isOver));
}

/** The same, where time begins anew with each step that the work tells of. */
export function withinSilence<T>(
  { timer, delayMs }: Deadline,
  work: (isOver: () => boolean, onStep: () => void) => Promise<T>,
): Promise<T | "late"> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    let isDone = false;
    const begin = () =>
      timer(() => {
        isOver = true;
        resolve("late");
      }, delayMs);
    let cancel = begin();
    function restart() {
      if (isOver || isDone) return;
      cancel();
      cancel = begin();
    }
    work(() => isOver, restart)
      .then(resolve, reject)
      .finally(() => {
        isDone = true;
        cancel();
      });
  });
}
