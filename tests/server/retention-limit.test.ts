import { describe, expect, test } from "vitest";
import { firstKeptMonth, limitAt, nextLimit, type SetLimit } from "../../src/server/retention-limit.ts";
import { localDate } from "../support/builders.ts";

const hourMs = 3_600_000;
const day = 24 * hourMs;

describe("limitAt", () => {
  const set = (...limits: readonly SetLimit[]) => limits;

  test("is none where none was ever set", () => {
    expect(limitAt(set({}, { madeMs: 5 }), 100 * day)).toBeUndefined();
  });

  test("holds from a day after it was set", () => {
    const limits = set({}, { keepMonths: 24, madeMs: 10 * day });

    expect(limitAt(limits, 11 * day - 1)).toBeUndefined();
    expect(limitAt(limits, 11 * day)).toBe(24);
    expect(nextLimit(limits, 11 * day - 1)).toEqual({ keepMonths: 24, from: 11 * day });
    expect(nextLimit(limits, 11 * day)).toBeUndefined();
  });

  test("that is shorter holds a day later, and the former one until then", () => {
    const limits = set({}, { keepMonths: 24, madeMs: 0 }, { keepMonths: 12, madeMs: 9 * day });

    expect(limitAt(limits, 9 * day + 1)).toBe(24);
    expect(nextLimit(limits, 9 * day + 1)).toEqual({ keepMonths: 12, from: 10 * day });
    expect(limitAt(limits, 10 * day)).toBe(12);
  });

  test("that is longer, or none, holds at once", () => {
    const limits = set({}, { keepMonths: 12, madeMs: 0 }, { keepMonths: 36, madeMs: 9 * day });

    expect(limitAt(limits, 9 * day)).toBe(36);
    expect(limitAt([...limits, { madeMs: 9 * day + 1 }], 9 * day + 1)).toBeUndefined();
    expect(nextLimit([...limits, { madeMs: 9 * day + 1 }], 9 * day + 1)).toBeUndefined();
  });

  test("that was set while the clock was ahead does not stand in the way of one that is set after it", () => {
    const limits = set({}, { keepMonths: 24, madeMs: 4000 * day }, { keepMonths: 24, madeMs: 9 * day });

    expect(limitAt(limits, 10 * day - 1)).toBeUndefined();
    expect(limitAt(limits, 10 * day)).toBe(24);
  });

  test("that was taken back for an hour has to stand for a whole day again", () => {
    const limits = set(
      {},
      { keepMonths: 12, madeMs: 0 },
      { madeMs: 9 * day },
      { keepMonths: 12, madeMs: 9 * day + hourMs },
    );

    expect(limitAt(limits, 9 * day - 1)).toBeUndefined();
    expect(limitAt(limits, 10 * day)).toBeUndefined();
    expect(nextLimit(limits, 10 * day)).toEqual({ keepMonths: 12, from: 10 * day + hourMs });
    expect(limitAt(limits, 10 * day + hourMs)).toBe(12);
  });

  test("doesn't begin anew because something else of the program is changed", () => {
    const limits = set({}, { keepMonths: 24, madeMs: 0 }, { keepMonths: 24, madeMs: 23 * hourMs });

    expect(limitAt(limits, day)).toBe(24);
  });

  test("holds nothing sooner where the clock was put back", () => {
    const limits = set({}, { keepMonths: 24, madeMs: 500 * day });

    expect(limitAt(limits, 10 * day)).toBeUndefined();
  });
});

describe("firstKeptMonth", () => {
  test("keeps the month that is going on and as many before it as are set", () => {
    expect(firstKeptMonth(localDate("2026-11-22"), 24)).toBe("2024-11");
    expect(firstKeptMonth(localDate("2026-01-31"), 3)).toBe("2025-10");
  });
});
