import { describe, expect, test } from "vitest";
import { rowsToWriteIn, sectionsOf } from "../../../src/app/paper/sheet-rows.ts";
import {
  askAboveOfRow,
  draftOfColumns,
  encounterOfColumn,
  mostOfRow,
  tallyOfColumn,
  type TypedValues,
} from "../../../src/app/paper/typed-column.ts";
import type { RecordHeader } from "../../../src/domain/record.ts";
import { encounterOf, localDate, programOf, recordId, siteCode } from "../../support/builders.ts";
import { tileOf } from "../../support/tiles.ts";

const { factors } = programOf();
const mark = ".";
const header: RecordHeader = {
  schema: 1,
  id: recordId(),
  day: localDate("2026-03-07"),
  utcOffsetMinutes: -300,
  site: siteCode("MAIN"),
  via: "typed",
  catalogue: 1,
};
const rowsOf = (layout: "columns" | "strokes") => [
  ...sectionsOf(layout, new Set()).flatMap(({ rows }) => rows),
  ...rowsToWriteIn(layout).filter(({ id }) => ["STP-GOAL", "REF-HCV", "SVC-NARCAN", "KIT-WEEK"].includes(id)),
];
const contact = (values: TypedValues) =>
  encounterOfColumn(values, { rows: rowsOf("columns"), factors, mark, header });
const tally = (values: TypedValues) =>
  tallyOfColumn(values, {
    rows: rowsOf("strokes"),
    factors,
    mark,
    header,
    firstDay: localDate("2026-03-01"),
  });

describe("encounterOfColumn", () => {
  test("is one person where nobody wrote how many", () => {
    expect(contact({ "TST-FEN": "5" })).toEqual({
      ok: true,
      value: {
        ...encounterOf(),
        ...header,
        lines: [{ item: "TST-FEN", quantity: 5, direction: "out" }],
      },
    });
  });

  test("takes kits apart, and says of their naloxone whether it was the first", () => {
    const made = contact({
      "NLX-KIT-NAS first": "2",
      "NLX-KIT-NAS refill": "1",
      "NLX-KIT-NAS not-asked": "1",
    });

    const kit = { code: "NLX-KIT-NAS", version: 1 };
    const line = { item: "NLX-NAS-4", direction: "out", kit };
    expect(made).toMatchObject({
      ok: true,
      value: {
        lines: [
          { ...line, quantity: 4, supply: "first" },
          { ...line, quantity: 2, supply: "refill" },
          { ...line, quantity: 2 },
        ],
        kits: [{ ...kit, quantity: 4 }],
      },
    });
  });

  test("has people, returns of every method, an overdose, steps and referrals as they were typed", () => {
    const made = contact({
      "people people": "2",
      "people forOthers": "3",
      "people newReturning": "returning",
      "return counted": "10",
      "return stated": "20",
      "return visual": "30",
      "container 0 container": "SHP-1GAL",
      "container 0 fill": "0.5",
      "weight 0 gross": "2.5",
      "weight 0 tare": "0.5",
      "reversal doses": "2",
      "reversal outcome": "survived",
      "STP-GOAL": "1",
      "REF-HCV": "2",
    });

    expect(made).toMatchObject({
      ok: true,
      value: {
        people: 2,
        forOthers: 3,
        newReturning: "returning",
        returns: [
          { method: "counted", quantity: 10 },
          { method: "stated", quantity: 20 },
          { method: "visual", quantity: 30 },
          { method: "container", container: "SHP-1GAL", containers: 1, quantity: 95 },
          { method: "weight", unit: "lb", quantity: 562 },
        ],
        reversals: [{ used: [{ doses: 2 }], outcome: "survived" }],
        steps: [{ code: "STP-GOAL", count: 1 }],
        referrals: [
          { code: "REF-HCV", outcome: "offered" },
          { code: "REF-HCV", outcome: "offered" },
        ],
      },
    });
  });

  test("keeps an overdose whose doses nobody knew", () => {
    const unknown = { ok: true, value: { reversals: [{ used: [], outcome: "unknown" }] } };

    expect(contact({ "reversal doses": "?" })).toMatchObject(unknown);
    expect(contact({ "reversal outcome": "unknown" })).toMatchObject(unknown);
  });

  test("takes a naught for nothing, but nobody present for a slip", () => {
    expect(contact({ "TST-FEN": "0", "WAT-BTL": "1" })).toMatchObject({
      ok: true,
      value: { lines: [{ item: "WAT-BTL", quantity: 1 }] },
    });
    expect(contact({ "people people": "0" })).toMatchObject({
      ok: false,
      error: { fields: [{ problem: "not-a-number" }] },
    });
  });

  test("names each field that says nothing", () => {
    const made = contact({
      "TST-FEN": "100000",
      "container 0 fill": "1",
      "weight 0 gross": "1",
      "weight 0 tare": "2",
    });

    expect(made).toMatchObject({
      ok: false,
      error: {
        fields: [
          { row: { id: "TST-FEN" }, problem: "too-many" },
          { row: { id: "container 0" }, problem: "no-container" },
          { row: { id: "weight 0" }, problem: "tare-above-gross" },
        ],
      },
    });
  });

  test("is nothing where nothing is typed", () => {
    expect(contact({})).toEqual({ ok: false, error: "empty" });
  });
});

describe("tallyOfColumn", () => {
  test("holds a whole period, larger than one contact may be", () => {
    expect(
      tally({
        "people contacts": "120",
        "people people": "140",
        "SYR-1ML-28G-12": "274345",
        "KIT-WEEK": "9",
      }),
    ).toMatchObject({
      ok: true,
      value: {
        kind: "tally",
        via: "typed",
        firstDay: "2026-03-01",
        day: "2026-03-07",
        contacts: 120,
        people: 140,
        kits: [{ code: "KIT-WEEK", quantity: 9 }],
      },
    });
  });

  test("says of people what was written, a naught too, and nothing of what was not", () => {
    const made = tally({ "people contacts": "0" });

    expect(made).toMatchObject({ ok: true, value: { contacts: 0 } });
    expect(made.ok && "people" in made.value).toBe(false);
  });
});

describe("draftOfColumns", () => {
  test("adds up all columns, and counts somebody in each contact that says nobody", () => {
    const rows = rowsOf("columns");
    const draft = draftOfColumns(
      [{ "TST-FEN": "5" }, { "TST-FEN": "2", "people people": "3" }, {}],
      { rows, factors, mark },
      "columns",
    );

    expect(draft.people).toBe(4);
    expect(draft.lines.map(({ quantity }) => quantity)).toEqual([5, 2]);
  });
});

describe("mostOfRow", () => {
  test("leaves room for what is in a kit", () => {
    const kit = { id: "KIT-WEEK", type: "supply", tallied: tileOf("KIT-WEEK") } as const;

    expect(mostOfRow(kit, "columns")).toBe(1666);
    expect(contact({ "KIT-WEEK": "1666" })).toMatchObject({ ok: true });
    expect(contact({ "KIT-WEEK": "1667" })).toMatchObject({ ok: false });
  });
});

describe("askAboveOfRow", () => {
  test("asks of a kit by what it holds most of", () => {
    expect(askAboveOfRow({ id: "KIT-WEEK", type: "supply", tallied: tileOf("KIT-WEEK") })).toBe(8);
    expect(askAboveOfRow({ id: "TST-FEN", type: "supply", tallied: tileOf("TST-FEN") })).toBe(500);
  });
});
