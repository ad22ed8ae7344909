import { describe, expect, test } from "vitest";
import { contribution } from "../../src/domain/contribution.ts";
import type { Measure } from "../../src/domain/measure.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { reasonNotKnown, stockReasons } from "../../src/domain/stock.ts";
import { cleanupOf, encounterOf, groupOf, shiftOf, stockOf, tallyOf } from "../support/builders.ts";

/** The cells of one measure, by code. */
function cellsOf(record: SatchelRecord, measure: Measure): Record<string, number> {
  const { cells } = contribution(record);
  return Object.fromEntries(
    cells.filter((cell) => cell.measure === measure).map(({ code, value }) => [code, value]),
  );
}

describe("contribution", () => {
  test("counts a contact with its people, and nothing else when nothing was handed out", () => {
    expect(contribution(encounterOf({ people: 2, forOthers: 3 })).cells).toEqual([
      { measure: "contacts", code: "", value: 1 },
      { measure: "people", code: "", value: 2 },
      { measure: "for_others", code: "", value: 3 },
    ]);
  });

  test("counts a new and a returning person apart, and neither when it wasn't asked", () => {
    expect(cellsOf(encounterOf({ newReturning: "new" }), "contacts_new")).toEqual({ "": 1 });
    expect(cellsOf(encounterOf({ newReturning: "returning" }), "contacts_returning")).toEqual({ "": 1 });
    expect(contribution(encounterOf()).cells.map(({ measure }) => measure)).toEqual(["contacts", "people"]);
  });

  test("adds up what was handed out by item", () => {
    const record = encounterOf({
      lines: [
        { item: "SYR-1ML-29G-12", quantity: 10, direction: "out" },
        { item: "NLX-NAS-4", quantity: 2, direction: "out" },
        { item: "SYR-1ML-29G-12", quantity: 100, direction: "out", pack: "box" },
      ],
    });

    expect(cellsOf(record, "out")).toEqual({ "SYR-1ML-29G-12": 110, "NLX-NAS-4": 2 });
  });

  test("counts a contact once for each item it got, however many lines it has", () => {
    const record = encounterOf({
      lines: [
        { item: "SYR-1ML-29G-12", quantity: 10, direction: "out" },
        { item: "SYR-1ML-29G-12", quantity: 20, direction: "out" },
        { item: "DRG-SAMPLE", quantity: 1, direction: "in" },
      ],
    });

    expect(cellsOf(record, "contacts_with")).toEqual({ "SYR-1ML-29G-12": 1 });
  });

  test("counts an item it does not know under its code", () => {
    expect(cellsOf(encounterOf({ out: { "FROM-LATER": 7 } }), "out")).toEqual({ "FROM-LATER": 7 });
  });

  test("counts what was collected apart from what was handed out", () => {
    const record = encounterOf({ lines: [{ item: "DRG-SAMPLE", quantity: 3, direction: "in" }] });

    expect(cellsOf(record, "in")).toEqual({ "DRG-SAMPLE": 3 });
    expect(cellsOf(record, "out")).toEqual({});
  });

  test("counts first supplies and refills of naloxone in units", () => {
    const record = encounterOf({
      lines: [
        { item: "NLX-NAS-4", quantity: 2, direction: "out", supply: "first" },
        { item: "NLX-NAS-4", quantity: 4, direction: "out", supply: "refill" },
        { item: "NLX-NAS-4", quantity: 8, direction: "out" },
      ],
    });

    expect(cellsOf(record, "out_first")).toEqual({ "NLX-NAS-4": 2 });
    expect(cellsOf(record, "out_refill")).toEqual({ "NLX-NAS-4": 4 });
    expect(cellsOf(record, "out")).toEqual({ "NLX-NAS-4": 14 });
  });

  test("counts the reasons of refills in doses, so that a vial of ten is ten", () => {
    const record = encounterOf({
      lines: [
        { item: "NLX-IM-10ML", quantity: 3, direction: "out", supply: "refill", reason: "lost" },
        { item: "NLX-NAS-4", quantity: 2, direction: "out", supply: "refill", reason: "lost" },
        { item: "NLX-NAS-4", quantity: 1, direction: "out", supply: "refill", reason: "stolen" },
      ],
    });

    expect(cellsOf(record, "refill_reason")).toEqual({ lost: 32, stolen: 1 });
  });

  test("counts doses of items it knows when the record names a catalogue it doesn't", () => {
    const record = encounterOf({
      catalogue: 999,
      lines: [
        { item: "NLX-NAS-4", quantity: 2, direction: "out", supply: "refill", reason: "expired" },
        { item: "FROM-LATER", quantity: 5, direction: "out", supply: "refill", reason: "expired" },
      ],
    });

    expect(cellsOf(record, "refill_reason")).toEqual({ expired: 2 });
  });

  test("counts kits by recipe", () => {
    const record = encounterOf({
      kits: [
        { code: "KIT-INJ-4", version: 1, quantity: 2 },
        { code: "KIT-INJ-4", version: 2, quantity: 3 },
        { code: "KIT-INJ-4", version: 1, quantity: 1 },
      ],
    });

    expect(cellsOf(record, "kits")).toEqual({ "KIT-INJ-4@1": 3, "KIT-INJ-4@2": 3 });
  });

  test("counts used syringes by the method they were counted with", () => {
    const record = encounterOf({
      returns: [
        { method: "counted", quantity: 4 },
        { method: "stated", quantity: 20 },
        { method: "counted", quantity: 6 },
        {
          method: "weight",
          measure: "2.0",
          tare: "0.4",
          unit: "kg",
          factor: "619.5",
          factorVersion: 1,
          quantity: 991,
        },
      ],
    });

    expect(cellsOf(record, "in")).toEqual({ counted: 10, stated: 20, weight: 991 });
  });

  test("counts services with their minutes and heads", () => {
    const record = encounterOf({
      services: [
        { code: "SVC-OD-EDU", count: 1, minutes: 10 },
        { code: "SVC-OD-EDU", count: 2 },
        { code: "SVC-MEAL", count: 1, heads: 4 },
      ],
    });

    expect(cellsOf(record, "services")).toEqual({ "SVC-OD-EDU": 3, "SVC-MEAL": 1 });
    expect(cellsOf(record, "service_minutes")).toEqual({ "SVC-OD-EDU": 10 });
    expect(cellsOf(record, "service_heads")).toEqual({ "SVC-MEAL": 4 });
  });

  test("counts referrals by what came of them", () => {
    const record = encounterOf({
      referrals: [
        { code: "REF-HCV", outcome: "offered" },
        { code: "REF-HCV", outcome: "offered" },
        { code: "REF-HCV", outcome: "attended" },
      ],
    });

    expect(cellsOf(record, "referrals")).toEqual({ "REF-HCV:offered": 2, "REF-HCV:attended": 1 });
  });

  test("counts steps", () => {
    expect(cellsOf(encounterOf({ steps: [{ code: "STP-GOAL", count: 2 }] }), "steps")).toEqual({
      "STP-GOAL": 2,
    });
  });

  test("counts reversals with the doses that are known, and says how many aren't", () => {
    const record = encounterOf({
      reversals: [
        { used: [{ product: "NLX-NAS-4", doses: 2 }, { doses: 1 }], outcome: "survived", ems: true },
        { used: [{ product: "NLX-NAS-4", doses: 3 }], outcome: "survived", ems: false },
        { used: [], outcome: "unknown" },
      ],
    });

    expect(cellsOf(record, "reversals")).toEqual({ survived: 2, unknown: 1 });
    expect(cellsOf(record, "reversal_doses")).toEqual({ "NLX-NAS-4": 5, "": 1 });
    expect(cellsOf(record, "reversal_doses_unknown")).toEqual({ "": 1 });
    expect(cellsOf(record, "reversal_ems")).toEqual({ yes: 1, no: 1, unknown: 1 });
  });

  test("counts a group by topic, heads counted and estimated apart, and not as a contact", () => {
    const counted = groupOf({ topic: "SVC-DROPIN", heads: 11, headsCounted: true, minutes: 90 });
    const estimated = groupOf({ topic: "SVC-DROPIN", heads: 7, headsCounted: false });

    expect(contribution(counted).cells).toEqual([
      { measure: "groups", code: "SVC-DROPIN", value: 1 },
      { measure: "group_heads_counted", code: "SVC-DROPIN", value: 11 },
      { measure: "group_minutes", code: "SVC-DROPIN", value: 90 },
    ]);
    expect(contribution(estimated).cells).toEqual([
      { measure: "groups", code: "SVC-DROPIN", value: 1 },
      { measure: "group_heads_estimated", code: "SVC-DROPIN", value: 7 },
    ]);
  });

  test("counts what a group got and was offered, without contacts per item", () => {
    const record = groupOf({
      out: { "CON-EXT": 30 },
      kits: [{ code: "KIT-INJ-4", version: 1, quantity: 1 }],
      services: [{ code: "SVC-OD-EDU", count: 1 }],
      referrals: [{ code: "REF-HCV", outcome: "offered" }],
      steps: [{ code: "STP-GOAL", count: 1 }],
    });

    expect(cellsOf(record, "out")).toEqual({ "CON-EXT": 30 });
    expect(cellsOf(record, "kits")).toEqual({ "KIT-INJ-4@1": 1 });
    expect(cellsOf(record, "services")).toEqual({ "SVC-OD-EDU": 1 });
    expect(cellsOf(record, "referrals")).toEqual({ "REF-HCV:offered": 1 });
    expect(cellsOf(record, "steps")).toEqual({ "STP-GOAL": 1 });
    expect(cellsOf(record, "contacts_with")).toEqual({});
  });

  test("counts a clean-up's used syringes and no contact", () => {
    expect(contribution(cleanupOf({ returns: [{ method: "visual", quantity: 40 }] })).cells).toEqual([
      { measure: "in", code: "visual", value: 40 },
    ]);
  });

  test("counts a tally's totals, without contacts per item", () => {
    const record = tallyOf({
      contacts: 300,
      people: 320,
      forOthers: 50,
      out: { "SYR-1ML-29G-12": 274_345 },
      kits: [{ code: "NLX-KIT-NAS", version: 1, quantity: 40 }],
      returns: [{ method: "counted", quantity: 9000 }],
    });

    expect(contribution(record).cells).toEqual([
      { measure: "contacts", code: "", value: 300 },
      { measure: "people", code: "", value: 320 },
      { measure: "for_others", code: "", value: 50 },
      { measure: "out", code: "SYR-1ML-29G-12", value: 274_345 },
      { measure: "kits", code: "NLX-KIT-NAS@1", value: 40 },
      { measure: "in", code: "counted", value: 9000 },
    ]);
  });

  test("leaves out of a tally what it doesn't know, instead of counting it as none", () => {
    expect(contribution(tallyOf()).cells).toEqual([]);
  });

  test("places a record where and how it was made", () => {
    const record = encounterOf({ day: "2026-03-09", site: "RIVER", route: "North", model: "mobile" });

    expect(contribution(record).place).toEqual({
      day: "2026-03-09",
      firstDay: "2026-03-09",
      site: "RIVER",
      route: "North",
      model: "mobile",
      source: "record",
    });
  });

  test("leaves route and model empty where a record has none", () => {
    expect(contribution(encounterOf()).place).toMatchObject({ route: "", model: "" });
  });

  test("places a tally by its first and last day, apart from records", () => {
    expect(contribution(tallyOf({ firstDay: "2026-01-01", day: "2026-03-31" })).place).toMatchObject({
      day: "2026-03-31",
      firstDay: "2026-01-01",
      source: "tally",
    });
  });

  test("counts a shift that is closed, with its minutes", () => {
    expect(contribution(shiftOf({ minutes: 225 })).cells).toEqual([
      { measure: "shifts_closed", code: "", value: 1 },
      { measure: "shift_minutes", code: "", value: 225 },
    ]);
  });

  test("counts a shift that was closed with nothing to record among the closed ones, and beside them", () => {
    expect(contribution(shiftOf({ empty: true })).cells).toEqual([
      { measure: "shifts_closed", code: "", value: 1 },
      { measure: "shifts_closed_empty", code: "", value: 1 },
      { measure: "shift_minutes_unknown", code: "", value: 1 },
    ]);
  });

  test("says of a closed shift that its minutes aren't known, instead of counting them as none", () => {
    expect(contribution(shiftOf()).cells).toEqual([
      { measure: "shifts_closed", code: "", value: 1 },
      { measure: "shift_minutes_unknown", code: "", value: 1 },
    ]);
    expect(contribution(shiftOf({ minutes: 0 })).cells).toEqual([
      { measure: "shifts_closed", code: "", value: 1 },
    ]);
  });

  test("counts nothing of a shift that is open", () => {
    expect(contribution(shiftOf({ closed: false, minutes: 225 })).cells).toEqual([]);
  });

  test("counts used syringes that were disposed of by method, and not as returned once more", () => {
    const disposal = stockOf({
      movement: "disposed",
      lines: [{ item: "NLX-NAS-4", quantity: 12 }],
      returns: [
        { method: "counted", quantity: 40 },
        { method: "visual", quantity: 300 },
        { method: "counted", quantity: 2 },
      ],
    });

    expect(contribution(disposal).cells).toEqual([
      { measure: "disposed", code: "counted", value: 42 },
      { measure: "disposed", code: "visual", value: 300 },
    ]);
  });

  test("counts what went out untallied by item, apart from what was handed out", () => {
    const untallied = stockOf({ movement: "untallied", lines: [{ item: "CON-EXT", quantity: 30 }] });

    expect(contribution(untallied).cells).toEqual([{ measure: "untallied_out", code: "CON-EXT", value: 30 }]);
  });

  test("counts of a stock count the difference alone, by item and reason, below 0 where stock is missing", () => {
    const count = stockOf({
      movement: "count",
      lines: [
        { item: "NLX-NAS-4", counted: 90, expected: 100, quantity: -10, reason: "stolen" },
        { item: "NLX-NAS-4", counted: 47, expected: 50, quantity: -3, lot: "A-17" },
        { item: "CON-EXT", counted: 20, expected: 15, quantity: 5 },
        { item: "CKR-STD", counted: 7, expected: 7, quantity: 0 },
      ],
    });

    expect(contribution(count).cells).toEqual([
      { measure: "stock_difference", code: "NLX-NAS-4:stolen", value: -10 },
      { measure: "stock_difference", code: "NLX-NAS-4:unknown", value: -3 },
      { measure: "stock_difference", code: "CON-EXT:unknown", value: 5 },
    ]);
  });

  test("counts no difference where what two lots lack and have too much comes to none", () => {
    const count = stockOf({
      movement: "count",
      lines: [
        { item: "NLX-NAS-4", counted: 8, expected: 10, quantity: -2, lot: "A-17" },
        { item: "NLX-NAS-4", counted: 12, expected: 10, quantity: 2, lot: "B-03" },
      ],
    });

    expect(contribution(count).cells).toEqual([]);
  });

  test("counts wasted stock as a difference below 0, with its reason", () => {
    const wasted = stockOf({
      movement: "wasted",
      lines: [
        { item: "NLX-NAS-4", quantity: 12, reason: "expired", lot: "A-17" },
        { item: "NLX-NAS-4", quantity: 1, reason: "damaged" },
        { item: "NLX-NAS-4", quantity: 4, reason: "expired", lot: "B-03" },
      ],
    });

    expect(contribution(wasted).cells).toEqual([
      { measure: "stock_difference", code: "NLX-NAS-4:expired", value: -16 },
      { measure: "stock_difference", code: "NLX-NAS-4:damaged", value: -1 },
    ]);
  });

  test.each(["received", "transfer", "load-out", "load-in"] as const)(
    "counts nothing of stock that was only moved: %s",
    (movement) => {
      expect(contribution(stockOf({ movement, toPlace: "BAG" })).cells).toEqual([]);
    },
  );

  test("has a code for a difference that nobody knows the reason of, which is no reason itself", () => {
    expect(stockReasons).not.toContain(reasonNotKnown);
  });
});
