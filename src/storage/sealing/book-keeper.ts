/**
 * What keeps the readable rows of a program's phone: who holds the key to them,
 * when they are locked away, and when they go. What is counted, and what waits
 * to be sent, doesn't depend on it.
 */
import { addDays } from "../../domain/local-date.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { BookSettings } from "../../domain/program.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { StorageError } from "../failures.ts";
import type { SaveFailure } from "../phone.ts";
import { type BookMeta, bookMetaName, parseBookMeta, purgedWithNext, turnOf } from "./book-meta.ts";
import type { BookStore } from "./book-store.ts";
import { type Book, bookInMemory, bookOf, newBookBehindWords, newBookOnDevice } from "./books.ts";
import { type Keeper, LockListeners, type WhatWent } from "./keeper.ts";
import type { LockTools } from "./passphrase.ts";
import type { ProgramDoor } from "./program-door.ts";
import { asSaveResult } from "../save-result.ts";

/** Custody and days as they are now, and whether what was recorded can be read. */
export interface BookFacts extends BookSettings {
  /** False only where a passphrase has to be typed first. */
  readonly isOpen: boolean;
}

export type BookChoice =
  | (BookSettings & { readonly custody: "device" | "memory" })
  /** The passphrase is long enough by `isLongEnough`. */
  | (BookSettings & { readonly custody: "passphrase"; readonly passphrase: string });

export interface BookKeeper extends Keeper {
  facts(): BookFacts;
  /** Purges every row and replaces the key: the evening's work is over, or the phone goes into other hands. */
  close(today: LocalDate): Promise<Result<void, SaveFailure>>;
  /** Called at start and whenever the program day may have changed: purges what is due. */
  dayBegan(today: LocalDate): Promise<Result<void, SaveFailure>>;
  /** Closes the book and begins one that is kept so. */
  keepBy(choice: BookChoice, today: LocalDate): Promise<Result<void, SaveFailure>>;
  /** Keeps rows for more or fewer days, by the same custody. */
  keepFor(days: BookSettings["days"], today: LocalDate): Promise<Result<void, SaveFailure>>;
  /** Another tab may have closed the book: reads again how it is kept. */
  refresh(): Promise<void>;
}

export interface BookKeeperOptions extends LockTools {
  readonly store: BookStore;
  /** The log's door, which begins a run at each lock. */
  readonly log: ProgramDoor;
  /** How the program wants its first book to be kept. */
  readonly wanted?: BookSettings | undefined;
}

/** A new phone's book is kept as the program says from its first row on. */
export async function openBookKeeper(options: BookKeeperOptions): Promise<BookKeeper> {
  const stored = await storedBook(options);
  if (stored !== undefined) return keeperOf(options, stored);
  const { custody = "device", days = 0 } = options.wanted ?? {};
  // Until the words are set, memory is the only place from which nobody can take the key.
  const { kept } = custody === "device" ? newBookOnDevice(options) : bookInMemory(options);
  const first: BookMeta = { name: bookMetaName, turn: 1, volume: 1, days, kept };
  // Where another tab was first, what that one wrote counts.
  const meta = (await options.store.write(first, "none")) ? first : await storedBook(options);
  return keeperOf(options, meta ?? first);
}

async function storedBook({ store }: BookKeeperOptions): Promise<BookMeta | undefined> {
  const row = await store.read();
  if (row === undefined) return undefined;
  // One that a newer app wrote stays as it is: until somebody chooses again, the key is only in memory.
  const unknown = {
    name: bookMetaName,
    turn: turnOf(row),
    volume: 0,
    days: 0,
    kept: { custody: "memory" },
  } as const;
  return parseBookMeta(row) ?? unknown;
}

interface Change {
  readonly meta: BookMeta;
  readonly book: Book;
  readonly purge: WhatWent;
}

/** Each time means that another tab changed the book in the few milliseconds between. */
const maxOvertakings = 3;

function keeperOf(options: BookKeeperOptions, opened: BookMeta): BookKeeper {
  const { store, log } = options;
  const listeners = new LockListeners();
  let meta = opened;
  let book = bookOf(meta.kept, options);
  /** One change after the other: two at once would each leave the key that the other replaced. */
  let lastChange: Promise<unknown> = Promise.resolve();

  async function refresh(): Promise<void> {
    const stored = await storedBook(options);
    if (stored === undefined) return;
    const former = meta;
    meta = stored;
    if (stored.volume !== former.volume) {
      book = bookOf(stored.kept, options);
      forgetContents("all");
    } else if (stored.turn !== former.turn) {
      forgetContents(goneSince(former.turn, stored));
    }
  }

  /** Whatever of closed rows is in memory goes too. */
  function forgetContents(went: WhatWent): void {
    log.renew();
    listeners.tell(went);
  }

  async function apply(decide: () => Promise<Change | undefined>): Promise<void> {
    for (let overtakings = 0; overtakings <= maxOvertakings; overtakings++) {
      const change = await decide();
      if (change === undefined) return;
      const row = rowAfter(meta, change);
      if (await store.write(row, change.purge)) {
        meta = row;
        book = change.book;
        forgetContents(change.purge);
        return;
      }
      await refresh();
    }
    throw new StorageError({ kind: "storage-blocked" });
  }

  function inTurn(decide: () => Promise<Change | undefined>): Promise<Result<void, SaveFailure>> {
    const change = lastChange.then(() => asSaveResult(apply(decide)));
    lastChange = change.catch(() => undefined);
    return change;
  }

  /** Everything goes, and `next` begins. */
  function turnedTo(next: Book, today: LocalDate, days = meta.days): Change {
    const { kept } = next;
    return { meta: { ...meta, volume: meta.volume + 1, days, day: today, kept }, book: next, purge: "all" };
  }

  /** What is too old goes; where nothing may outlast its day, all of it. A clock that was set back is another day too. */
  async function dueOn(today: LocalDate, days = meta.days): Promise<Change | undefined> {
    if (meta.day === today && meta.days === days) return undefined;
    if (days === 0 && meta.day !== undefined && meta.day !== today) {
      return turnedTo(await book.next(), today, days);
    }
    return { meta: { ...meta, days, day: today }, book, purge: olderThan(today, days) };
  }

  return {
    doors: {
      // The unknown one closes with a key of its own, whatever a newer app does.
      turn: () => (meta.volume === 0 ? undefined : meta.volume),
      log,
      book: {
        opens: true,
        seal: (plain, about) => book.door.seal(plain, about),
        open: (body, about) => book.door.open(body, about),
      },
    },
    facts: () => ({ custody: meta.kept.custody, days: meta.days, isOpen: book.isOpen() }),
    isOpen: () => book.isOpen(),
    lock() {
      book.lock();
      forgetContents("all");
    },
    async unlock(passphrase) {
      return (await book.unlock(passphrase)) ? ok(undefined) : err({ kind: "wrong-passphrase" });
    },
    onLock: (listener) => listeners.add(listener),
    close: (today) => inTurn(async () => turnedTo(await book.next(), today)),
    dayBegan: (today) => inTurn(() => dueOn(today)),
    keepBy: (choice, today) =>
      inTurn(async () => turnedTo(await bookBy(choice, options), today, choice.days)),
    keepFor: (days, today) => inTurn(() => dueOn(today, days)),
    refresh,
  };
}

function rowAfter(former: BookMeta, { meta, purge }: Change): BookMeta {
  const { purged: _, ...next } = meta;
  const turn = former.turn + 1;
  // With all of it another volume begins.
  if (purge === "all") return { ...next, turn };
  return { ...next, turn, purged: purgedWithNext(former, purge.before) };
}

/** What left the volume with the turns after `turn`. */
function goneSince(turn: number, { turn: now, day, days, purged }: BookMeta): WhatWent {
  if (now === turn + 1 && day !== undefined) return olderThan(day, days);
  // Where a turn between was an earlier version's, it may have purged more than the last one.
  return purged !== undefined && purged.since <= turn ? { before: purged.before } : "all";
}

/** A day's rows are kept for so many days after it. */
function olderThan(today: LocalDate, days: number): Exclude<WhatWent, "all"> {
  return { before: addDays(today, -days) };
}

async function bookBy(choice: BookChoice, tools: LockTools): Promise<Book> {
  switch (choice.custody) {
    case "device":
      return newBookOnDevice(tools);
    case "memory":
      return bookInMemory(tools);
    case "passphrase":
      return newBookBehindWords(choice.passphrase, tools);
  }
}
