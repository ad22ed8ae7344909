/** A PNG of few colours, written smaller: a browser filters each row as photographs want it, and packs in a hurry. */
import { assert } from "../../domain/assert.ts";
import { crc32, deflateSync, inflateSync } from "node:zlib";

const signatureBytes = 8;
/** Length, type and checksum around what a chunk holds. */
const frameBytes = 12;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The same pixels, of eight bits a channel and not interlaced, with rows that are not filtered. */
export function smallPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === "IHDR")?.data;
  assert(
    header?.[8] === 8 && header[12] === 0,
    "a screenshot is not interlaced, and of eight bits a channel",
  );
  const channels = header[9] === 6 ? 4 : 3;
  const rows = unfiltered(
    inflateSync(Buffer.concat(dataOf(chunks))),
    header.readUInt32BE(0) * channels,
    channels,
  );
  const packed = deflateSync(rows, { level: 9, memLevel: 9 });
  const written = [
    { type: "IHDR", data: header },
    { type: "IDAT", data: packed },
    { type: "IEND", data: Buffer.alloc(0) },
  ];
  return Buffer.concat([png.subarray(0, signatureBytes), ...written.map(framed)]);
}

function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = signatureBytes; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString("latin1", at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += frameBytes + length;
  }
  return chunks;
}

function dataOf(chunks: readonly Chunk[]): readonly Buffer[] {
  return chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data);
}

function framed({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(frameBytes + data.length);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), frame.length - 4);
  return frame;
}

/** Each row behind a zero, which says that it isn't filtered. The five filters: https://www.w3.org/TR/png-3/#9Filters */
function unfiltered(rows: Buffer, rowBytes: number, pixelBytes: number): Buffer {
  const plain = Buffer.alloc(rows.length);
  const stride = rowBytes + 1;
  for (let start = 0; start < rows.length; start += stride) {
    const filter = rows[start] ?? 0;
    for (let at = start + 1; at < start + stride; at++) {
      const left = at - start > pixelBytes ? (plain[at - pixelBytes] ?? 0) : 0;
      const above = start > 0 ? (plain[at - stride] ?? 0) : 0;
      const corner = start > 0 && at - start > pixelBytes ? (plain[at - stride - pixelBytes] ?? 0) : 0;
      plain[at] = ((rows[at] ?? 0) + predicted(filter, { left, above, corner })) & 0xff;
    }
  }
  return plain;
}

interface Around {
  readonly left: number;
  readonly above: number;
  readonly corner: number;
}

function predicted(filter: number, { left, above, corner }: Around): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return Math.floor((left + above) / 2);
    case 4: {
      const guess = left + above - corner;
      const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one)) as [
        number,
        number,
        number,
      ];
      if (toLeft <= toAbove && toLeft <= toCorner) return left;
      return toAbove <= toCorner ? above : corner;
    }
    default:
      return 0;
  }
}
