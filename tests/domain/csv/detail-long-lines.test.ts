import { describe, expect, test } from "vitest";
import { names } from "../../../src/domain/catalogue/names/en.ts";
import { encounterOf } from "../../support/builders.ts";
import { detailRowsOf } from "../../support/detail-rows.ts";

describe("detailLongRowsFor", () => {
  test("names a line's item and counts its syringes, needles and doses", () => {
    const [set, needle, naloxone] = detailRowsOf(
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
    const [row] = detailRowsOf(
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
    const [row] = detailRowsOf(
      encounterOf({ lines: [{ item: "DRG-SAMPLE", quantity: 2, direction: "in" }] }),
    );

    expect(row).toMatchObject({ row_type: "in", code: "DRG-SAMPLE", unit: "sample", qty: 2 });
    expect(row).not.toHaveProperty("syringes");
    expect(row).not.toHaveProperty("naloxone_doses");
    expect(row).not.toHaveProperty("method");
  });

  test("keeps an item of a newer catalogue with its quantity and without a guess", () => {
    const [row] = detailRowsOf(encounterOf({ catalogue: 99, out: { "NEW-THING": 7 } }));

    expect(row).toMatchObject({ code: "NEW-THING", qty: 7, catalogue_version: 99 });
    for (const column of ["name", "category", "unit", "syringes", "needles", "naloxone_doses"]) {
      expect(row).not.toHaveProperty(column);
    }
  });

  test("knows the items it has in a record of a newer catalogue", () => {
    const [row] = detailRowsOf(encounterOf({ catalogue: 99, out: { "NLX-NAS-4": 2 } }));

    expect(row).toMatchObject({ unit: "dose", naloxone_doses: 2 });
  });

  test.each(["stated", "visual"] as const)("marks a return that was %s as estimated", (method) => {
    const [row] = detailRowsOf(encounterOf({ returns: [{ method, quantity: 30 }] }));

    expect(row).toMatchObject({ row_type: "in", qty: 30, unit: "syringe", method, estimated: 1 });
    expect(row).not.toHaveProperty("code");
  });

  test("marks a counted return as not estimated", () => {
    const [row] = detailRowsOf(encounterOf({ returns: [{ method: "counted", quantity: 30 }] }));

    expect(row).toMatchObject({ estimated: 0 });
  });

  test("keeps the measurement of a container as it was recorded", () => {
    const [row] = detailRowsOf(
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
    const [row] = detailRowsOf(
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
    const [service, referral, step] = detailRowsOf(
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
    const [row] = detailRowsOf(
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
    const rows = detailRowsOf(
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
    const rows = detailRowsOf(
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
});
