import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween } from "../../src/domain/local-date.ts";
import {
  coarsenTime,
  isClockTime,
  isKnownZone,
  localTimeAt,
  programDayAt,
} from "../../src/domain/program-day.ts";
import { localDate } from "../support/builders.ts";
import { changes, dayStartHours, hourMs, zones } from "../support/clock-changes.ts";

const nights = changes.flatMap((change) =>
  dayStartHours.map((dayStartHour) => ({ ...change, dayStartHour })),
);

/** How long a program day was: its first moment to the next one's, looked for every ten minutes. */
function hoursOf(day: string, zone: string, dayStartHour: number): number {
  const isOf = (instantMs: number) => programDayAt({ instantMs, zone, dayStartHour }) === day;
  const stepMinutes = 10;
  let minutes = 0;
  const noonMs = Date.parse(`${day}T12:00Z`);
  for (
    let instantMs = noonMs - 36 * hourMs;
    instantMs < noonMs + 48 * hourMs;
    instantMs += stepMinutes * 60_000
  ) {
    if (isOf(instantMs)) minutes += stepMinutes;
  }
  return minutes / 60;
}

describe("programDayAt", () => {
  test.each([
    ["2026-03-10T05:30Z", 4, "2026-03-09"],
    ["2026-03-10T07:59Z", 4, "2026-03-09"],
    ["2026-03-10T08:00Z", 4, "2026-03-10"],
    ["2026-03-10T03:59Z", 0, "2026-03-09"],
    ["2026-03-10T04:00Z", 0, "2026-03-10"],
    ["2026-03-10T15:59Z", 12, "2026-03-09"],
    ["2026-03-10T16:00Z", 12, "2026-03-10"],
    ["2026-01-01T08:59Z", 4, "2025-12-31"],
  ])("gives %s in New York, with a day from %d o'clock, the day %s", (instant, dayStartHour, day) => {
    const instantMs = Date.parse(instant);

    expect(programDayAt({ instantMs, zone: "America/New_York", dayStartHour })).toBe(day);
  });

  test("keeps the whole night in which the clock goes forward with the evening before", () => {
    const dayAt = (instant: string) =>
      programDayAt({ instantMs: Date.parse(instant), zone: "America/New_York", dayStartHour: 4 });

    // 01:30, then 03:30 and 03:59: at 02:00 the clock went to 03:00. Four hours taken from the instant
    // instead of the wall clock would begin the new day an hour late.
    expect(dayAt("2026-03-08T06:30Z")).toBe("2026-03-07");
    expect(dayAt("2026-03-08T07:30Z")).toBe("2026-03-07");
    expect(dayAt("2026-03-08T07:59Z")).toBe("2026-03-07");
    expect(dayAt("2026-03-08T08:00Z")).toBe("2026-03-08");
  });

  test("keeps both of the hours that the clock shows twice with the evening before", () => {
    const dayAt = (instant: string) =>
      programDayAt({ instantMs: Date.parse(instant), zone: "Europe/Paris", dayStartHour: 3 });

    expect(dayAt("2026-10-25T00:30Z")).toBe("2026-10-24");
    expect(dayAt("2026-10-25T01:30Z")).toBe("2026-10-24");
    expect(dayAt("2026-10-25T01:59Z")).toBe("2026-10-24");
    expect(dayAt("2026-10-25T02:00Z")).toBe("2026-10-25");
  });

  test.each(nights)(
    "is as long as its night, $zone in $change from $dayStartHour o'clock",
    ({ zone, night, hours, dayStartHour }) => {
      // The change is before the day starts, and so in the day before; a day from midnight has it itself.
      const nextDay = localDate(
        new Date(Date.parse(`${night}T12:00Z`) + 24 * hourMs).toISOString().slice(0, 10),
      );
      const dayOfChange = dayStartHour === 0 ? nextDay : night;
      const dayWithout = dayStartHour === 0 ? night : nextDay;

      expect(hoursOf(dayOfChange, zone, dayStartHour)).toBe(hours);
      expect(hoursOf(dayWithout, zone, dayStartHour)).toBe(24);
    },
  );

  test.each(nights)(
    "never goes back and never skips a day, $zone in $change from $dayStartHour o'clock",
    ({ zone, at, dayStartHour }) => {
      const aroundChange = fc.integer({ min: -72 * 60, max: 72 * 60 });
      const dayAt = (minutes: number) =>
        programDayAt({ instantMs: Date.parse(at) + minutes * 60_000, zone, dayStartHour });

      fc.assert(
        fc.property(aroundChange, fc.nat({ max: 23 * 60 }), (minutes, later) => {
          const days = daysBetween(dayAt(minutes), dayAt(minutes + later));

          expect(days).toBeGreaterThanOrEqual(0);
          expect(days).toBeLessThanOrEqual(1);
        }),
      );
    },
  );

  test("is the wall clock's day, or the one before it while the day has not started", () => {
    const instants = fc.integer({
      min: Date.parse("2000-01-01T00:00Z"),
      max: Date.parse("2040-01-01T00:00Z"),
    });

    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(...zones),
        fc.constantFrom(...dayStartHours),
        (instantMs, zone, dayStartHour) => {
          // The Swedish form is YYYY-MM-DD HH:MM:SS, by another path through Intl than ours.
          const wall = new Date(instantMs).toLocaleString("sv-SE", { timeZone: zone });
          const isBeforeStart = Number(wall.slice(11, 13)) < dayStartHour;

          const day = programDayAt({ instantMs, zone, dayStartHour });

          expect(daysBetween(day, localDate(wall.slice(0, 10)))).toBe(isBeforeStart ? 1 : 0);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("localTimeAt", () => {
  const at = (instant: string, precision: "none" | "part" | "hour") =>
    localTimeAt({ instantMs: Date.parse(instant), zone: "America/New_York", precision });

  test.each([
    ["2026-06-10T04:00Z", "night", "00:00"],
    ["2026-06-10T09:59Z", "night", "05:00"],
    ["2026-06-10T10:00Z", "morning", "06:00"],
    ["2026-06-10T15:59Z", "morning", "11:00"],
    ["2026-06-10T16:00Z", "afternoon", "12:00"],
    ["2026-06-10T21:59Z", "afternoon", "17:00"],
    ["2026-06-10T22:00Z", "evening", "18:00"],
    ["2026-06-11T03:59Z", "evening", "23:00"],
  ])("coarsens %s in New York to %s or %s", (instant, part, hour) => {
    expect(at(instant, "part")).toBe(part);
    expect(at(instant, "hour")).toBe(hour);
  });

  test("keeps nothing when the program asks for no time", () => {
    expect(at("2026-06-10T22:00Z", "none")).toBeUndefined();
  });
});

describe("coarsenTime", () => {
  test("keeps only what the program asks for, and never the minutes", () => {
    expect(coarsenTime("18:59", "part")).toBe("evening");
    expect(coarsenTime("05:59", "part")).toBe("night");
    expect(coarsenTime("18:59", "hour")).toBe("18:00");
    expect(coarsenTime("00:01", "hour")).toBe("00:00");
    expect(coarsenTime("18:59", "none")).toBeUndefined();
  });

  test("refuses what isn't a time", () => {
    expect(() => coarsenTime("24:00", "part")).toThrow("parsed before");
  });
});

describe("isClockTime", () => {
  test.each([
    ["00:00", true],
    ["23:59", true],
    ["24:00", false],
    ["12:60", false],
    ["9:30", false],
    ["12:30:00", false],
    ["", false],
  ])("%j: %j", (text, expected) => {
    expect(isClockTime(text)).toBe(expected);
  });
});

describe("isKnownZone", () => {
  test.each(["America/New_York", "Europe/Paris", "Australia/Lord_Howe", "UTC"])("knows %s", (zone) => {
    expect(isKnownZone(zone)).toBe(true);
  });

  test.each([
    "",
    "Mars/Base",
    "+05:00",
    "-0500",
    "America/New York",
    "x".repeat(65),
    `A${"/".repeat(10_000)}`,
  ])("doesn't know %j", (zone) => {
    expect(isKnownZone(zone)).toBe(false);
  });
});
