import { describe, expect, test } from "vitest";
import { dataProfile, spreadsheetProfile } from "../../../src/domain/csv/csv-profile.ts";
import { csvRow } from "../../../src/domain/csv/csv-row.ts";

const semicolonProfile = spreadsheetProfile("fr");

describe("csvRow", () => {
  test("ends a row with CR LF and separates by the profile's delimiter", () => {
    expect(csvRow([["a", 1, "b"]], dataProfile)).toBe("a,1,b\r\n");
    expect(csvRow([["a", 1, "b"]], semicolonProfile)).toBe("a;1;b\r\n");
  });

  test("leaves an absent value blank and writes 0 as 0", () => {
    expect(csvRow([[undefined, 0, undefined]], dataProfile)).toBe(",0,\r\n");
  });

  test("quotes the delimiter, quotes and line ends, and doubles a quote", () => {
    expect(csvRow([["a,b", 'say "hi"', "one\ntwo", "a;b"]], dataProfile)).toBe(
      '"a,b","say ""hi""","one\ntwo",a;b\r\n',
    );
    expect(csvRow([["a,b", "a;b"]], semicolonProfile)).toBe('a,b;"a;b"\r\n');
  });

  test("writes a negative number bare, and text that looks like one neutralised", () => {
    expect(csvRow([[-5, "-5"]], dataProfile)).toBe("-5,'-5\r\n");
  });

  test("puts another apostrophe before one that somebody typed before a sign, and before no other", () => {
    expect(csvRow([["'=1", "''-", "'round", "it's"]], dataProfile)).toBe("''=1,'''-,'round,it's\r\n");
  });

  test("writes groups of cells as one row", () => {
    expect(csvRow([["a", 1], [undefined], ["b"]], dataProfile)).toBe("a,1,,b\r\n");
  });

  test("writes a decimal bare, with the mark that belongs to the delimiter", () => {
    const cells = [{ decimal: "13.249" }, { decimal: "-12.5" }, { decimal: "281" }];

    expect(csvRow([cells], dataProfile)).toBe("13.249,-12.5,281\r\n");
    expect(csvRow([cells], semicolonProfile)).toBe("13,249;-12,5;281\r\n");
  });

  test("leaves text that looks like a decimal as it is", () => {
    expect(csvRow([["13.249"]], semicolonProfile)).toBe("13.249\r\n");
  });

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    "stops at %d, which is no exact whole number",
    (value) => {
      expect(() => csvRow([[value]], dataProfile)).toThrow("whole one");
    },
  );

  test("writes the largest exact whole number without an exponent", () => {
    expect(csvRow([[2 ** 53 - 1]], dataProfile)).toBe("9007199254740991\r\n");
  });

  test.each(["=1+1", "", "1e5", "1,5", "--1", "1.", "1\n"])("stops at %j, which is no decimal", (decimal) => {
    expect(() => csvRow([[{ decimal }]], dataProfile)).toThrow("CsvDecimal");
  });
});
