/**
 * What waits on a program's phone, read without Dexie by the service worker,
 * which a browser fetches, compiles and starts anew for a moment's work. It
 * makes no database, upgrades none, and writes nothing.
 */
import { batchFrom, type LogReader } from "./batch.ts";
import { databaseNames } from "./database-names.ts";
import { nativeVersionOf, newestOf, shippedVersions } from "./schema.ts";
import { type Batch, type BatchLimits, isWaitingForPerson, type SyncFacts } from "./sync-log.ts";
import { parseSyncRow, syncName } from "./sync-row.ts";

export interface WaitingLog {
  /** After what is confirmed; `undefined` where nothing is sent before a person or the app has looked. */
  batch(limits: BatchLimits, confirmed: number): Promise<Batch | undefined>;
  /** What became of the last try; `undefined` where there is nothing to send from. */
  lastTry(): Promise<Pick<SyncFacts, "lastFailure" | "nextTryMs"> | undefined>;
  close(): void;
}

/** `undefined` where this browser has no program's phone, or one of another version. */
export async function openWaitingLog(
  factory: IDBFactory,
  keyRange: typeof IDBKeyRange,
): Promise<WaitingLog | undefined> {
  const database = await openAsItIs(factory, databaseNames.program);
  if (database === undefined) return undefined;
  // Whoever upgrades or wipes the phone doesn't wait for a worker.
  database.addEventListener("versionchange", () => database.close());
  if (database.version !== nativeVersionOf(newestOf(shippedVersions))) {
    database.close();
    return undefined;
  }
  return {
    async lastTry() {
      const [sync] = await readerOf(database, keyRange).metaRows([syncName]);
      return sync === undefined ? undefined : parseSyncRow(sync);
    },
    async batch(limits, confirmed) {
      const reader = readerOf(database, keyRange);
      const [sync] = await reader.metaRows([syncName]);
      // Somebody began to join and never came to the end.
      if (sync === undefined || isWaitingForPerson(parseSyncRow(sync))) return undefined;
      return batchFrom(reader, limits, confirmed);
    },
    close: () => database.close(),
  };
}

function openAsItIs(factory: IDBFactory, name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name);
    // There was none: the one that is being made is given up, and with it the opening.
    request.addEventListener("upgradeneeded", () => request.transaction?.abort());
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => {
      if (request.error?.name === "AbortError") resolve(undefined);
      else reject(request.error ?? new Error("The database doesn't open"));
    });
  });
}

/** One transaction for all that is asked: it lives from one answer to the next. */
function readerOf(database: IDBDatabase, keyRange: typeof IDBKeyRange): LogReader {
  const transaction = database.transaction(["meta", "events"], "readonly");
  return {
    metaRows: (names) =>
      Promise.all(names.map((name) => answerTo(transaction.objectStore("meta").get(name)))),
    eventsAfter: (seq, limit) =>
      answerTo(transaction.objectStore("events").index("seq").getAll(keyRange.lowerBound(seq, true), limit)),
  };
}

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("A row can't be read")));
  });
}
