import { describe, expect, test } from "vitest";
import { problemOf, recordOf } from "../support/shift-files.ts";

describe("readShiftFile, of tallies", () => {
  test("dates a tally by its last day and takes far larger numbers in it", async () => {
    const tally = {
      kind: "tally",
      from: "2026-05-01",
      to: "2026-05-31",
      site: "ANNEX",
      contacts: 0,
      out: [{ item: "SYR-1ML-29G-12", n: 99_999_999 }],
      back: [{ method: "counted", n: 99_999_999 }],
    };

    expect(await recordOf(tally)).toMatchObject({
      kind: "tally",
      day: "2026-05-31",
      firstDay: "2026-05-01",
      contacts: 0,
      lines: [{ quantity: 99_999_999 }],
      returns: [{ quantity: 99_999_999 }],
    });
    expect(await recordOf(tally)).not.toHaveProperty("people");
    expect(await problemOf({ ...tally, out: [{ item: "SYR-1ML-29G-12", n: 100_000_000 }] })).toMatchObject({
      code: "out-of-range",
    });
  });

  test("counts the kits of a tally beside what was in them", async () => {
    const kit = { code: "KIT-INJ-4", version: 1 };
    const record = await recordOf({
      kind: "tally",
      from: "2026-05-01",
      to: "2026-05-31",
      site: "ANNEX",
      out: [{ kit: "KIT-INJ-4", n: 100_000 }],
    });

    expect(record).toMatchObject({ kits: [{ ...kit, quantity: 100_000 }] });
    expect((record as { lines?: unknown }).lines).toContainEqual({
      item: "SWB-ALC",
      quantity: 800_000,
      direction: "out",
      kit,
    });
  });

  test("names a tally of more than a year, which no period's totals would find", async () => {
    const tally = (from: string) => ({ kind: "tally", from, to: "2026-04-01", site: "ANNEX" });

    await recordOf(tally("2025-04-01"));
    expect(await problemOf(tally("2025-03-31"))).toEqual({ code: "more-than-a-year", key: "from" });
  });
});
