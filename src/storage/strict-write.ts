/**
 * One strict read-write transaction on Dexie's connection.
 *
 * Dexie's own transactions cost two to four times as much, so a save speaks to
 * IndexedDB itself. It does so in callbacks: awaiting a promise that is not a
 * request's lets the browser commit what was asked so far.
 */
import { tableNames, type Database, type TableName } from "./database.ts";

export interface StrictWrite<T> {
  readonly table: (name: TableName) => IDBObjectStore;
  /** Goes on once all requests are answered. Those of one transaction are answered in order, so it waits for the last. */
  readonly afterAll: (requests: readonly IDBRequest[], next: () => void) => void;
  /** What the promise will resolve with when the transaction has completed. */
  readonly finish: (value: T) => void;
}

/**
 * Resolves after `complete`, when the rows are on disk. Rejects when the
 * transaction was aborted, with the browser's reason (lack of room may show up
 * only there, without an `error` event) or with what `body` threw.
 */
export function writeStrictly<T>(database: Database, body: (write: StrictWrite<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = connectionOf(database).transaction(tableNames, "readwrite", { durability: "strict" });
    let result: { readonly value: T } | undefined;
    let ownError: unknown;

    transaction.addEventListener("complete", () => {
      if (result === undefined) reject(new Error("A transaction ended before it was finished"));
      else resolve(result.value);
    });
    transaction.addEventListener("abort", () => {
      // Aborted by ourselves, a transaction has no error of its own.
      reject(transaction.error ?? ownError ?? new DOMException("The transaction was aborted", "AbortError"));
    });

    function orAbort(step: () => void) {
      try {
        step();
      } catch (error) {
        ownError = error;
        abort(transaction);
      }
    }

    orAbort(() =>
      body({
        table: (name) => transaction.objectStore(name),
        afterAll(requests, next) {
          requests.at(-1)?.addEventListener("success", () => orAbort(next));
        },
        finish(value) {
          result = { value };
        },
      }),
    );
  });
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // The browser was first. Its abort event follows, with its reason.
  }
}

function connectionOf(database: Database): IDBDatabase {
  // Dexie's type leaves out that there is none while the database is closed.
  const connection = database.backendDB() as IDBDatabase | null;
  if (connection === null) throw new DOMException("The connection is closed", "InvalidStateError");
  return connection;
}
