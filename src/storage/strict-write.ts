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
 * transaction was aborted, with our own error if `body` threw, else with the
 * browser's: lack of room shows up only there, without an `error` event.
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
      reject(ownError ?? transaction.error ?? new DOMException("The transaction was aborted", "AbortError"));
    });

    function orAbort(step: () => void) {
      try {
        step();
      } catch (error) {
        ownError = error;
        transaction.abort();
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

function connectionOf(database: Database): IDBDatabase {
  // Dexie's type leaves out that there is none while the database is closed.
  const connection = database.backendDB() as IDBDatabase | null;
  if (connection === null) throw new DOMException("The connection is closed", "InvalidStateError");
  return connection;
}
