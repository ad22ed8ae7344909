/** What the worker does when the browser says that there is a connection. */
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

/** An open window sends by itself, and writes down what comes of it. */
export async function sendOnSync({ clients, indexedDB, IDBKeyRange, navigator }: WorkerSelf): Promise<void> {
  if ((await wakeWindows(clients)) > 0) return;
  await oneTabByLock(
    sendLock,
    navigator.locks,
  )(async () => {
    const log = await openWaitingLog(indexedDB, IDBKeyRange);
    if (log === undefined) return;
    try {
      await sendWithoutWindow({ log, client: openBrowserClient("device"), app: __APP_VERSION__ });
    } finally {
      log.close();
    }
  });
}
