/**
 * One number over many events, the same in any order: the sum modulo 2⁶⁴ of the
 * first 8 bytes of each `h`. Phone and server compare it to learn that they
 * hold the same events. It finds accidents; it is no defence against forgery.
 */
import { assert } from "../domain/assert.ts";
import { err, ok, type Result } from "../domain/result.ts";

/** Digest of no event. */
export const emptyDigest = 0n;

/** The digest with one more event in it. Needs no promise, so it runs inside a database transaction. */
export function addToDigest(digest: bigint, h: Uint8Array): bigint {
  return BigInt.asUintN(64, digest + leadingWord(h));
}

/** As it travels and is stored: 16 hexadecimal digits in lower case. */
export function formatDigest(digest: bigint): string {
  return digest.toString(16).padStart(16, "0");
}

/** Reads what `formatDigest` wrote. */
export function parseDigest(text: unknown): Result<bigint, "wrong-form"> {
  return typeof text === "string" && /^[0-9a-f]{16}$/.test(text)
    ? ok(BigInt(`0x${text}`))
    : err("wrong-form");
}

function leadingWord(h: Uint8Array): bigint {
  assert(h.byteLength === 32, "h is a SHA-256");
  return new DataView(h.buffer, h.byteOffset, 8).getBigUint64(0);
}
