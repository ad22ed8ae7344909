/** A month's totals on the wire: the same block, its packed days as text. */
import { assert } from "../../domain/assert.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { MonthBlock } from "../../domain/month-block.ts";
import { base64urlToBytes, bytesToBase64url } from "./base64url.ts";
import type { WireBlock } from "./desk-messages.ts";

export function blockToWire(block: MonthBlock): WireBlock {
  const days = Object.entries(block.days).map(([day, bytes]) => [day, bytesToBase64url(bytes)]);
  return { ...block, days: Object.fromEntries(days) as Record<LocalDate, string> };
}

/** A block of a parsed reply. Its fold version is looked at by whoever adds it up. */
export function blockFromWire(block: WireBlock): MonthBlock {
  const days = Object.entries(block.days).map(([day, text]) => {
    const bytes = text === undefined ? undefined : base64urlToBytes(text);
    assert(bytes !== undefined, "the schema lets only the one spelling of bytes through");
    return [day, bytes];
  });
  return { ...block, days: Object.fromEntries(days) as Record<LocalDate, Uint8Array> };
}
