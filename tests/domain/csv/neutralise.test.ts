import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { neutralise } from "../../../src/domain/csv/neutralise.ts";
import { readCsvCell } from "../../../src/domain/csv/read-csv-cell.ts";
import { awkwardText } from "../../support/awkward-text.ts";

const formulaSigns = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"];

describe("neutralise", () => {
  test.each(formulaSigns)("puts an apostrophe before text that starts with %j", (sign) => {
    expect(neutralise(`${sign}1+1`)).toBe(`'${sign}1+1`);
  });

  test.each(["Riverside", "", "1-2", "a=b", "'tis", "O'Brien", " =1+1", "é", "0"])(
    "leaves %j as it is",
    (text) => {
      expect(neutralise(text)).toBe(text);
    },
  );

  test("adds its own apostrophe before those that were typed", () => {
    expect(neutralise("'=1")).toBe("''=1");
    expect(neutralise("''@x")).toBe("'''@x");
  });

  test("leaves no text that a spreadsheet would run", () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        expect(formulaSigns).not.toContain(neutralise(text).charAt(0));
      }),
    );
  });
});

describe("readCsvCell", () => {
  test("gives back whatever text was neutralised", () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        expect(readCsvCell(neutralise(text))).toBe(text);
      }),
    );
  });

  test("takes one apostrophe away, not all of them", () => {
    expect(readCsvCell("''=1")).toBe("'=1");
  });

  test.each(["-5", "12.5", "'tis", "'", "", "O'Brien"])(
    "leaves %j, which nobody neutralised, alone",
    (cell) => {
      expect(readCsvCell(cell)).toBe(cell);
    },
  );
});
