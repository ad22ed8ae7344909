import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { packFiles, unpackFiles } from "../../src/tools/release/archive.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const files = new Map([
  ["dist/index.html", bytesOf("<title>Satchel</title>")],
  ["dist/a-block.bin", new Uint8Array(512).fill(7)],
  ["dist/one-more.bin", new Uint8Array(513).fill(8)],
  ["empty.txt", new Uint8Array()],
]);

describe("packFiles", () => {
  test("gives back every file, with a size that fills its block and with one that doesn't", () => {
    const unpacked = unpackFiles(packFiles(files));

    expect(unpacked.size).toBe(files.size);
    for (const [path, bytes] of files) expect([...(unpacked.get(path) ?? [])]).toEqual([...bytes]);
  });

  test("makes the same bytes of the same files in another order", () => {
    expect(packFiles(new Map([...files].toReversed()))).toEqual(packFiles(files));
  });

  test("refuses a path that the plain form of a tar has no room for", () => {
    expect(() => packFiles(new Map([["a".repeat(100), new Uint8Array()]]))).toThrow("plain form");
  });
});

describe("unpackFiles", () => {
  test("takes no archive that was cut off inside a file", () => {
    const tar = brotliDecompressSync(packFiles(files));

    expect(() => unpackFiles(brotliCompressSync(tar.subarray(0, 600)))).toThrow("whole");
  });
});
