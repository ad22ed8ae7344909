/**
 * What keeps a phone's readable rows: who holds the key to them, when they are
 * locked away, and when they go.
 */
import type { LocalDate } from "../../domain/ids.ts";
import type { Result } from "../../domain/result.ts";
import type { SaveFailure } from "../phone.ts";
import type { Doors } from "../sealer.ts";

/**
 * Where the key to the book is. `device`: beside the rows, so it is a curtain;
 * `memory`: nowhere else, so the rows are closed for good at each lock and each
 * start; `passphrase`: behind words that only the person knows. Such a phone
 * records while it is locked, and reads once the words are typed.
 */
export type Custody = "device" | "memory" | "passphrase";

/** How long a row may stay: until the program day ends, or so many days. */
export type DaysKept = 0 | 7 | 30;

export interface BookFacts {
  readonly custody: Custody;
  readonly daysKept: DaysKept;
  /** False only where a passphrase has to be typed before what was recorded can be read. */
  readonly isOpen: boolean;
}

export type UnlockFailure = { readonly kind: "wrong-passphrase" };

/** What every keeper can do, that of a phone alone included. */
export interface Keeper {
  /** The same two through lock, unlock and close: a phone is opened with them once. */
  readonly doors: Doors;
  isOpen(): boolean;
  /** Drops every key from memory that the locked phone doesn't need. Recording goes on. */
  lock(): void;
  /** Without a passphrase to ask for, nothing is locked: then it succeeds whatever is typed. */
  unlock(passphrase: string): Promise<Result<void, UnlockFailure>>;
  /** Told at each lock: what else is in memory of the book's contents has to go too. Returns how to stop. */
  onLock(listener: () => void): () => void;
}

/** Of a program's phone. */
export interface BookKeeper extends Keeper {
  facts(): BookFacts;
  /** Purges every row and replaces the key. What is counted, and what waits to be sent, stays. */
  close(today: LocalDate): Promise<Result<void, SaveFailure>>;
  /** Called at start and whenever the program day may have changed: closes what is due. */
  dayBegan(today: LocalDate): Promise<Result<void, SaveFailure>>;
  /** Closes the book and begins one that is kept so. `passphrase` must be there for custody `passphrase`. */
  keepBy(choice: BookChoice, today: LocalDate): Promise<Result<void, SaveFailure>>;
  /** Another tab may have closed the book: reads what is stored about it again. */
  refresh(): Promise<void>;
}

export interface BookChoice {
  readonly custody: Custody;
  readonly daysKept: DaysKept;
  readonly passphrase?: string;
}
