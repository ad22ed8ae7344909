/**
 * What is on a form and not saved yet, so that an app that is killed brings it
 * back: a row of `meta` for each time the app was opened, closed in the same way
 * as a row of the book, and gone with the book. It never waits for anybody, and
 * nobody waits for it: a row that couldn't be written is a draft that isn't kept.
 */
import { isEventId, isRecordId } from "../contract/ids.ts";
import type { Database } from "./database.ts";
import { logName, parseLogRow } from "./log.ts";
import type { BookAbout, Doors } from "./sealer.ts";

const prefix = "draft:";

/** More than anybody opens the app and leaves it: what nobody could read before goes. */
const mostDrafts = 5;

export interface KeptDraft {
  /** Made anew each time the app is opened. */
  readonly session: string;
  readonly plain: Uint8Array<ArrayBuffer>;
}

interface DraftRow extends BookAbout {
  readonly name: string;
  readonly body: Uint8Array;
}

export interface Drafts {
  /** In place of what this session kept before. `about` is in clear: ids that say nothing yet. */
  keep(draft: KeptDraft, about: BookAbout): Promise<void>;
  drop(session: string): Promise<void>;
  /** Those that can be read now, of every session. */
  read(): Promise<readonly KeptDraft[]>;
}

export function draftsOn(
  run: <T>(work: (database: Database) => Promise<T>) => Promise<T>,
  doors: Doors,
): Drafts {
  return {
    async keep({ session, plain }, about) {
      const turn = doors.turn?.();
      const body = await doors.book.seal(plain, about);
      const row: DraftRow = { name: nameOf(session), ...about, body };
      await run((database) => writeRow(database, row, turn));
    },
    drop: (session) => run((database) => database.meta.delete(nameOf(session))),
    async read() {
      const rows = await run(readRows);
      const opened = await Promise.all(rows.map((row) => openRow(row, doors)));
      return opened.filter((draft) => draft !== undefined);
    },
  };
}

/** Not where another tab has closed the book meanwhile, or set a passphrase: it would lie there in the former way. */
function writeRow(database: Database, row: DraftRow, turn: number | undefined): Promise<void> {
  return database.transaction("rw", [database.meta], async () => {
    const { doors = 0 } = parseLogRow(await database.meta.get(logName));
    if ((turn ?? doors) !== doors) return;
    await database.meta.put(row);
    const names = await rowsOf(database).primaryKeys();
    const others = names.filter((name) => name !== row.name);
    await database.meta.bulkDelete(others.slice(0, Math.max(0, others.length + 1 - mostDrafts)));
  });
}

async function readRows(database: Database): Promise<readonly DraftRow[]> {
  const rows: readonly unknown[] = await rowsOf(database).toArray();
  return rows.filter(isDraftRow);
}

function rowsOf(database: Database) {
  return database.meta.where("name").startsWith(prefix);
}

async function openRow(
  { name, body, record, event }: DraftRow,
  { book }: Doors,
): Promise<KeptDraft | undefined> {
  const plain = await book.open(body, { record, event });
  return plain && { session: name.slice(prefix.length), plain };
}

function nameOf(session: string): string {
  return `${prefix}${session}`;
}

/** With the book that it was closed as: in the transaction that purges or turns that. `meta` has few rows. */
export function dropDrafts(meta: IDBObjectStore): void {
  const names = meta.getAllKeys();
  names.addEventListener("success", () => {
    for (const name of names.result) {
      if (typeof name === "string" && name.startsWith(prefix)) meta.delete(name);
    }
  });
}

function isDraftRow(value: unknown): value is DraftRow {
  const { name, record, event, body } = value as Readonly<Record<keyof DraftRow, unknown>>;
  return typeof name === "string" && isRecordId(record) && isEventId(event) && body instanceof Uint8Array;
}
