import { describe, expect, test } from "vitest";
import { names } from "../../../src/domain/catalogue/names/en.ts";
import type { CsvValue } from "../../../src/domain/csv/csv-row.ts";
import { periodLabel, summaryColumns, summaryRows } from "../../../src/domain/csv/summary.ts";
import type { Measure } from "../../../src/domain/measure.ts";
import { type Period, periodOf } from "../../../src/domain/period.ts";
import type { Program } from "../../../src/domain/program.ts";
import type { TotalCell, Totals } from "../../../src/domain/totals.ts";
import { localDate, programOf, siteCode, siteOf } from "../../support/builders.ts";

const program = programOf();
const march = periodOf({ type: "month", day: localDate("2026-03-08"), program });

function cellOf(measure: Measure, code: string, value: number, given: Partial<TotalCell> = {}): TotalCell {
  return { site: siteCode("MAIN"), route: "", model: "", source: "record", measure, code, value, ...given };
}

function totalsOfCells(cells: readonly TotalCell[]): Totals {
  return { from: march.from, to: march.to, cells, outside: [] };
}

/** The rows as objects, without what is blank. */
function rowsOf(
  cells: readonly TotalCell[],
  given: { previous?: readonly TotalCell[]; period?: Period; program?: Program } = {},
) {
  const rows = summaryRows({
    totals: totalsOfCells(cells),
    previous: given.previous && totalsOfCells(given.previous),
    period: given.period ?? march,
    context: { program: given.program ?? program, names },
  });
  return rows.map((groups) => {
    const row = groups.flat();
    expect(row).toHaveLength(summaryColumns.length);
    const entries = summaryColumns.map((column, index): [string, CsvValue] => [column, row[index]]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  });
}

describe("summaryColumns", () => {
  test("are the published columns in the published order", () => {
    expect(summaryColumns.join(", ")).toBe(
      "period_type, period_start, period_end, period_label, site_code, site_name, service_model, area, source, " +
        "measure, code, name, category, unit, qty, qty_estimated, contacts_with, syringes, needles, " +
        "naloxone_doses, prior_qty, change_pct, status",
    );
  });
});

describe("summaryRows", () => {
  test("gives contacts a row as it does items", () => {
    const place = { route: "", model: "mobile" } as const;
    const area = programOf({ sites: [siteOf({ area: "Harbor" })] });

    const rows = rowsOf([cellOf("contacts", "", 42, place)], { program: area });

    expect(rows).toEqual([
      {
        period_type: "month",
        period_start: "2026-03-01",
        period_end: "2026-03-31",
        period_label: "2026-03",
        site_code: "MAIN",
        site_name: "Main Street",
        service_model: "mobile",
        area: "Harbor",
        source: "record",
        measure: "contacts",
        code: "",
        qty: 42,
        qty_estimated: 0,
        status: "exact",
      },
    ]);
  });

  test("puts what was handed out on one row, with its contacts, syringes, needles and doses", () => {
    const [contacts, out, contactsWith] = rowsOf([
      cellOf("contacts", "", 9),
      cellOf("contacts_with", "SYR-1ML-28G-12", 7),
      cellOf("out", "SYR-1ML-28G-12", 140),
    ]);

    expect(contacts).not.toHaveProperty("contacts_with");
    expect(out).toMatchObject({
      name: names["SYR-1ML-28G-12"],
      category: "syringe",
      unit: "each",
      qty: 140,
      contacts_with: 7,
      syringes: 140,
      needles: 140,
      naloxone_doses: 0,
    });
    expect(contactsWith).toMatchObject({ measure: "contacts_with", qty: 7, category: "syringe" });
    expect(contactsWith).not.toHaveProperty("unit");
    expect(contactsWith).not.toHaveProperty("syringes");
  });

  test("counts the doses of a refill once, on the row of what was handed out", () => {
    const rows = rowsOf([
      cellOf("out", "NLX-IM-10ML", 3),
      cellOf("out_refill", "NLX-IM-10ML", 3),
      cellOf("refill_reason", "used_on_other", 30),
    ]);

    expect(rows.map((row) => [row.measure, row.qty, row.unit, row.naloxone_doses])).toEqual([
      ["out", 3, "vial", 30],
      ["out_refill", 3, "vial", undefined],
      ["refill_reason", 30, "dose", undefined],
    ]);
  });

  test("says 0 contacts for what only groups were given, and nothing for a tally", () => {
    const rows = rowsOf([cellOf("out", "CON-EXT", 4), cellOf("out", "CON-EXT", 900, { source: "tally" })]);

    expect(rows.map((row) => [row.source, row.contacts_with])).toEqual([
      ["record", 0],
      ["tally", undefined],
    ]);
  });

  test("keeps an unknown item with its quantity and without a guess", () => {
    const [row] = rowsOf([cellOf("out", "NEW-THING", 7)]);

    expect(row).toMatchObject({ code: "NEW-THING", qty: 7 });
    for (const column of ["name", "category", "unit", "syringes", "needles", "naloxone_doses"]) {
      expect(row).not.toHaveProperty(column);
    }
  });

  test("holds returns by method, and says which of them are estimates", () => {
    const rows = rowsOf([
      cellOf("in", "container", 95),
      cellOf("in", "counted", 187),
      cellOf("in", "stated", 20),
      cellOf("in", "DRG-SAMPLE", 2),
    ]);

    expect(rows.map((row) => [row.code, row.qty, row.qty_estimated, row.unit, row.status])).toEqual([
      ["DRG-SAMPLE", 2, 0, "sample", "exact"],
      ["container", 95, 95, "syringe", "estimated"],
      ["counted", 187, 0, "syringe", "exact"],
      ["stated", 20, 20, "syringe", "estimated"],
    ]);
  });

  test("says that heads which were guessed are an estimate", () => {
    const rows = rowsOf([
      cellOf("group_heads_counted", "SVC-DROPIN", 11),
      cellOf("group_heads_estimated", "SVC-DROPIN", 30),
    ]);

    expect(rows.map((row) => [row.qty, row.qty_estimated, row.status])).toEqual([
      [11, 0, "exact"],
      [30, 30, "estimated"],
    ]);
  });

  test("names kits, referrals and services by the part of their code that the catalogue knows", () => {
    const rows = rowsOf([
      cellOf("kits", "KIT-INJ-4@1", 3),
      cellOf("referrals", "REF-HCV:attended", 2),
      cellOf("service_minutes", "SVC-OD-EDU", 45),
    ]);

    expect(rows.map((row) => [row.code, row.name, row.category, row.unit])).toEqual([
      ["KIT-INJ-4@1", names["KIT-INJ-4"], "syringe", "kit"],
      ["SVC-OD-EDU", names["SVC-OD-EDU"], "education", "minute"],
      ["REF-HCV:attended", names["REF-HCV"], undefined, undefined],
    ]);
  });

  test("holds what went out untallied apart, and differences of stock with their sign", () => {
    const rows = rowsOf([
      cellOf("out", "NLX-NAS-4", 4),
      cellOf("disposed", "visual", 300),
      cellOf("shift_minutes", "", 225),
      cellOf("untallied_out", "NLX-NAS-4", 2),
      cellOf("stock_difference", "NLX-NAS-4:expired", -12),
    ]);

    expect(
      rows.map(({ measure, code, name, unit, qty, status }) => [measure, code, name, unit, qty, status]),
    ).toEqual([
      ["out", "NLX-NAS-4", names["NLX-NAS-4"], "dose", 4, "exact"],
      ["disposed", "visual", undefined, "syringe", 300, "estimated"],
      ["shift_minutes", "", undefined, "minute", 225, "exact"],
      ["untallied_out", "NLX-NAS-4", names["NLX-NAS-4"], "dose", 2, "exact"],
      ["stock_difference", "NLX-NAS-4:expired", names["NLX-NAS-4"], "dose", -12, "exact"],
    ]);
    expect(rows.map(({ naloxone_doses }) => naloxone_doses)).toEqual([4, ...Array(4).fill(undefined)]);
  });

  test("adds routes up and keeps service models and sources apart", () => {
    const rows = rowsOf([
      cellOf("contacts", "", 5, { route: "R1", model: "mobile" }),
      cellOf("contacts", "", 7, { route: "R2", model: "mobile" }),
      cellOf("contacts", "", 3, { route: "R2", model: "street" }),
      cellOf("contacts", "", 100, { source: "tally" }),
    ]);

    expect(rows.map((row) => [row.service_model, row.source, row.qty])).toEqual([
      ["", "tally", 100],
      ["mobile", "record", 12],
      ["street", "record", 3],
    ]);
  });

  test("orders by site, then as measures are listed, then by code", () => {
    const rows = rowsOf([
      cellOf("out", "CKR-STD", 1, { site: siteCode("RIVER") }),
      cellOf("steps", "STP-BREAK", 1),
      cellOf("out", "FLT-COT", 1),
      cellOf("out", "CKR-STD", 1),
      cellOf("people", "", 1),
    ]);

    expect(rows.map((row) => [row.site_code, row.measure, row.code])).toEqual([
      ["MAIN", "people", ""],
      ["MAIN", "out", "CKR-STD"],
      ["MAIN", "out", "FLT-COT"],
      ["MAIN", "steps", "STP-BREAK"],
      ["RIVER", "out", "CKR-STD"],
    ]);
  });

  test("compares with the period before", () => {
    const [row] = rowsOf([cellOf("contacts", "", 42)], { previous: [cellOf("contacts", "", 40)] });

    expect(row).toMatchObject({ prior_qty: 40, change_pct: { decimal: "5.0" } });
  });

  test("compares with 0 by number only", () => {
    const [row] = rowsOf([cellOf("contacts", "", 42)], { previous: [] });

    expect(row).toMatchObject({ prior_qty: 0 });
    expect(row).not.toHaveProperty("change_pct");
  });

  test("leaves the comparison blank when the period before is not known", () => {
    const [row] = rowsOf([cellOf("contacts", "", 42)]);

    expect(row).not.toHaveProperty("prior_qty");
    expect(row).not.toHaveProperty("change_pct");
  });

  test("gives what fell to nothing its row", () => {
    const [row] = rowsOf([], { previous: [cellOf("out", "NLX-NAS-4", 12)] });

    expect(row).toMatchObject({
      code: "NLX-NAS-4",
      qty: 0,
      contacts_with: 0,
      naloxone_doses: 0,
      prior_qty: 12,
      change_pct: { decimal: "-100.0" },
    });
  });

  test("goes by the code of a site the program does not know", () => {
    const [row] = rowsOf([cellOf("contacts", "", 1, { site: siteCode("NA") })]);

    expect(row).toMatchObject({ site_code: "NA", site_name: "NA" });
  });
});

describe("periodLabel", () => {
  test.each([
    ["day", "2026-05-08"],
    ["week", "2026-05-04/2026-05-10"],
    ["month", "2026-05"],
    ["quarter", "FY2026 Q4"],
    ["fiscal-year", "FY2026"],
    ["year", "2026"],
  ] as const)("labels a %s as %s, in no language", (type, label) => {
    expect(periodLabel(periodOf({ type, day: localDate("2026-05-08"), program }))).toBe(label);
  });

  test("labels a custom period by its first and last day", () => {
    const day = localDate("2026-05-08");
    const custom = periodOf({ type: "custom", day, from: day, to: localDate("2026-06-01"), program });

    expect(periodLabel(custom)).toBe("2026-05-08/2026-06-01");
  });
});
