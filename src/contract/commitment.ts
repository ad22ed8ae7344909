/**
 * What binds an event to its content without telling anything about it. Both
 * values are made before the body is sealed, so that sealing it again under
 * another key changes neither.
 */
import { assert } from "../domain/assert.ts";
import type { EventKind } from "../domain/event.ts";
import type { EventId, RecordId } from "../domain/ids.ts";
import { joinedBytes } from "./joined-bytes.ts";
import { maxRevision, maxSchema } from "./limits.ts";

/** Random bytes kept inside the body: without them, a guess at a short record could be checked against `c`. */
export const saltBytes = 16;

/** `c`: SHA-256 over the salt and the canonical content. */
export async function commitment(salt: Uint8Array, canonical: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  assert(salt.byteLength === saltBytes, "the salt is drawn with this length");
  return sha256(joinedBytes([salt, canonical]));
}

/** What of an event is in clear and decides the counts: `h` covers it, and a body is sealed together with it. */
export interface EventInClear {
  readonly id: EventId;
  readonly record: RecordId;
  readonly kind: EventKind;
  readonly rev: number;
  readonly base?: EventId;
  readonly schema: number;
}

/** What `h` speaks about: all of that, and the commitment. */
export interface HashedEvent extends EventInClear {
  readonly c: Uint8Array;
}

/**
 * `h`: SHA-256 over a fixed layout of 98 bytes: ASCII `satchel-h-1`, id (16),
 * record (16), kind (1), rev (4), base (16, zeros when none), schema (2), c (32);
 * numbers big-endian. Layout 1 is the only one so far.
 */
export async function eventHash(event: HashedEvent): Promise<Uint8Array<ArrayBuffer>> {
  assert(event.c.byteLength === 32, "c is a SHA-256");
  assert(event.rev <= maxRevision && event.schema <= maxSchema, "schemas bound both numbers");

  const numbers = new DataView(new ArrayBuffer(6));
  numbers.setUint32(0, event.rev);
  numbers.setUint16(4, event.schema);
  const [rev, schema] = [new Uint8Array(numbers.buffer, 0, 4), new Uint8Array(numbers.buffer, 4, 2)];

  return sha256(
    joinedBytes([
      new TextEncoder().encode("satchel-h-1"),
      uuidBytes(event.id),
      uuidBytes(event.record),
      Uint8Array.of(kindBytes[event.kind]),
      rev,
      event.base === undefined ? new Uint8Array(16) : uuidBytes(event.base),
      schema,
      event.c,
    ]),
  );
}

/** SHA-256 by the platform: phone, worker and server all have it. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

const kindBytes: Record<EventKind, number> = { rec: 1, fix: 2, void: 3 };

function uuidBytes(uuid: string): Uint8Array {
  const hex = uuid.replaceAll("-", "");
  assert(hex.length === 32, "ids are UUIDs past their parser");
  return Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}
