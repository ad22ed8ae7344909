import type { Timer } from "../../src/storage/deadline.ts";

/** A clock that only a test moves. */
export function manualTimer(): { readonly timer: Timer; pass(ms: number): void } {
  let nowMs = 0;
  const waiting = new Set<{ readonly atMs: number; readonly callback: () => void }>();
  return {
    timer(callback, delayMs) {
      const entry = { atMs: nowMs + delayMs, callback };
      waiting.add(entry);
      return () => {
        waiting.delete(entry);
      };
    },
    pass(ms) {
      nowMs += ms;
      for (const entry of waiting) {
        if (entry.atMs > nowMs) continue;
        waiting.delete(entry);
        entry.callback();
      }
    },
  };
}
