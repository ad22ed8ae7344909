/**
 * Files that programs and funders have: a change of one byte is a change of the
 * format, and has to be meant. Everything a layout can hold is in them once.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contribution } from "../../../src/domain/contribution.ts";
import { type CsvProfile, dataProfile, spreadsheetProfile } from "../../../src/domain/csv/csv-profile.ts";
import type { CsvRow } from "../../../src/domain/csv/csv-row.ts";
import { detailLongColumnsWith, detailLongRowsFor } from "../../../src/domain/csv/detail-long.ts";
import { CsvPieces } from "../../../src/domain/csv/pieces.ts";
import { recordLayouts } from "../../../src/domain/csv/record-layouts.ts";
import { summaryColumns, summaryRows } from "../../../src/domain/csv/summary.ts";
import { applyToBlock } from "../../../src/domain/month-block.ts";
import { periodOf, previousPeriod } from "../../../src/domain/period.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { type Totals, totalsOf } from "../../../src/domain/totals.ts";
import {
  cleanupOf,
  encounterOf,
  groupOf,
  localDate,
  programOf,
  recordId,
  shiftOf,
  siteOf,
  stockOf,
  tallyOf,
} from "../../support/builders.ts";

const program = programOf({
  name: "Équipe du Port",
  sites: [
    siteOf({ code: "EAST", name: 'East "Dock", gate 2', area: "Harbor", model: "mobile" }),
    siteOf({ code: "NA", name: "=NA()", model: "fixed" }),
  ],
});

/** Names of this test's own, so that a better translation changes no format; the other codes go without. */
const names = {
  "SYR-1ML-28G-12": "Seringue 1 mL, 28G ½″",
  "NLX-NAS-4": "Naloxone nasale 4 mg",
  "SHP-2GAL": 'Récupérateur "2 gal"; grand',
  "KIT-INJ-4": "Trousse d’injection, 4",
  "SVC-OD-EDU": "Éducation sur la surdose",
  "REF-HCV": "@hépatite C",
  "STP-TESTS-FIRST": "Teste d’abord",
};

/** One evening at EAST, a group there, a clean-up and a paper month from NA, a thing no catalogue knows. */
const evening: readonly SatchelRecord[] = [
  encounterOf({
    id: recordId(1),
    shift: "50000000-0000-4000-8000-000000000001",
    day: "2026-05-08",
    time: "evening",
    site: "EAST",
    route: "North; loop",
    model: "mobile",
    worker: "-Kit-",
    people: 2,
    forOthers: 3,
    newReturning: "new",
    lines: [
      {
        item: "SYR-1ML-28G-12",
        quantity: 8,
        direction: "out",
        kit: { code: "KIT-INJ-4", version: 1 },
      },
      { item: "NDL-23G-1", quantity: 100, direction: "out", pack: "box", lot: "L7" },
      { item: "NLX-NAS-4", quantity: 2, direction: "out", supply: "refill", reason: "used_on_other" },
      { item: "DRG-SAMPLE", quantity: 1, direction: "in" },
    ],
    kits: [{ code: "KIT-INJ-4", version: 1, quantity: 2 }],
    returns: [
      { method: "counted", quantity: 4 },
      {
        method: "weight",
        measure: "2.220",
        tare: "0.4",
        unit: "lb",
        factor: "281",
        factorVersion: 1,
        quantity: 511,
      },
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
    services: [{ code: "SVC-OD-EDU", count: 1, minutes: 15, heads: 2 }],
    referrals: [{ code: "REF-HCV", outcome: "accepted" }],
    steps: [{ code: "STP-TESTS-FIRST", count: 1 }],
    reversals: [
      { used: [{ product: "NLX-NAS-4", doses: 2 }], outcome: "survived", ems: false },
      { used: [], outcome: "unknown" },
    ],
    participantCode: "@b3",
    note: 'said "thanks",\nwill come back',
  }),
  encounterOf({ id: recordId(2), day: "2026-05-08", site: "EAST", model: "mobile" }),
  encounterOf({
    id: recordId(3),
    day: "2026-05-08",
    site: "ELSEWHERE",
    catalogue: 2,
    out: { "NEW-THING": 7 },
  }),
  groupOf({
    id: recordId(4),
    day: "2026-05-08",
    site: "EAST",
    model: "mobile",
    heads: 11,
    headsCounted: false,
    minutes: 90,
    out: { "HYG-KIT": 11 },
    services: [{ code: "SVC-PEER", count: 11 }],
  }),
  cleanupOf({
    id: recordId(5),
    day: "2026-05-09",
    site: "NA",
    returns: [{ method: "visual", quantity: 60 }],
  }),
  tallyOf({
    id: recordId(6),
    firstDay: "2026-05-01",
    day: "2026-05-31",
    site: "NA",
    contacts: 120,
    out: { "SYR-1ML-28G-12": 274_345 },
  }),
];

/** What the evening took along, and what became of it. */
const shiftAndStock: readonly SatchelRecord[] = [
  shiftOf({
    id: recordId(11),
    day: "2026-05-08",
    time: "evening",
    site: "EAST",
    route: "North; loop",
    model: "mobile",
    worker: "-Kit-",
    via: "typed",
    start: "2026-05-08T22:00Z",
    end: "2026-05-09T01:45Z",
    workers: ["-Kit-", "Wren, of the van"],
    loadOut: recordId(13),
    loadIn: recordId(14),
    minutes: 225,
    note: 'rain,\nand a "quiet" end',
  }),
  shiftOf({ id: recordId(12), day: "2026-05-09", site: "NA", start: "2026-05-09T16:00Z", empty: true }),
  stockOf({
    id: recordId(13),
    shift: recordId(11),
    day: "2026-05-08",
    time: "evening",
    site: "EAST",
    model: "mobile",
    worker: "-Kit-",
    movement: "load-out",
    place: "=Store",
    toPlace: "Van; 2",
    lines: [
      { item: "NLX-NAS-4", quantity: 40, lot: "A-17", expiry: "2027-01-31" },
      { item: "NEW-THING", quantity: 7 },
    ],
    note: "@second shelf",
  }),
  stockOf({
    id: recordId(15),
    day: "2026-05-09",
    site: "NA",
    movement: "count",
    place: "=Store",
    lines: [
      { item: "NLX-NAS-4", counted: 90, expected: 100, quantity: -10, reason: "stolen" },
      { item: "SYR-1ML-28G-12", counted: 1200, expected: 1000, quantity: 200 },
    ],
  }),
  stockOf({
    id: recordId(16),
    day: "2026-05-09",
    site: "NA",
    movement: "wasted",
    place: "=Store",
    lines: [{ item: "NLX-NAS-4", quantity: 12, reason: "expired", lot: "A-17", expiry: "2026-04-30" }],
  }),
  stockOf({
    id: recordId(17),
    day: "2026-05-09",
    site: "NA",
    movement: "disposed",
    place: "=Store",
    toPlace: "Waste company",
    lines: [],
    returns: [
      { method: "counted", quantity: 4 },
      {
        method: "weight",
        measure: "2.220",
        tare: "0.4",
        unit: "lb",
        factor: "281",
        factorVersion: 1,
        quantity: 511,
      },
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
  stockOf({ id: recordId(18), day: "2026-05-10", site: "NA", place: "=Store", lines: [] }),
];

const monthBefore: readonly SatchelRecord[] = [
  encounterOf({ id: recordId(7), day: "2026-04-10", site: "EAST", model: "mobile", out: { "NLX-NAS-4": 3 } }),
  encounterOf({ id: recordId(8), day: "2026-04-11", site: "EAST", model: "mobile", out: { "FOI-SHEET": 5 } }),
];

describe("detailLongRowsFor", () => {
  test("gives the golden file for programs, byte for byte", () => {
    const include = { worker: true, participantCode: true, note: true };
    const rowsOf = detailLongRowsFor({ program, names, include });
    const rows = evening.flatMap((record) => rowsOf({ record, rev: 1 }));

    const file = fileOf(detailLongColumnsWith(include), rows, dataProfile);

    expect(bytesOf(file)).toEqual(golden("detail_long.csv"));
  });
});

describe.each(["shifts", "stock"] as const)("the rows of %s", (layout) => {
  const { columnsWith, rowsFor } = recordLayouts[layout];

  test("give the golden file for a spreadsheet with semicolons, byte for byte", () => {
    const include = { worker: true, participantCode: true, note: true };
    const rowsOf = rowsFor({ program, names, include });
    const rows = shiftAndStock.flatMap((record) => rowsOf({ record, rev: 1 }));

    const file = fileOf(columnsWith(include), rows, spreadsheetProfile("fr"));

    expect(bytesOf(file)).toEqual(golden(`${layout}.csv`));
  });
});

describe("summaryRows", () => {
  test("gives the golden file for a spreadsheet with semicolons, byte for byte", () => {
    const period = periodOf({ type: "month", day: localDate("2026-05-08"), program });
    const rows = summaryRows({
      totals: totalsIn([...evening, ...shiftAndStock], period),
      previous: totalsIn(monthBefore, previousPeriod(period, program)),
      period,
      context: { program, names },
    });

    const file = fileOf(summaryColumns, rows, spreadsheetProfile("fr"));

    expect(bytesOf(file)).toEqual(golden("summary_period_site_item.csv"));
  });
});

function fileOf(columns: readonly string[], rows: readonly CsvRow[], profile: CsvProfile): string {
  const pieces = new CsvPieces(columns, profile);
  return pieces.add(rows) + pieces.end();
}

/** As Latin-1 text, one character a byte, so that a failure shows the row and not a list of numbers. */
function bytesOf(file: string): string {
  return Buffer.from(file, "utf8").toString("latin1");
}

function golden(name: string): string {
  return readFileSync(new URL(`../../fixtures/csv/golden/${name}`, import.meta.url), "latin1");
}

function totalsIn(given: readonly SatchelRecord[], span: Parameters<typeof totalsOf>[1]): Totals {
  return totalsOf([applyToBlock(undefined, given.map(contribution))], span);
}
