/** The connection's outer shape: tables, options and what Dexie must not do by itself. */
import { Dexie, type Table } from "dexie";
import { logName } from "./log.ts";
import { nativeVersionOf, newestOf, type DatabaseVersion } from "./schema.ts";

export const tableNames = ["events", "book", "dayTotals", "rollups", "meta"] as const;
export type TableName = (typeof tableNames)[number];

/** Rows are `unknown`: another version, or a damaged disk, may have written them, so each read parses. */
export type Database = Dexie & Readonly<Record<TableName, Table<unknown, string>>>;

export interface DatabaseOptions {
  readonly name: string;
  readonly versions: readonly DatabaseVersion[];
  readonly indexedDB: IDBFactory;
  readonly keyRange: typeof IDBKeyRange;
  /** The rows of `meta` that a new database begins with. */
  readonly firstMetaRows: () => readonly object[];
}

/** Those that hold something, and whose tables and rows are being brought to another version now. */
const beingUpgraded = new WeakSet<Database>();

export function isBeingUpgraded(database: Database): boolean {
  return beingUpgraded.has(database);
}

export function createDatabase(options: DatabaseOptions): Database {
  const { name, versions, indexedDB, keyRange, firstMetaRows } = options;
  const database: Database = new Dexie(name, {
    // A connection is opened by connection.ts, which looks at what it opened.
    autoOpen: false,
    // The cache shows rows before they are committed, and hands out rows that others can change.
    cache: "disabled",
    // Passed on in every browser, whatever the name says: `complete` then means "on disk".
    chromeTransactionDurability: "strict",
    indexedDB: onlyAtVersion(indexedDB, name, newestOf(versions), (request) => {
      request.addEventListener("upgradeneeded", ({ oldVersion }) => {
        // By the browser's count, where 0 is none: one that is being created has nothing to lose by a new try.
        if (oldVersion > 0) beingUpgraded.add(database);
      });
      for (const end of ["success", "error"]) {
        request.addEventListener(end, () => beingUpgraded.delete(database));
      }
    }),
    IDBKeyRange: keyRange,
  }) as Database;
  for (const { number, stores, upgrade } of versions) {
    const version = database.version(number).stores({ ...stores });
    if (number > 1) {
      version.upgrade(async (transaction) => {
        await upgrade?.(transaction);
        await transaction.table("meta").update(logName, { schema: number });
      });
    }
  }
  database.on("populate", (transaction) => {
    void transaction.table("meta").bulkAdd(firstMetaRows());
  });
  return database;
}

/**
 * A factory that opens our database at one version only. Left alone, Dexie
 * opens a database of a newer version as it is, and adds the tables that it
 * misses: older code would write into what it does not know.
 */
function onlyAtVersion(
  factory: IDBFactory,
  ourName: string,
  ourVersion: number,
  watch: (request: IDBOpenDBRequest) => void,
): IDBFactory {
  const guarded: Omit<IDBFactory, "databases"> = {
    open(name, version) {
      if (name === ourName && version === undefined) {
        throw new DOMException("The database is newer than this code", "VersionError");
      }
      if (name === ourName && version !== nativeVersionOf(ourVersion)) {
        throw new DOMException("The stored tables are not those of this version", "SchemaDiffError");
      }
      const request = factory.open(name, version);
      if (name === ourName) watch(request);
      return request;
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    cmp: (first, second) => factory.cmp(first, second),
  };
  // Dexie asks whether `databases` is there: it came late to some browsers.
  return "databases" in factory
    ? { ...guarded, databases: () => factory.databases() }
    : (guarded as IDBFactory);
}
