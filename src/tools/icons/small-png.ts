/** A PNG of few colours, written smaller: a browser writes all channels of each pixel, as photographs want it, and packs in a hurry. */
import { assert } from "../../domain/assert.ts";
import { crc32, deflateSync, inflateSync } from "node:zlib";
import { type Colour, paletteOf } from "./palette.ts";

const signatureBytes = 8;
/** Length, type and checksum around what a chunk holds. */
const frameBytes = 12;

/** Each pixel is the number of a colour in the palette, of eight bits. https://www.w3.org/TR/png-3/#11IHDR */
const indexedColour = 3;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/**
 * The same picture, of eight bits a channel and not interlaced, as numbers of
 * colours in a palette, in rows that are not filtered. Colours that no eye
 * tells apart are one, so that what rounds an edge fits too.
 */
export function smallPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === "IHDR")?.data;
  assert(
    header?.[8] === 8 && (header[9] === 2 || header[9] === 6) && header[12] === 0,
    "a screenshot is not interlaced, and of three or four channels of eight bits",
  );
  const channels = header[9] === 6 ? 4 : 3;
  const rowBytes = header.readUInt32BE(0) * channels;
  const rows = unfiltered(inflateSync(Buffer.concat(dataOf(chunks))), rowBytes, channels);
  const pixels = rowsOf(rows, rowBytes).map((row) => coloursOf(row, channels));
  const palette = paletteOf(pixels.flat());
  const packed = deflateSync(
    Buffer.concat(pixels.map((row) => Buffer.from([0, ...row.map(palette.numberOf)]))),
    { level: 9, memLevel: 9 },
  );
  const written = [
    { type: "IHDR", data: withColourType(header, indexedColour) },
    ...paletteChunks(palette.colours),
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

/** Without the byte before each that names its filter. */
function rowsOf(rows: Buffer, rowBytes: number): readonly Buffer[] {
  const stride = rowBytes + 1;
  return Array.from({ length: rows.length / stride }, (_, y) =>
    rows.subarray(y * stride + 1, (y + 1) * stride),
  );
}

function coloursOf(row: Buffer, channels: 3 | 4): Colour[] {
  return Array.from({ length: row.length / channels }, (_, x) => {
    const at = x * channels;
    return [row[at] ?? 0, row[at + 1] ?? 0, row[at + 2] ?? 0, channels === 4 ? (row[at + 3] ?? 0) : 255];
  });
}

function withColourType(header: Buffer, type: number): Buffer {
  const changed = Buffer.from(header);
  changed[9] = type;
  return changed;
}

/** The colours, and where one is see-through, how much each is. */
function paletteChunks(colours: readonly Colour[]): readonly Chunk[] {
  const opacities = colours.map(([, , , opacity]) => opacity);
  const chunk = { type: "PLTE", data: Buffer.from(colours.flatMap(([...channels]) => channels.slice(0, 3))) };
  const isOpaque = opacities.every((opacity) => opacity === 255);
  return isOpaque ? [chunk] : [chunk, { type: "tRNS", data: Buffer.from(opacities) }];
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
