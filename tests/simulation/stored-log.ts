/** What lies in a phone's database, read behind its back. */
import { IDBKeyRange } from "fake-indexeddb";
import type { LogRow } from "../../src/storage/log.ts";
import type { SyncRow } from "../../src/storage/sync-row.ts";
import { answerTo, openNatively, rowsOf } from "../support/browser-with-faults.ts";
import type { LoggedEvent } from "./ledger.ts";

export interface LoggedRow extends LoggedEvent {
  readonly seq: number;
}

/** Where the log stands. */
export interface Stand {
  readonly log: LogRow;
  readonly sync: SyncRow;
}

export async function standIn(factory: IDBFactory, database: string): Promise<Stand> {
  const meta = await rowsOf(factory, "meta", database);
  const rowNamed = (wanted: string): unknown => meta.find(({ name }) => name === wanted);
  return { log: rowNamed("log") as LogRow, sync: rowNamed("sync") as SyncRow };
}

export async function loggedRowsIn(
  factory: IDBFactory,
  database: string,
  after: number,
): Promise<readonly LoggedRow[]> {
  const connection = await openNatively(factory, database);
  const bySeq = connection.transaction("events").objectStore("events").index("seq");
  const rows: unknown[] = await answerTo(bySeq.getAll(IDBKeyRange.lowerBound(after, true)));
  connection.close();
  return rows as readonly LoggedRow[];
}
