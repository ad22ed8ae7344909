import { describe, expect, test } from "vitest";
import {
  choiceOf,
  chosenPeriod,
  offeredPeriodTypes,
  periodAfter,
} from "../../../src/app/totals/period-choice.ts";
import { periodInWords } from "../../../src/app/totals/period-label.ts";
import { text } from "../../../src/app/language/en/text.ts";
import { periodOf, previousPeriod } from "../../../src/domain/period.ts";
import { localDate, programOf } from "../../support/builders.ts";
import { errorOf, valueOf } from "../../support/results.ts";

const program = programOf();
const day = localDate("2026-03-08");

describe("chosenPeriod", () => {
  test("says which day of a custom period is missing, or that they are the wrong way round", () => {
    const custom = { type: "custom", day } as const;

    expect(errorOf(chosenPeriod({ ...custom, from: "", to: "2026-03-01" }, program))).toBe("from-missing");
    expect(errorOf(chosenPeriod({ ...custom, from: "2026-03-01", to: "2026-02-30" }, program))).toBe(
      "to-missing",
    );
    expect(errorOf(chosenPeriod({ ...custom, from: "2026-03-02", to: "2026-03-01" }, program))).toBe(
      "not-in-order",
    );
    expect(valueOf(chosenPeriod({ ...custom, from: "2026-03-01", to: "2026-03-01" }, program))).toEqual({
      type: "custom",
      from: "2026-03-01",
      to: "2026-03-01",
    });
  });
});

describe("periodAfter", () => {
  test("undoes a step back, for every type of period", () => {
    for (const type of ["day", "week", "month", "quarter", "fiscal-year", "year", "custom"] as const) {
      const period = periodOf({ type, day, program, from: localDate("2026-02-27"), to: day });
      const before = previousPeriod(period, program);

      expect(periodAfter(before, program)).toEqual(period);
      expect(valueOf(chosenPeriod(choiceOf(before), program))).toEqual(before);
    }
  });
});

describe("offeredPeriodTypes", () => {
  test("offers the fiscal year only where it isn't the calendar year", () => {
    expect(offeredPeriodTypes(program)).toContain("fiscal-year");
    expect(offeredPeriodTypes(programOf({ fiscalStart: "01-01" }))).not.toContain("fiscal-year");
  });
});

describe("periodInWords", () => {
  test("says each type as a person would", () => {
    const said = (type: Parameters<typeof periodOf>[0]["type"]) =>
      periodInWords(periodOf({ type, day, program }), { text, language: "en" });

    expect(said("month")).toBe("March 2026");
    expect(said("quarter")).toBe("Quarter 3 of fiscal year 2026");
    expect(said("fiscal-year")).toBe("Fiscal year 2026");
    expect(said("week")).toMatch(/^Mar 2\s–\s8, 2026$/);
  });
});
