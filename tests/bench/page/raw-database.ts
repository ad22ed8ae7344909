/** IndexedDB with nothing above it. */

export function openRaw(
  name: string,
  upgrade?: { readonly version: number; readonly run: (database: IDBDatabase) => void },
): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, upgrade?.version);
  opening.addEventListener("upgradeneeded", () => upgrade?.run(opening.result));
  return resultOf(opening);
}

export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("The request failed.")));
  });
}

/** Resolves when all of the transaction is on disk. */
export function writeStrictly(
  database: IDBDatabase,
  write: (transaction: IDBTransaction) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(database.objectStoreNames, "readwrite", {
      durability: "strict",
    });
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("It was aborted.")));
    write(transaction);
  });
}

/** A second database with the same tables, indexes and rows. */
export async function copyDatabase(source: IDBDatabase, name: string): Promise<IDBDatabase> {
  const copy = await copyShape(source, name);
  for (const store of copy.objectStoreNames) await copyRows(source, copy, store);
  return copy;
}

/** A second database with the same tables and indexes. */
export function copyShape(source: IDBDatabase, name: string): Promise<IDBDatabase> {
  const reading = source.transaction(source.objectStoreNames, "readonly");
  const shapes = [...source.objectStoreNames].map((store) => shapeOf(reading.objectStore(store)));
  return openRaw(name, {
    version: 1,
    run: (database) => shapes.forEach((shape) => createStore(database, shape)),
  });
}

interface StoreShape {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly indexes: readonly Pick<IDBIndex, "name" | "keyPath" | "unique">[];
}

/** As plain data: the other database is made after this one's transaction is over. */
function shapeOf(store: IDBObjectStore): StoreShape {
  const indexes = [...store.indexNames].map((indexName) => {
    const { name, keyPath, unique } = store.index(indexName);
    return { name, keyPath, unique };
  });
  return { name: store.name, keyPath: store.keyPath, indexes };
}

function createStore(database: IDBDatabase, { name, keyPath, indexes }: StoreShape): void {
  const store = database.createObjectStore(name, { keyPath });
  for (const index of indexes) store.createIndex(index.name, index.keyPath, { unique: index.unique });
}

const rowsPerPage = 1000;

async function copyRows(source: IDBDatabase, copy: IDBDatabase, store: string): Promise<void> {
  let range: IDBKeyRange | undefined;
  for (;;) {
    const table = source.transaction(store).objectStore(store);
    const [keys, rows] = await Promise.all([
      resultOf(table.getAllKeys(range, rowsPerPage)),
      resultOf<unknown[]>(table.getAll(range, rowsPerPage)),
    ]);
    const last = keys.at(-1);
    if (last === undefined) return;
    await writeStrictly(copy, (transaction) => {
      for (const row of rows) transaction.objectStore(store).put(row);
    });
    range = IDBKeyRange.lowerBound(last, true);
  }
}
