/**
 * The passphrase's row as transactions change it. Another tab may have changed
 * it since this one read it: each reads what is stored, and replaces only what
 * it is about.
 */
import { dropDrafts } from "../drafts.ts";
import { StorageError } from "../failures.ts";
import { logName, parseLogRow } from "../log.ts";
import { type StrictWrite, writeStrictly } from "../strict-write.ts";
import type { Run } from "../watch.ts";
import { atTurn } from "./doors-turn.ts";
import { ownMetaName, readOwnRow } from "./lazy-own-keeper.ts";
import { type OwnMeta, parseOwnMeta } from "./own-meta.ts";
import type { Lock } from "./passphrase.ts";

export interface StoredOwn {
  readonly meta: OwnMeta | undefined;
  readonly turn: number;
}

export async function storedOwn(run: Run): Promise<StoredOwn> {
  const { row, turn } = await run(readOwnRow);
  return { meta: understood(row), turn };
}

/**
 * Bodies are closed another way from here on: no tab writes what it closed the
 * former way. Rows may be closed by the pair that is stored by now, so another
 * pair never takes its place: `storage-blocked` says that somebody else was first.
 */
export function storeAndTurn(
  run: Run,
  next: OwnMeta,
  known: OwnMeta | undefined,
): Promise<StoredOwn & { readonly meta: OwnMeta }> {
  return run((database) =>
    writeStrictly<StoredOwn & { readonly meta: OwnMeta }>(database, ({ table, afterAll, finish }) => {
      const [row, head] = [table("meta").get(ownMetaName), table("meta").get(logName)];
      afterAll([row, head], () => {
        const log = parseLogRow(head.result);
        const before = log.doors ?? 0;
        const stored = understood(row.result);
        // A first try got through, and its connection broke before it could say so.
        if (stored?.rows === next.rows && isSamePair(stored.lock, next.lock))
          return finish({ meta: stored, turn: before });
        if (stored !== undefined && !isSamePair(stored.lock, known?.lock)) throw somebodyWasFirst();
        const meta = stored === undefined ? next : { ...stored, rows: next.rows };
        table("meta").put(meta);
        // A draft that was closed the former way is in clear, or for nobody.
        dropDrafts(table("meta"));
        table("meta").put({ ...log, doors: before + 1 });
        finish({ meta, turn: before + 1 });
      });
    }),
  );
}

/** Other words, for whoever knew those that hold now. */
export function storeWords(
  run: Run,
  { before, after }: { readonly before: Lock; readonly after: Lock },
): Promise<OwnMeta> {
  return changeRow(run, before, (stored) => {
    // What it is already was a first try that got through.
    if (!isSameLock(stored.lock, before) && !isSameLock(stored.lock, after)) throw somebodyWasFirst();
    return { ...stored, lock: after };
  });
}

/** Whether totals are to be counted anew once it is unlocked. */
export function storeTotals(
  run: Run,
  lock: Lock,
  { areDropped }: { readonly areDropped: boolean },
): Promise<OwnMeta> {
  return changeRow(run, lock, (stored) => {
    const { areTotalsDropped: _, ...rest } = stored;
    return areDropped ? { ...rest, areTotalsDropped: true } : rest;
  });
}

interface Arrival {
  readonly meta: OwnMeta;
  readonly turn: number;
  /** As was found at this turn: whoever turned the rows since has closed some of them. */
  readonly areRowsLeft: boolean;
}

/**
 * All rows are where they were to go: there, the passphrase's row says so, or
 * goes. One that stayed behind, because nobody here understands it, keeps it.
 */
export function settle(run: Run, { meta, turn, areRowsLeft }: Arrival): Promise<OwnMeta | undefined> {
  return run((database) =>
    writeStrictly<OwnMeta | undefined>(database, (write) => {
      atTurn(write, turn, () => {
        if (areRowsLeft) throw rowLeft();
        if (meta.rows === "being-opened") {
          write.table("meta").delete(ownMetaName);
          return write.finish(undefined);
        }
        putChanged(write, meta.lock, (stored) => ({ ...stored, rows: "sealed" }));
      });
    }),
  );
}

/** Other words for the same pair leave it unlocked where it is. */
export function isSamePair(one: Lock | undefined, other: Lock | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return areSameBytes(one.publicKey, other.publicKey);
}

function changeRow(run: Run, lock: Lock, change: (stored: OwnMeta) => OwnMeta): Promise<OwnMeta> {
  return run((database) => writeStrictly<OwnMeta>(database, (write) => putChanged(write, lock, change)));
}

/** Of another pair, or of none, nothing is written: it would come back, or lock up what others closed. */
function putChanged<T>(
  { table, afterAll, finish }: Pick<StrictWrite<T | OwnMeta>, "table" | "afterAll" | "finish">,
  lock: Lock,
  change: (stored: OwnMeta) => OwnMeta,
): void {
  const row = table("meta").get(ownMetaName);
  afterAll([row], () => {
    const stored = understood(row.result);
    if (stored === undefined || !isSamePair(stored.lock, lock)) throw somebodyWasFirst();
    const changed = change(stored);
    table("meta").put(changed);
    finish(changed);
  });
}

/** One that a newer app wrote, left aside, would let a phone that promises a passphrase record in clear. */
function understood(row: unknown): OwnMeta | undefined {
  const meta = parseOwnMeta(row);
  if (row !== undefined && meta === undefined) throw new StorageError({ kind: "database-newer" });
  return meta;
}

function somebodyWasFirst(): StorageError {
  return new StorageError({ kind: "storage-blocked" });
}

function rowLeft(): StorageError {
  return new StorageError({ kind: "unreadable", cause: new Error("A row stays as it was closed before") });
}

/** The same pair behind the same words. */
function isSameLock(one: Lock, other: Lock): boolean {
  return areSameBytes(one.wrapped, other.wrapped);
}

function areSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && one.every((byte, index) => byte === other[index]);
}
