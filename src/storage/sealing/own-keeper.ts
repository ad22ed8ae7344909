/**
 * What keeps the rows of a phone that works alone: nothing, or a passphrase.
 * Then its log and its book are sealed to a key pair whose private half the
 * words open, so that it records while it is locked. Its totals stay in clear:
 * they are counted in the transaction that saves, which opens nothing. So does
 * what the disk still holds of the rows from before.
 */
import { assert } from "../../domain/assert.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { StorageError } from "../failures.ts";
import { type BookAbout, type Door, type Doors, plainFormat, plainSealer } from "../sealer.ts";
import type { EventInClear } from "../../contract/commitment.ts";
import type { SaveFailure } from "../phone.ts";
import { asSaveResult } from "../save-result.ts";
import { type Keeper, LockListeners, type UnlockFailure } from "./keeper.ts";
import { bookBinding, logBinding, type PairDoor, pairDoor, pairFormat } from "./own-doors.ts";
import { ownMetaName } from "./lazy-own-keeper.ts";
import type { OwnMeta } from "./own-meta.ts";
import {
  isSamePair,
  settle,
  storeAndTurn,
  storedOwn,
  type StoredOwn,
  storeTotals,
  storeWords,
} from "./own-row.ts";
import { type Lock, type LockTools, newLock, openLock, rewrappedLock, type Unlocked } from "./passphrase.ts";
import { areRowsLeft, resealRows } from "./reseal.ts";
import type { Run } from "../watch.ts";

export interface OwnFacts {
  readonly hasPassphrase: boolean;
  readonly isOpen: boolean;
  /** Part of what is stored lies in clear by now, and so does what comes; the words are asked for until all of it does. */
  readonly isBeingTakenAway: boolean;
  /** Rows are still to be brought along, or totals to be counted anew: `finish` does it, once it is unlocked. */
  readonly isUnfinished: boolean;
}

/** Told how many rows are done. */
export type ResealProgress = (rows: number) => void;

export interface OwnKeeper extends Keeper {
  facts(): OwnFacts;
  /** Sets a passphrase that is long enough by `isLongEnough`, and seals what is stored. */
  protect(passphrase: string, onProgress?: ResealProgress): Promise<Result<void, SaveFailure>>;
  /** Other words for the same rows. */
  change(words: {
    readonly before: string;
    readonly after: string;
  }): Promise<Result<void, SaveFailure | UnlockFailure>>;
  /** Takes the passphrase away, of an unlocked phone. */
  unprotect(onProgress?: ResealProgress): Promise<Result<void, SaveFailure>>;
  /** Turns back while the passphrase is being taken away: seals again what is open by now. */
  keep(onProgress?: ResealProgress): Promise<Result<void, SaveFailure>>;
  /** Goes on where sealing, or taking the passphrase away, was interrupted. */
  finish(onProgress?: ResealProgress): Promise<Result<void, SaveFailure>>;
  /** Another tab may have set a passphrase, or taken it away. */
  refresh(): Promise<void>;
  /** Notes, before it is done, that totals are dropped which only an unlocked phone can count. */
  noteDroppedTotals(): Promise<void>;
}

export interface OwnKeeperOptions extends LockTools {
  readonly run: Run;
  /** For a page of rows, which takes longer than a row. */
  readonly runPage: Run;
  /** Counts everything anew from the log. */
  readonly recount: (doors: Doors) => Promise<unknown>;
}

export async function openOwnKeeper(options: OwnKeeperOptions): Promise<OwnKeeper> {
  return keeperOf(options, await storedOwn(options.run));
}

/** The doors behind one lock, and whether it is unlocked. */
interface Safe {
  readonly log: PairDoor<EventInClear>;
  readonly book: PairDoor<BookAbout>;
  unlocked: Unlocked | undefined;
}

function safeOf(lock: Lock, unlocked: Unlocked | undefined, { randomBytes }: LockTools): Safe {
  const pair = () => safe.unlocked?.pair;
  const safe: Safe = {
    unlocked,
    log: pairDoor(lock, pair, { binding: logBinding, randomBytes }),
    book: pairDoor(lock, pair, { binding: bookBinding, randomBytes }),
  };
  return safe;
}

function keeperOf(options: OwnKeeperOptions, opened: StoredOwn): OwnKeeper {
  const { run } = options;
  const listeners = new LockListeners();
  let { meta, turn } = opened;
  let safe = meta && safeOf(meta.lock, undefined, options);
  /** How often it was locked: what was begun before a lock has perhaps not read everything. */
  let locks = 0;

  const isOpen = () => safe === undefined || safe.unlocked !== undefined;
  const doors = { turn: () => turn, log: doorOf(({ log }) => log), book: doorOf(({ book }) => book) };

  function doorOf<About>(doorIn: (chosen: Safe) => Door<About>): Door<About> {
    return {
      get opens() {
        return isOpen();
      },
      seal: (plain, about) =>
        safe === undefined || meta?.rows === "being-opened"
          ? plainSealer.seal(plain, about)
          : doorIn(safe).seal(plain, about),
      open: (body, about) =>
        safe === undefined ? plainSealer.open(body, about) : doorIn(safe).open(body, about),
    };
  }

  async function countDropped(): Promise<void> {
    if (meta?.areTotalsDropped !== true || !isOpen()) return;
    const isStillOpen = openFromNowOn();
    await options.recount(doors);
    // Locked meanwhile, it counted what it couldn't read as nothing.
    if (isStillOpen()) meta = await storeTotals(run, meta.lock, { areDropped: false });
  }

  /** Tells afterwards whether it was open all the time: one that was locked and unlocked has left things out as well. */
  function openFromNowOn(): () => boolean {
    const before = locks;
    return () => isOpen() && locks === before;
  }

  async function finish(onStep?: ResealProgress): Promise<void> {
    await countDropped();
    await bringRowsAlong(onStep);
  }

  /** To where `meta` says that they are going. Locked meanwhile, it leaves out the rest: that waits for the next unlock. */
  async function bringRowsAlong(onStep?: ResealProgress): Promise<void> {
    if (meta === undefined || meta.rows === "sealed") return;
    const isStillOpen = openFromNowOn();
    const [going, begun] = [meta, turn];
    const [wanted, former] =
      going.rows === "being-sealed" ? [pairFormat, plainFormat] : [plainFormat, pairFormat];
    await resealRows(options.runPage, {
      doors,
      isDone: ([format]) => format === wanted,
      turn: begun,
      goesOn: isStillOpen,
      ...(onStep && { onStep }),
    });
    if (!isStillOpen()) return;
    // Looked at apart from what brought them along: without the lock, a row that is still behind it is lost for good.
    const areLeft = await areRowsLeft(options.runPage, former);
    meta = await settle(run, { meta: going, turn: begun, areRowsLeft: areLeft });
    if (meta === undefined) safe = undefined;
  }

  async function refresh(): Promise<void> {
    const stored = await storedOwn(run);
    const isSameLock = isSamePair(stored.meta?.lock, meta?.lock);
    ({ meta, turn } = stored);
    if (isSameLock) return;
    safe = meta && safeOf(meta.lock, undefined, options);
    locks += 1;
    listeners.tell();
  }

  /** Whether the words open what is stored now: another tab may have put another pair in its place meanwhile. */
  async function openSafe(passphrase: string): Promise<boolean> {
    const opening = safe;
    if (opening === undefined || meta === undefined) return true;
    const unlocked = await openLock(meta.lock, passphrase);
    if (unlocked === undefined) return false;
    opening.unlocked = unlocked;
    return isOpen();
  }

  async function protect(passphrase: string, onProgress?: ResealProgress): Promise<void> {
    // A try that nobody answered may have got through since.
    await refresh();
    if (meta !== undefined) {
      if (!(await openSafe(passphrase))) throw new StorageError({ kind: "storage-blocked" });
      // Taking it away was interrupted, or goes on in another tab: whoever sets it now is to have it.
      await keep(onProgress);
      return;
    }
    const { lock, unlocked } = await newLock(passphrase, options);
    const next: OwnMeta = { name: ownMetaName, lock, rows: "being-sealed" };
    const stored = await storeAndTurn(run, next, meta);
    // All at once, so that nothing is closed by one and taken for closed by the other.
    [meta, turn, safe] = [stored.meta, stored.turn, safeOf(lock, unlocked, options)];
    // Other tabs seal from now on, too.
    listeners.tell();
    await finish(onProgress);
  }

  async function unprotect(onProgress?: ResealProgress): Promise<void> {
    if (meta === undefined) return;
    assert(isOpen(), "only who has typed the words takes them away");
    await turnRows({ ...meta, rows: "being-opened" });
    await finish(onProgress);
  }

  async function keep(onProgress?: ResealProgress): Promise<void> {
    // Gone by now, in another tab: who wants one sets one.
    if (meta === undefined) throw new StorageError({ kind: "storage-blocked" });
    assert(isOpen(), "only who has typed the words decides about them");
    if (meta.rows === "being-opened") await turnRows({ ...meta, rows: "being-sealed" });
    await finish(onProgress);
  }

  async function changeWords(words: { readonly before: Lock; readonly after: Lock }): Promise<void> {
    meta = await storeWords(run, words);
  }

  /** To the other way, behind the same lock. */
  async function turnRows(next: OwnMeta): Promise<void> {
    ({ meta, turn } = await storeAndTurn(run, next, meta));
    listeners.tell();
  }

  return {
    doors,
    facts: () => ({
      hasPassphrase: meta !== undefined,
      isOpen: isOpen(),
      isBeingTakenAway: meta?.rows === "being-opened",
      isUnfinished: meta !== undefined && (meta.rows !== "sealed" || meta.areTotalsDropped === true),
    }),
    isOpen,
    lock() {
      if (safe !== undefined) {
        safe.unlocked = undefined;
        safe.log.forget();
        safe.book.forget();
      }
      locks += 1;
      listeners.tell();
    },
    async unlock(passphrase) {
      if (!(await openSafe(passphrase))) return err({ kind: "wrong-passphrase" });
      // Before any screen reads them. Where there is no room for it now, the next unlock tries again.
      await asSaveResult(countDropped());
      return ok(undefined);
    },
    onLock: (listener) => listeners.add(listener),
    protect: (passphrase, onProgress) => asSaveResult(protect(passphrase, onProgress)),
    async change(words) {
      assert(meta !== undefined, "there are words to change");
      const { lock } = meta;
      const after = await rewrappedLock(lock, words, options);
      if (after === undefined) return err({ kind: "wrong-passphrase" });
      return asSaveResult(changeWords({ before: lock, after }));
    },
    keep: (onProgress) => asSaveResult(keep(onProgress)),
    unprotect: (onProgress) => asSaveResult(unprotect(onProgress)),
    finish: (onProgress) => asSaveResult(finish(onProgress)),
    refresh,
    async noteDroppedTotals() {
      if (meta !== undefined) meta = await storeTotals(run, meta.lock, { areDropped: true });
    },
  };
}
