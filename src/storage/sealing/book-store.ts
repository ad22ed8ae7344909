/** What a keeper asks of the database. */
import { Dexie } from "dexie";
import type { LocalDate } from "../../domain/ids.ts";
import type { Database } from "../database.ts";
import { logName } from "../log.ts";
import { type BookMeta, bookMetaName, turnOf } from "./book-meta.ts";

/** Rows of the book that go: none, all, or those of days before one. */
export type Purge = "none" | "all" | { readonly before: LocalDate };

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
    write: (row, purge) =>
      run((database) =>
        database.transaction("rw", database.book, database.meta, async () => {
          if (turnOf(await database.meta.get(bookMetaName)) !== row.turn - 1) return false;
          await purgeBook(database, purge);
          await database.meta.put(row);
          await database.meta.update(logName, { doors: row.volume });
          return true;
        }),
      ),
  };
}

async function purgeBook({ book }: Database, purge: Purge): Promise<void> {
  if (purge === "none") return;
  if (purge === "all") await book.clear();
  else await book.where("[day+seq]").between([Dexie.minKey], [purge.before], true, false).delete();
}
