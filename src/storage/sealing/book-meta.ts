/** The row of `meta` that tells how the book is kept. Whoever reads it has what lies in clear: all but a passphrase. */
import { isLocalDate } from "../../contract/ids.ts";
import { isBytes } from "../../contract/event-schema.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { BookSettings } from "../../domain/program.ts";
import { type Lock, parseLock } from "./passphrase.ts";

export const bookMetaName = "book";

export interface BookMeta {
  readonly name: typeof bookMetaName;
  /** Raised with each change, so that of two tabs only one replaces a key. */
  readonly turn: number;
  /** Raised with each book that is begun: its rows have another key than those before. */
  readonly volume: number;
  readonly days: BookSettings["days"];
  /** The program day on which it was looked at last; absent before the first. */
  readonly day?: LocalDate;
  readonly kept: Kept;
}

export type Kept =
  | { readonly custody: "device"; readonly key: Uint8Array<ArrayBuffer> }
  | { readonly custody: "memory" }
  | { readonly custody: "passphrase"; readonly lock: Lock };

export const bookKeyBytes = 32;

/** `undefined` where the row is not understood, or there is none. */
export function parseBookMeta(value: unknown): BookMeta | undefined {
  const row = (value ?? {}) as Partial<Record<keyof BookMeta, unknown>>;
  const kept = parseKept(row.kept);
  const isUnderstood =
    kept !== undefined &&
    Number.isSafeInteger(row.turn) &&
    Number.isSafeInteger(row.volume) &&
    (row.days === 0 || row.days === 7 || row.days === 30) &&
    (row.day === undefined || isLocalDate(row.day));
  return isUnderstood ? ({ ...row, kept } as BookMeta) : undefined;
}

/** The turn of a row that may be one of a newer app; 0 where there is none. */
export function turnOf(value: unknown): number {
  const { turn } = (value ?? {}) as Partial<Record<"turn", unknown>>;
  return Number.isSafeInteger(turn) ? Number(turn) : 0;
}

function parseKept(value: unknown): Kept | undefined {
  const { custody, key, lock } = (value ?? {}) as Partial<Record<"custody" | "key" | "lock", unknown>>;
  switch (custody) {
    case "device":
      return isBytes(key) && key.byteLength === bookKeyBytes ? { custody, key } : undefined;
    case "memory":
      return { custody };
    case "passphrase": {
      const understood = parseLock(lock);
      return understood === undefined ? undefined : { custody, lock: understood };
    }
    default:
      return undefined;
  }
}
