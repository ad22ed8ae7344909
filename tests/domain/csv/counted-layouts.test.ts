import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { names } from "../../../src/domain/catalogue/names/en.ts";
import { dataProfile } from "../../../src/domain/csv/csv-profile.ts";
import { CsvPieces } from "../../../src/domain/csv/pieces.ts";
import { type CountedLayout, countedLayouts, tableOf } from "../../../src/domain/csv/record-layouts.ts";
import type { Program } from "../../../src/domain/program.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { rollupOf } from "../../../src/domain/rollup.ts";
import { arbitraryRecord } from "../../support/arbitraries.ts";
import { cleanupOf, encounterOf, localDate, programOf, siteOf } from "../../support/builders.ts";
import { parsedCsv, type Row, total } from "../../support/csv-sums.ts";

function rowsOf(
  layout: CountedLayout,
  given: readonly SatchelRecord[],
  program: Program = programOf(),
): readonly Row[] {
  const include = { worker: true, participantCode: true, note: true };
  const table = tableOf(layout, { program, names, include });
  const pieces = new CsvPieces(table.columns, dataProfile);
  const told = given.map((record) => pieces.add(table.rowsOf({ record, rev: 1 }))).join("");
  return parsedCsv(told + pieces.add(table.lastRows()) + pieces.end(), table.columns);
}

const cellsSum = (given: readonly SatchelRecord[], measure: string) =>
  rollupOf(given)
    .cells()
    .reduce((sum, cell) => (cell.measure === measure ? sum + cell.value : sum), 0);

describe("the table of reversals", () => {
  test("adds up to the fold: reports, doses, and those whose doses nobody knows", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRecord, { maxLength: 12 }), (given) => {
        const rows = rowsOf("reversals", given);
        const times = (row: Row, value: string | undefined) => Number(value) * Number(row["reversals"]);

        expect(total(rows, (row) => row["reversals"])).toBe(cellsSum(given, "reversals"));
        expect(
          rows.reduce((sum, row) => sum + (row["doses_used"] === "" ? 0 : times(row, row["doses_used"])), 0),
        ).toBe(cellsSum(given, "reversal_doses"));
        expect(
          total(
            rows.filter((row) => row["doses_used"] === ""),
            (row) => row["reversals"],
          ),
        ).toBe(cellsSum(given, "reversal_doses_unknown"));
      }),
    );
  });

  test("counts reports that say the same in one row, with the place and the area, and no day or site", () => {
    const program = programOf({ sites: [siteOf({ code: "MAIN", area: "North county" })] });
    const home = { used: [{ product: "NLX-NAS-4", doses: 2 }], outcome: "survived", place: "home" } as const;
    const evening = ["2026-03-08", "2026-03-09"].map((day) =>
      encounterOf({ day: localDate(day), site: "MAIN", reversals: [{ ...home, ems: true }] }),
    );

    expect(rowsOf("reversals", evening, program)).toEqual([
      {
        program_id: "",
        month: "2026-03",
        fiscal_year: "2026",
        fiscal_quarter: "3",
        area: "North county",
        outcome: "survived",
        doses_used: "2",
        products: "NLX-NAS-4",
        ems_called: "yes",
        place_type: "home",
        reversals: "2",
      },
    ]);
  });

  test("is in the same order whichever evening came first", () => {
    const one = encounterOf({ reversals: [{ used: [], outcome: "died", place: "public" }] });
    const other = encounterOf({ reversals: [{ used: [], outcome: "survived", place: "home" }] });

    expect(rowsOf("reversals", [one, other])).toEqual(rowsOf("reversals", [other, one]));
  });
});

describe("the table of demographics", () => {
  const countsOf = (given: readonly SatchelRecord[], program?: Program) =>
    rowsOf("demographics", given, program).map(
      ({ month, question, answer, contacts }) => `${month} ${question} ${answer} ${contacts}`,
    );

  test("counts each answer by month, and contacts in which nobody asked", () => {
    const march = [
      encounterOf({ day: localDate("2026-03-01"), demographics: { AGE: ["25-34"] } }),
      encounterOf({ day: localDate("2026-03-02"), demographics: { AGE: ["25-34"] } }),
      encounterOf({ day: localDate("2026-03-02"), demographics: { AGE: ["NOT-SAID"] } }),
      encounterOf({ day: localDate("2026-03-03") }),
      cleanupOf({ day: localDate("2026-03-03") }),
    ];
    const april = encounterOf({ day: localDate("2026-04-01"), demographics: { AGE: ["65-PLUS"] } });

    expect(countsOf([...march, april])).toEqual([
      "2026-03 AGE 25-34 2",
      "2026-03 AGE NOT-ASKED 1",
      "2026-03 AGE NOT-SAID 1",
      "2026-04 AGE 65-PLUS 1",
    ]);
  });

  test("counts somebody who gave two answers under both, and says of a question that is asked that nobody was", () => {
    const both = encounterOf({ demographics: { GENDER: ["TWO-SPIRIT", "WOMAN"] } });

    expect(countsOf([both], programOf({ asks: { age: true, gender: true } }))).toEqual([
      "2026-03 AGE NOT-ASKED 1",
      "2026-03 GENDER TWO-SPIRIT 1",
      "2026-03 GENDER WOMAN 1",
    ]);
  });

  test("never puts two answers of one person, a code, a day or a site in one row", () => {
    const columns: readonly string[] = countedLayouts.demographics.columns;

    for (const column of ["day", "site_code", "record_id", "participant_code", "worker", "local_time"]) {
      expect(columns).not.toContain(column);
      expect(countedLayouts.reversals.columns as readonly string[]).not.toContain(column);
    }
    expect(columns.filter((column) => column === "answer")).toHaveLength(1);
  });
});
