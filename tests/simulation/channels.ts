/** How the tabs of one phone hear of each other. */
import type { Channel, OpenChannel } from "../../src/storage/change-signal.ts";

export class Channels {
  readonly #listeners = new Map<object, () => void>();

  readonly open: OpenChannel = () => {
    const self = {};
    const listeners = this.#listeners;
    return {
      addEventListener: (_type, listener) => listeners.set(self, listener),
      postMessage() {
        for (const [other, listener] of listeners) if (other !== self) listener();
      },
      close: () => listeners.delete(self),
    } satisfies Channel;
  };
}
