/** Bytes as text on the wire: base64 with `-` and `_`, without padding (RFC 4648, 5). */

/** Characters that so many bytes take. */
export function base64urlLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

export function bytesToBase64url(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.byteLength; start += piece) {
    binary += String.fromCharCode(...bytes.subarray(start, start + piece));
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

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

/** Arguments of one call have a limit in every engine. */
const piece = 8192;
