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
  return sha256(committedBytes(salt, canonical));
}

/** What `c` is the SHA-256 of. */
export function committedBytes(salt: Uint8Array, canonical: Uint8Array): Uint8Array<ArrayBuffer> {
  assert(salt.byteLength === saltBytes, "the salt is drawn with this length");
  return joinedBytes([salt, canonical]);
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

/** `h`: SHA-256 over `hashedBytes`. */
export async function eventHash(event: HashedEvent): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(hashedBytes(event));
}

/**
 * What `h` is the SHA-256 of, a fixed layout of 98 bytes: ASCII `satchel-h-1`,
 * id (16), record (16), kind (1), rev (4), base (16, zeros when none), schema
 * (2), c (32); numbers big-endian. Layout 1 is the only one so far.
 */
export function hashedBytes({
  id,
  record,
  kind,
  rev,
  base,
  schema,
  c,
}: HashedEvent): Uint8Array<ArrayBuffer> {
  assert(c.byteLength === cBytes, "c is a SHA-256");
  assert(rev <= maxRevision && schema <= maxSchema, "schemas bound both numbers");

  const bytes = new Uint8Array(cOffset + cBytes);
  const layout = new DataView(bytes.buffer);
  bytes.set(layoutName);
  setUuid(layout, 11, id);
  setUuid(layout, 27, record);
  layout.setUint8(43, kindBytes[kind]);
  layout.setUint32(44, rev);
  if (base !== undefined) setUuid(layout, 48, base);
  layout.setUint16(64, schema);
  bytes.set(c, cOffset);
  return bytes;
}

/** SHA-256 by the platform: phone, worker and server all have it. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

const layoutName = new TextEncoder().encode("satchel-h-1");
const kindBytes: Record<EventKind, number> = { rec: 1, fix: 2, void: 3 };
const cBytes = 32;
const cOffset = 66;

/** Four numbers of 32 bits: both ends do this for every event. */
function setUuid(layout: DataView, offset: number, uuid: string): void {
  const hex = uuid.replaceAll("-", "");
  assert(hex.length === 32, "ids are UUIDs past their parser");
  for (let word = 0; word < 4; word++) {
    layout.setUint32(offset + word * 4, Number.parseInt(hex.slice(word * 8, word * 8 + 8), 16));
  }
}
