import { describe, expect, test } from "vitest";
import { programOf } from "../support/builders.ts";
import { problemOf, recordOf } from "../support/shift-files.ts";

const contact = { day: "2026-06-19", site: "HARBOR" };

describe("readShiftFile, of what was estimated", () => {
  test("keeps measure, factor and its version of every estimate", async () => {
    const record = await recordOf({
      ...contact,
      back: [
        { method: "weight", gross: 2.5, tare: "0.40", unit: "lb" },
        { method: "container", container: "SHP-2GAL", fill: 0.5, n: 2 },
        { method: "container", container: "SHP-FIT10", fill: "0.75", n: 3 },
      ],
    });

    expect(record).toMatchObject({
      returns: [
        // 2.1 × 281 = 590.1
        {
          method: "weight",
          measure: "2.5",
          tare: "0.40",
          unit: "lb",
          factor: "281",
          factorVersion: 1,
          quantity: 590,
        },
        // 7.571 × 50 = 378.55
        {
          method: "container",
          fill: "0.5",
          containers: 2,
          measure: "7.571",
          unit: "L",
          factor: "50",
          quantity: 379,
        },
        // 2.25 × 10 = 22.5
        { method: "container", fill: "0.75", measure: "2.25", unit: "container", factor: "10", quantity: 23 },
      ],
    });
  });

  test("estimates with the program's own factors", async () => {
    const program = programOf({
      factors: { version: 4, perPound: "250", perKilogram: "551.2", perLitre: "60.5" },
    });

    const record = await recordOf(
      { ...contact, back: [{ method: "weight", gross: 2, tare: 0, unit: "kg" }] },
      program,
    );

    expect(record).toMatchObject({ returns: [{ factor: "551.2", factorVersion: 4, quantity: 1102 }] });
  });

  test("names an estimate that comes to more than one return holds", async () => {
    const weighing = (gross: number) => ({
      ...contact,
      back: [{ method: "weight", gross, tare: 0, unit: "lb" }],
    });

    // 355.8 × 281 = 99,979.8 and 355.9 × 281 = 100,007.9
    expect(await recordOf(weighing(355.8))).toMatchObject({ returns: [{ quantity: 99_980 }] });
    expect(await problemOf(weighing(355.9))).toEqual({
      code: "out-of-range",
      key: "back.0.gross",
      value: "355.9",
    });
  });

  test.each(["2,5", "1,234", "1 234", "٢٫٥", "1e3"])(
    "takes the point alone for a point, as JSON does: %j is asked about, not guessed at",
    async (gross) => {
      const back = [{ method: "weight", gross, tare: "0", unit: "kg" }];

      expect(await problemOf({ ...contact, back })).toEqual({
        code: "not-a-decimal",
        key: "back.0.gross",
        value: gross,
      });
    },
  );
});
