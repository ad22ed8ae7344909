import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { smallPng } from "../../src/tools/icons/small-png.ts";

const icons = join(import.meta.dirname, "../../public/icons");
const names = readdirSync(icons).filter((name) => name.endsWith(".png"));

test.each(names)("%s is written as small as the icons are", (name) => {
  const png = readFileSync(join(icons, name));

  // To the byte it hangs on the version of zlib.
  expect(png.length).toBeLessThanOrEqual(smallPng(png).length * 1.02);
});

/** Five rows of two pixels, which a browser would write behind each kind of filter. */
const rows = [
  [10, 20, 30, 40, 50, 60],
  [11, 22, 33, 44, 55, 66],
  [200, 100, 50, 25, 12, 6],
  [1, 255, 2, 254, 3, 253],
  [128, 64, 32, 129, 65, 33],
];

test.each([0, 1, 2, 3, 4])("keeps every pixel of rows that begin with filter %i", (first) => {
  const filtered = rows.map((_row, y) => filteredRow(y, (first + y) % 5));
  const written = smallPng(pngOf(Buffer.concat(filtered)));

  expect([...pixelsOf(written)]).toEqual(rows.flatMap((row) => [0, ...row]));
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

/** Eight bits of red, green and blue. */
function pngOf(data: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(2, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(data))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.write(type, 4, "latin1");
  return Buffer.concat([frame, data, Buffer.alloc(4)]);
}

function pixelsOf(png: Buffer): Buffer {
  const start = png.indexOf("IDAT") + 4;
  return inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
}
