/** That what FIELDS.md says of each field is so: recorded, and found in its table, or left out with a reason. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { names } from "../../../src/domain/catalogue/names/en.ts";
import { exportLayouts } from "../../../src/domain/csv/about.ts";
import { dataProfile } from "../../../src/domain/csv/csv-profile.ts";
import { CsvPieces } from "../../../src/domain/csv/pieces.ts";
import { tableOf, type TableLayout } from "../../../src/domain/csv/record-layouts.ts";
import { summaryColumns, summaryRows } from "../../../src/domain/csv/summary.ts";
import { contribution } from "../../../src/domain/contribution.ts";
import { applyToBlock, contributionsByMonth } from "../../../src/domain/month-block.ts";
import { parseRecord } from "../../../src/contract/record-schema.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { totalsOf } from "../../../src/domain/totals.ts";
import { encounterOf, localDate, programOf, stockOf } from "../../support/builders.ts";
import { parsedCsv, type Row } from "../../support/csv-sums.ts";
import { fullRecords } from "../../support/full-records.ts";

interface Field {
  readonly field: string;
  readonly where: string;
  readonly as: string;
}

const page = readFileSync(resolve(import.meta.dirname, "../../../src/domain/csv/FIELDS.md"), "utf8");
const fields: readonly Field[] = page
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\| Field|^\|---/.test(line))
  .map((line) => {
    const [, field = "", , where = "", as = ""] = line.split("|").map((cell) => cell.trim());
    return { field, where, as };
  });

/** One of each kind with all its fields, and what a full one can't say. */
const records: readonly SatchelRecord[] = [
  ...fullRecords(),
  encounterOf({
    out: { "SYR-1ML-29G-12": 30, "TST-FEN": 5 },
    services: [
      { code: "SVC-COMMUNITY", count: 1 },
      { code: "SVC-NLX-TRN", count: 3 },
    ],
    reversals: [{ used: [], outcome: "unknown" }],
    demographics: { GENDER: ["TWO-SPIRIT"], "RACE-ETHNICITY": ["BLACK"], HOUSING: ["SHELTER"] },
  }),
  stockOf({ movement: "untallied", place: "bag", lines: [{ item: "TST-FEN", quantity: 6 }] }),
];

const program = programOf({ sites: programOf().sites.map((site) => ({ ...site, area: "North county" })) });
const everything = { worker: true, participantCode: true, note: true };

const tablesOfRecords = exportLayouts.filter((layout) => layout !== "summary_period_site_item");

function rowsOf(layout: TableLayout): readonly Row[] {
  const table = tableOf(layout, { program, names, include: everything });
  const pieces = new CsvPieces(table.columns, dataProfile);
  const told = records.map((record) => pieces.add(table.rowsOf({ record, rev: 1 })));
  return parsedCsv([...told, pieces.add(table.lastRows()), pieces.end()].join(""), table.columns);
}

const tables: Readonly<Record<string, readonly Row[]>> = {
  ...Object.fromEntries(tablesOfRecords.map((layout) => [layout, rowsOf(layout)])),
  summary: summaryOf(records),
};

function summaryOf(given: readonly SatchelRecord[]): readonly Row[] {
  const counted = given.flatMap((record) => contribution(record) ?? []);
  const blocks = [...contributionsByMonth(counted).values()].map((ofMonth) =>
    applyToBlock(undefined, ofMonth),
  );
  const period = { type: "custom", from: localDate("2026-01-01"), to: localDate("2026-12-31") } as const;
  const pieces = new CsvPieces(summaryColumns, dataProfile);
  const rows = summaryRows({
    totals: totalsOf(blocks, period),
    previous: undefined,
    period,
    context: { program, names },
  });
  return parsedCsv(pieces.add(rows) + pieces.end(), summaryColumns);
}

/** What the table says in that column, or under that measure. */
function valuesAt(where: string): readonly string[] {
  const [, table = "", column = ""] = /^`(\w+)\.(\w+)`$/.exec(where) ?? [];
  const rows = tables[table];
  if (rows === undefined) throw new Error(`${where} is no table`);
  const cells =
    table === "summary"
      ? rows.filter(({ measure }) => measure === column).map(({ qty }) => qty)
      : rows.map((row) => row[column]);
  return cells.flatMap((cell) => (cell === undefined || cell === "" ? [] : [cell]));
}

describe("FIELDS.md", () => {
  test("is read whole, and speaks of records that can be stored", () => {
    expect(fields.length).toBeGreaterThan(80);
    expect(new Set(fields.map(({ where, as }) => `${where} ${as}`)).size).toBeGreaterThan(70);
    expect(records.filter((record) => !parseRecord(record).ok)).toEqual([]);
  });

  test.each(fields.filter(({ where }) => where !== "left out"))(
    "finds in $where: $field",
    ({ where, as }) => {
      const values = valuesAt(where);

      expect(as === "`any`" ? values.length > 0 : values.includes(as.replaceAll("`", ""))).toBe(true);
    },
  );

  test.each(fields.filter(({ where }) => where === "left out"))(
    "says why it leaves out: $field",
    ({ as }) => {
      expect(as).toMatch(/\w+ \w+ \w+.*\.$/);
    },
  );
});
