import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareDecimals,
  decimalOf,
  multiplyDecimals,
  parseDecimal,
  parseTypedDecimal,
  roundHalfUp,
  subtractDecimals,
} from "../../src/domain/decimal.ts";
import { decimal } from "../support/builders.ts";

/** A decimal as text and as millionths, to check against whole-number arithmetic. */
const millionths = fc.bigInt({ min: 0n, max: 9_999_999_999_999n });

function decimalOfMillionths(units: bigint) {
  const digits = String(units).padStart(7, "0");
  return decimal(`${digits.slice(0, -6)}.${digits.slice(-6)}`);
}

describe("parseDecimal", () => {
  test.each([
    ["2", "2"],
    ["2.22", "2.22"],
    ["2.20", "2.20"],
    [" 2.5 ", "2.5"],
    [".5", "0.5"],
    ["2.", "2"],
    ["0", "0"],
    ["000", "0"],
    ["007.50", "7.50"],
  ])("reads %j as %s", (text, expected) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value: expected });
  });

  test.each([
    "",
    " ",
    ".",
    ",",
    "2,22",
    "1,234",
    "٢٫٥",
    "-1",
    "+1",
    "1e3",
    "1.2.3",
    "1,234.5",
    "1 000",
    "0x10",
    "NaN",
    "two",
    "½",
    "1 lb",
  ])("doesn't read %j as a number", (text) => {
    expect(parseDecimal(text)).toEqual({ ok: false, error: "not-a-decimal" });
  });

  test("takes 7 digits before the point and no eighth", () => {
    expect(parseDecimal("9999999")).toEqual({ ok: true, value: "9999999" });
    expect(parseDecimal("10000000")).toEqual({ ok: false, error: "too-long" });
    expect(parseDecimal("00000001234567").ok).toBe(true);
  });

  test("takes 6 digits after the point and no seventh", () => {
    expect(parseDecimal("0.123456")).toEqual({ ok: true, value: "0.123456" });
    expect(parseDecimal("0.1234567")).toEqual({ ok: false, error: "too-long" });
  });

  test("reads texts of 40 characters and doesn't look at longer ones", () => {
    expect(parseDecimal("1".padStart(40, "0"))).toEqual({ ok: true, value: "1" });
    expect(parseDecimal("1".padStart(41, "0"))).toEqual({ ok: false, error: "too-long" });
  });

  test("reads back every decimal it gave", () => {
    fc.assert(
      fc.property(millionths, (units) => {
        const text = decimalOfMillionths(units);

        expect(parseDecimal(text)).toEqual({ ok: true, value: text });
      }),
    );
  });
});

describe("parseTypedDecimal", () => {
  test.each([
    [".", "2.22", "2.22"],
    [".", "1.234", "1.234"],
    [".", "2,22", "2.22"],
    [".", "2,2345", "2.2345"],
    [",", "2,22", "2.22"],
    [",", "1,234", "1.234"],
    [",", "2.22", "2.22"],
    [",", ",5", "0.5"],
    [".", "1234", "1234"],
    [".", "٢٫٥", "2.5"],
    [",", "١٢٣٤٥٦٧,٨٩", "1234567.89"],
    [".", "۹۰٫۱۲۵", "90.125"],
  ] as const)("with %j before the fraction, reads %j as %s", (mark, text, expected) => {
    expect(parseTypedDecimal(text, mark)).toEqual({ ok: true, value: expected });
  });

  test.each([
    [".", "1,234"],
    [".", " 1,234 "],
    [".", "0,500"],
    [".", "١,٢٣٤"],
    [",", "1.234"],
    [",", "12.345"],
    [".", "1,234.5"],
    [",", "1.234,5"],
    [".", "1,234,567"],
    [".", "1٬234"],
    [",", ","],
  ] as const)("with %j before the fraction, doesn't guess what %j means", (mark, text) => {
    expect(parseTypedDecimal(text, mark)).toEqual({ ok: false, error: "not-a-decimal" });
  });

  test("reads texts of 40 characters and doesn't look at longer ones", () => {
    expect(parseTypedDecimal("1".padStart(40, "0"), ",")).toEqual({ ok: true, value: "1" });
    expect(parseTypedDecimal("1".padStart(41, "0"), ",")).toEqual({ ok: false, error: "too-long" });
  });

  test("never reads one text as two numbers, whatever the language", () => {
    const written = fc.stringMatching(/^[0-9.,٫]{1,8}$/);

    fc.assert(
      fc.property(written, (text) => {
        const [point, comma] = [parseTypedDecimal(text, "."), parseTypedDecimal(text, ",")];

        expect(!point.ok || !comma.ok || point.value === comma.value).toBe(true);
      }),
    );
  });
});

describe("decimalOf", () => {
  test("writes a whole number", () => {
    expect(decimalOf(99_999)).toBe("99999");
  });

  test.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])("refuses %d", (number) => {
    expect(() => decimalOf(number)).toThrow("non-negative");
  });
});

describe("multiplyDecimals", () => {
  test.each([
    ["0.1", "0.2", "0.02"],
    ["2.22", "281", "623.82"],
    ["0.25", "7.571", "1.89275"],
    ["0.5", "2", "1"],
    ["0", "619.5", "0"],
    ["9999999.999999", "9999999.999999", "99999999999980.000000000001"],
  ])("multiplies %s by %s to exactly %s", (a, b, product) => {
    expect(multiplyDecimals(decimal(a), decimal(b))).toBe(product);
  });

  test("agrees with whole-number arithmetic", () => {
    fc.assert(
      fc.property(millionths, millionths, (a, b) => {
        const product = multiplyDecimals(decimalOfMillionths(a), decimalOfMillionths(b));
        const [whole = "", fraction = ""] = product.split(".");

        expect(BigInt(whole + fraction.padEnd(12, "0"))).toBe(a * b);
      }),
    );
  });
});

describe("subtractDecimals", () => {
  test.each([
    ["2.0", "0.4", "1.6"],
    ["0.3", "0.1", "0.2"],
    ["10", "0.000001", "9.999999"],
    ["1.50", "1.5", "0"],
  ])("takes from %s away %s and leaves exactly %s", (a, b, difference) => {
    expect(subtractDecimals(decimal(a), decimal(b))).toBe(difference);
  });

  test("refuses to go below nothing", () => {
    expect(() => subtractDecimals(decimal("0.4"), decimal("0.41"))).toThrow("compare before they subtract");
  });
});

describe("compareDecimals", () => {
  test.each([
    ["1.5", "1.50", 0],
    ["10", "9.999999", 1],
    ["0.09", "0.1", -1],
    ["0", "0.000000", 0],
  ])("compares %s with %s as numbers, not as texts", (a, b, order) => {
    expect(compareDecimals(decimal(a), decimal(b))).toBe(order);
  });
});

describe("roundHalfUp", () => {
  test.each([
    ["94.6375", 95],
    ["991.2", 991],
    ["0.5", 1],
    ["0.499999", 0],
    ["1.5", 2],
    ["2.5", 3],
    ["2.4999999999999999999", 2],
    ["7", 7],
    ["0", 0],
  ])("rounds %s to %d", (text, rounded) => {
    expect(roundHalfUp(decimal(text))).toBe(rounded);
  });

  test("keeps the largest product of two decimals exact, where a floating number would not", () => {
    const largest = decimal("9999999.999999");

    expect(roundHalfUp(multiplyDecimals(largest, largest))).toBe(99_999_999_999_980);
  });
});
