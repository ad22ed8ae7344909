import type { EventId } from "../domain/ids.ts";

/** More forms than anybody has open; of what is older, a form knows its own id. */
const mostForms = 50;

/**
 * Under which ids this tab has tried to store what a form says: the form's own,
 * and, each time that one was taken by what the form said before, one more. A
 * try that nobody got an answer to may be stored all the same, so the form alone
 * doesn't know what it goes on top of. In memory, as forms are.
 */
export class TriedIds {
  readonly #ids = new Map<EventId, readonly EventId[]>();

  /** In the order in which they were tried. */
  of(form: EventId): readonly EventId[] {
    return this.#ids.get(form) ?? [form];
  }

  /** The id to try next: the last one, where that is free; else `newId`, which is kept. */
  next(form: EventId, isFree: (id: EventId) => boolean, newId: () => EventId): EventId {
    const ids = this.of(form);
    const last = ids.at(-1) ?? form;
    if (isFree(last)) return last;
    const id = newId();
    this.#ids.delete(form);
    this.#ids.set(form, [...ids, id]);
    for (const oldest of this.#ids.keys()) {
      if (this.#ids.size <= mostForms) break;
      this.#ids.delete(oldest);
    }
    return id;
  }
}
