/** Bytes as two hexadecimal digits each. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** Bytes from two hexadecimal digits each, in a view that doesn't begin where its buffer does. */
export function bytesOfHex(hex: string): Uint8Array {
  const shifted = new Uint8Array(hex.length / 2 + 3);
  shifted.set(Buffer.from(hex, "hex"), 3);
  return shifted.subarray(3);
}
