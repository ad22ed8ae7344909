/**
 * One content, one sequence of bytes. What is hashed and sealed must come out
 * the same on every phone, in every version, whatever the order in which an
 * object got its keys. Golden vectors hold it.
 */
import { assert } from "../domain/assert.ts";
import type { EventContent } from "./event-schema.ts";

/** The bytes that an event's content is hashed and kept as: canonical JSON in UTF-8. */
export function canonicalBytes(content: EventContent): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(content));
}

/**
 * JSON without spaces, keys sorted by UTF-16 code unit, absent keys left out,
 * strings escaped as `JSON.stringify` does. Takes text, booleans, safe integers,
 * lists and objects; a decimal is text, because how a fraction is printed is
 * no part of what it means.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "number":
      assert(Number.isSafeInteger(value), "decimals are kept as text and counts have limits");
      return JSON.stringify(value);
    default:
      assert(typeof value === "object" && value !== null, "schemas let nothing else into a record");
      return Array.isArray(value) ? canonicalList(value) : canonicalObject(value);
  }
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

function canonicalList(list: readonly unknown[]): string {
  return `[${list.map(canonicalJson).join(",")}]`;
}

function canonicalObject(object: object): string {
  const members = Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`);
  return `{${members.join(",")}}`;
}
