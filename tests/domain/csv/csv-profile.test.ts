import { describe, expect, test } from "vitest";
import { dataProfile, decimalMarkOf, spreadsheetProfile } from "../../../src/domain/csv/csv-profile.ts";

describe("spreadsheetProfile", () => {
  test("starts every file with a byte order mark, which the data profile does not", () => {
    expect([
      spreadsheetProfile("en").bom,
      spreadsheetProfile("es").bom,
      spreadsheetProfile("fr").bom,
    ]).toEqual([true, true, true]);
    expect(dataProfile.bom).toBe(false);
  });

  test("separates by a comma in English and by a semicolon in Spanish and French", () => {
    expect(spreadsheetProfile("en").delimiter).toBe(",");
    expect(spreadsheetProfile("es").delimiter).toBe(";");
    expect(spreadsheetProfile("fr").delimiter).toBe(";");
  });
});

describe("decimalMarkOf", () => {
  test("is a comma only where the delimiter is a semicolon", () => {
    expect(decimalMarkOf(dataProfile)).toBe(".");
    expect(decimalMarkOf(spreadsheetProfile("en"))).toBe(".");
    expect(decimalMarkOf(spreadsheetProfile("es"))).toBe(",");
  });
});
