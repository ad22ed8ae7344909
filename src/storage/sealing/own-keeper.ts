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
import { asSaveResult } from "./save-result.ts";
import { type Keeper, LockListeners, type UnlockFailure } from "./keeper.ts";
import { bookBinding, logBinding, type PairDoor, pairDoor, pairFormat } from "./own-doors.ts";
import { logName, parseLogRow } from "../log.ts";
import { ownMetaName, readOwnRow } from "./lazy-own-keeper.ts";
import { type OwnMeta, parseOwnMeta } from "./own-meta.ts";
import { type Lock, type LockTools, newLock, openLock, rewrappedLock, type Unlocked } from "./passphrase.ts";
import { resealRows, type Run } from "./reseal.ts";

export interface OwnFacts {
  readonly hasPassphrase: boolean;
  readonly isOpen: boolean;
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
  /** Goes on where sealing, or taking the passphrase away, was interrupted. */
  finish(onProgress?: ResealProgress): Promise<Result<void, SaveFailure>>;
  /** Another tab may have set a passphrase, or taken it away. */
  refresh(): Promise<void>;
  /** Notes, before it is done, that totals are dropped which only an unlocked phone can count. */
  noteDroppedTotals(): Promise<void>;
}

export interface OwnKeeperOptions extends LockTools {
  readonly run: Run;
  /** Counts everything anew from the log. */
  readonly recount: (doors: Doors) => Promise<unknown>;
}

export async function openOwnKeeper(options: OwnKeeperOptions): Promise<OwnKeeper> {
  return keeperOf(options, await storedMeta(options.run));
}

interface Stored {
  readonly meta: OwnMeta | undefined;
  readonly turn: number;
}

async function storedMeta(run: Run): Promise<Stored> {
  const { row, turn } = await run(readOwnRow);
  const meta = parseOwnMeta(row);
  // Left aside, it would let a phone that promises a passphrase record in clear.
  if (row !== undefined && meta === undefined) throw new StorageError({ kind: "database-newer" });
  return { meta, turn };
}

/** Bodies are closed another way from here on: no tab writes what it closed the former way. */
function storeAndTurn(run: Run, next: OwnMeta): Promise<number> {
  return run((database) =>
    database.transaction("rw", database.meta, async () => {
      const log = parseLogRow(await database.meta.get(logName));
      const turn = (log.doors ?? 0) + 1;
      await database.meta.bulkPut([next, { ...log, doors: turn }]);
      return turn;
    }),
  );
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

function keeperOf(options: OwnKeeperOptions, opened: Stored): OwnKeeper {
  const { run } = options;
  const listeners = new LockListeners();
  let { meta, turn } = opened;
  let safe = meta && safeOf(meta.lock, undefined, options);

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

  async function store(next: OwnMeta): Promise<void> {
    await run((database) => database.meta.put(next));
    meta = next;
  }

  async function countDropped(): Promise<void> {
    if (meta?.areTotalsDropped !== true) return;
    await options.recount(doors);
    const { areTotalsDropped: _, ...counted } = meta;
    await store(counted);
  }

  async function finish(onStep?: ResealProgress): Promise<void> {
    await countDropped();
    await bringRowsAlong(onStep);
  }

  /** To where `meta` says that they are going. */
  async function bringRowsAlong(onStep?: ResealProgress): Promise<void> {
    if (meta === undefined || meta.rows === "sealed") return;
    assert(isOpen(), "a locked phone opens nothing that it could bring along");
    const wanted = meta.rows === "being-sealed" ? pairFormat : plainFormat;
    await resealRows(run, { doors, isDone: ([format]) => format === wanted, ...(onStep && { onStep }) });
    // Locked meanwhile, it left out the rest: that waits for the next unlock.
    if (!isOpen()) return;
    if (wanted === pairFormat) {
      await store({ ...meta, rows: "sealed" });
    } else {
      await run((database) => database.meta.delete(ownMetaName));
      [meta, safe] = [undefined, undefined];
    }
  }

  async function protect(passphrase: string, onProgress?: ResealProgress): Promise<void> {
    assert(meta === undefined, "a passphrase that is set is changed");
    const { lock, unlocked } = await newLock(passphrase, options);
    const next: OwnMeta = { name: ownMetaName, lock, rows: "being-sealed" };
    const nextTurn = await storeAndTurn(run, next);
    // All at once, so that nothing is closed by one and taken for closed by the other.
    [meta, turn, safe] = [next, nextTurn, safeOf(lock, unlocked, options)];
    // Other tabs seal from now on, too.
    listeners.tell();
    await finish(onProgress);
  }

  async function unprotect(onProgress?: ResealProgress): Promise<void> {
    if (meta === undefined) return;
    assert(isOpen(), "only who has typed the words takes them away");
    const next: OwnMeta = { ...meta, rows: "being-opened" };
    const nextTurn = await storeAndTurn(run, next);
    [meta, turn] = [next, nextTurn];
    listeners.tell();
    await finish(onProgress);
  }

  return {
    doors,
    facts: () => ({
      hasPassphrase: meta !== undefined,
      isOpen: isOpen(),
      isUnfinished: meta !== undefined && (meta.rows !== "sealed" || meta.areTotalsDropped === true),
    }),
    isOpen,
    lock() {
      if (safe !== undefined) {
        safe.unlocked = undefined;
        safe.log.forget();
        safe.book.forget();
      }
      listeners.tell();
    },
    async unlock(passphrase) {
      if (safe === undefined || meta === undefined) return ok(undefined);
      const unlocked = await openLock(meta.lock, passphrase);
      if (unlocked === undefined) return err({ kind: "wrong-passphrase" });
      safe.unlocked = unlocked;
      // Before any screen reads them. Where there is no room for it now, the next unlock tries again.
      await asSaveResult(countDropped());
      return ok(undefined);
    },
    onLock: (listener) => listeners.add(listener),
    protect: (passphrase, onProgress) => asSaveResult(protect(passphrase, onProgress)),
    async change(words) {
      assert(meta !== undefined, "there are words to change");
      const lock = await rewrappedLock(meta.lock, words, options);
      return lock === undefined ? err({ kind: "wrong-passphrase" }) : asSaveResult(store({ ...meta, lock }));
    },
    unprotect: (onProgress) => asSaveResult(unprotect(onProgress)),
    finish: (onProgress) => asSaveResult(finish(onProgress)),
    async refresh() {
      const stored = await storedMeta(run);
      const isSameLock = isSamePair(stored.meta?.lock, meta?.lock);
      ({ meta, turn } = stored);
      if (isSameLock) return;
      safe = meta && safeOf(meta.lock, undefined, options);
      listeners.tell();
    },
    async noteDroppedTotals() {
      if (meta !== undefined) await store({ ...meta, areTotalsDropped: true });
    },
  };
}

/** Other words for the same pair leave it unlocked where it is. */
function isSamePair(one: Lock | undefined, other: Lock | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.publicKey.every((byte, index) => byte === other.publicKey[index]);
}
