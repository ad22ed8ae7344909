/** A tree of files as one: a tar, so that anybody can look into it, and brotli, which finds what the files share. */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { assert } from "../../domain/assert.ts";

/** By path, with slashes. */
export type Files = ReadonlyMap<string, Uint8Array>;

const blockBytes = 512;
/** The longest path of the plain form. */
const maxPathBytes = 100;

/** The same files give the same bytes: they have neither a time nor an owner. */
export function packFiles(files: Files): Uint8Array<ArrayBuffer> {
  const paths = [...files.keys()].toSorted();
  const blocks = paths.flatMap((path) => {
    const content = files.get(path) ?? new Uint8Array();
    return [headerOf(path, content.byteLength), content, Buffer.alloc(paddingOf(content.byteLength))];
  });
  const tar = Buffer.concat([...blocks, Buffer.alloc(2 * blockBytes)]);
  return Uint8Array.from(
    brotliCompressSync(tar, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        // Wide enough for all of a release.
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      },
    }),
  );
}

export function unpackFiles(archive: Uint8Array): Files {
  const tar = brotliDecompressSync(archive);
  const files = new Map<string, Uint8Array>();
  let offset = 0;
  for (;;) {
    const path = textAt(tar, offset, maxPathBytes);
    if (path === "") return files;
    const bytes = Number.parseInt(textAt(tar, offset + sizeAt, sizeDigits), 8);
    const start = offset + blockBytes;
    assert(start + bytes <= tar.byteLength, "the archive is whole");
    files.set(path, tar.subarray(start, start + bytes));
    offset = start + bytes + paddingOf(bytes);
  }
}

// Places in a header: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
const sizeAt = 124;
const sizeDigits = 11;
const checksumAt = 148;

function headerOf(path: string, bytes: number): Buffer {
  assert(Buffer.byteLength(path) < maxPathBytes, "a path fits the plain form of a tar");
  const header = Buffer.alloc(blockBytes);
  header.write(path, 0);
  header.write("0000644", 100);
  header.write("0000000", 108);
  header.write("0000000", 116);
  header.write(bytes.toString(8).padStart(sizeDigits, "0"), sizeAt);
  header.write("00000000000", 136);
  // Its own field counts as spaces.
  header.write("        ", checksumAt);
  header.write("0", 156);
  header.write("ustar\u000000", 257);
  const checksum = header.reduce((sum, byte) => sum + byte, 0);
  header.write(`${checksum.toString(8).padStart(6, "0")}\u0000 `, checksumAt);
  return header;
}

function paddingOf(bytes: number): number {
  return (blockBytes - (bytes % blockBytes)) % blockBytes;
}

function textAt(tar: Buffer, offset: number, length: number): string {
  const field = tar.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString();
}
