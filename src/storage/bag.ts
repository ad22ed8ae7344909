/**
 * `meta`'s row of the bag: what it should hold, in clear, as a phone's settings
 * are; no place and no day. It moves in the transaction of each save.
 */
import type { Bag, HeldRow } from "../domain/bag.ts";
import { type KeptBag, shownBag } from "../domain/kept-bag.ts";
import type { Database } from "./database.ts";
import { writeStrictly } from "./strict-write.ts";

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

/** Where a row is put aside that isn't understood: the bag is an extra, and must keep nobody from recording. */
const damagedName = "bag-damaged";

export function understoodBag(value: unknown): BagRow | undefined {
  return isBagRow(value) ? value : undefined;
}

/** `value` is what lies under the bag's name. */
export function putAsideDamaged(table: IDBObjectStore, value: unknown): void {
  if (value === undefined || isBagRow(value)) return;
  table.put({ name: damagedName, value });
  table.delete(bagName);
}

export async function readBag(database: Database): Promise<Bag | undefined> {
  return shownBag(understoodBag(await database.meta.get(bagName)));
}

/** Whether a bag is kept or not is said without an event, so the log tells no other tab of it. */
export function isStoppedAlike(known: KeptBag | undefined, stored: unknown): boolean {
  return known === undefined || known.isStopped === understoodBag(stored)?.isStopped;
}

/** Why there is no bag although there was one; `undefined` where there is one, or never was. */
export type BagTrouble = "stopped" | "damaged";

export async function readBagTrouble(database: Database): Promise<BagTrouble | undefined> {
  const [value, damaged] = await database.meta.bulkGet([bagName, damagedName]);
  const bag = understoodBag(value);
  if (bag?.isStopped === true && bag.fills > 0) return "stopped";
  return bag === undefined && (value !== undefined || damaged !== undefined) ? "damaged" : undefined;
}

/** Nothing of what was recorded changes by it. */
export function writeBagStopped(database: Database, isStopped: boolean): Promise<void> {
  return writeStrictly(database, ({ table, afterAll, finish }) => {
    const stored = table("meta").get(bagName);
    afterAll([stored], () => {
      const bag = understoodBag(stored.result);
      if (bag !== undefined) {
        const { isStopped: _, ...kept } = bag;
        table("meta").put({ ...kept, ...(isStopped && { isStopped }) } satisfies BagRow);
      }
      finish();
    });
  });
}

function isBagRow(value: unknown): value is BagRow {
  if (typeof value !== "object" || value === null) return false;
  const { name, since, brought, held, fills } = value as Readonly<Record<keyof BagRow, unknown>>;
  return (
    name === bagName &&
    Number.isSafeInteger(since) &&
    Number.isSafeInteger(fills) &&
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
