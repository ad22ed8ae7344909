/** A program's phone whose book is kept, on a database in memory. */
import { IDBFactory } from "fake-indexeddb";
import type { Phone, Saved } from "../../src/storage/phone.ts";
import { type BookKeeper, openBookKeeper } from "../../src/storage/sealing/book-keeper.ts";
import { bookStoreOn } from "../../src/storage/sealing/book-store.ts";
import { rowsOf } from "./stored-rows.ts";
import { encounterOf, localDate } from "./builders.ts";
import { mustSave, newEntry } from "./entries.ts";
import { connectionTo, openTestPhone } from "./open-test-phone.ts";
import { valueOf } from "./results.ts";
import { doorTo, newProgramKey, randomBytes } from "./sealing.ts";

export const today = localDate("2026-03-08");
export const tomorrow = localDate("2026-03-09");
export const words = "otter lamp quiet seven harbor";
/** The shipped ones cost a second each. */
const rounds = 1000;

interface Opened {
  readonly keeper: BookKeeper;
  readonly phone: Phone;
}

/** A program's phone on this database, as after a start of the app. Two of them are two tabs. */
export async function startKept(indexedDB: IDBFactory): Promise<Opened> {
  const log = doorTo(await newProgramKey());
  const connection = await connectionTo(indexedDB);
  const store = bookStoreOn((work) => connection.run(work));
  const keeper = await openBookKeeper({ store, log, randomBytes, rounds });
  return { keeper, phone: await openTestPhone({ indexedDB, doors: keeper.doors }) };
}

export async function keptPhone() {
  const indexedDB = new IDBFactory();
  const { keeper, phone } = await startKept(indexedDB);
  valueOf(await keeper.dayBegan(today));
  return {
    indexedDB,
    keeper,
    phone,
    record: (note?: string, day = "2026-03-08") => saveNote(phone, note, day),
  };
}

export function saveNote(phone: Phone, note = "said nothing", day = "2026-03-08"): Promise<Saved> {
  return mustSave(phone, newEntry(encounterOf({ note, day })));
}

export async function noteOf(phone: Phone, { record }: Saved): Promise<string | undefined> {
  const row = await phone.bookRow(record);
  if (row?.kind !== "readable") return row?.kind;
  const said = row.state.content?.record;
  return said?.kind === "encounter" ? said.note : undefined;
}

/** What lies in the database, every string and every byte as a character. */
export async function everythingStored(indexedDB: IDBFactory): Promise<string> {
  const tables = ["events", "book", "dayTotals", "rollups", "meta"];
  const rows = await Promise.all(tables.map((table) => rowsOf(indexedDB, table)));
  return JSON.stringify(rows, (_key, value: unknown) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1")
      : value,
  );
}
