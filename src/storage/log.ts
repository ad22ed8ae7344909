/** The head of this phone's log: one row of `meta`, read and written by every save. */
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
  /** Up to here a server has confirmed. What waits to be sent is `seq > hw`: there is no outbox. */
  readonly hw: number;
  /** Digests of events 1 … born, 1 … pruned and 1 … next − 1. */
  readonly sumAtBorn: string;
  readonly sumAtPruned: string;
  readonly sum: string;
  /** Records that the log ever spoke of. */
  readonly records: number;
  /** How often the totals were counted anew: with it, the same row means the same totals. */
  readonly recounts: number;
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
    hw: 0,
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
    [row.schema, row.fold, row.born, row.pruned, row.next, row.hw, row.records, row.recounts].every(
      isCount,
    ) &&
    [row.number, row.sumAtBorn, row.sumAtPruned, row.sum].every((text) => typeof text === "string") &&
    Array.isArray(row.prev)
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
