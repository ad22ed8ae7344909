/**
 * The doors that every body passes on its way into the log and into the book.
 * A phone alone keeps both readable unless it has a passphrase; a program's phone
 * seals its log so that not even the phone can open it again, and its book under a
 * key of its own.
 */
import { assert } from "../domain/assert.ts";
import type { EventId, RecordId } from "../domain/ids.ts";
import { type EventInClear, saltBytes } from "../contract/commitment.ts";

/** What is in clear about a row of the book. As with an event, a body can't be moved to another one. */
export interface BookAbout {
  readonly record: RecordId;
  /** The event whose content it is. */
  readonly event: EventId;
}

/** One way of closing bodies and, where the key is here, of opening them. */
export interface Door<About> {
  /** Whether this phone can ever open what it closes. */
  readonly opens: boolean;
  seal(plain: Uint8Array<ArrayBuffer>, about: About): Promise<Uint8Array<ArrayBuffer>>;
  /** `undefined` where this phone can't open it. */
  open(body: Uint8Array, about: About): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** For events, and for what the book shows of records: their keys are not the same. */
export type Sealer = Door<EventInClear>;
export type BookSealer = Door<BookAbout>;

/** The first byte of a body says how to read the rest; the others are kept for sealed ones. */
export const plainFormat = 1;

export interface Doors {
  readonly log: Sealer;
  readonly book: BookSealer;
  /** `doors` of the log's row for which these close; `undefined` where they don't depend on it. */
  readonly turn?: () => number | undefined;
}

export const plainSealer: Door<unknown> = {
  opens: true,
  async seal(plain) {
    const body = new Uint8Array(1 + plain.byteLength);
    body[0] = plainFormat;
    body.set(plain, 1);
    return body;
  },
  async open(body) {
    // A copy: the salt and the content are looked at apart from the row they came in.
    return body[0] === plainFormat ? new Uint8Array(body.subarray(1)) : undefined;
  },
};

/** Of a phone that works alone. */
export const plainDoors: Doors = { log: plainSealer, book: plainSealer };

/** What a body holds, before it is sealed and after it is opened. */
export interface PlainBody {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** `canonicalBytes` of the content. */
  readonly canonical: Uint8Array<ArrayBuffer>;
}

export function joinBody({ salt, canonical }: PlainBody): Uint8Array<ArrayBuffer> {
  assert(salt.byteLength === saltBytes, "the salt is drawn with this length");
  const plain = new Uint8Array(saltBytes + canonical.byteLength);
  plain.set(salt);
  plain.set(canonical, saltBytes);
  return plain;
}

export function splitBody(plain: Uint8Array<ArrayBuffer>): PlainBody {
  return { salt: plain.slice(0, saltBytes), canonical: plain.slice(saltBytes) };
}
