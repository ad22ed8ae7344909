/**
 * Databases as files: what a version of the app left on a phone, to be loaded
 * by the browser's own interface and opened by today's code.
 */
import { readFileSync } from "node:fs";
import { IDBFactory } from "fake-indexeddb";
import { answerTo, openNatively } from "./stored-rows.ts";

interface DumpedTable {
  readonly keyPath: string;
  readonly indexes: readonly {
    readonly name: string;
    readonly keyPath: string | readonly string[];
    readonly unique: boolean;
  }[];
  readonly rows: readonly unknown[];
}

export interface DatabaseDump {
  /** The browser's number: ten times ours. */
  readonly nativeVersion: number;
  readonly tables: Readonly<Record<string, DumpedTable>>;
}

export function readDump(version: number): DatabaseDump {
  const url = new URL(`../fixtures/databases/v${version}.json`, import.meta.url);
  return parseDump(readFileSync(url, "utf8"));
}

export function parseDump(text: string): DatabaseDump {
  return JSON.parse(text, bytesFromJson) as DatabaseDump;
}

/** Makes the database of a dump, without any of our code. */
export async function loadDump(factory: IDBFactory, name: string, dump: DatabaseDump): Promise<void> {
  const request = factory.open(name, dump.nativeVersion);
  request.addEventListener("upgradeneeded", () => {
    for (const [table, { keyPath, indexes, rows }] of Object.entries(dump.tables)) {
      const store = request.result.createObjectStore(table, { keyPath });
      for (const index of indexes) {
        const path = typeof index.keyPath === "string" ? index.keyPath : [...index.keyPath];
        store.createIndex(index.name, path, { unique: index.unique });
      }
      for (const row of rows) store.add(row);
    }
  });
  (await answerTo(request)).close();
}

/** The other way round, for the day on which a new version gets its file. */
export async function dumpDatabase(factory: IDBFactory, name: string): Promise<string> {
  const connection = await openNatively(factory, name);
  const tables: Record<string, DumpedTable> = {};
  for (const table of connection.objectStoreNames) {
    const store = connection.transaction(table).objectStore(table);
    tables[table] = {
      keyPath: store.keyPath as string,
      indexes: [...store.indexNames].map((indexName) => {
        const { keyPath, unique } = store.index(indexName);
        return { name: indexName, keyPath, unique };
      }),
      rows: await answerTo<unknown[]>(store.getAll()),
    };
  }
  const dump: DatabaseDump = { nativeVersion: connection.version, tables };
  connection.close();
  return `${JSON.stringify(dump, bytesToJson, 2)}\n`;
}

/** The same database in another browser: a phone that was cloned. */
export async function cloneOf(factory: IDBFactory, name: string): Promise<IDBFactory> {
  const clone = new IDBFactory();
  await loadDump(clone, name, parseDump(await dumpDatabase(factory, name)));
  return clone;
}

const bytesKey = "bytes in base64";

function bytesToJson(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { [bytesKey]: Buffer.from(value).toString("base64") } : value;
}

function bytesFromJson(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !(bytesKey in value)) return value;
  return new Uint8Array(Buffer.from(String(value[bytesKey]), "base64"));
}
