import * as fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { type CsvProfile, dataProfile, spreadsheetProfile } from "../../../src/domain/csv/csv-profile.ts";
import { type CsvValue, csvRow } from "../../../src/domain/csv/csv-row.ts";
import { readCsvCell } from "../../../src/domain/csv/read-csv-cell.ts";
import { awkwardText } from "../../support/awkward-text.ts";

const semicolonProfile = spreadsheetProfile("fr");
const profiles: readonly [name: string, profile: CsvProfile][] = [
  ["the data profile", dataProfile],
  ["the spreadsheet profile with commas", spreadsheetProfile("en")],
  ["the spreadsheet profile with semicolons", semicolonProfile],
];

describe("csvRow", () => {
  test("ends a row with CR LF and separates by the profile's delimiter", () => {
    expect(csvRow(["a", 1, "b"], dataProfile)).toBe("a,1,b\r\n");
    expect(csvRow(["a", 1, "b"], semicolonProfile)).toBe("a;1;b\r\n");
  });

  test("leaves an absent value blank and writes 0 as 0", () => {
    expect(csvRow([undefined, 0, undefined], dataProfile)).toBe(",0,\r\n");
  });

  test("quotes the delimiter, quotes and line ends, and doubles a quote", () => {
    expect(csvRow(["a,b", 'say "hi"', "one\ntwo", "a;b"], dataProfile)).toBe(
      '"a,b","say ""hi""","one\ntwo",a;b\r\n',
    );
    expect(csvRow(["a,b", "a;b"], semicolonProfile)).toBe('a,b;"a;b"\r\n');
  });

  test("writes a negative number bare, and text that looks like one neutralised", () => {
    expect(csvRow([-5, "-5"], dataProfile)).toBe("-5,'-5\r\n");
  });

  test("writes a decimal bare, with the mark that belongs to the delimiter", () => {
    const cells = [{ decimal: "13.249" }, { decimal: "-12.5" }, { decimal: "281" }];

    expect(csvRow(cells, dataProfile)).toBe("13.249,-12.5,281\r\n");
    expect(csvRow(cells, semicolonProfile)).toBe("13,249;-12,5;281\r\n");
  });

  test("leaves text that looks like a decimal as it is", () => {
    expect(csvRow(["13.249"], semicolonProfile)).toBe("13.249\r\n");
  });

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    "stops at %d, which is no exact whole number",
    (value) => {
      expect(() => csvRow([value], dataProfile)).toThrow("whole one");
    },
  );

  test("writes the largest exact whole number without an exponent", () => {
    expect(csvRow([2 ** 53 - 1], dataProfile)).toBe("9007199254740991\r\n");
  });

  test.each(["=1+1", "", "1e5", "1,5", "--1", "1.", "1\n"])("stops at %j, which is no decimal", (decimal) => {
    expect(() => csvRow([{ decimal }], dataProfile)).toThrow("CsvDecimal");
  });

  test.each(profiles)("comes back whole from another parser, in %s", (_, profile) => {
    const anyCell: fc.Arbitrary<CsvValue> = fc.oneof(
      awkwardText(),
      fc.maxSafeInteger(),
      fc.constant(undefined),
      fc.integer({ min: -99_999, max: 99_999 }).map((n) => ({ decimal: (n / 10).toFixed(1) })),
    );
    const anyRows = fc.integer({ min: 2, max: 6 }).chain((width) => {
      return fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 5,
      });
    });

    fc.assert(
      fc.property(anyRows, (rows) => {
        const text = rows.map((row) => csvRow(row, profile)).join("");

        const parsed = Papa.parse<string[]>(text, { delimiter: profile.delimiter, newline: "\r\n" });

        expect(parsed.errors).toEqual([]);
        // The CR LF after the last row ends that row; papaparse reads one more, empty one behind it.
        expect(parsed.data.slice(0, -1).map((row) => row.map(readCsvCell))).toEqual(
          rows.map((row) => row.map((value) => readBack(value, profile))),
        );
      }),
    );
  });
});

function readBack(value: CsvValue, profile: CsvProfile): string {
  if (typeof value !== "object") return String(value ?? "");
  return profile.delimiter === ";" ? value.decimal.replace(".", ",") : value.decimal;
}
