/**
 * Nothing that is asked of the database is waited for without an end. A browser
 * may never answer: a suspended tab holds the tables, or the handle is dead and
 * nobody says so. Then whoever asked is told, and the next who asks gets a new
 * connection. What was begun may still come to its end: all of it can be done again.
 */
import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { type Timer, withinDeadline, withinSilence } from "./deadline.ts";
import { StorageError } from "./failures.ts";

/** A person taps again by then, and a suspended tab of a WebKit browser may hold the database for half an hour. */
const answerTimeoutMs = 5_000;

/** Two hundred rows at once, on a cheap phone. */
const pageTimeoutMs = 30_000;

/** The longest step of work over the whole log: writing all that was counted, in one transaction. */
const silenceTimeoutMs = 60_000;

export type Run = <T>(work: (database: Database, isOver: () => boolean) => Promise<T>) => Promise<T>;

/** All reject with `storage-slow` when there is no answer. */
export interface Watch {
  /** Within the time that a person waits. */
  readonly answer: Run;
  /** The same for a page of rows. */
  readonly page: Run;
  /** Work that makes its own transactions, as long as for a page. */
  readonly pageOf: <T>(work: (isOver: () => boolean) => Promise<T>) => Promise<T>;
  /** Takes as long as it takes, as long as it says that it goes on. */
  readonly steps: <T>(
    work: (database: Database, onStep: () => void, isOver: () => boolean) => Promise<T>,
  ) => Promise<T>;
}

export function watchOver(connection: Connection, timer: Timer): Watch {
  function mustAnswer<T>(value: T | "late"): T {
    if (value !== "late") return value;
    connection.suspect();
    throw new StorageError({ kind: "storage-slow" });
  }

  async function within<T>(delayMs: number, work: (isOver: () => boolean) => Promise<T>): Promise<T> {
    return mustAnswer(await withinDeadline({ timer, delayMs }, work));
  }

  const runWithin =
    (delayMs: number): Run =>
    (work) =>
      within(delayMs, (isOver) => connection.run((database) => work(database, isOver), isOver));

  return {
    answer: runWithin(answerTimeoutMs),
    page: runWithin(pageTimeoutMs),
    pageOf: (work) => within(pageTimeoutMs, work),
    steps: async (work) =>
      mustAnswer(
        await withinSilence({ timer, delayMs: silenceTimeoutMs }, (isOver, onStep) =>
          connection.run((database) => work(database, onStep, isOver), isOver),
        ),
      ),
  };
}
