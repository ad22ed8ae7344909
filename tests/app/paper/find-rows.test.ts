import { describe, expect, test } from "vitest";
import { findRows } from "../../../src/app/paper/find-rows.ts";
import { rowsToWriteIn, type SheetRow } from "../../../src/app/paper/sheet-rows.ts";
import { codeOf } from "../../../src/app/record/tile-catalogue.ts";
import { names } from "../../../src/domain/catalogue/names/fr.ts";

const rows = rowsToWriteIn("columns");
const codeOfRow = (row: SheetRow) => (row.type === "supply" ? codeOf(row.tallied) : row.id);
const nameOfRow = (row: SheetRow) => names[codeOfRow(row) as keyof typeof names] ?? "";
const found = (typed: string) => findRows(typed, { rows, nameOfRow }).map(({ id }) => id);

describe("findRows", () => {
  test("finds by the first letters of any word, without accents", () => {
    expect(found("rec")).toContain("SHP-1QT");
    expect(found("temoig")).toEqual([]);
    expect(found("bouteille")).toContain("WAT-BTL");
  });

  test("finds by code, as a whole and by its parts", () => {
    expect(found("kit-inj-5")).toEqual(["KIT-INJ-5"]);
    expect(found("STP-GOAL")).toEqual(["STP-GOAL"]);
  });

  test("finds nothing before a letter is typed, and six at most", () => {
    expect(found(" ")).toEqual([]);
    expect(found("s")).toHaveLength(6);
  });
});
