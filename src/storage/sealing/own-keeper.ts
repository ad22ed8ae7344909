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
import { atTurn } from "./doors-turn.ts";
import { type Keeper, LockListeners, type UnlockFailure } from "./keeper.ts";
import { bookBinding, logBinding, type PairDoor, pairDoor, pairFormat } from "./own-doors.ts";
import { logName, parseLogRow } from "../log.ts";
import { ownMetaName, readOwnRow } from "./lazy-own-keeper.ts";
import { type OwnMeta, parseOwnMeta } from "./own-meta.ts";
import { type Lock, type LockTools, newLock, openLock, rewrappedLock, type Unlocked } from "./passphrase.ts";
import { resealRows } from "./reseal.ts";
import { writeStrictly } from "../strict-write.ts";
import type { Run } from "../watch.ts";

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
  /** For a page of rows, which takes longer than a row. */
  readonly runPage: Run;
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

/**
 * Bodies are closed another way from here on: no tab writes what it closed the
 * former way. Rows may be closed by the pair that is stored by now, so another
 * pair never takes its place: `storage-blocked` says that somebody else was first.
 */
function storeAndTurn(run: Run, next: OwnMeta, known: OwnMeta | undefined): Promise<number> {
  return run((database) =>
    writeStrictly<number>(database, ({ table, afterAll, finish }) => {
      const [row, head] = [table("meta").get(ownMetaName), table("meta").get(logName)];
      afterAll([row, head], () => {
        const log = parseLogRow(head.result);
        const stored = parseOwnMeta(row.result);
        const before = log.doors ?? 0;
        const isKnown =
          row.result === undefined || (stored !== undefined && isSamePair(stored.lock, known?.lock));
        // A first try got through, and its connection broke before it could say so.
        if (stored?.rows === next.rows && isSamePair(stored.lock, next.lock)) return finish(before);
        if (!isKnown) throw new StorageError({ kind: "storage-blocked" });
        table("meta").put(next);
        table("meta").put({ ...log, doors: before + 1 });
        finish(before + 1);
      });
    }),
  );
}

function put(run: Run, row: OwnMeta): Promise<void> {
  return run((database) =>
    writeStrictly<void>(database, ({ table, finish }) => {
      table("meta").put(row);
      finish();
    }),
  );
}

/** All rows are where they were to go: there, the passphrase's row says so, or goes. */
function settle(
  run: Run,
  { meta, turn }: { readonly meta: OwnMeta | undefined; readonly turn: number },
): Promise<void> {
  return run((database) =>
    writeStrictly<void>(database, (write) => {
      atTurn(write, turn, () => {
        if (meta === undefined) write.table("meta").delete(ownMetaName);
        else write.table("meta").put(meta);
        write.finish();
      });
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
    await put(run, next);
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
    const begun = turn;
    await resealRows(options.runPage, {
      doors,
      isDone: ([format]) => format === wanted,
      turn: begun,
      ...(onStep && { onStep }),
    });
    // Locked meanwhile, it left out the rest: that waits for the next unlock.
    if (!isOpen()) return;
    const settled: OwnMeta | undefined = wanted === pairFormat ? { ...meta, rows: "sealed" } : undefined;
    await settle(run, { meta: settled, turn: begun });
    meta = settled;
    if (meta === undefined) safe = undefined;
  }

  async function refresh(): Promise<void> {
    const stored = await storedMeta(run);
    const isSameLock = isSamePair(stored.meta?.lock, meta?.lock);
    ({ meta, turn } = stored);
    if (isSameLock) return;
    safe = meta && safeOf(meta.lock, undefined, options);
    listeners.tell();
  }

  async function protect(passphrase: string, onProgress?: ResealProgress): Promise<void> {
    // A try that nobody answered may have got through since.
    await refresh();
    if (meta !== undefined) {
      const unlocked = await openLock(meta.lock, passphrase);
      if (unlocked === undefined || safe === undefined) throw new StorageError({ kind: "storage-blocked" });
      safe.unlocked = unlocked;
      // Taking it away was interrupted, or goes on in another tab: whoever sets it now is to have it.
      if (meta.rows === "being-opened") await turnRows({ ...meta, rows: "being-sealed" });
      await finish(onProgress);
      return;
    }
    const { lock, unlocked } = await newLock(passphrase, options);
    const next: OwnMeta = { name: ownMetaName, lock, rows: "being-sealed" };
    const nextTurn = await storeAndTurn(run, next, meta);
    // All at once, so that nothing is closed by one and taken for closed by the other.
    [meta, turn, safe] = [next, nextTurn, safeOf(lock, unlocked, options)];
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

  /** To the other way, behind the same lock. */
  async function turnRows(next: OwnMeta): Promise<void> {
    const nextTurn = await storeAndTurn(run, next, meta);
    [meta, turn] = [next, nextTurn];
    listeners.tell();
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
    refresh,
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
