import { describe, expect, test } from "vitest";
import { dataProfile, spreadsheetProfile } from "../../../src/domain/csv/csv-profile.ts";
import { CsvPieces } from "../../../src/domain/csv/pieces.ts";

describe("CsvPieces", () => {
  test("gives a file without rows its header", () => {
    expect(new CsvPieces(["day", "qty"], dataProfile).end()).toBe("day,qty\r\n");
  });

  test("begins a spreadsheet file with the byte order mark, once", () => {
    const pieces = new CsvPieces(["day", "qty"], spreadsheetProfile("es"));

    const file = pieces.add([["2026-05-08", 1]]) + pieces.end();

    expect(file).toBe("\uFEFFday;qty\r\n2026-05-08;1\r\n");
  });

  test("holds rows back until there are 65,536 characters of them", () => {
    const pieces = new CsvPieces(["x"], dataProfile);
    // The header is 3 characters, a row ends with 2.
    const oneShort = "x".repeat(65_536 - 3 - 2 - 4);

    expect(pieces.add([[oneShort]])).toBe("");
    expect(pieces.add([["yy"]])).toHaveLength(65_536);
  });

  test("hands on every row once and in order, however they are batched", () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => [index, "text"]);
    const pieces = new CsvPieces(["n", "text"], dataProfile);

    const parts = [0, 10_000, 20_000].map((start) => pieces.add(rows.slice(start, start + 10_000)));
    const file = [...parts, pieces.end()].join("");

    expect(parts.every((part) => part.length > 0)).toBe(true);
    expect(file).toBe(`n,text\r\n${rows.map(([n]) => `${n},text\r\n`).join("")}`);
  });

  test("counts the rows it took, the header not among them", () => {
    const pieces = new CsvPieces(["n"], dataProfile);

    pieces.add([[1], [2]]);
    pieces.add([]);
    pieces.add([[3]]);

    expect(pieces.rowCount).toBe(3);
  });
});
