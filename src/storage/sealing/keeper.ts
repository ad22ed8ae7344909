/** What locks and unlocks the readable rows of a phone: a program's or one that works alone. */
import type { LocalDate } from "../../domain/ids.ts";
import type { Result } from "../../domain/result.ts";
import type { Doors } from "../sealer.ts";

export type UnlockFailure = { readonly kind: "wrong-passphrase" };

/** Of what could be read: all of it, or the records of days before one. */
export type WhatWent = "all" | { readonly before: LocalDate };

type LockListener = (went: WhatWent) => void;

export interface Keeper {
  /** The same two through lock, unlock and close: a phone is opened with them once. */
  readonly doors: Doors;
  /** False only where a passphrase has to be typed before what was recorded can be read. */
  isOpen(): boolean;
  /** Drops from memory every key that recording doesn't need. Recording goes on. */
  lock(): void;
  /** Where there is no passphrase to ask for, it succeeds whatever is typed. */
  unlock(passphrase: string): Promise<Result<void, UnlockFailure>>;
  /** Told at each lock, and when rows leave a book: what else of them is in memory has to go too. Returns how to stop. */
  onLock(listener: LockListener): () => void;
}

export class LockListeners {
  readonly #listeners = new Set<LockListener>();

  add(listener: LockListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(went: WhatWent = "all"): void {
    for (const listener of this.#listeners) listener(went);
  }
}
