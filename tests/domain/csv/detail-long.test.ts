import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { names } from "../../../src/domain/catalogue/names/en.ts";
import { dataProfile } from "../../../src/domain/csv/csv-profile.ts";
import type { CsvValue } from "../../../src/domain/csv/csv-row.ts";
import {
  type DetailContext,
  detailLongColumns,
  detailLongColumnsWith,
  detailLongRowsFor,
} from "../../../src/domain/csv/detail-long.ts";
import { CsvPieces } from "../../../src/domain/csv/pieces.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
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

const nothingExtra = { worker: false, participantCode: false, note: false };
const everything = { worker: true, participantCode: true, note: true };

/** The rows as objects, without what is blank. */
function rowsOf(record: SatchelRecord, given: Partial<DetailContext> & { readonly rev?: number } = {}) {
  const { rev = 1, ...context } = given;
  const include = context.include ?? nothingExtra;
  const columns = detailLongColumnsWith(include);
  const rowsIn = detailLongRowsFor({ program: programOf(), names, ...context, include });
  return rowsIn({ record, rev }).map((row) => {
    const cells = row.flat();
    expect(cells).toHaveLength(columns.length);
    const entries = columns.map((column, index): [string, CsvValue] => [column, cells[index]]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  });
}

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

    expect(rowsOf(record, { program, rev: 2 })).toEqual([
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

    const rows = rowsOf(record);

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
    const rows = rowsOf(encounterOf({ out: { "CKR-STD": 1, "FLT-COT": 1 }, newReturning: "returning" }));

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

    const rows = rowsOf(record);

    expect(rows[0]).toMatchObject({ topic: "SVC-DROPIN", heads: 11, heads_counted: 0, minutes: 90 });
    expect(rows[0]).not.toHaveProperty("contacts");
    expect(rows[0]).not.toHaveProperty("people_present");
    expect(rows[1]).not.toHaveProperty("heads");
  });

  test("writes 1 for heads that were counted", () => {
    expect(rowsOf(groupOf({ headsCounted: true }))[0]).toMatchObject({ heads_counted: 1, row_type: "none" });
  });

  test("leaves the contacts of a clean-up blank", () => {
    const [row] = rowsOf(cleanupOf());

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

    const rows = rowsOf(record);

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
    const [row] = rowsOf(tallyOf());

    expect(row).toMatchObject({ record_type: "tally", row_type: "none" });
    expect(row).not.toHaveProperty("contacts");
    expect(row).not.toHaveProperty("people_present");
  });

  test("names a line's item and counts its syringes, needles and doses", () => {
    const [set, needle, naloxone] = rowsOf(
      encounterOf({ out: { "SYR-1ML-28G-12": 20, "NDL-23G-1": 5, "NLX-IM-10ML": 2 } }),
    );

    expect(set).toMatchObject({
      name: names["SYR-1ML-28G-12"],
      category: "syringe",
      qty: 20,
      unit: "each",
      syringes: 20,
      needles: 20,
      naloxone_doses: 0,
    });
    expect(needle).toMatchObject({ category: "needle", syringes: 0, needles: 5, naloxone_doses: 0 });
    expect(naloxone).toMatchObject({ category: "naloxone", unit: "vial", qty: 2, naloxone_doses: 20 });
  });

  test("keeps the kit, the pack, the lot and the reason of a refill", () => {
    const [row] = rowsOf(
      encounterOf({
        lines: [
          {
            item: "NLX-NAS-4",
            quantity: 2,
            direction: "out",
            pack: "box",
            kit: { code: "NLX-KIT-NAS", version: 1 },
            lot: "A12",
            supply: "refill",
            reason: "used_on_other",
          },
        ],
      }),
    );

    expect(row).toMatchObject({
      kit_code: "NLX-KIT-NAS",
      kit_version: 1,
      pack_entered: "box",
      lot: "A12",
      supply: "refill",
      refill_reason: "used_on_other",
    });
  });

  test("counts no syringes or doses on a line that came back", () => {
    const [row] = rowsOf(encounterOf({ lines: [{ item: "DRG-SAMPLE", quantity: 2, direction: "in" }] }));

    expect(row).toMatchObject({ row_type: "in", code: "DRG-SAMPLE", unit: "sample", qty: 2 });
    expect(row).not.toHaveProperty("syringes");
    expect(row).not.toHaveProperty("naloxone_doses");
    expect(row).not.toHaveProperty("method");
  });

  test("keeps an item of a newer catalogue with its quantity and without a guess", () => {
    const [row] = rowsOf(encounterOf({ catalogue: 99, out: { "NEW-THING": 7 } }));

    expect(row).toMatchObject({ code: "NEW-THING", qty: 7, catalogue_version: 99 });
    for (const column of ["name", "category", "unit", "syringes", "needles", "naloxone_doses"]) {
      expect(row).not.toHaveProperty(column);
    }
  });

  test("knows the items it has in a record of a newer catalogue", () => {
    const [row] = rowsOf(encounterOf({ catalogue: 99, out: { "NLX-NAS-4": 2 } }));

    expect(row).toMatchObject({ unit: "dose", naloxone_doses: 2 });
  });

  test.each(["stated", "visual"] as const)("marks a return that was %s as estimated", (method) => {
    const [row] = rowsOf(encounterOf({ returns: [{ method, quantity: 30 }] }));

    expect(row).toMatchObject({ row_type: "in", qty: 30, unit: "syringe", method, estimated: 1 });
    expect(row).not.toHaveProperty("code");
  });

  test("marks a counted return as not estimated", () => {
    const [row] = rowsOf(encounterOf({ returns: [{ method: "counted", quantity: 30 }] }));

    expect(row).toMatchObject({ estimated: 0 });
  });

  test("keeps the measurement of a container as it was recorded", () => {
    const [row] = rowsOf(
      encounterOf({
        returns: [
          {
            method: "container",
            container: "SHP-2GAL",
            fill: "0.25",
            containers: 1,
            measure: "1.89275",
            unit: "L",
            factor: "50",
            factorVersion: 1,
            quantity: 95,
          },
        ],
      }),
    );

    expect(row).toMatchObject({
      row_type: "in",
      code: "SHP-2GAL",
      name: names["SHP-2GAL"],
      category: "disposal",
      qty: 95,
      unit: "syringe",
      method: "container",
      measure: { decimal: "1.89275" },
      measure_unit: "L",
      factor: { decimal: "50" },
      factor_version: 1,
      estimated: 1,
    });
    expect(row).not.toHaveProperty("tare");
  });

  test("keeps the gross weight and the tare as they were read", () => {
    const [row] = rowsOf(
      encounterOf({
        returns: [
          {
            method: "weight",
            measure: "2.220",
            tare: "0.4",
            unit: "lb",
            factor: "281",
            factorVersion: 3,
            quantity: 511,
          },
        ],
      }),
    );

    expect(row).toMatchObject({
      qty: 511,
      unit: "syringe",
      method: "weight",
      measure: { decimal: "2.220" },
      measure_unit: "lb",
      tare: { decimal: "0.4" },
      factor: { decimal: "281" },
      factor_version: 3,
      estimated: 1,
    });
    expect(row).not.toHaveProperty("code");
  });

  test("counts services and steps, and a referral as one with its outcome", () => {
    const [service, referral, step] = rowsOf(
      encounterOf({
        services: [{ code: "SVC-OD-EDU", count: 2, minutes: 15, heads: 3 }],
        referrals: [{ code: "REF-HCV", outcome: "attended" }],
        steps: [{ code: "STP-TESTS-FIRST", count: 4 }],
      }),
    );

    expect(service).toMatchObject({
      code: "SVC-OD-EDU",
      name: names["SVC-OD-EDU"],
      category: "education",
      qty: 2,
      service_minutes: 15,
      service_heads: 3,
    });
    expect(referral).toMatchObject({ name: names["REF-HCV"], qty: 1, outcome: "attended" });
    expect(step).toMatchObject({ name: names["STP-TESTS-FIRST"], qty: 4 });
  });

  test("adds the doses of a reversal up and names its product when there was one", () => {
    const [row] = rowsOf(
      encounterOf({
        reversals: [
          {
            used: [
              { product: "NLX-NAS-4", doses: 2 },
              { product: "NLX-NAS-4", doses: 1 },
            ],
            outcome: "survived",
            ems: true,
          },
        ],
      }),
    );

    expect(row).toMatchObject({
      row_type: "reversal",
      code: "NLX-NAS-4",
      name: names["NLX-NAS-4"],
      qty: 1,
      outcome: "survived",
      doses_used: 3,
      ems_called: "yes",
    });
  });

  test("leaves the product of a reversal blank when there were two, or one beside an unknown", () => {
    const rows = rowsOf(
      encounterOf({
        reversals: [
          {
            used: [
              { product: "NLX-NAS-4", doses: 1 },
              { product: "NLX-IM-04", doses: 1 },
            ],
            outcome: "survived",
          },
          { used: [{ product: "NLX-NAS-4", doses: 1 }, { doses: 2 }], outcome: "died" },
        ],
      }),
    );

    expect(rows.map((row) => [row.code, row.doses_used])).toEqual([
      [undefined, 2],
      [undefined, 3],
    ]);
  });

  test("tells doses that are unknown from none, and no call from one nobody knows of", () => {
    const rows = rowsOf(
      encounterOf({
        reversals: [
          { used: [], outcome: "unknown" },
          { used: [{ doses: 2 }], outcome: "survived", ems: false },
        ],
      }),
    );

    expect(rows.map((row) => [row.doses_used, row.ems_called])).toEqual([
      [undefined, undefined],
      [2, "no"],
    ]);
  });

  test("goes by the code of a site the program does not know", () => {
    const [row] = rowsOf(encounterOf({ site: "NA" }));

    expect(row).toMatchObject({ site_code: "NA", site_name: "NA" });
    expect(row).not.toHaveProperty("area");
  });

  test("takes the program's reference, the day of receipt and the phone's from its context", () => {
    const [row] = rowsOf(encounterOf(), { programId: "p1", receivedDay: "2026-03-09", deviceRef: "d7" });

    expect(row).toMatchObject({ program_id: "p1", received_day: "2026-03-09", device_ref: "d7" });
  });

  test("tells neither worker nor participant code nor note unless asked", () => {
    const record = encounterOf({ worker: "Kit", participantCode: "AB12", note: "came back later" });

    const text = JSON.stringify(rowsOf(record));

    expect(text).not.toMatch(/Kit|AB12|came back/);
  });

  test("appends worker to every row, and participant code and note to the first, when asked", () => {
    const record = encounterOf({
      worker: "Kit",
      participantCode: "AB12",
      note: "came back later",
      out: { "CKR-STD": 1, "FLT-COT": 1 },
    });

    const rows = rowsOf(record, { include: everything });

    expect(detailLongColumnsWith(everything).slice(-4)).toEqual([
      "catalogue_version",
      "worker",
      "participant_code",
      "note",
    ]);
    expect(rows[0]).toMatchObject({ worker: "Kit", participant_code: "AB12", note: "came back later" });
    expect(rows[1]).toMatchObject({ worker: "Kit" });
    expect(rows[1]).not.toHaveProperty("participant_code");
    expect(rows[1]).not.toHaveProperty("note");
  });

  test.each([
    ["worker", { ...nothingExtra, worker: true }, "Kit"],
    ["participant_code", { ...nothingExtra, participantCode: true }, "AB12"],
    ["note", { ...nothingExtra, note: true }, "came back later"],
  ])("appends %s alone when only that is asked for", (column, include, value) => {
    const record = encounterOf({ worker: "Kit", participantCode: "AB12", note: "came back later" });

    expect(detailLongColumnsWith(include)).toEqual([...detailLongColumns, column]);
    expect(rowsOf(record, { include })[0]).toMatchObject({ [column]: value });
  });

  test("never tells demographics", () => {
    const record = encounterOf({ demographics: { GENDER: ["TELLTALE"] } });

    expect(JSON.stringify(rowsOf(record, { include: everything }))).not.toContain("TELLTALE");
  });

  test("leaves shifts and stock to layouts of their own", () => {
    expect(rowsOf(shiftOf())).toEqual([]);
    expect(rowsOf(stockOf())).toEqual([]);
  });
});
