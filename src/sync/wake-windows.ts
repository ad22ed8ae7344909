/** How the service worker passes on that there is a connection. */

/** The tag of the `sync` event, and the word by which the worker passes it on to windows. */
export const sendTag = "satchel-send";

/** What is used of a worker's `clients`. */
export interface Windows {
  matchAll(options: {
    readonly type: "window";
    readonly includeUncontrolled: true;
  }): Promise<readonly { postMessage(message: string): void }[]>;
}

/** Windows send by themselves, one at a time; those of the page before the worker's version too. Says how many there are. */
export async function wakeWindows(windows: Windows): Promise<number> {
  const open = await windows.matchAll({ type: "window", includeUncontrolled: true });
  for (const window of open) window.postMessage(sendTag);
  return open.length;
}
