import * as fc from "fast-check";

const awkwardParts = [
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "\r\n",
  "\0",
  "＝",
  "＋",
  "－",
  "＠",
  "'",
  "''",
  '"',
  '""',
  ",",
  ";",
  " ",
  "é",
  "ñ",
  "🧷",
  "مرحبا",
  "\uFEFF",
  "2.5",
  "007",
  "=HYPERLINK(",
];

/** Text that breaks careless CSV: signs of formulas, quotes, line ends, delimiters, other scripts, mixed with anything. */
export function awkwardText(): fc.Arbitrary<string> {
  const part = fc.oneof(fc.constantFrom(...awkwardParts), fc.string({ unit: "grapheme", maxLength: 4 }));
  return fc.array(part, { maxLength: 6 }).map((parts) => parts.join(""));
}
