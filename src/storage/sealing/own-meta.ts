/** The row of `meta` of a phone that works alone behind a passphrase. Without it, its rows are plain. */
import type { ownMetaName } from "./lazy-own-keeper.ts";
import { type Lock, parseLock } from "./passphrase.ts";

export interface OwnMeta {
  readonly name: typeof ownMetaName;
  readonly lock: Lock;
  /** Rows from before are brought along in steps; a phone that is switched off in between goes on at the next unlock. */
  readonly rows: "being-sealed" | "sealed" | "being-opened";
  /** An update counts by other rules, and what was counted by the old ones is dropped: counted anew at the next unlock. */
  readonly areTotalsDropped?: true;
}

/** `undefined` where the row is not understood, or there is none. */
export function parseOwnMeta(value: unknown): OwnMeta | undefined {
  const row = (value ?? {}) as Partial<Record<keyof OwnMeta, unknown>>;
  const lock = parseLock(row.lock);
  if (lock === undefined) return undefined;
  const { rows, areTotalsDropped } = row;
  return rows === "being-sealed" || rows === "sealed" || rows === "being-opened"
    ? { name: "passphrase", lock, rows, ...(areTotalsDropped === true && { areTotalsDropped }) }
    : undefined;
}
