import type { CsvDecimal } from "./csv-row.ts";

/**
 * By how many percent a number changed, with one decimal; a half goes away from
 * zero, as in a spreadsheet's ROUND, so that a rise and a fall of the same size
 * read the same. `undefined` from 0, of which nothing is a percentage, and from
 * below 0, where its sign would say the opposite.
 */
export function changePercent(now: number, before: number): CsvDecimal | undefined {
  if (before <= 0) return undefined;

  const change = BigInt(now) - BigInt(before);
  const size = change < 0n ? -change : change;
  // In tenths of a percent, times two, plus one, halved downwards: a half rounds up.
  const tenths = (size * 2000n + BigInt(before)) / (BigInt(before) * 2n);
  const sign = change < 0n && tenths > 0n ? "-" : "";
  return { decimal: `${sign}${tenths / 10n}.${tenths % 10n}` };
}
