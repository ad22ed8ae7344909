/** Which records are on this phone, without reading any of them. */
import type { RecordId } from "../domain/ids.ts";
import type { Database } from "./database.ts";

/** As many keys as a cheap phone looks up without keeping a save waiting. */
export const idsPerPage = 500;

/**
 * Those of the given records that have a row in the book, voided and unreadable
 * ones too: an import would leave them as they are. A cursor over keys jumps
 * from one id that is asked for to the next, so what is stored besides costs
 * nothing, and no body is fetched.
 */
export async function readRecordsHere(
  read: <T>(work: (database: Database) => Promise<T>) => Promise<T>,
  ids: readonly RecordId[],
): Promise<ReadonlySet<RecordId>> {
  const here = new Set<RecordId>();
  for (let start = 0; start < ids.length; start += idsPerPage) {
    const page = ids.slice(start, start + idsPerPage);
    const keys = new Set(await read((database) => database.book.where("id").anyOf(page).primaryKeys()));
    for (const id of page) if (keys.has(id)) here.add(id);
  }
  return here;
}
