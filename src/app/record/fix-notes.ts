/**
 * What belongs to a Save and goes over the network: it is noted once the Save
 * is stored, and no next Save waits for it.
 */
import type { EventId } from "../../domain/ids.ts";

interface Note {
  /** That holds what was stored. */
  readonly event: EventId;
  /** Why it could not be noted, in words. */
  readonly ask: () => Promise<string | undefined>;
  /** Told what `ask` was answered, unless a later one took its place. */
  readonly onEnd: (notNoted: string | undefined) => void;
}

/** Notes one at a time of what it is about; of what is stored meanwhile, only the last after it. */
export function createNotes(): (about: string, note: Note) => Promise<void> {
  const last = new Map<string, Note>();
  return async (about, first) => {
    const isUnderWay = last.has(about);
    last.set(about, first);
    if (isUnderWay) return;
    try {
      let asked = first;
      for (;;) {
        const notNoted = await asked.ask();
        const now = last.get(about) ?? asked;
        if (now.event === asked.event) return now.onEnd(notNoted);
        asked = now;
      }
    } finally {
      // What is thrown is our own mistake, which the top handler tells; no later note waits for it.
      last.delete(about);
    }
  };
}
