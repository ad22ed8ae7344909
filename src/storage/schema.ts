/**
 * The versions of the database, oldest first. History:
 *
 * 1 — the first.
 *
 * A version that has been in someone's hand never changes. A new one gets a
 * module of its own, adds and never takes away (an older tab may still be
 * open), and leaves a dump in tests/fixtures/databases that must open for ever.
 */
import type { Transaction } from "dexie";
import { assert } from "../domain/assert.ts";
import { version1 } from "./versions/version-1.ts";

export interface DatabaseVersion {
  readonly number: number;
  /** Tables and indexes as Dexie writes them; a table left out stays as it was. */
  readonly stores: Readonly<Record<string, string>>;
  /** Brings rows along. It runs in the transaction that changes the version: all of it or nothing. */
  readonly upgrade?: (transaction: Transaction) => PromiseLike<unknown>;
}

export const shippedVersions: readonly DatabaseVersion[] = [version1];

export function newestOf(versions: readonly DatabaseVersion[]): number {
  const newest = versions.at(-1);
  assert(newest !== undefined, "a database has at least its first version");
  return newest.number;
}

/** Dexie's version 1 is the browser's 10. */
export function nativeVersionOf(version: number): number {
  return version * 10;
}
