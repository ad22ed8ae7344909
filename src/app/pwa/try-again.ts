/** When to try again what a bad line broke off: at the next sign of a connection, and now and then without one. */

const firstDelayMs = 30_000;
const longestDelayMs = 960_000;

/** Watches for the next good moment, once each time it is asked to. */
export interface NextTry {
  /** What was tried has failed: it is tried again when there may be a connection. */
  readonly failed: () => void;
  /** Nothing is tried any more, whatever fails from now on. */
  readonly stop: () => void;
}

/**
 * `attempt` is called after each `failed()` once: when the browser says that
 * there is a connection, when the page is looked at again, or after a while
 * that grows from half a minute to a quarter of an hour. A portal or a weak
 * line gives no sign when it lets things through at last.
 */
export function tryAgainLater(attempt: () => void): NextTry {
  let delayMs = firstDelayMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  function stopWaiting(): void {
    clearTimeout(timer);
    timer = undefined;
    window.removeEventListener("online", tryNow);
    document.removeEventListener("visibilitychange", tryWhenShown);
  }

  function tryNow(): void {
    stopWaiting();
    attempt();
  }

  function tryWhenShown(): void {
    if (document.visibilityState === "visible") tryNow();
  }

  return {
    failed() {
      stopWaiting();
      if (isStopped) return;
      timer = setTimeout(tryNow, delayMs);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
      window.addEventListener("online", tryNow);
      document.addEventListener("visibilitychange", tryWhenShown);
    },
    stop() {
      isStopped = true;
      stopWaiting();
    },
  };
}
