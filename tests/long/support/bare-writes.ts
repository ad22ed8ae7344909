/**
 * What a save is measured against in Node: its rows in one bare transaction and
 * its two hashes, in the same process at the same time. A busy machine slows
 * down both, by as much.
 */
import { webcrypto } from "node:crypto";
import { IDBFactory } from "fake-indexeddb";
import { usedMs } from "../../bench/support/child-server.ts";

const writesInUnit = 10;
/** As many rows as a phone holds. */
const keys = 10_000;
const stores = ["meta", "events", "book", "dayTotals"];

export class BareWrites {
  readonly #database: Promise<IDBDatabase> = openBare();
  #written = 0;

  /** Processor time of a unit: ten writes. */
  async unitMs(): Promise<number> {
    const database = await this.#database;
    const beforeMs = usedMs();
    for (let write = 0; write < writesInUnit; write++) await this.#write(database);
    return usedMs() - beforeMs;
  }

  async #write(database: IDBDatabase): Promise<void> {
    this.#written += 1;
    const bytes = new Uint8Array(700).fill(this.#written % 256);
    const h = new Uint8Array(await webcrypto.subtle.digest("SHA-256", bytes));
    await webcrypto.subtle.digest("SHA-256", h);
    const key = `${(this.#written * 7919) % keys}`;
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(stores, "readwrite");
      transaction.addEventListener("complete", resolve);
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("It was aborted.")));
      for (const store of stores) transaction.objectStore(store).put({ h, bytes, day: "2025-01-01" }, key);
    });
  }
}

function openBare(): Promise<IDBDatabase> {
  const opening = new IDBFactory().open("bare", 1);
  return new Promise((resolve, reject) => {
    opening.addEventListener("upgradeneeded", () => {
      for (const store of stores) opening.result.createObjectStore(store);
    });
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", () => reject(opening.error ?? new Error("It doesn't open.")));
  });
}
