import * as fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { type CsvProfile, dataProfile, spreadsheetProfile } from "../../../src/domain/csv/csv-profile.ts";
import { type CsvCells, type CsvRow, csvRow, type CsvValue } from "../../../src/domain/csv/csv-row.ts";
import { CsvPieces } from "../../../src/domain/csv/pieces.ts";
import { readCsvCell } from "../../../src/domain/csv/read-csv-cell.ts";
import { awkwardText } from "../../support/awkward-text.ts";

const profiles: readonly [name: string, profile: CsvProfile][] = [
  ["the data profile", dataProfile],
  ["the spreadsheet profile with commas", spreadsheetProfile("en")],
  ["the spreadsheet profile with semicolons", spreadsheetProfile("fr")],
];

describe("CsvPieces", () => {
  test("gives a file without rows its header", () => {
    expect(new CsvPieces(["day", "qty"], dataProfile).end()).toBe("day,qty\r\n");
  });

  test("begins a spreadsheet file with the byte order mark, once", () => {
    const pieces = new CsvPieces(["day", "qty"], spreadsheetProfile("es"));

    const file = pieces.add([[["2026-05-08", 1]]]) + pieces.end();

    expect(file).toBe("\uFEFFday;qty\r\n2026-05-08;1\r\n");
  });

  test("holds rows back until there are 65,536 characters of them", () => {
    const pieces = new CsvPieces(["x"], dataProfile);
    // The header is 3 characters, a row ends with 2.
    const oneShort = "x".repeat(65_536 - 3 - 2 - 4);

    expect(pieces.add([[[oneShort]]])).toBe("");
    expect(pieces.add([[["yy"]]])).toHaveLength(65_536);
  });

  test("hands on every row once and in order, however they are batched", () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => [[index, "text"]]);
    const pieces = new CsvPieces(["n", "text"], dataProfile);

    const parts = [0, 10_000, 20_000].map((start) => pieces.add(rows.slice(start, start + 10_000)));
    const file = [...parts, pieces.end()].join("");

    expect(parts.every((part) => part.length > 0)).toBe(true);
    expect(file).toBe(`n,text\r\n${rows.map((_, n) => `${n},text\r\n`).join("")}`);
  });

  test("counts the rows it took, the header not among them", () => {
    const pieces = new CsvPieces(["n"], dataProfile);

    pieces.add([[[1]], [[2]]]);
    pieces.add([]);
    pieces.add([[[3]]]);

    expect(pieces.rowCount).toBe(3);
  });

  test.each(profiles)(
    "writes what csvRow gives, whichever groups of cells rows share, in %s",
    (_, profile) => {
      fc.assert(
        fc.property(anyRowsOfGroups(), (rows) => {
          const pieces = new CsvPieces(["n"], profile);
          const header = csvRow([["n"]], profile);

          // Each row in a call of its own: the row before counts across calls, too.
          const parts = rows.map((row) => pieces.add([row]));
          const file =
            (profile.bom ? "\uFEFF" : "") + header + rows.map((row) => csvRow(row, profile)).join("");

          expect(parts.join("") + pieces.end()).toBe(file);
        }),
      );
    },
  );

  test.each(profiles)("writes a file that another parser reads back whole, in %s", (_, profile) => {
    fc.assert(
      fc.property(anyTable(), ({ columns, rows }) => {
        const pieces = new CsvPieces(columns, profile);
        const file = pieces.add(rows.map((cells) => [cells])) + pieces.end();

        const parsed = Papa.parse<string[]>(file, { delimiter: profile.delimiter, newline: "\r\n" });

        expect(parsed.errors).toEqual([]);
        const [header, ...read] = parsed.data;
        expect(header).toEqual(columns);
        // The CR LF after the last row ends that row; papaparse reads one more, empty one behind it.
        expect(read.pop()).toEqual([""]);
        expect(read.map((row) => row.map(readCsvCell))).toEqual(
          rows.map((row) => row.map((value) => readBack(value, profile))),
        );
      }),
    );
  });
});

function anyCell(): fc.Arbitrary<CsvValue> {
  return fc.oneof(
    awkwardText(),
    fc.maxSafeInteger(),
    fc.constant(undefined),
    fc.integer({ min: -99_999, max: 99_999 }).map((n) => ({ decimal: (n / 10).toFixed(1) })),
  );
}

/** Rows of one to four groups out of four, so that most rows share some, now at the same place and now at another. */
function anyRowsOfGroups(): fc.Arbitrary<CsvRow[]> {
  const anyGroup = fc.array(anyCell(), { minLength: 1, maxLength: 3 });
  return fc
    .array(anyGroup, { minLength: 4, maxLength: 4 })
    .chain((groups) =>
      fc.array(fc.array(fc.constantFrom(...groups), { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
    );
}

function anyTable(): fc.Arbitrary<{ columns: string[]; rows: CsvCells[] }> {
  return fc.integer({ min: 2, max: 6 }).chain((width) =>
    fc.record({
      columns: fc.constant(Array.from({ length: width }, (_, index) => `column_${index}`)),
      rows: fc.array(fc.array(anyCell(), { minLength: width, maxLength: width }), { maxLength: 5 }),
    }),
  );
}

function readBack(value: CsvValue, profile: CsvProfile): string {
  if (typeof value !== "object") return String(value ?? "");
  return profile.delimiter === ";" ? value.decimal.replace(".", ",") : value.decimal;
}
