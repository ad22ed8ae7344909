/** A QR code as one path of an SVG: no markup is parsed, so that Trusted Types have nothing to refuse. */
import { encodeQR } from "qr";

export interface QrPath {
  /** Modules a side, with the quiet zone that cameras need. */
  readonly size: number;
  readonly path: string;
}

/** Four modules, as the standard asks for. */
const quietZone = 4;

export function qrPathOf(text: string): QrPath {
  const rows = encodeQR(text, "raw", { border: quietZone });
  return { size: rows.length, path: rows.map(rowPath).join("") };
}

/** Each run of dark modules is one rectangle. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = "";
  let x = 0;
  while (x < row.length) {
    const begin = x;
    while (row[x] === true) x += 1;
    if (x > begin) path += `M${begin} ${y}h${x - begin}v1H${begin}z`;
    x += 1;
  }
  return path;
}
