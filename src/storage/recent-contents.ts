import type { EventId, LocalDate, RecordId } from "../domain/ids.ts";
import type { SatchelRecord } from "../domain/record.ts";
import type { PreparedEvent } from "./apply-events.ts";
import type { WhatWent } from "./sealing/keeper.ts";

/** An undo, and the undo of that, of the last entry and of the one that a late tap means. */
const mostContents = 8;

/**
 * What the last events of this tab said and replaced, in memory only: on a
 * phone that can't open its own log, an undo finds nowhere else what a record
 * said before a fix.
 */
export class RecentContents {
  readonly #records = new Map<EventId, SatchelRecord>();

  keep({ event, onto }: Pick<PreparedEvent, "event" | "onto">): void {
    if (onto?.content !== undefined) this.#set(onto.content.event, onto.content.record);
    if (event.kind !== "void") this.#set(event.id, event.content);
  }

  of(event: EventId): SatchelRecord | undefined {
    return this.#records.get(event);
  }

  /** What the book keeps is kept here too: a record that a fix moved to a later day, with what it said before. */
  forget(went: WhatWent): void {
    if (went === "all") {
      this.#records.clear();
      return;
    }
    const days = new Map<RecordId, LocalDate>();
    // The newest comes last.
    for (const { id, day } of this.#records.values()) days.set(id, day);
    for (const [event, { id, day }] of this.#records) {
      if ((days.get(id) ?? day) < went.before) this.#records.delete(event);
    }
  }

  #set(event: EventId, record: SatchelRecord): void {
    this.#records.delete(event);
    this.#records.set(event, record);
    for (const oldest of this.#records.keys()) {
      if (this.#records.size <= mostContents) return;
      this.#records.delete(oldest);
    }
  }
}
