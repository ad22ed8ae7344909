/** The endpoint's database on a disk that can be full: SQLite itself says so, at the end of each transaction. */
import { openDatabase, type SqliteDatabase } from "../../src/server/stores/sqlite-database.ts";

export interface SmallDisk {
  readonly database: SqliteDatabase;
  /** So many transactions find room; the next ones don't. */
  transactionsLeft: number;
}

/** More than a transaction of a schedule needs by itself, and less than the filler. */
const pagesLeft = 64;
const fillerBytes = 2 * pagesLeft * 4096;

/** Whether a page would be needed depends on where rows happen to lie; this way each transaction needs one. */
export function openOnSmallDisk(path: string): SmallDisk {
  const database = openDatabase(path);
  const { db } = database;
  const transaction = <T>(work: () => T): T => {
    if (disk.transactionsLeft > 0) {
      disk.transactionsLeft -= 1;
      return database.transaction(work);
    }
    const before = limitPages(db, pageCount(db) + pagesLeft);
    try {
      return database.transaction(() => {
        const result = work();
        db.exec(`CREATE TABLE filler (bytes BLOB); INSERT INTO filler VALUES (zeroblob(${fillerBytes}))`);
        return result;
      });
    } finally {
      limitPages(db, before);
    }
  };
  const disk: SmallDisk = {
    database: { ...database, transaction },
    transactionsLeft: Number.POSITIVE_INFINITY,
  };
  return disk;
}

function pageCount(db: SqliteDatabase["db"]): number {
  return Number(db.prepare("PRAGMA page_count").get()?.["page_count"]);
}

/** Gives the limit that was in force. */
function limitPages(db: SqliteDatabase["db"], pages: number): number {
  const before = Number(db.prepare("PRAGMA max_page_count").get()?.["max_page_count"]);
  db.exec(`PRAGMA max_page_count = ${pages}`);
  return before;
}
