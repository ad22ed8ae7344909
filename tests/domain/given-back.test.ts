import { describe, expect, test } from "vitest";
import { shippedCatalogue } from "../../src/domain/catalogue/shipped.ts";
import { givenBackOf } from "../../src/domain/given-back.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { cleanupOf, encounterOf, groupOf, tallyOf } from "../support/builders.ts";
import { allTime, totalsIn } from "../support/totals.ts";
import { totalsFrom } from "../../src/domain/totals.ts";

function givenBack(...records: readonly SatchelRecord[]) {
  return givenBackOf(totalsFrom("record", totalsIn(allTime, ...records)), shippedCatalogue);
}

describe("givenBackOf", () => {
  test("counts what went out by group of items, in the order of the catalogue", () => {
    const { out } = givenBack(
      encounterOf({ out: { "TST-FEN": 5, "SYR-1ML-28G-12": 10 } }),
      encounterOf({ out: { "SYR-1ML-29G-12": 20, "SYR-1ML-28G-12": 1 } }),
    );

    expect(out).toEqual([
      { category: "syringe", quantity: 31, behind: 2 },
      { category: "drug-checking", quantity: 5, behind: 1 },
    ]);
  });

  test("counts naloxone in doses and syringes without loose needles, each with the contacts behind it", () => {
    const { naloxoneDoses, syringes, out } = givenBack(
      encounterOf({ out: { "NLX-IM-10ML": 2 } }),
      encounterOf({ out: { "NLX-IM-10ML": 1, "NDL-27G-12": 4, "SYR-BRL-3ML": 4 } }),
    );

    expect(naloxoneDoses).toEqual({ quantity: 30, behind: 2 });
    expect(syringes).toEqual({ quantity: 4, behind: 1 });
    expect(out.find(({ category }) => category === "naloxone")).toMatchObject(naloxoneDoses);
  });

  test("judges kits by the contacts their items went to", () => {
    const kits = [{ code: "KIT-INJ-4", version: 1, quantity: 3 }];

    expect(givenBack(encounterOf({ kits, out: { "CKR-STD": 12 } })).kits).toEqual({ quantity: 3, behind: 1 });
  });

  test("judges what only groups were given by who sat there", () => {
    const { out } = givenBack(groupOf({ heads: 9, out: { "NLX-NAS-4": 9 } }));

    expect(out).toEqual([{ category: "naloxone", quantity: 9, behind: 9 }]);
  });

  test("keeps counted and estimated apart, of people in groups and of what came back", () => {
    const found = givenBack(
      groupOf({ heads: 5, headsCounted: true }),
      groupOf({ heads: 20, headsCounted: false }),
      cleanupOf({ returns: [{ method: "counted", quantity: 10 }] }),
      cleanupOf({ returns: [{ method: "visual", quantity: 70 }] }),
    );

    expect(found).toMatchObject({
      headsCounted: 5,
      headsEstimated: 20,
      returnedCounted: 10,
      returnedEstimated: 70,
    });
  });

  test("adds up steps, by code and together", () => {
    const steps = [
      { code: "STP-TESTS-FIRST", count: 2 },
      { code: "STP-LESS-OFTEN", count: 1 },
    ];
    const found = givenBack(encounterOf({ steps }), encounterOf({ steps: steps.slice(0, 1) }));

    expect(found.steps).toBe(5);
    expect(found.stepsByCode.get("STP-TESTS-FIRST")).toBe(4);
  });

  test("leaves tallies out of what was recorded", () => {
    expect(givenBack(tallyOf({ contacts: 50, people: 60 })).people).toBe(0);
  });
});
