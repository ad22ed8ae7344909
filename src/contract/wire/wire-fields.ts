/** Kinds of field that only messages have. */
import { parseDigest } from "../digest.ts";
import { form } from "../fields.ts";
import { isRecordId } from "../ids.ts";
import { base64urlLength, isBase64url } from "./base64url.ts";

/** A random UUID of something that is neither a record nor an event: a program, a phone, a log's number. */
export const uuid = form((value: unknown): value is string => isRecordId(value));

/** 16 hexadecimal digits. */
export const digest = form((value: unknown): value is string => parseDigest(value).ok);

/** So many bytes as base64url. */
export function bytesOf(length: number) {
  return form(
    (value: unknown): value is string => isBase64url(value) && value.length === base64urlLength(length),
  );
}

/** Up to so many bytes as base64url. */
export function bytesUpTo(length: number) {
  return form(
    (value: unknown): value is string => isBase64url(value) && value.length <= base64urlLength(length),
  );
}

/**
 * Where a reader of changes is: a position and the witness that the server drew
 * for it. A server restored from a backup gives the position to another witness.
 */
export const cursor = form(isCursor);

export function isCursor(value: unknown): value is string {
  return typeof value === "string" && /^\d{1,15}\.[0-9a-f]{16}$/.test(value);
}
