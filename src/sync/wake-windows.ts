/** How the service worker passes on that there is a connection. */
import type { Timer } from "../storage/deadline.ts";

/** The tag of the `sync` event, and the word by which the worker passes it on to windows. */
export const sendTag = "satchel-send";

/** What a window says over the port that comes with that word: it is awake, and sends. */
export const takenWord = "satchel-taken";

/** A window that is awake answers at once; one that the browser froze, not before it is looked at again. */
const answerTimeoutMs = 3_000;

/** What is used of a worker's `clients`. */
export interface Windows {
  matchAll(options: {
    readonly type: "window";
    readonly includeUncontrolled: true;
  }): Promise<readonly { postMessage(message: string, transfer: Transferable[]): void }[]>;
}

/** `silent`: there are windows, and none of them is awake. */
export type Woken = "none" | "taken" | "silent";

/** Windows send by themselves, one at a time; those of the page before the worker's version too, which know no answer. */
export async function wakeWindows(windows: Windows, timer: Timer): Promise<Woken> {
  const open = await windows.matchAll({ type: "window", includeUncontrolled: true });
  if (open.length === 0) return "none";
  const channels = open.map(() => new MessageChannel());
  const answer = await new Promise<Woken>((resolve) => {
    const cancel = timer(() => resolve("silent"), answerTimeoutMs);
    for (const { port1 } of channels) {
      port1.addEventListener("message", () => {
        cancel();
        resolve("taken");
      });
      port1.start();
    }
    for (const [index, window] of open.entries()) {
      const port = channels[index]?.port2;
      window.postMessage(sendTag, port === undefined ? [] : [port]);
    }
  });
  for (const { port1 } of channels) port1.close();
  return answer;
}
