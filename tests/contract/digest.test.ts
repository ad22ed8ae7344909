import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addToDigest, emptyDigest, formatDigest, parseDigest } from "../../src/contract/digest.ts";
import golden from "../fixtures/contract/golden-v1.json" with { type: "json" };
import { bytesOfHex } from "../support/hex.ts";
import { valueOf } from "../support/results.ts";

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const digestOf = (hashes: readonly Uint8Array[]) => hashes.reduce(addToDigest, emptyDigest);

describe("addToDigest", () => {
  test.each(golden.digest)("sums $name as every version does", ({ h, digest }) => {
    expect(formatDigest(digestOf(h.map(bytesOfHex)))).toBe(digest);
  });

  test("doesn't depend on the order", () => {
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 6 }), (hashes) => {
        expect(digestOf(hashes.toReversed())).toBe(digestOf(hashes));
      }),
    );
  });

  test("takes no hash of another length", () => {
    expect(() => addToDigest(emptyDigest, new Uint8Array(8))).toThrow("Assertion failed");
  });
});

describe("parseDigest", () => {
  test("reads what formatDigest writes, always 16 digits", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (digest) => {
        const text = formatDigest(digest);

        expect(text).toHaveLength(16);
        expect(valueOf(parseDigest(text))).toBe(digest);
      }),
    );
  });

  test.each(["", "0", "000000000000000G", "00000000000000000", "ABCDEF0123456789", 0, null])(
    "refuses %j",
    (text) => {
      expect(parseDigest(text).ok).toBe(false);
    },
  );
});
