import { decodeQR } from "qr/decode.js";
import { describe, expect, test } from "vitest";
import { qrPathOf } from "../../../src/app/desk/qr-path.ts";

describe("qrPathOf", () => {
  test("draws what a camera reads as the link", () => {
    const link = "https://harbour.example/join#EYHBY2AG89J1";

    const { size, path } = qrPathOf(link);

    expect(decodeQR(imageOf(path, size))).toBe(link);
  });
});

/** Each module eight pixels wide, dark on white. */
function imageOf(path: string, size: number) {
  const scale = 8;
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const start = (row * width + Number(x) * scale) * 4;
      for (let pixel = 0; pixel < Number(length) * scale; pixel++)
        data.fill(0, start + pixel * 4, start + pixel * 4 + 3);
    }
  }
  return { width, height: width, data };
}
