/** Exact arithmetic on decimals as people type them: 2.0 lb less 0.4 lb is 1.6 lb, not 1.6000000000000001. */
import { assert } from "./assert.ts";
import type { Decimal } from "./ids.ts";
import { maxDecimalFractionDigits, maxDecimalWholeDigits } from "./limits.ts";
import { err, ok, type Result } from "./result.ts";

/** What stands before the fraction where a language is written. */
export type DecimalMark = "." | ",";

/**
 * Reads a number as files and programs write it: ASCII digits, a point before
 * the fraction, nothing between thousands. A comma is refused, for nobody can
 * tell whether `1,234` is a little more than one or more than a thousand. Zeros
 * after the point stay, as read off the scale.
 */
export function parseDecimal(text: string): Result<Decimal, "not-a-decimal" | "too-long"> {
  // Room for leading zeros and spaces; anything longer is not looked at.
  if (text.length > maxTextLength) return err("too-long");
  const match = /^(\d*)(?:\.(\d*))?$/.exec(text.trim());
  const whole = (match?.[1] ?? "").replace(/^0+(?=\d)/, "");
  const fraction = match?.[2] ?? "";
  if (match === null || whole + fraction === "") return err("not-a-decimal");
  if (whole.length > maxDecimalWholeDigits || fraction.length > maxDecimalFractionDigits) {
    return err("too-long");
  }
  return ok(decimalOfText(whole === "" ? "0" : whole, fraction));
}

/**
 * Reads a number as a person types it, in the digits of their keyboard, `mark`
 * being what their language writes before the fraction: `2.22`, `.5`, `٢٫٥`.
 * The other mark is taken for it too, as a scale or a keyboard of elsewhere
 * gives it, unless exactly three digits follow: `1,234` is a thousand to who
 * writes a point, and is refused rather than guessed.
 */
export function parseTypedDecimal(
  text: string,
  mark: DecimalMark,
): Result<Decimal, "not-a-decimal" | "too-long"> {
  if (text.length > maxTextLength) return err("too-long");
  const typed = text.trim().replace(/[٠-٩۰-۹]/g, asciiDigit);
  const couldBeThousands = mark === "." ? /,\d{3}$/ : /\.\d{3}$/;
  if (couldBeThousands.test(typed)) return err("not-a-decimal");
  return parseDecimal(typed.replace(/[,٫]/, "."));
}

const maxTextLength = 40;

/** A whole number, not negative, as a decimal. */
export function decimalOf(number: number): Decimal {
  assert(Number.isSafeInteger(number) && number >= 0, "decimals are made of exact, non-negative numbers");
  return decimalOfText(String(number), "");
}

/** The exact product. It can be longer than what can be typed. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  const left = scaledOf(a);
  const right = scaledOf(b);
  return decimalOfScaled({ units: left.units * right.units, scale: left.scale + right.scale });
}

/** The exact difference. `b` is at most `a`: a decimal is never negative. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const { left, right, scale } = alignedOf(a, b);
  assert(left >= right, "callers compare before they subtract");
  return decimalOfScaled({ units: left - right, scale });
}

/** Negative when `a` is less than `b`, 0 when they are the same number, however many zeros they end in. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { left, right } = alignedOf(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The nearest whole number, a half going up. */
export function roundHalfUp(decimal: Decimal): number {
  const { units, scale } = scaledOf(decimal);
  const one = 10n ** BigInt(scale);
  const rounded = Number((2n * units + one) / (2n * one));
  assert(Number.isSafeInteger(rounded), "limits on decimals keep products of two of them exact");
  return rounded;
}

/** `units` / 10^`scale`. */
interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

function scaledOf(decimal: Decimal): Scaled {
  const [whole = "", fraction = ""] = decimal.split(".");
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function alignedOf(a: Decimal, b: Decimal): { left: bigint; right: bigint; scale: number } {
  const left = scaledOf(a);
  const right = scaledOf(b);
  const scale = Math.max(left.scale, right.scale);
  return {
    left: left.units * 10n ** BigInt(scale - left.scale),
    right: right.units * 10n ** BigInt(scale - right.scale),
    scale,
  };
}

/** Results carry no zeros at the end: 0.5 × 2 is `1`, so equal results are equal texts. */
function decimalOfScaled({ units, scale }: Scaled): Decimal {
  const digits = String(units).padStart(scale + 1, "0");
  const point = digits.length - scale;
  return decimalOfText(digits.slice(0, point), digits.slice(point).replace(/0+$/, ""));
}

function decimalOfText(whole: string, fraction: string): Decimal {
  return (fraction === "" ? whole : `${whole}.${fraction}`) as Decimal;
}

function asciiDigit(digit: string): string {
  const arabicZero = 0x0660;
  const persianZero = 0x06f0;
  const code = digit.charCodeAt(0);
  return String(code - (code >= persianZero ? persianZero : arabicZero));
}
