import { describe, expect, test } from "vitest";
import { shippedCatalogue } from "../../src/domain/catalogue/shipped.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { keyFigures } from "../../src/domain/totals.ts";
import { cleanupOf, encounterOf, groupOf, shiftOf, stockOf } from "../support/builders.ts";
import { allTime, totalsIn } from "../support/totals.ts";

function figuresOf(...records: readonly SatchelRecord[]) {
  return keyFigures(totalsIn(allTime, ...records), shippedCatalogue);
}

describe("keyFigures", () => {
  test("are all zero and empty for a period without anything", () => {
    const { byItem, unknownItems, contactsBySite, ...numbers } = figuresOf();

    expect(byItem.size + unknownItems.length + contactsBySite.size).toBe(0);
    expect(Object.values(numbers).filter((value) => typeof value === "number" && value !== 0)).toEqual([]);
  });

  test("count contacts, people and who is new, by site", () => {
    const figures = figuresOf(
      encounterOf({ people: 2, forOthers: 3, newReturning: "new" }),
      encounterOf({ newReturning: "returning" }),
      encounterOf({ site: "RIVER" }),
    );

    expect(figures).toMatchObject({ contacts: 3, people: 4, forOthers: 3, new: 1, returning: 1 });
    expect([...figures.contactsBySite]).toEqual([
      ["MAIN", 2],
      ["RIVER", 1],
    ]);
  });

  test("count fixed sets and barrels as syringes, and loose needles only as needles", () => {
    const fixed = { "SYR-1ML-29G-12": 10 };
    const barrels = [...shippedCatalogue.items.values()].find(
      ({ syringes, needles }) => syringes === 1 && needles === 0,
    );
    const needles = [...shippedCatalogue.items.values()].find(
      (item) => item.syringes === 0 && item.needles === 1,
    );

    const figures = figuresOf(
      encounterOf({ out: { ...fixed, [barrels?.code ?? ""]: 5, [needles?.code ?? ""]: 7 } }),
    );

    expect(figures).toMatchObject({ syringesOut: 15, needlesOut: 17 });
  });

  test("count naloxone in doses", () => {
    const figures = figuresOf(encounterOf({ out: { "NLX-NAS-4": 2, "NLX-IM-10ML": 3 } }));

    expect(figures.naloxoneDoses).toBe(32);
  });

  test("add what groups got to what contacts got, without counting groups as contacts", () => {
    const figures = figuresOf(
      encounterOf({ out: { "CON-EXT": 2 } }),
      groupOf({ heads: 11, headsCounted: true, out: { "CON-EXT": 30 } }),
      groupOf({ heads: 7, headsCounted: false }),
    );

    expect(figures).toMatchObject({ contacts: 1, groups: 2, heads: 18 });
    expect([...figures.byItem]).toEqual([["CON-EXT", 32]]);
  });

  test("keep counted and estimated returns apart, clean-ups included, and samples out of both", () => {
    const returns = [
      { method: "counted", quantity: 7 },
      { method: "stated", quantity: 20 },
      { method: "visual", quantity: 300 },
    ] as const;

    const figures = figuresOf(
      encounterOf({ returns, lines: [{ item: "DRG-SAMPLE", quantity: 2, direction: "in" }] }),
      cleanupOf({ returns: [{ method: "counted", quantity: 10 }] }),
    );

    expect(figures).toMatchObject({ returnedCounted: 17, returnedEstimated: 320 });
    expect([...figures.collectedByItem]).toEqual([["DRG-SAMPLE", 2]]);
  });

  test("count reversals, those who lived, and the doses that are known", () => {
    const figures = figuresOf(
      encounterOf({
        reversals: [
          { used: [{ product: "NLX-NAS-4", doses: 2 }, { doses: 1 }], outcome: "survived" },
          { used: [], outcome: "unknown" },
        ],
      }),
    );

    expect(figures).toMatchObject({
      reversals: 2,
      reversalsSurvived: 1,
      reversalDoses: 3,
      reversalsDosesUnknown: 1,
      reversalDosesByProduct: new Map([
        ["", 1],
        ["NLX-NAS-4", 2],
      ]),
    });
  });

  test("count closed shifts, those with nothing to record, and hours where they are known", () => {
    const figures = figuresOf(
      shiftOf({ minutes: 225 }),
      shiftOf({ minutes: 60, empty: true }),
      shiftOf(),
      shiftOf({ closed: false }),
    );

    expect(figures).toMatchObject({
      shiftsClosed: 3,
      shiftsEmpty: 1,
      shiftHours: 4.75,
      shiftHoursUnknown: 1,
    });
  });

  test("leave what went out untallied, and stock, out of what was handed out", () => {
    const figures = figuresOf(
      encounterOf({ out: { "NLX-NAS-4": 2 } }),
      stockOf({ movement: "untallied", lines: [{ item: "NLX-NAS-4", quantity: 5 }] }),
      stockOf({ movement: "wasted", lines: [{ item: "NLX-NAS-4", quantity: 7, reason: "expired" }] }),
      stockOf({ movement: "disposed", returns: [{ method: "counted", quantity: 11 }] }),
    );

    expect(figures).toMatchObject({ naloxoneDoses: 2, returnedCounted: 0 });
    expect([...figures.byItem]).toEqual([["NLX-NAS-4", 2]]);
  });

  test("count kits, services, steps and referrals by code", () => {
    const figures = figuresOf(
      encounterOf({
        kits: [{ code: "KIT-INJ-4", version: 1, quantity: 2 }],
        services: [{ code: "SVC-OD-EDU", count: 3 }],
        steps: [{ code: "STP-GOAL", count: 1 }],
        referrals: [
          { code: "REF-HCV", outcome: "offered" },
          { code: "REF-HCV", outcome: "attended" },
        ],
      }),
    );

    expect([...figures.byKit]).toEqual([["KIT-INJ-4@1", 2]]);
    expect([...figures.services]).toEqual([["SVC-OD-EDU", 3]]);
    expect([...figures.steps]).toEqual([["STP-GOAL", 1]]);
    expect([...figures.referrals]).toEqual([["REF-HCV", 2]]);
    expect([...figures.referralOutcomes]).toEqual([
      ["REF-HCV:attended", 1],
      ["REF-HCV:offered", 1],
    ]);
  });

  test("name items the catalogue doesn't know once, and guess no doses for them", () => {
    const figures = figuresOf(
      encounterOf({
        out: { "FROM-LATER": 7, "ANOTHER-LATER": 1 },
        lines: [{ item: "FROM-LATER", quantity: 1, direction: "in" }],
      }),
    );

    expect(figures.unknownItems).toEqual(["ANOTHER-LATER", "FROM-LATER"]);
    expect(figures.byItem.get("FROM-LATER")).toBe(7);
    expect(figures).toMatchObject({ naloxoneDoses: 0, syringesOut: 0, needlesOut: 0 });
  });
});
