/**
 * The head of this phone's log: one row of `meta`, read and written by every
 * save. How far it was confirmed is not in it (`sync-row.ts`): a reply would
 * make every tab read again before its next save.
 */
import { addToDigest, emptyDigest, formatDigest, parseDigest } from "../contract/digest.ts";
import { foldVersion } from "../domain/measure.ts";
import { StorageError } from "./failures.ts";

/** A number that this phone's events went under before, never dropped: a server may still miss some of them. */
export interface PreviousNumber {
  readonly number: string;
  readonly born: number;
  readonly next: number;
  readonly pruned: number;
  /** Of born + 1 … pruned. */
  readonly digest: string;
}

export interface LogRow {
  readonly name: "log";
  /** Version of the database that the rows were written for. */
  readonly schema: number;
  /** `foldVersion` that day totals and month blocks were counted with. */
  readonly fold: number;
  /** Random UUID, made on this phone, under which a server knows the log. */
  readonly number: string;
  /** The number speaks of the events after this one. */
  readonly born: number;
  /** Events up to here may have left the phone. */
  readonly pruned: number;
  /** `seq` of the next event. */
  readonly next: number;
  /** Digests of events 1 … born, 1 … pruned and 1 … next − 1. */
  readonly sumAtBorn: string;
  readonly sumAtPruned: string;
  readonly sum: string;
  /** Records that the log ever spoke of. */
  readonly records: number;
  /** How often the totals were counted anew: with it, the same row means the same totals. */
  readonly recounts: number;
  /**
   * Raised in the transaction that has bodies closed by another key, or by one
   * at all; absent before the first. What was closed before that, by a tab that
   * didn't know, is not written.
   */
  readonly doors?: number;
  readonly prev: readonly PreviousNumber[];
}

export const logName = "log";

export function firstLogRow({ number, schema }: { number: string; schema: number }): LogRow {
  const nothing = formatDigest(emptyDigest);
  return {
    name: logName,
    schema,
    fold: foldVersion,
    number,
    born: 0,
    pruned: 0,
    next: 1,
    sumAtBorn: nothing,
    sumAtPruned: nothing,
    sum: nothing,
    records: 0,
    recounts: 0,
    prev: [],
  };
}

/** The log with one more event. */
export function withEvent(
  log: LogRow,
  event: { readonly h: Uint8Array; readonly isNewRecord: boolean },
): LogRow {
  return {
    ...log,
    next: log.next + 1,
    sum: formatDigest(addToDigest(digestOf(log.sum), event.h)),
    records: log.records + (event.isNewRecord ? 1 : 0),
  };
}

/**
 * The log under a new number that speaks of the events after `pruned`. Rows keep
 * their own numbers. What the old one had confirmed before may be missing
 * somewhere, so it is told as long as the log lives.
 */
export function renumbered(log: LogRow, number: string): LogRow {
  const { number: previous, born, next, pruned, sumAtBorn, sumAtPruned } = log;
  const digest = digestBetween(sumAtBorn, sumAtPruned);
  return {
    ...log,
    number,
    born: pruned,
    sumAtBorn: sumAtPruned,
    prev: [...log.prev, { number: previous, born, next, pruned, digest }],
  };
}

/** Of the events after one digest's last, up to another's last. */
export function digestBetween(from: string, to: string): string {
  return formatDigest(BigInt.asUintN(64, digestOf(to) - digestOf(from)));
}

/** Reads the row. Without it nothing can be numbered, so what is not understood stops the save. */
export function parseLogRow(value: unknown): LogRow {
  if (isLogRow(value)) return value;
  throw new StorageError({ kind: "unreadable", cause: new Error("The log's head is not understood") });
}

export function digestOf(text: string): bigint {
  const digest = parseDigest(text);
  if (digest.ok) return digest.value;
  throw new StorageError({ kind: "unreadable", cause: new Error("A digest is not understood") });
}

function isLogRow(value: unknown): value is LogRow {
  if (typeof value !== "object" || value === null) return false;
  const row = value as Readonly<Record<keyof LogRow, unknown>>;
  return (
    row.name === logName &&
    [row.schema, row.fold, row.born, row.pruned, row.next, row.records, row.recounts].every(isCount) &&
    [row.number, row.sumAtBorn, row.sumAtPruned, row.sum].every((text) => typeof text === "string") &&
    Array.isArray(row.prev)
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
