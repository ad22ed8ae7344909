/** What lies in a phone's database, read behind its back. */
import { IDBKeyRange } from "fake-indexeddb";
import type { LogRow } from "../../src/storage/log.ts";
import type { SyncRow } from "../../src/storage/sync-row.ts";
import { answerTo, openNatively } from "../support/stored-rows.ts";
import type { LoggedEvent } from "./ledger.ts";

export interface LoggedRow extends LoggedEvent {
  readonly seq: number;
}

/** Where the log stands. */
export interface Stand {
  readonly log: LogRow;
  readonly sync: SyncRow;
}

/** Opened once: a schedule looks so often that opening took longer than looking. */
const connections = new WeakMap<IDBFactory, Promise<IDBDatabase>>();

export async function standIn(factory: IDBFactory, database: string): Promise<Stand> {
  const meta = (await connectionTo(factory, database)).transaction("meta").objectStore("meta");
  const [log, sync] = await Promise.all([answerTo(meta.get("log")), answerTo(meta.get("sync"))]);
  return { log: log as LogRow, sync: sync as SyncRow };
}

export async function loggedRowsIn(
  factory: IDBFactory,
  database: string,
  after: number,
): Promise<readonly LoggedRow[]> {
  const connection = await connectionTo(factory, database);
  const bySeq = connection.transaction("events").objectStore("events").index("seq");
  const rows: unknown[] = await answerTo(bySeq.getAll(IDBKeyRange.lowerBound(after, true)));
  return rows as readonly LoggedRow[];
}

/** What a phone's log ever held, by place: also what has left it since. */
export class EverLogged {
  readonly ids = new Map<number, string>();
  /** The last place that was looked at. */
  #to = 0;

  constructor(known: ReadonlyMap<number, string> = new Map()) {
    for (const [seq, id] of known) this.ids.set(seq, id);
  }

  /** Those of the log that were not looked at before. */
  async look(rowsAfter: (seq: number) => Promise<readonly LoggedRow[]>): Promise<readonly LoggedRow[]> {
    const rows = await rowsAfter(this.#to);
    for (const { seq, id } of rows) this.ids.set(seq, id);
    this.#to = Math.max(this.#to, ...rows.map(({ seq }) => seq));
    return rows;
  }
}

/** A phone has one database. */
function connectionTo(factory: IDBFactory, database: string): Promise<IDBDatabase> {
  const known = connections.get(factory) ?? opened(factory, database);
  connections.set(factory, known);
  return known;
}

/** In the way of nobody who brings the database to another version, or deletes it. */
async function opened(factory: IDBFactory, database: string): Promise<IDBDatabase> {
  const connection = await openNatively(factory, database);
  connection.addEventListener("versionchange", () => {
    connection.close();
    connections.delete(factory);
  });
  return connection;
}
