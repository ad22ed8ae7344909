/**
 * Many writers, one fsync. What comes while a commit is under way, or is about
 * to come, goes into the next one together: a transaction with a savepoint for
 * each, so that one that fails takes no other along.
 */
import { err, ok, type Result } from "../../domain/result.ts";
import { isUnavailable } from "./sqlite-failures.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

/** Waiting longer than about a disk's fsync would cost a lone writer more than it saves. */
const maxWaitMs = 5;

/** One commit may keep the process from answering for so many exchanges, not for more. */
const maxGroup = 64;

/** What belongs to one commit as a whole, such as totals that all of it changes. */
export interface Group {
  /** Called before the commit, inside its transaction, when the parts are done. */
  finish(): void;
}

interface Waiting<G extends Group> {
  /** Runs the work inside its savepoint. What it throws is kept for its own caller. */
  run(group: G): void;
  /** After the commit. */
  settle(failure: unknown): void;
}

export class GroupCommit<G extends Group> {
  readonly #database: Pick<SqliteDatabase, "db" | "transaction" | "savepoint">;
  readonly #newGroup: () => G;
  readonly #waiting: Waiting<G>[] = [];
  /** Writers that have said that they are coming. */
  #coming = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Pick<SqliteDatabase, "db" | "transaction" | "savepoint">, newGroup: () => G) {
    this.#database = database;
    this.#newGroup = newGroup;
  }

  /**
   * Waits for `ready`, then runs `work` with it in a transaction; resolves when
   * that is on the disk. A commit waits a few milliseconds for writers whose
   * `ready` is under way. `unavailable` where the disk refused: nothing of this
   * work is stored.
   */
  async write<Ready, T>(
    ready: Promise<Ready>,
    work: (ready: Ready, group: G) => T,
  ): Promise<Result<T, "unavailable">> {
    this.#coming += 1;
    let value: Ready;
    try {
      value = await ready;
    } catch (error) {
      this.#coming -= 1;
      this.#flushIfAllCame();
      throw error;
    }
    this.#coming -= 1;
    return new Promise((resolve, reject) => {
      this.#waiting.push(this.#waitingFor((group) => work(value, group), resolve, reject));
      this.#flushIfAllCame();
    });
  }

  #waitingFor<T>(
    work: (group: G) => T,
    resolve: (result: Result<T, "unavailable">) => void,
    reject: (error: unknown) => void,
  ): Waiting<G> {
    let outcome: { readonly done: T } | { readonly failure: unknown };
    const refuse = (failure: unknown): void => {
      if (isUnavailable(failure)) resolve(err("unavailable"));
      else reject(failure);
    };
    return {
      run: (group) => {
        try {
          outcome = { done: this.#database.savepoint(() => work(group)) };
        } catch (failure) {
          // A disk that is full has ended the whole transaction, so the others have failed too.
          if (!this.#database.db.isTransaction) throw failure;
          outcome = { failure };
        }
      },
      settle: (failure) => {
        if (failure !== undefined) refuse(failure);
        else if ("failure" in outcome) refuse(outcome.failure);
        else resolve(ok(outcome.done));
      },
    };
  }

  #flushIfAllCame(): void {
    if (this.#waiting.length === 0) return;
    if (this.#coming === 0 || this.#waiting.length >= maxGroup) {
      this.#flush();
      return;
    }
    this.#timer ??= setTimeout(() => this.#flush(), maxWaitMs);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const parts = this.#waiting.splice(0);
    if (parts.length === 0) return;
    let failure: unknown;
    try {
      this.#database.transaction(() => {
        const group = this.#newGroup();
        for (const part of parts) part.run(group);
        group.finish();
      });
    } catch (error) {
      failure = error;
    }
    for (const part of parts) part.settle(failure);
  }
}
