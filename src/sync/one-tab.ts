/** One tab sends at a time. It spares traffic; nothing that is stored depends on it. */

/** Of the lock that tabs and the service worker share. */
export const sendLock = "satchel-send";

/** Runs the work unless another tab is at it; says whether it ran. */
export type OneTab = (work: () => Promise<void>) => Promise<boolean>;

/** By a Web Lock. A browser without them (Safari before 15.4) sends from each tab, which does no harm. */
export function oneTabByLock(name: string, locks: LockManager | undefined): OneTab {
  return async (work) => {
    if (locks === undefined) {
      await work();
      return true;
    }
    return locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock !== null) await work();
      return lock !== null;
    });
  };
}
