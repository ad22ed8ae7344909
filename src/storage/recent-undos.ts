import type { EventId } from "../domain/ids.ts";

/** More than anybody takes back before asking for the first of them again; 36 characters each. */
const mostUndos = 100;

/**
 * The events with which this tab undid others, or was about to, in memory only:
 * where nothing tells any more what a record said before, the id still tells
 * whose answer an event is. No lock forgets them: ids lie in clear in the log.
 */
export class RecentUndos {
  readonly #events = new Set<EventId>();

  keep(event: EventId): void {
    this.#events.add(event);
    for (const oldest of this.#events) {
      if (this.#events.size <= mostUndos) return;
      this.#events.delete(oldest);
    }
  }

  has(event: EventId): boolean {
    return this.#events.has(event);
  }
}
