import { describe, expect, test } from "vitest";
import { emptyLine, type LineForm, stockLinesOf, wholeNumberOf } from "../../../src/app/bag/stock-lines.ts";
import { maxListLength } from "../../../src/contract/limits.ts";
import { parseRecord } from "../../../src/contract/record-schema.ts";
import { stockOf } from "../../support/builders.ts";

function line(given: Partial<LineForm>): LineForm {
  return { ...emptyLine(1), count: "1", ...given };
}

function linesOf(...forms: readonly LineForm[]) {
  return stockLinesOf(forms, { needsReason: false });
}

describe("stockLinesOf", () => {
  test("counts a pack as what is in it", () => {
    const read = linesOf(line({ what: "SYR-1ML-28G-12", count: "2", pack: "case" }));

    expect(read).toEqual({ ok: true, value: [{ item: "SYR-1ML-28G-12", quantity: 1000 }] });
  });

  test("takes a kit apart, and adds up what two lines say of one item and lot", () => {
    const read = linesOf(
      line({ what: "KIT-INJ-4", count: "3" }),
      line({ id: 2, what: "TRQ-LF", count: "7" }),
      line({ id: 3, what: "NLX-NAS-4", count: "2", lot: " A-17 ", expiry: "2026-09-30" }),
      line({ id: 4, what: "NLX-NAS-4", count: "1", pack: "box", lot: "A-17", expiry: "2026-09-30" }),
    );

    expect(read.ok && read.value).toContainEqual({ item: "TRQ-LF", quantity: 10 });
    expect(read.ok && read.value).toContainEqual({
      item: "NLX-NAS-4",
      quantity: 4,
      lot: "A-17",
      expiry: "2026-09-30",
    });
    expect(read.ok && parseRecord(stockOf({ lines: read.value })).ok).toBe(true);
  });

  test("leaves out lines that nobody touched, and says where all are", () => {
    expect(linesOf(line({ count: "" }), line({ what: "TRQ-LF" })).ok).toBe(true);
    expect(linesOf(line({ count: "" }))).toEqual({ ok: false, error: { kind: "nothing" } });
  });

  test.each([
    [{ what: "" }, "no-item"],
    [{ what: "NOT-THERE" }, "no-item"],
    [{ what: "TRQ-LF", count: "" }, "no-number"],
    [{ what: "TRQ-LF", count: "0" }, "no-number"],
    [{ what: "TRQ-LF", count: "2.5" }, "no-number"],
    [{ what: "TRQ-LF", count: "100000" }, "too-many"],
    [{ what: "SWB-ALC", count: "99999", pack: "box" }, "too-many"],
    [{ what: "NLX-NAS-4", lot: "x".repeat(41) }, "lot-unfit"],
    [{ what: "NLX-NAS-4", expiry: "2026-02-30" }, "not-a-day"],
  ] as const)("says of %o what is wrong: %s", (given, problem) => {
    expect(linesOf(line(given))).toEqual({ ok: false, error: { kind: "line", id: 1, problem } });
  });

  test("asks why where something was lost", () => {
    const lost = line({ what: "TRQ-LF" });

    expect(stockLinesOf([lost], { needsReason: true })).toMatchObject({ error: { problem: "no-reason" } });
    expect(stockLinesOf([{ ...lost, reason: "stolen" }], { needsReason: true })).toEqual({
      ok: true,
      value: [{ item: "TRQ-LF", quantity: 1, reason: "stolen" }],
    });
  });

  test("stores as many lines as a record holds, and refuses one more", () => {
    const lots = (count: number) =>
      Array.from({ length: count }, (_, id) => line({ id, what: "NLX-NAS-4", lot: `L${id}` }));

    expect(linesOf(...lots(maxListLength.stockLines)).ok).toBe(true);
    expect(linesOf(...lots(maxListLength.stockLines + 1))).toEqual({
      ok: false,
      error: { kind: "too-many-lines" },
    });
  });
});

describe("wholeNumberOf", () => {
  test("reads digits, with spaces between thousands, and nothing else", () => {
    expect(["12", " 1 200 ", "1\u202F200", "", "-3", "1,5", "1e3"].map(wholeNumberOf)).toEqual([
      12,
      1200,
      1200,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
