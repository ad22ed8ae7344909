/** What a keeper asks of the database. */
import type { Database } from "../database.ts";
import { dropDrafts } from "../drafts.ts";
import { logName, parseLogRow } from "../log.ts";
import { type StrictWrite, writeStrictly } from "../strict-write.ts";
import { type BookMeta, bookMetaName, turnOf } from "./book-meta.ts";
import type { WhatWent } from "./keeper.ts";

/** Rows of the book that go. */
export type Purge = "none" | WhatWent;

export interface BookStore {
  read(): Promise<unknown>;
  /**
   * The new row and the purge in one transaction, so that no key stays with
   * rows that were to go with it. False, and nothing written, where another tab
   * has changed the row since it was read.
   */
  write(row: BookMeta, purge: Purge): Promise<boolean>;
}

export function bookStoreOn(run: <T>(work: (database: Database) => Promise<T>) => Promise<T>): BookStore {
  return {
    read: () => run((database) => database.meta.get(bookMetaName)),
    write: (row, purge) => run((database) => writeBook(database, row, purge)),
  };
}

function writeBook(database: Database, row: BookMeta, purge: Purge): Promise<boolean> {
  return writeStrictly<boolean>(database, (write) => {
    const { table, afterAll, finish } = write;
    const [stored, log] = [table("meta").get(bookMetaName), table("meta").get(logName)];
    afterAll([stored, log], () => {
      const isOurs = turnOf(stored.result) === row.turn - 1;
      if (isOurs) {
        purgeBook(write, purge);
        table("meta").put(row);
        table("meta").put({ ...parseLogRow(log.result), doors: row.volume });
      }
      finish(isOurs);
    });
  });
}

function purgeBook({ table }: StrictWrite<boolean>, purge: Purge): void {
  if (purge === "none") return;
  const book = table("book");
  if (purge === "all") {
    book.clear();
    // What nobody saved was of the same evening.
    dropDrafts(table("meta"));
    return;
  }
  const { before } = purge;
  const rows = book.index("[day+seq]").openKeyCursor();
  rows.addEventListener("success", () => {
    const row = rows.result;
    if (row === null || String((row.key as readonly unknown[])[0]) >= before) return;
    book.delete(row.primaryKey);
    row.continue();
  });
}
