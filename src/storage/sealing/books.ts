/** The three ways to keep a book, each with what it locks, unlocks and replaces. */
import type { BookAbout, Door } from "../sealer.ts";
import type { RandomBytes } from "./aes.ts";
import { bookKeyBytes, type Kept } from "./book-meta.ts";
import { bookBinding, keyDoor, pairDoor } from "./own-doors.ts";
import { type Lock, type LockTools, newLock, openLock, replacedLock, type Unlocked } from "./passphrase.ts";

export interface Book {
  readonly kept: Kept;
  readonly door: Door<BookAbout>;
  isOpen(): boolean;
  lock(): void;
  /** Whether it is open afterwards. */
  unlock(passphrase: string): Promise<boolean>;
  /** The one that follows it, with another key where that can be. */
  next(): Promise<Book>;
}

/** As it was kept at the last start. What only memory held is gone. */
export function bookOf(kept: Kept, tools: LockTools): Book {
  switch (kept.custody) {
    case "device":
      return bookOnDevice(kept.key, tools);
    case "memory":
      return bookInMemory(tools);
    case "passphrase":
      return bookBehindWords({ lock: kept.lock }, tools);
  }
}

export function newBookOnDevice(tools: LockTools): Book {
  return bookOnDevice(tools.randomBytes(bookKeyBytes), tools);
}

/** The key lies beside what it closes: locking hides the screens, and no more than that. */
function bookOnDevice(key: Uint8Array<ArrayBuffer>, tools: LockTools): Book {
  return {
    kept: { custody: "device", key },
    door: bookDoor(key, tools),
    isOpen: () => true,
    lock() {},
    unlock: async () => true,
    next: async () => newBookOnDevice(tools),
  };
}

/** At each lock, what was recorded before is closed for good. */
export function bookInMemory(tools: LockTools): Book {
  let door = bookDoor(tools.randomBytes(bookKeyBytes), tools);
  return {
    kept: { custody: "memory" },
    door: {
      opens: true,
      seal: (plain, about) => door.seal(plain, about),
      open: (body, about) => door.open(body, about),
    },
    isOpen: () => true,
    lock() {
      door = bookDoor(tools.randomBytes(bookKeyBytes), tools);
    },
    unlock: async () => true,
    next: async () => bookInMemory(tools),
  };
}

export async function newBookBehindWords(passphrase: string, tools: LockTools): Promise<Book> {
  return bookBehindWords(await newLock(passphrase, tools), tools);
}

function bookBehindWords(
  { lock, unlocked: alreadyUnlocked }: { readonly lock: Lock; readonly unlocked?: Unlocked },
  tools: LockTools,
): Book {
  let unlocked = alreadyUnlocked;
  const door = pairDoor(lock, () => unlocked?.pair, { binding: bookBinding, randomBytes: tools.randomBytes });
  return {
    kept: { custody: "passphrase", lock },
    door,
    isOpen: () => unlocked !== undefined,
    lock() {
      unlocked = undefined;
      door.forget();
    },
    async unlock(passphrase) {
      unlocked = (await openLock(lock, passphrase)) ?? unlocked;
      return unlocked !== undefined;
    },
    async next() {
      // Locked, there are no words to put another pair behind. The rows go all the same, and the words keep what is left of them.
      return unlocked === undefined
        ? bookBehindWords({ lock }, tools)
        : bookBehindWords(await replacedLock(lock, unlocked, tools), tools);
    },
  };
}

function bookDoor(key: Uint8Array<ArrayBuffer>, { randomBytes }: { readonly randomBytes: RandomBytes }) {
  return keyDoor(key, { binding: bookBinding, randomBytes });
}
