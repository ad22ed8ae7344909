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
  readonly purged?: Purged;
}

/**
 * What left this volume by its age: of a tab that missed several changes it
 * says what they took together. Names the turn that it was written with: an
 * earlier version spreads the row that it read, and would write on an old one
 * while it purges more.
 */
export interface Purged {
  readonly turn: number;
  /** Of every turn after this one it is known what it purged. */
  readonly since: number;
  /** All of it was of days before this one; there may be rows of such days that were noted later. */
  readonly before: LocalDate;
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
  if (!isUnderstood) return undefined;
  const { purged: stored, ...rest } = row;
  const purged = parsePurged(stored);
  return { ...rest, kept, ...(purged?.turn === row.turn && { purged }) } as BookMeta;
}

/** What is known of purges with the turn after `meta`, which purges what is of days before `before`. */
export function purgedWithNext({ turn, purged }: BookMeta, before: LocalDate): Purged {
  return {
    turn: turn + 1,
    since: purged?.since ?? turn,
    // The number of days may grow, and a clock be set back: what went earlier stays gone.
    before: purged !== undefined && purged.before > before ? purged.before : before,
  };
}

/** The turn of a row that may be one of a newer app; 0 where there is none. */
export function turnOf(value: unknown): number {
  const { turn } = (value ?? {}) as Partial<Record<"turn", unknown>>;
  return Number.isSafeInteger(turn) ? Number(turn) : 0;
}

function parsePurged(value: unknown): Purged | undefined {
  const { turn, since, before } = (value ?? {}) as Partial<Record<keyof Purged, unknown>>;
  const isUnderstood = Number.isSafeInteger(turn) && Number.isSafeInteger(since) && isLocalDate(before);
  return isUnderstood ? { turn: Number(turn), since: Number(since), before } : undefined;
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
