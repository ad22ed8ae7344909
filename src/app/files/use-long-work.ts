import { useEffect, useState } from "preact/hooks";

/** Work that takes a while: one at a time, stopped by a press, and with the screen it belongs to. */
export function useLongWork(): LongWork {
  const [work] = useState(() => new LongWork());
  useEffect(() => () => work.stop(), [work]);
  return work;
}

class LongWork {
  #controller: AbortController | undefined;

  /** Stops what still runs. The new work looks at the signal between its steps. */
  begin(): AbortSignal {
    this.stop();
    this.#controller = new AbortController();
    return this.#controller.signal;
  }

  stop(): void {
    this.#controller?.abort();
  }
}
