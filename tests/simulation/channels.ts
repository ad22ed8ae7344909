/** How the tabs of one phone hear of each other. */
import type { Channel, OpenChannel } from "../../src/storage/change-signal.ts";

export class Channels {
  readonly #listeners = new Map<object, () => void>();

  readonly open: OpenChannel = () => {
    const self = {};
    let isOpen = true;
    const listeners = this.#listeners;
    return {
      addEventListener: (_type, listener) => listeners.set(self, listener),
      postMessage() {
        // Code of a tab that was killed may still run here; on a phone nobody hears of it.
        if (!isOpen) return;
        for (const [other, listener] of listeners) if (other !== self) listener();
      },
      close() {
        isOpen = false;
        listeners.delete(self);
      },
    } satisfies Channel;
  };
}
