/** A browser's databases as another phone has them after its backup was put back there. */
import { IDBFactory } from "fake-indexeddb";
import { answerTo, openNatively } from "../support/stored-rows.ts";

export async function copyDatabase(from: IDBFactory, name: string): Promise<IDBFactory> {
  const to = new IDBFactory();
  const source = await openNatively(from, name);
  const request = to.open(name, source.version);
  request.addEventListener("upgradeneeded", () => copyTables(source, request.result));
  const target = await answerTo(request);
  for (const table of source.objectStoreNames) {
    const rows: unknown[] = await answerTo(source.transaction(table).objectStore(table).getAll());
    const store = target.transaction(table, "readwrite").objectStore(table);
    await Promise.all(rows.map((row) => answerTo(store.put(row))));
  }
  source.close();
  target.close();
  return to;
}

function copyTables(source: IDBDatabase, target: IDBDatabase): void {
  for (const table of source.objectStoreNames) {
    const { keyPath, autoIncrement, indexNames, name } = source.transaction(table).objectStore(table);
    const store = target.createObjectStore(name, { keyPath, autoIncrement });
    for (const indexName of indexNames) {
      const index = source.transaction(table).objectStore(table).index(indexName);
      store.createIndex(indexName, index.keyPath, { unique: index.unique, multiEntry: index.multiEntry });
    }
  }
}
