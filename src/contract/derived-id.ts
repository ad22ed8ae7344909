/** Ids for what arrives without one, so that reading a source twice makes each record, and each log, once. */
import type { RecordId } from "../domain/ids.ts";
import { canonicalJson } from "./canonical.ts";
import { sha256 } from "./commitment.ts";

export interface RecordOrigin {
  /** Name of the file or of what it came from. */
  readonly source: string;
  /**
   * The line or row in one fixed spelling, without what the record does not
   * keep: an id stands in clear, unsalted, so a guess at it can be tried out.
   */
  readonly content: string;
  /** 1 for the first such line of the source, 2 for the second equal one. */
  readonly occurrence: number;
}

/**
 * The same origin has the same id on every phone. The form is a UUID of version
 * 8, "made by a rule of its own" (RFC 9562, 5.8), so that it meets no random one.
 */
export async function derivedRecordId(origin: RecordOrigin): Promise<RecordId> {
  const { source, content, occurrence } = origin;
  const hash = await sha256(
    new TextEncoder().encode(canonicalJson(["satchel-record-1", source, content, occurrence])),
  );
  return uuidVersion8(hash) as RecordId;
}

/**
 * The number for what a copy says that the log under its own number does not:
 * of two phones that use one number, the events from the first that differs on.
 * By that event's `h`, so that each such copy goes on where the last one ended.
 */
export async function derivedNumber(number: string, h: string): Promise<string> {
  return uuidVersion8(await sha256(new TextEncoder().encode(canonicalJson(["satchel-number-1", number, h]))));
}

function uuidVersion8(hash: Uint8Array): string {
  const hex = Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  // Two of the four variant bits are fixed by the standard, two stay the hash's.
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
