/** What a phone's database needs of the browser, and what it may lack. */
import { err, ok, type Result } from "../domain/result.ts";
import type { OpenChannel } from "./change-signal.ts";
import { createDatabase, type Database } from "./database.ts";
import type { Timer } from "./deadline.ts";
import { firstLogRow } from "./log.ts";
import type { ConnectionFailure } from "./phone.ts";
import { newestOf, shippedVersions, type DatabaseVersion } from "./schema.ts";
import type { Doors } from "./sealer.ts";

export interface PhoneOptions {
  /** Of the database. */
  readonly name: string;
  /** From a source that can't be guessed. */
  randomBytes(length: number): Uint8Array<ArrayBuffer>;
  /** A random UUID. */
  newId(): string;
  /** Of a phone alone. */
  readonly doors?: Doors;
  readonly indexedDB?: IDBFactory;
  readonly keyRange?: typeof IDBKeyRange;
  readonly openChannel?: OpenChannel;
  readonly timer?: Timer;
  /** Other versions of the database than the shipped ones, for tests of upgrades. */
  readonly versions?: readonly DatabaseVersion[];
}

export function databaseOf(options: PhoneOptions): Result<Database, ConnectionFailure> {
  const { name, versions = shippedVersions } = options;
  const factory = options.indexedDB ?? globalThis.indexedDB;
  if (factory === undefined) {
    return err({ kind: "unavailable", cause: new Error("This browser keeps no database here") });
  }
  const schema = newestOf(versions);
  return ok(
    createDatabase({
      name,
      versions,
      indexedDB: factory,
      keyRange: options.keyRange ?? globalThis.IDBKeyRange,
      firstMetaRows: () => [firstLogRow({ number: options.newId(), schema })],
    }),
  );
}

export function canHash(): boolean {
  // The type leaves out that browsers withhold it where an address is neither https nor this machine's own.
  return (globalThis.crypto as Partial<Crypto> | undefined)?.subtle !== undefined;
}
