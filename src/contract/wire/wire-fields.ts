/** Kinds of field that only messages have. */
import type { LocalMonth } from "../../domain/ids.ts";
import { parseDigest } from "../digest.ts";
import { form } from "../fields.ts";
import { isRecordId, uuidPattern } from "../ids.ts";
import { base64urlLength, base64urlPattern, isBase64url } from "./base64url.ts";

/** A random UUID of something that is neither a record nor an event: a program, a phone, a log's number. */
export const uuid = form((value: unknown): value is string => isRecordId(value), {
  type: "string",
  format: "uuid",
  pattern: uuidPattern.source,
});

const monthPattern = /^\d{4}-\d\d$/;

export const localMonth = form(isLocalMonth, { type: "string", pattern: monthPattern.source });

function isLocalMonth(value: unknown): value is LocalMonth {
  return typeof value === "string" && monthPattern.test(value);
}

/** 16 hexadecimal digits. */
export const digest = form((value: unknown): value is string => parseDigest(value).ok, {
  type: "string",
  pattern: "^[0-9a-f]{16}$",
});

/** So many bytes as base64url. */
export function bytesOf(length: number) {
  const letters = base64urlLength(length);
  return form((value: unknown): value is string => isBase64url(value) && value.length === letters, {
    type: "string",
    minLength: letters,
    maxLength: letters,
    pattern: base64urlPattern.source,
  });
}

/** Up to so many bytes as base64url. */
export function bytesUpTo(length: number) {
  const maxLength = base64urlLength(length);
  return form((value: unknown): value is string => isBase64url(value) && value.length <= maxLength, {
    type: "string",
    maxLength,
    pattern: base64urlPattern.source,
  });
}

const cursorPattern = /^\d{1,15}\.[0-9a-f]{16}$/;

/**
 * Where a reader of changes is: a position and the witness that the server drew
 * for it. A server restored from a backup gives the position to another witness.
 */
export const cursor = form(isCursor, { type: "string", pattern: cursorPattern.source });

export function isCursor(value: unknown): value is string {
  return typeof value === "string" && cursorPattern.test(value);
}
