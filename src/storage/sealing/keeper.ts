/** What locks and unlocks the readable rows of a phone: a program's or one that works alone. */
import type { Result } from "../../domain/result.ts";
import type { Doors } from "../sealer.ts";

export type UnlockFailure = { readonly kind: "wrong-passphrase" };

export interface Keeper {
  /** The same two through lock, unlock and close: a phone is opened with them once. */
  readonly doors: Doors;
  /** False only where a passphrase has to be typed before what was recorded can be read. */
  isOpen(): boolean;
  /** Drops from memory every key that recording doesn't need. Recording goes on. */
  lock(): void;
  /** Where there is no passphrase to ask for, it succeeds whatever is typed. */
  unlock(passphrase: string): Promise<Result<void, UnlockFailure>>;
  /** Told at each lock, and when a book is closed: what else of its contents is in memory has to go too. Returns how to stop. */
  onLock(listener: () => void): () => void;
}

export class LockListeners {
  readonly #listeners = new Set<() => void>();

  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
