import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, weekdayOf } from "../../src/domain/local-date.ts";
import {
  fiscalQuarterOf,
  fiscalYearOf,
  periodOf,
  periodTypes,
  previousPeriod,
  sameOfLastYear,
  type PeriodType,
} from "../../src/domain/period.ts";
import { localDate } from "../support/builders.ts";

const program = { weekStart: 1, fiscalStart: "07-01" };

const fiscalStarts = ["01-01", "01-02", "02-28", "02-29", "04-06", "07-01", "08-31", "10-01", "12-31"];
const programs = fc.record({
  weekStart: fc.integer({ min: 1, max: 7 }),
  fiscalStart: fc.constantFrom(...fiscalStarts),
});
const days = fc.nat({ max: 40 * 365 }).map((offset) => addDays(localDate("2000-01-01"), offset));
const types = fc.constantFrom(...periodTypes.filter((type) => type !== "custom"));

function at(day: string, type: PeriodType, rules = program) {
  return periodOf({ type, day: localDate(day), program: rules });
}

describe("periodOf", () => {
  test("knows each type of period around a day", () => {
    expect(at("2026-03-11", "day")).toEqual({ type: "day", from: "2026-03-11", to: "2026-03-11" });
    expect(at("2026-03-11", "week")).toEqual({ type: "week", from: "2026-03-09", to: "2026-03-15" });
    expect(at("2024-02-11", "month")).toEqual({
      type: "month",
      from: "2024-02-01",
      to: "2024-02-29",
      month: "2024-02",
    });
    expect(at("2026-03-11", "quarter")).toEqual({
      type: "quarter",
      from: "2026-01-01",
      to: "2026-03-31",
      quarter: 3,
      fiscalYear: 2026,
    });
    expect(at("2026-03-11", "fiscal-year")).toEqual({
      type: "fiscal-year",
      from: "2025-07-01",
      to: "2026-06-30",
      fiscalYear: 2026,
    });
    expect(at("2026-03-11", "year")).toEqual({
      type: "year",
      from: "2026-01-01",
      to: "2026-12-31",
      year: 2026,
    });
  });

  test.each([
    ["2026-03-08", 7, "2026-03-08", "2026-03-14"],
    ["2026-03-07", 7, "2026-03-01", "2026-03-07"],
    ["2026-01-01", 1, "2025-12-29", "2026-01-04"],
    ["2026-03-13", 6, "2026-03-07", "2026-03-13"],
  ])("puts %s, in weeks from weekday %d, from %s to %s", (day, weekStart, from, to) => {
    expect(at(day, "week", { ...program, weekStart })).toEqual({ type: "week", from, to });
  });

  test("takes a custom period as it is asked for, and a single day when it isn't", () => {
    const from = localDate("2026-01-15");
    const to = localDate("2026-02-14");

    expect(periodOf({ type: "custom", day: to, program, from, to })).toEqual({ type: "custom", from, to });
    expect(at("2026-03-11", "custom")).toEqual({ type: "custom", from: "2026-03-11", to: "2026-03-11" });
    expect(() => periodOf({ type: "custom", day: to, program, from: to, to: from })).toThrow("in order");
  });

  test("holds the day it was asked for, and is the period of each of its days", () => {
    fc.assert(
      fc.property(types, days, programs, (type, day, rules) => {
        const period = periodOf({ type, day, program: rules });

        expect(period.from <= day && day <= period.to).toBe(true);
        expect(periodOf({ type, day: period.from, program: rules })).toEqual(period);
        expect(periodOf({ type, day: period.to, program: rules })).toEqual(period);
      }),
      { numRuns: 500 },
    );
  });

  test("begins weeks on the program's weekday", () => {
    fc.assert(
      fc.property(days, programs, (day, rules) => {
        const { from, to } = periodOf({ type: "week", day, program: rules });

        expect(weekdayOf(from)).toBe(rules.weekStart);
        expect(daysBetween(from, to)).toBe(6);
      }),
    );
  });

  test("makes a fiscal year of its four quarters", () => {
    fc.assert(
      fc.property(days, programs, (day, rules) => {
        const year = periodOf({ type: "fiscal-year", day, program: rules });
        const quarters = [1, 2, 3, 4];
        let next = year.from;

        for (const quarter of quarters) {
          const period = periodOf({ type: "quarter", day: next, program: rules });
          expect(period).toMatchObject({ from: next, quarter });
          next = addDays(period.to, 1);
        }

        expect(next).toBe(addDays(year.to, 1));
      }),
    );
  });
});

describe("previousPeriod", () => {
  test("ends on the day before, and is followed by the period itself", () => {
    fc.assert(
      fc.property(types, days, programs, (type, day, rules) => {
        const period = periodOf({ type, day, program: rules });

        const previous = previousPeriod(period, rules);

        expect(previous.type).toBe(type);
        expect(addDays(previous.to, 1)).toBe(period.from);
        expect(periodOf({ type, day: addDays(previous.to, 1), program: rules })).toEqual(period);
      }),
    );
  });

  test("has as many days when the period is a custom one", () => {
    const period = {
      type: "custom",
      from: localDate("2026-03-01"),
      to: localDate("2026-03-10"),
    } as const;

    expect(previousPeriod(period, program)).toEqual({ type: "custom", from: "2026-02-19", to: "2026-02-28" });
  });
});

describe("sameOfLastYear", () => {
  test.each([
    ["2024-02-29", "day", "2023-02-28", "2023-02-28"],
    ["2026-03-11", "week", "2025-03-10", "2025-03-16"],
    ["2024-02-11", "month", "2023-02-01", "2023-02-28"],
    ["2025-02-11", "month", "2024-02-01", "2024-02-29"],
    ["2026-03-11", "quarter", "2025-01-01", "2025-03-31"],
    ["2026-03-11", "fiscal-year", "2024-07-01", "2025-06-30"],
    ["2026-03-11", "year", "2025-01-01", "2025-12-31"],
  ] as const)("of %s, as a %s, is %s to %s", (day, type, from, to) => {
    expect(sameOfLastYear(at(day, type), program)).toMatchObject({ type, from, to });
  });

  test("moves both ends of a custom period by a year", () => {
    const period = {
      type: "custom",
      from: localDate("2023-12-15"),
      to: localDate("2024-02-29"),
    } as const;

    expect(sameOfLastYear(period, program)).toEqual({
      type: "custom",
      from: "2022-12-15",
      to: "2023-02-28",
    });
  });

  test("is the same quarter or year of the fiscal year before, also through leap years", () => {
    fc.assert(
      fc.property(days, programs, (day, rules) => {
        const quarter = periodOf({ type: "quarter", day, program: rules });
        const year = periodOf({ type: "fiscal-year", day, program: rules });

        expect(sameOfLastYear(quarter, rules)).toMatchObject({
          quarter: fiscalQuarterOf(day, rules.fiscalStart),
          fiscalYear: fiscalYearOf(day, rules.fiscalStart) - 1,
        });
        expect(sameOfLastYear(year, rules)).toMatchObject({
          fiscalYear: fiscalYearOf(day, rules.fiscalStart) - 1,
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe("fiscalYearOf", () => {
  test.each([
    ["2026-06-30", "07-01", 2026],
    ["2026-07-01", "07-01", 2027],
    ["2026-12-31", "07-01", 2027],
    ["2026-01-01", "01-01", 2026],
    ["2026-12-31", "01-01", 2026],
    ["2026-01-01", "01-02", 2026],
    ["2026-01-02", "01-02", 2027],
    ["2025-02-27", "02-29", 2025],
    ["2025-02-28", "02-29", 2026],
    ["2024-02-28", "02-29", 2024],
  ])("of %s, from %s, is %d", (day, fiscalStart, year) => {
    expect(fiscalYearOf(localDate(day), fiscalStart)).toBe(year);
  });
});

describe("fiscalQuarterOf", () => {
  test.each([
    ["2026-07-01", "07-01", 1],
    ["2026-09-30", "07-01", 1],
    ["2026-10-01", "07-01", 2],
    ["2026-06-30", "07-01", 4],
    ["2026-11-29", "08-31", 1],
    ["2026-11-30", "08-31", 2],
    ["2027-02-28", "08-31", 3],
    ["2027-05-31", "08-31", 4],
    ["2026-12-31", "01-01", 4],
    // The widest years that a day can have.
    ["2999-12-31", "07-01", 2],
    ["1900-01-01", "07-01", 3],
  ])("of %s, from %s, is %d", (day, fiscalStart, quarter) => {
    expect(fiscalQuarterOf(localDate(day), fiscalStart)).toBe(quarter);
  });
});
