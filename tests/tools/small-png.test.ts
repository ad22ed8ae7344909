import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { sameColourSteps } from "../../src/tools/icons/palette.ts";
import { smallPng } from "../../src/tools/icons/small-png.ts";

const icons = join(import.meta.dirname, "../../public/icons");
const names = readdirSync(icons).filter((name) => name.endsWith(".png"));

test.each(names)("%s is written as small as the icons are", (name) => {
  const png = readFileSync(join(icons, name));

  expect(png.includes("PLTE")).toBe(true);
  // To the byte it hangs on the version of zlib.
  const packed = deflateSync(dataOf(png, "IDAT").inflated(), { level: 9, memLevel: 9 });
  expect(dataOf(png, "IDAT").bytes.length).toBeLessThanOrEqual(packed.length * 1.02);
});

/** Five rows of two pixels, no two the same to the eye, which a browser would write behind each kind of filter. */
const rows = [
  [10, 20, 30, 40, 50, 60],
  [18, 27, 36, 45, 54, 63],
  [200, 100, 50, 25, 12, 6],
  [1, 255, 2, 254, 3, 253],
  [128, 64, 32, 138, 75, 43],
];

test.each([0, 1, 2, 3, 4])("keeps every pixel of rows that begin with filter %i", (first) => {
  const filtered = rows.map((_row, y) => filteredRow(y, (first + y) % 5));
  const written = smallPng(pngOf(Buffer.concat(filtered)));

  expect(coloursIn(written)).toEqual(rows);
});

test("takes two colours that nobody tells apart as the one that is there more often", () => {
  const nearly = [10 + sameColourSteps, 20, 30 - sameColourSteps];
  const written = smallPng(
    pngOf(Buffer.from(rows.flatMap((_row, y) => [0, 10, 20, 30, ...(y === 0 ? nearly : [10, 20, 30])]))),
  );

  expect(coloursIn(written)).toEqual(rows.map(() => [10, 20, 30, 10, 20, 30]));
});

test("keeps two colours apart that differ by more", () => {
  const other = [10 + sameColourSteps + 1, 20, 30];
  const written = smallPng(pngOf(Buffer.from(rows.flatMap(() => [0, 10, 20, 30, ...other]))));

  expect(coloursIn(written)).toEqual(rows.map(() => [10, 20, 30, ...other]));
});

test("keeps how much of what lies behind shows through", () => {
  const pixels = [10, 20, 30, 255, 10, 20, 30, 0];
  const written = smallPng(pngOf(Buffer.from(rows.flatMap(() => [0, ...pixels])), { channels: 4 }));

  expect(coloursIn(written)).toEqual(rows.map(() => [10, 20, 30, 10, 20, 30]));
  expect([...dataOf(written, "tRNS").bytes]).toEqual([255, 0]);
});

test("refuses a picture of more colours than a palette has numbers", () => {
  const many = Buffer.concat(
    Array.from({ length: 17 }, (_, y) =>
      Buffer.from([0, ...Array.from({ length: 17 }, (_none, x) => [x * 15, y * 15, 0]).flat()]),
    ),
  );

  expect(() => smallPng(pngOf(many, { width: 17 }))).toThrow("icons are drawn of a few colours");
});

/** As the standard defines them: https://www.w3.org/TR/png-3/#9Filters */
function filteredRow(y: number, filter: number): Buffer {
  const at = (row: number, x: number) => (x < 0 ? 0 : (rows[row]?.[x] ?? 0));
  const paeth = (a: number, b: number, c: number) => {
    const distances = [a, b, c].map((one) => Math.abs(a + b - c - one));
    return [a, b, c][distances.indexOf(Math.min(...distances))] ?? 0;
  };
  const guesses = [
    () => 0,
    (x: number) => at(y, x - 3),
    (x: number) => at(y - 1, x),
    (x: number) => Math.floor((at(y, x - 3) + at(y - 1, x)) / 2),
    (x: number) => paeth(at(y, x - 3), at(y - 1, x), at(y - 1, x - 3)),
  ];
  return Buffer.from([filter, ...(rows[y] ?? []).map((value, x) => value - (guesses[filter]?.(x) ?? 0))]);
}

/** Eight bits of red, green and blue, and where there are four channels, of how opaque it is. */
function pngOf(data: Buffer, { channels = 3, width = 2 }: { channels?: 3 | 4; width?: number } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(data.length / (1 + width * channels), 4);
  header.set([8, channels === 4 ? 6 : 2], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(data))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.write(type, 4, "latin1");
  return Buffer.concat([frame, data, Buffer.alloc(4)]);
}

/** Of a picture with a palette, two pixels wide: red, green and blue of each pixel, a row each. */
function coloursIn(png: Buffer): number[][] {
  const palette = dataOf(png, "PLTE").bytes;
  const numbers = dataOf(png, "IDAT").inflated();
  const stride = 3;
  return Array.from({ length: numbers.length / stride }, (_, y) =>
    [...numbers.subarray(y * stride + 1, (y + 1) * stride)].flatMap((number) => [
      ...palette.subarray(number * 3, number * 3 + 3),
    ]),
  );
}

function dataOf(png: Buffer, type: string) {
  const start = png.indexOf(type) + 4;
  const bytes = png.subarray(start, start + png.readUInt32BE(start - 8));
  return { bytes, inflated: () => inflateSync(bytes) };
}
