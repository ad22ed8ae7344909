import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { names } from "../../../src/domain/catalogue/names/en.ts";
import { dataProfile } from "../../../src/domain/csv/csv-profile.ts";
import { detailLongColumns, detailLongRowsFor } from "../../../src/domain/csv/detail-long.ts";
import { CsvPieces } from "../../../src/domain/csv/pieces.ts";
import {
  cleanupOf,
  encounterOf,
  groupOf,
  programOf,
  shiftOf,
  siteOf,
  stockOf,
  tallyOf,
} from "../../support/builders.ts";
import { detailRowsOf, nothingExtra } from "../../support/detail-rows.ts";

describe("detailLongColumns", () => {
  test("are the published columns in the published order", () => {
    expect(detailLongColumns.join(", ")).toBe(
      "program_id, record_type, record_id, row_no, shift_id, day, first_day, last_day, local_time, month, " +
        "fiscal_year, fiscal_quarter, site_code, site_name, route, service_model, area, contacts, " +
        "people_present, for_others, new_returning, topic, heads, heads_counted, minutes, row_type, code, " +
        "name, category, kit_code, kit_version, qty, unit, pack_entered, syringes, needles, naloxone_doses, " +
        "supply, refill_reason, lot, method, measure, measure_unit, tare, factor, factor_version, estimated, " +
        "outcome, doses_used, ems_called, service_minutes, service_heads, funder_tag, rev, received_day, " +
        "device_ref, catalogue_version",
    );
  });
});

describe("detailLongRowsFor", () => {
  test("gives each day its own month and fiscal year, whatever the record before it was of", () => {
    const rowsIn = detailLongRowsFor({ program: programOf(), names, include: nothingExtra });
    const days = ["2026-06-30", "2026-07-01", "2026-07-01", "2026-06-30"];

    const rows = days.map((day) => rowsIn({ record: encounterOf({ day }), rev: 1 }));

    const file = new CsvPieces(detailLongColumns, dataProfile);
    for (const ofRecord of rows) file.add(ofRecord);
    const read = Papa.parse<Record<string, string>>(file.end(), { header: true, skipEmptyLines: true }).data;
    expect(
      read.map(({ month, fiscal_year, fiscal_quarter }) => [month, fiscal_year, fiscal_quarter]),
    ).toEqual([
      ["2026-06", "2026", "4"],
      ["2026-07", "2027", "1"],
      ["2026-07", "2027", "1"],
      ["2026-06", "2026", "4"],
    ]);
  });

  test("gives a contact with nothing to list one row, with its numbers", () => {
    const record = encounterOf({
      id: "10000000-0000-4000-8000-00000000000a",
      day: "2026-07-01",
      time: "evening",
      people: 2,
      forOthers: 3,
      newReturning: "new",
      route: "R1",
      model: "mobile",
      shift: "50000000-0000-4000-8000-000000000001",
    });
    const program = programOf({ sites: [siteOf({ area: "Harbor", model: "fixed" })] });

    expect(detailRowsOf(record, { program, rev: 2 })).toEqual([
      {
        record_type: "encounter",
        record_id: "10000000-0000-4000-8000-00000000000a",
        row_no: 1,
        shift_id: "50000000-0000-4000-8000-000000000001",
        day: "2026-07-01",
        first_day: "2026-07-01",
        last_day: "2026-07-01",
        local_time: "evening",
        month: "2026-07",
        fiscal_year: 2027,
        fiscal_quarter: 1,
        site_code: "MAIN",
        site_name: "Main Street",
        route: "R1",
        service_model: "mobile",
        area: "Harbor",
        contacts: 1,
        people_present: 2,
        for_others: 3,
        new_returning: "new",
        row_type: "none",
        rev: 2,
        catalogue_version: 1,
      },
    ]);
  });

  test("lists lines out, lines in, returns, services, referrals, steps and reversals in this order", () => {
    const record = encounterOf({
      reversals: [{ used: [], outcome: "unknown" }],
      steps: [{ code: "STP-BREAK", count: 1 }],
      referrals: [{ code: "REF-HCV", outcome: "offered" }],
      services: [{ code: "SVC-PEER", count: 1 }],
      returns: [{ method: "counted", quantity: 4 }],
      lines: [
        { item: "DRG-SAMPLE", quantity: 1, direction: "in" },
        { item: "SYR-1ML-28G-12", quantity: 2, direction: "out" },
        { item: "CKR-STD", quantity: 3, direction: "out" },
      ],
    });

    const rows = detailRowsOf(record);

    expect(rows.map((row) => [row.row_no, row.row_type, row.code])).toEqual([
      [1, "out", "SYR-1ML-28G-12"],
      [2, "out", "CKR-STD"],
      [3, "in", "DRG-SAMPLE"],
      [4, "in", undefined],
      [5, "service", "SVC-PEER"],
      [6, "referral", "REF-HCV"],
      [7, "step", "STP-BREAK"],
      [8, "reversal", undefined],
    ]);
  });

  test("fills what belongs to the contact on the first row only, and blank is not 0", () => {
    const rows = detailRowsOf(
      encounterOf({ out: { "CKR-STD": 1, "FLT-COT": 1 }, newReturning: "returning" }),
    );

    expect(rows[0]).toMatchObject({
      contacts: 1,
      people_present: 1,
      for_others: 0,
      new_returning: "returning",
    });
    for (const column of ["contacts", "people_present", "for_others", "new_returning"]) {
      expect(rows[1]).not.toHaveProperty(column);
    }
  });

  test("says what a group was on its first row and leaves its contacts blank", () => {
    const record = groupOf({
      heads: 11,
      headsCounted: false,
      minutes: 90,
      out: { "HYG-KIT": 11, "CON-EXT": 4 },
    });

    const rows = detailRowsOf(record);

    expect(rows[0]).toMatchObject({ topic: "SVC-DROPIN", heads: 11, heads_counted: 0, minutes: 90 });
    expect(rows[0]).not.toHaveProperty("contacts");
    expect(rows[0]).not.toHaveProperty("people_present");
    expect(rows[1]).not.toHaveProperty("heads");
  });

  test("writes 1 for heads that were counted", () => {
    expect(detailRowsOf(groupOf({ headsCounted: true }))[0]).toMatchObject({
      heads_counted: 1,
      row_type: "none",
    });
  });

  test("leaves the contacts of a clean-up blank", () => {
    const [row] = detailRowsOf(cleanupOf());

    expect(row).toMatchObject({ record_type: "cleanup", row_type: "in", method: "counted", qty: 10 });
    expect(row).not.toHaveProperty("contacts");
  });

  test("gives a tally its range, its last day's month and its own contacts on the first row", () => {
    const record = tallyOf({
      firstDay: "2026-05-15",
      day: "2026-07-14",
      contacts: 120,
      people: 140,
      forOthers: 30,
      out: { "CKR-STD": 1_000, "FLT-COT": 2_000 },
    });

    const rows = detailRowsOf(record);

    expect(rows[0]).toMatchObject({
      day: "2026-07-14",
      first_day: "2026-05-15",
      last_day: "2026-07-14",
      month: "2026-07",
      fiscal_year: 2027,
      fiscal_quarter: 1,
      contacts: 120,
      people_present: 140,
      for_others: 30,
    });
    expect(rows[1]).not.toHaveProperty("contacts");
  });

  test("leaves the contacts of a tally that doesn't know them blank", () => {
    const [row] = detailRowsOf(tallyOf());

    expect(row).toMatchObject({ record_type: "tally", row_type: "none" });
    expect(row).not.toHaveProperty("contacts");
    expect(row).not.toHaveProperty("people_present");
  });

  test("goes by the code of a site the program does not know", () => {
    const [row] = detailRowsOf(encounterOf({ site: "NA" }));

    expect(row).toMatchObject({ site_code: "NA", site_name: "NA" });
    expect(row).not.toHaveProperty("area");
  });

  test("leaves shifts and stock to layouts of their own", () => {
    expect(detailRowsOf(shiftOf())).toEqual([]);
    expect(detailRowsOf(stockOf())).toEqual([]);
  });
});
