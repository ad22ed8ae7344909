import type { EventId } from "../domain/ids.ts";

/**
 * Saves of one form go one after the other: what the second goes on top of is
 * known once the first was answered. Within a tab, as a form is; each waits no
 * longer than for the answers before it, which come in seconds or are given up.
 */
export class FormTurns {
  readonly #lastOf = new Map<EventId, Promise<unknown>>();

  inTurn<T>(form: EventId, save: () => Promise<T>): Promise<T> {
    const before = this.#lastOf.get(form);
    const turn = before === undefined ? save() : before.then(save, save);
    this.#lastOf.set(form, turn);
    const leave = () => {
      if (this.#lastOf.get(form) === turn) this.#lastOf.delete(form);
    };
    turn.then(leave, leave);
    return turn;
  }
}
