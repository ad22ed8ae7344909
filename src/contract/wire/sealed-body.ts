/**
 * How an event's body is sealed to its program: the layout of the sealed bytes
 * and what they are bound to. The cryptography is done by `storage`, which only
 * seals, and by `server`, which opens; golden vectors hold both to this.
 *
 * HPKE (RFC 9180) in base mode with P-256, HKDF-SHA-256 and AES-256-GCM. One
 * encapsulation gives an exported secret, which is the AES-256-GCM key for a
 * run of records; each record has a random nonce of its own, so each opens
 * alone and in any order.
 */
import { assert } from "../../domain/assert.ts";
import { canonicalJson } from "../canonical.ts";
import type { EventInClear } from "../commitment.ts";
import { joinedBytes } from "../joined-bytes.ts";

/** First byte of a stored body that is sealed to a program; 1 is plain. */
const sealedFormat = 2;

/** An uncompressed point of P-256. */
export const encapsulationBytes = 65;
export const publicKeyBytes = 65;

/** Of AES-GCM. */
export const sealNonceBytes = 12;
export const sealTagBytes = 16;

/** Of the exported secret. */
export const sealKeyBytes = 32;

/** Records that one encapsulation may serve, so that one guessed key opens no more than these. */
export const maxRecordsPerEncapsulation = 100;

/** `exporter_context` of the exported secret. */
export const sealExporterContext = "satchel-key-1";

/** `info` of the encapsulation: a secret made for one program's key is worth nothing under another. */
export function sealInfo(program: string, key: number): Uint8Array<ArrayBuffer> {
  return utf8(canonicalJson(["satchel-hpke-1", program, key]));
}

/** Additional data: a body can be moved neither to another event nor to another program. */
export function sealAdditionalData(
  program: string,
  key: number,
  { id, record, kind, rev, base, schema }: EventInClear,
): Uint8Array<ArrayBuffer> {
  // A flat list has one spelling, so this is its canonical JSON.
  return utf8(JSON.stringify(["satchel-aad-1", program, key, id, record, kind, rev, base ?? "", schema]));
}

export interface SealedBody {
  /** Which of the program's keys: 1, 2, 3 … */
  readonly key: number;
  readonly enc: Uint8Array<ArrayBuffer>;
  /** Nonce, ciphertext and tag. */
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** One format byte, the key's number in four (big-endian), `enc`, then nonce, ciphertext and tag. */
export function joinSealedBody({ key, enc, sealed }: SealedBody): Uint8Array<ArrayBuffer> {
  assert(enc.byteLength === encapsulationBytes, "the suite fixes the length of an encapsulation");
  const head = new DataView(new ArrayBuffer(headBytes));
  head.setUint8(0, sealedFormat);
  head.setUint32(1, key);
  return joinedBytes([new Uint8Array(head.buffer), enc, sealed]);
}

/** `undefined` where the body is not sealed in this format. */
export function splitSealedBody(body: Uint8Array): SealedBody | undefined {
  const shortest = headBytes + encapsulationBytes + sealNonceBytes + sealTagBytes;
  if (body.byteLength <= shortest || body[0] !== sealedFormat) return undefined;
  const head = new DataView(body.buffer, body.byteOffset, headBytes);
  return {
    key: head.getUint32(1),
    enc: new Uint8Array(body.subarray(headBytes, headBytes + encapsulationBytes)),
    sealed: new Uint8Array(body.subarray(headBytes + encapsulationBytes)),
  };
}

const headBytes = 5;

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
