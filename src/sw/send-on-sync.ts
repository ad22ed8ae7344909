/** What the worker does when the browser says that there is a connection. */
import { browserTimer } from "../storage/deadline.ts";
import { openWaitingLog } from "../storage/waiting-log.ts";
import { openBrowserClient } from "../sync/browser-client.ts";
import { oneTabByLock, sendLock } from "../sync/one-tab.ts";
import { sendWithoutWindow } from "../sync/send-without-window.ts";
import { wakeWindows, type Windows } from "../sync/wake-windows.ts";

/** What is used of the worker's `self`. */
export interface WorkerSelf {
  readonly clients: Windows;
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
  readonly navigator: { readonly locks?: LockManager };
}

/**
 * A window that is awake sends by itself, and writes down what comes of it.
 * Android keeps frozen ones on the list, and the browser may keep the lock of
 * such a one: the worker then sends without it. Should that window thaw in the
 * middle, what both send arrives once.
 */
export async function sendOnSync({ clients, indexedDB, IDBKeyRange, navigator }: WorkerSelf): Promise<void> {
  const woken = await wakeWindows(clients, browserTimer);
  if (woken === "taken") return;
  await oneTabByLock(
    sendLock,
    woken === "none" ? navigator.locks : undefined,
  )(async () => {
    const log = await openWaitingLog(indexedDB, IDBKeyRange);
    if (log === undefined) return;
    try {
      await sendWithoutWindow({
        log,
        client: openBrowserClient("device"),
        app: __APP_VERSION__,
        now: () => Date.now(),
      });
    } finally {
      log.close();
    }
  });
}
