import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  clampedLocalDate,
  daysBetween,
  firstDayOf,
  lastDayOf,
  monthOf,
  parseLocalDate,
  parseLocalMonth,
  weekdayOf,
} from "../../src/domain/local-date.ts";
import { localDate, localMonth } from "../support/builders.ts";

/** Days of years 0001 to 9999 by `Date`, an arithmetic that shares nothing with ours. */
const firstMs = Date.parse("0001-01-01T00:00:00Z");
const lastDayNumber = (Date.parse("9999-12-31T00:00:00Z") - firstMs) / 86_400_000;
const anyDayNumber = fc.nat({ max: lastDayNumber });

function dayOfNumber(dayNumber: number) {
  return localDate(new Date(firstMs + dayNumber * 86_400_000).toISOString().slice(0, 10));
}

describe("parseLocalDate", () => {
  test.each(["2026-03-08", "2024-02-29", "2000-02-29", "1900-01-01", "2999-12-31"])("reads %s", (text) => {
    expect(parseLocalDate(text)).toEqual({ ok: true, value: text });
  });

  test.each([
    "",
    "2026-3-8",
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "1899-12-31",
    "3000-01-01",
    "10000-01-01",
    "2026-01-01T00:00",
    " 2026-01-01",
    "2026-01-01\n",
    "08/03/2026",
  ])("doesn't read %j as a day", (text) => {
    expect(parseLocalDate(text)).toEqual({ ok: false, error: "not-a-date" });
  });
});

describe("parseLocalMonth", () => {
  test("reads a month of the same years, and nothing else", () => {
    expect(parseLocalMonth("1900-01").ok).toBe(true);
    expect(parseLocalMonth("1899-12").ok).toBe(false);
    expect(parseLocalMonth("2026-02")).toEqual({ ok: true, value: "2026-02" });
    expect(parseLocalMonth("2026-13")).toEqual({ ok: false, error: "not-a-month" });
    expect(parseLocalMonth("2026-02-01")).toEqual({ ok: false, error: "not-a-month" });
  });
});

describe("addDays", () => {
  test("agrees with the calendar on every day and any step", () => {
    fc.assert(
      fc.property(anyDayNumber, anyDayNumber, (from, to) => {
        expect(addDays(dayOfNumber(from), to - from)).toBe(dayOfNumber(to));
      }),
      { numRuns: 1000 },
    );
  });

  test("stops at the end of the years it can write", () => {
    expect(addDays(localDate("9999-12-30"), 1)).toBe("9999-12-31");
    expect(() => addDays(localDate("9999-12-31"), 1)).toThrow("YYYY");
    expect(() => addDays(localDate("0001-01-01"), -1)).toThrow("YYYY");
  });
});

describe("daysBetween", () => {
  test("agrees with the calendar on every two days", () => {
    fc.assert(
      fc.property(anyDayNumber, anyDayNumber, (from, to) => {
        expect(daysBetween(dayOfNumber(from), dayOfNumber(to))).toBe(to - from);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("weekdayOf", () => {
  test.each([
    ["2026-03-02", 1],
    ["2026-03-08", 7],
    ["1970-01-01", 4],
    ["1969-12-28", 7],
    ["2000-01-01", 6],
  ])("gives %s the weekday %d", (day, weekday) => {
    expect(weekdayOf(localDate(day))).toBe(weekday);
  });

  test("agrees with the calendar on every day", () => {
    fc.assert(
      fc.property(anyDayNumber, (dayNumber) => {
        const day = dayOfNumber(dayNumber);

        expect(weekdayOf(day) % 7).toBe(new Date(`${day}T00:00:00Z`).getUTCDay());
      }),
    );
  });
});

describe("addMonths", () => {
  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", -12, "2023-02-28"],
    ["2026-03-15", -3, "2025-12-15"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-06-30", 0, "2026-06-30"],
  ])("goes from %s by %d months to %s", (day, months, expected) => {
    expect(addMonths(localDate(day), months)).toBe(expected);
  });
});

describe("clampedLocalDate", () => {
  test("keeps to the month's last day", () => {
    expect(clampedLocalDate(2026, 2, 31)).toBe("2026-02-28");
    expect(clampedLocalDate(2026, 2, 3)).toBe("2026-02-03");
  });
});

describe("months", () => {
  test("know their first and last day, and a day its month", () => {
    expect(monthOf(localDate("2024-02-14"))).toBe("2024-02");
    expect(firstDayOf(localMonth("2024-02"))).toBe("2024-02-01");
    expect(lastDayOf(localMonth("2024-02"))).toBe("2024-02-29");
    expect(lastDayOf(localMonth("2026-12"))).toBe("2026-12-31");
    expect(lastDayOf(localMonth("9999-12"))).toBe("9999-12-31");
  });
});
