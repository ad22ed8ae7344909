/** A phone on a database in memory. Two of them on one factory are two tabs. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { Connection } from "../../src/storage/connection.ts";
import { databaseOf } from "../../src/storage/phone-options.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { openPhone } from "../../src/storage/open-phone.ts";
import type { PhoneOptions } from "../../src/storage/phone-options.ts";
import { valueOf } from "./results.ts";

/** Opens a phone that must open; without a factory, a new and empty one. */
export async function openTestPhone(given: Partial<PhoneOptions> = {}): Promise<Phone> {
  const opened = await openPhone(phoneOptions(given));
  if (!opened.ok) throw new Error(`The phone did not open: ${opened.error.kind}`);
  return opened.value;
}

export function phoneOptions(given: Partial<PhoneOptions> = {}): PhoneOptions {
  return {
    name: "satchel",
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    newId: () => crypto.randomUUID(),
    indexedDB: new IDBFactory(),
    keyRange: IDBKeyRange,
    ...given,
  };
}

/** A connection to the database of a phone on this factory, beside the phone's own. */
export async function connectionTo(indexedDB: IDBFactory): Promise<Connection> {
  const database = valueOf(databaseOf(phoneOptions({ indexedDB })));
  const connection = new Connection(database);
  valueOf(await connection.open());
  return connection;
}
