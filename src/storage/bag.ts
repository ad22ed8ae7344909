/**
 * `meta`'s row of the bag: what it should hold, in clear, as a phone's settings
 * are; no place and no day. It moves in the transaction of each save.
 */
import { type Bag, bagOf, type HeldRow } from "../domain/bag.ts";
import type { KeptBag } from "../domain/kept-bag.ts";
import type { Database } from "./database.ts";
import { StorageError } from "./failures.ts";

export const bagName = "bag";

export interface BagRow extends KeptBag {
  readonly name: typeof bagName;
}

/** Writes what has changed, and nothing on a phone without a bag. */
export function putBag(table: IDBObjectStore, before: KeptBag | undefined, after: KeptBag | undefined): void {
  if (after === before) return;
  if (after === undefined) table.delete(bagName);
  else table.put({ ...after, name: bagName } satisfies BagRow);
}

export function parseBagRow(value: unknown): BagRow | undefined {
  if (value === undefined || isBagRow(value)) return value;
  throw new StorageError({ kind: "unreadable", cause: new Error("The bag's row is not understood") });
}

export async function readBag(database: Database): Promise<Bag | undefined> {
  const row = parseBagRow(await database.meta.get(bagName));
  return row && bagOf(row.held);
}

function isBagRow(value: unknown): value is BagRow {
  if (typeof value !== "object" || value === null) return false;
  const { name, since, brought, held } = value as Readonly<Record<keyof BagRow, unknown>>;
  return (
    name === bagName &&
    Number.isSafeInteger(since) &&
    Array.isArray(brought) &&
    Array.isArray(held) &&
    held.every(isHeldRow)
  );
}

function isHeldRow(value: unknown): value is HeldRow {
  if (typeof value !== "object" || value === null) return false;
  const { item, lot, expiry, quantity } = value as Readonly<Record<keyof HeldRow, unknown>>;
  const texts = [lot, expiry].filter((text) => text !== undefined);
  return [item, ...texts].every((text) => typeof text === "string") && Number.isSafeInteger(quantity);
}
