import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthOf, parseLocalDate } from "../../src/domain/local-date.ts";
import { applyToBlock } from "../../src/domain/month-block.ts";
import { rollupOf } from "../../src/domain/rollup.ts";
import { monthsOfTotals, totalsFrom, totalsOf, type Totals } from "../../src/domain/totals.ts";
import { arbitraryRecord } from "../support/arbitraries.ts";
import { days } from "../support/arbitrary-parts.ts";
import { encounterOf, localDate, siteCode, tallyOf } from "../support/builders.ts";
import { allTime, totalsIn } from "../support/totals.ts";

const march = { from: localDate("2026-03-01"), to: localDate("2026-03-31") };

/** A value of one measure in all of the totals. */
function valueOf({ cells }: Totals, measure: string): number {
  return cells.filter((cell) => cell.measure === measure).reduce((sum, { value }) => sum + value, 0);
}

describe("totalsOf", () => {
  test("counts the first and the last day of the period and none beside them", () => {
    const onDays = ["2026-02-28", "2026-03-01", "2026-03-15", "2026-03-31", "2026-04-01"];

    const totals = totalsIn(march, ...onDays.map((day) => encounterOf({ day })));

    expect(valueOf(totals, "contacts")).toBe(3);
  });

  test("adds up the days of a place across months", () => {
    const span = { from: localDate("2026-02-28"), to: localDate("2026-03-01") };

    const totals = totalsIn(span, encounterOf({ day: "2026-02-28" }), encounterOf({ day: "2026-03-01" }));

    const place = { site: "MAIN", route: "", model: "", source: "record", code: "" };
    expect(totals).toEqual({
      ...span,
      cells: [
        { ...place, measure: "contacts", value: 2 },
        { ...place, measure: "people", value: 2 },
      ],
      outside: [],
    });
  });

  test("puts cells in the order of site, route, model, source, measure and code, whichever came first", () => {
    const records = [
      encounterOf({ site: "RIVER", out: { "NLX-NAS-4": 1, "FOI-SHEET": 1 }, newReturning: "new" }),
      encounterOf({ route: "North" }),
      encounterOf({ day: "2026-02-02", model: "mail" }),
      encounterOf({ day: "2026-02-01" }),
      encounterOf({ day: "2026-04-01", newReturning: "new" }),
      tallyOf({ firstDay: "2026-03-01", day: "2026-03-31", contacts: 1 }),
    ];

    const { cells } = totalsIn(allTime, ...records);

    const keys = cells.map((cell) =>
      [cell.site, cell.route, cell.model, cell.source, cell.measure, cell.code].join("\n"),
    );
    expect(keys).toEqual(keys.toSorted());
    expect(keys).toHaveLength(15);
  });

  test("has no cell for what comes to nothing over two months", () => {
    const place = { site: siteCode("MAIN"), route: "", model: "", source: "record" } as const;
    const stockFound = (day: string, value: number) =>
      applyToBlock(undefined, [
        {
          place: { ...place, day: localDate(day), firstDay: localDate(day) },
          cells: [{ measure: "stock_difference", code: "NLX-NAS-4:count", value }],
        },
      ]);

    const totals = totalsOf([stockFound("2026-02-28", 5), stockFound("2026-03-01", -5)], allTime);

    expect(totals.cells).toEqual([]);
  });

  test("keeps sites, routes and models apart", () => {
    const totals = totalsIn(
      march,
      encounterOf(),
      encounterOf({ site: "RIVER" }),
      encounterOf({ route: "North" }),
      encounterOf({ model: "mail" }),
    );

    expect(totals.cells.filter(({ measure }) => measure === "contacts")).toHaveLength(4);
  });

  test("takes only the sites it is asked for, and none when it is asked for none", () => {
    const records = [
      encounterOf(),
      encounterOf({ site: "RIVER" }),
      tallyOf({ site: "NA", firstDay: "2026-02-01", contacts: 9 }),
    ];

    const atRiver = totalsIn({ ...march, sites: [siteCode("RIVER")] }, ...records);

    expect(valueOf(atRiver, "contacts")).toBe(1);
    expect(atRiver.outside).toEqual([]);
    expect(totalsIn({ ...march, sites: [] }, ...records).cells).toEqual([]);
  });

  test("counts a tally that lies wholly inside, apart from records", () => {
    const totals = totalsIn(
      march,
      encounterOf(),
      tallyOf({ firstDay: "2026-03-01", day: "2026-03-31", contacts: 300 }),
    );

    expect(valueOf(totalsFrom("tally", totals), "contacts")).toBe(300);
    expect(valueOf(totalsFrom("record", totals), "contacts")).toBe(1);
    expect(totals.outside).toEqual([]);
  });

  test.each([
    ["begins before the period", "2026-02-28", "2026-03-31"],
    ["ends after it", "2026-03-01", "2026-04-01"],
    ["reaches over both its ends", "2026-01-01", "2026-12-31"],
    ["ends years after it", "2026-03-31", "2033-01-01"],
    ["has only its last day inside", "2026-01-01", "2026-03-01"],
    ["has only its first day inside", "2026-03-31", "2026-06-30"],
  ])("names a tally that %s, and doesn't count it", (_, firstDay, day) => {
    const totals = totalsIn(march, tallyOf({ site: "NA", firstDay, day, contacts: 300 }));

    expect(totals.cells).toEqual([]);
    expect(totals.outside).toEqual([{ site: "NA", firstDay, day }]);
  });

  test.each([
    ["2026-01-01", "2026-02-28"],
    ["2026-04-01", "2026-04-30"],
  ])("doesn't name a tally from %s to %s, which has no day in the period", (firstDay, day) => {
    expect(totalsIn(march, tallyOf({ firstDay, day, contacts: 1 })).outside).toEqual([]);
  });

  test("names each tally once, in order", () => {
    const part = { firstDay: "2026-02-01", day: "2026-03-31", contacts: 3 };

    const totals = totalsIn(
      march,
      tallyOf({ ...part, site: "RIVER" }),
      tallyOf({ ...part, site: "NA" }),
      tallyOf({ ...part, site: "NA", route: "North" }),
    );

    expect(totals.outside.map(({ site }) => site)).toEqual(["NA", "RIVER"]);
  });

  test("equals the fold of the records of the period", () => {
    const spans = fc
      .tuple(fc.constantFrom(...days), fc.constantFrom(...days))
      .map((ends) => ends.toSorted().map((day) => localDate(day)));

    fc.assert(
      fc.property(fc.array(arbitraryRecord), spans, (records, [from, to]) => {
        if (from === undefined || to === undefined) throw new Error("a span has two ends");
        const inside = records.filter(
          (record) => (record.kind === "tally" ? record.firstDay : record.day) >= from && record.day <= to,
        );

        const totals = totalsIn({ from, to }, ...records);

        expect(sumsByKey(totals.cells)).toEqual(
          sumsByKey(
            rollupOf(inside)
              .cells()
              .map(({ place, ...cell }) => ({ ...place, ...cell })),
          ),
        );
      }),
    );
  });
});

describe("monthsOfTotals", () => {
  test("begin with the first day of the span and leave no later tally out", () => {
    const { from, to } = monthsOfTotals(march);
    const latest = parseLocalDate("2999-12-31");

    expect(from).toBe("2026-03");
    expect(latest.ok && monthOf(latest.value) <= to).toBe(true);
    expect(parseLocalDate("3000-01-01").ok).toBe(false);
  });
});

function sumsByKey(
  cells: readonly {
    readonly site: string;
    readonly route: string;
    readonly model: string;
    readonly source: string;
    readonly measure: string;
    readonly code: string;
    readonly value: number;
  }[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { site, route, model, source, measure, code, value } of cells) {
    const key = JSON.stringify([site, route, model, source, measure, code]);
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return sums;
}
