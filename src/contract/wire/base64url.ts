/** Bytes as text on the wire: base64 with `-` and `_`, without padding (RFC 4648, 5). */

/** Characters that so many bytes take. */
export function base64urlLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

/** By hand: `btoa` takes a text of the bytes and gives other letters, which is four times as long for an event. */
export function bytesToBase64url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.byteLength; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text +=
      letters.charAt(three >> 18) +
      letters.charAt((three >> 12) & 63) +
      letters.charAt((three >> 6) & 63) +
      letters.charAt(three & 63);
  }
  return text.slice(0, base64urlLength(bytes.byteLength));
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** `undefined` where the text is not the one spelling of its bytes. */
export function base64urlToBytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!isBase64url(text)) return undefined;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** What its letters are; that its bits beyond the last byte are zero, no pattern says. */
export const base64urlPattern = /^[\w-]*$/;

/** Bits beyond the last byte must be zero: otherwise two texts would mean the same bytes. */
export function isBase64url(value: unknown): value is string {
  return typeof value === "string" && base64urlPattern.test(value) && hasOneSpelling(value);
}

function hasOneSpelling(text: string): boolean {
  const last = text.at(-1) ?? "";
  switch (text.length % 4) {
    case 0:
      return true;
    case 2:
      return "AQgw".includes(last);
    case 3:
      return "AEIMQUYcgkosw048".includes(last);
    default:
      return false;
  }
}
