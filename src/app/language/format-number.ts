import type { Language } from "../../domain/catalogue/catalogue.ts";
import type { DecimalMark } from "../../domain/decimal.ts";
import type { Decimal } from "../../domain/ids.ts";

/** A count as it is read in the language: `1,284` or `1 284`; hours also in quarters. */
export function formatNumber(language: Language, count: number): string {
  return formatterOf(language, "count").format(count);
}

/** A change beside the period before: `+12%`, `−8%`, `0%`. */
export function formatChange(language: Language, ratio: number): string {
  return formatterOf(language, "change").format(ratio);
}

/** Space on a phone, to the nearest whole unit: `120 MB`. */
export function formatBytes(language: Language, bytes: number): string {
  if (bytes >= 1e9) return formatterOf(language, "gigabyte").format(bytes / 1e9);
  if (bytes >= 1e6) return formatterOf(language, "megabyte").format(bytes / 1e6);
  return formatterOf(language, "kilobyte").format(Math.ceil(bytes / 1e3));
}

/** An exact decimal with the language's own mark, every digit kept as it was typed. */
export function formatDecimal(language: Language, decimal: Decimal): string {
  return decimal.replace(".", decimalMarkOf(language));
}

/** What the language writes before a fraction. */
export function decimalMarkOf(language: Language): DecimalMark {
  return language === "en" ? "." : ",";
}

const styles = {
  count: { maximumFractionDigits: 2 },
  change: { style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" },
  kilobyte: { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 },
  megabyte: { style: "unit", unit: "megabyte", maximumFractionDigits: 0 },
  gigabyte: { style: "unit", unit: "gigabyte", maximumFractionDigits: 1 },
} satisfies Record<string, Intl.NumberFormatOptions>;

/** Making a formatter costs a hundred times what using it does, and a screen of totals uses one for each line. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(language: Language, style: keyof typeof styles): Intl.NumberFormat {
  const key = `${language} ${style}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    // Latin digits always: the same on the screen, on paper and in the CSV.
    formatter = new Intl.NumberFormat(language, { ...styles[style], numberingSystem: "latn" });
    formatters.set(key, formatter);
  }
  return formatter;
}
