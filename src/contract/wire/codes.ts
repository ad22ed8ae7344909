/** Codes that a person may type: Crockford's base32, which leaves out I, L, O and U. */

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** One character for each byte given, of which the lower five bits count. */
export function codeOfBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => alphabet.charAt(byte & 0b1_1111)).join("");
}

/** What a person typed, as the code it means: any case, spaces and hyphens dropped, O for 0, I and L for 1. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}

/** Groups of four, as it is shown. */
export function codeInGroups(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, "$1 ");
}

export function isCode(value: unknown, length: number): value is string {
  return typeof value === "string" && value.length === length && codePattern.test(value);
}

export const codePattern = /^[0-9A-HJKMNP-TV-Z]+$/;
