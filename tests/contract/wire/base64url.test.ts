import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  base64urlLength,
  base64urlToBytes,
  bytesToBase64url,
  isBase64url,
} from "../../../src/contract/wire/base64url.ts";

const bytes = fc.uint8Array({ maxLength: 300 });

describe("base64url", () => {
  test.each([
    ["", []],
    ["Zg", [0x66]],
    ["Zm8", [0x66, 0x6f]],
    ["Zm9v", [0x66, 0x6f, 0x6f]],
    ["-_8", [0xfb, 0xff]],
  ])("writes RFC 4648's examples, here %j, without padding", (text, given) => {
    expect(bytesToBase64url(Uint8Array.from(given))).toBe(text);
  });

  test("gives back any bytes, in the length that was announced", () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const text = bytesToBase64url(given);

        expect(base64urlToBytes(text)).toEqual(new Uint8Array(given));
        expect(text).toHaveLength(base64urlLength(given.byteLength));
      }),
    );
  });

  test("writes more bytes than a call may have arguments", () => {
    const many = new Uint8Array(200_000).fill(7);

    expect(base64urlToBytes(bytesToBase64url(many))).toEqual(many);
  });

  test("takes one spelling of the same bytes", () => {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const taken = Array.from(alphabet).filter((last) => isBase64url(`Z${last}`));
    const takenOfTwo = Array.from(alphabet).filter((last) => isBase64url(`Zm${last}`));

    // One byte leaves four bits over, two bytes leave two: of 64 spellings each, 4 and 16 are right.
    expect(taken).toEqual(["A", "Q", "g", "w"]);
    expect(takenOfTwo).toHaveLength(16);
    for (const last of takenOfTwo) expect(bytesToBase64url(base64urlToBytes(`Zm${last}`)!)).toBe(`Zm${last}`);
  });

  test.each(["Zg==", "Zm9v=", "Zm+v", "Zm/v", "Zm9 v", "Zm9v\n", "Z", "Zm9vZ", "Zmé", "Zm9v\u0000"])(
    "reads nothing in %j",
    (text) => {
      expect(isBase64url(text)).toBe(false);
      expect(base64urlToBytes(text)).toBeUndefined();
    },
  );

  test.each([undefined, null, 7, ["Zg"], {}])("is text: not %j", (value) => {
    expect(isBase64url(value)).toBe(false);
  });
});
