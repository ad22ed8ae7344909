import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { offsetOnDay, programDayAt, utcOffsetMinutesAt } from "../../src/domain/program-day.ts";
import type { LocalTime } from "../../src/domain/record.ts";
import { localDate } from "../support/builders.ts";
import { changes, dayStartHours, hourMs, zones } from "../support/clock-changes.ts";

describe("utcOffsetMinutesAt", () => {
  test.each([
    ["America/New_York", "2026-03-08T06:59:59Z", -300],
    ["America/New_York", "2026-03-08T07:00:00Z", -240],
    ["Europe/Paris", "2026-10-25T00:59:59Z", 120],
    ["Europe/Paris", "2026-10-25T01:00:00Z", 60],
    ["Australia/Lord_Howe", "2026-04-04T14:59:59Z", 660],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00Z", 630],
    ["America/St_Johns", "2026-01-10T00:00:00Z", -210],
    ["Pacific/Kiritimati", "2026-01-10T00:00:00Z", 840],
    ["UTC", "2026-01-10T00:00:00Z", 0],
  ])("in %s at %s is %d", (zone, instant, minutes) => {
    expect(utcOffsetMinutesAt({ instantMs: Date.parse(instant), zone })).toBe(minutes);
  });

  test("is a whole number of minutes at any millisecond", () => {
    expect(
      utcOffsetMinutesAt({ instantMs: Date.parse("2026-01-10T00:00:59.999Z"), zone: "America/St_Johns" }),
    ).toBe(-210);
  });
});

describe("offsetOnDay", () => {
  const onDay = (day: string, time?: LocalTime, zone = "America/New_York", dayStartHour = 4) =>
    offsetOnDay({ day: localDate(day), zone, dayStartHour, ...(time === undefined ? {} : { time }) });

  test("is the one of noon when only the day is known", () => {
    expect(onDay("2026-03-07")).toBe(-300);
    expect(onDay("2026-03-08")).toBe(-240);
    expect(onDay("2026-11-01")).toBe(-300);
  });

  test("takes hours before the day start for the calendar day after", () => {
    // 03:00 of program day 7 March is after the change, in the morning of the 8th.
    expect(onDay("2026-03-07", "03:00")).toBe(-240);
    expect(onDay("2026-03-07", "01:00")).toBe(-300);
    expect(onDay("2026-03-07", "04:00")).toBe(-300);
    expect(onDay("2026-03-07", "evening")).toBe(-300);
  });

  test("takes the offset before the change for an hour that the clock leaves out", () => {
    expect(onDay("2026-03-07", "02:00")).toBe(-300);
    expect(onDay("2026-10-03", "02:00", "Australia/Lord_Howe")).toBe(630);
  });

  test("takes the first of an hour that the clock shows twice", () => {
    expect(onDay("2026-10-31", "01:00")).toBe(-240);
    expect(onDay("2026-10-31", "02:00")).toBe(-300);
    expect(onDay("2026-10-31", "night")).toBe(-240);
  });

  test("takes the night of a day from midnight for the same calendar day", () => {
    expect(onDay("2026-03-08", "night", "America/New_York", 0)).toBe(-300);
    expect(onDay("2026-03-08", "morning", "America/New_York", 0)).toBe(-240);
  });

  test("is the offset of some instant of that program day, and of that hour of the clock", () => {
    const dayNumbers = fc.integer({ min: 0, max: 364 });
    const hours = fc.integer({ min: 0, max: 23 });

    fc.assert(
      fc.property(
        dayNumbers,
        hours,
        fc.constantFrom(...zones),
        fc.constantFrom(...dayStartHours),
        (dayNumber, hour, zone, dayStartHour) => {
          const startMs = Date.parse("2026-01-01T00:00Z") + dayNumber * 24 * hourMs;
          const day = new Date(startMs).toISOString().slice(0, 10);
          const time = `${String(hour).padStart(2, "0")}:00` as LocalTime;

          const offset = onDay(day, time, zone, dayStartHour);

          const calendarMs = startMs + (hour < dayStartHour ? 24 * hourMs : 0);
          const instantMs = calendarMs + hour * hourMs - offset * 60_000;
          // The Swedish form is YYYY-MM-DD HH:MM:SS.
          const wall = new Date(instantMs).toLocaleString("sv-SE", { timeZone: zone });
          // To the minute: where the clock leaves out half an hour, the rest of that hour is still shown.
          const isLeftOut = wall.slice(11, 16) !== time;
          expect(isLeftOut || programDayAt({ instantMs, zone, dayStartHour }) === day).toBe(true);
          expect(isLeftOut || utcOffsetMinutesAt({ instantMs, zone }) === offset).toBe(true);
          // Only an hour that begins with a change to summer time can be left out.
          expect(!isLeftOut || isWithinChange(instantMs)).toBe(true);
        },
      ),
      { numRuns: 1000, examples: [[275, 2, "Australia/Lord_Howe", 4]] },
    );
  });
});

function isWithinChange(instantMs: number): boolean {
  return changes.some(({ at }) => Math.abs(Date.parse(at) - instantMs) <= hourMs);
}
