import { describe, expect, test } from "vitest";
import { retimed, typedTimesOf } from "../../../src/app/shift/typed-times.ts";
import { localDate, programOf, shiftOf } from "../../support/builders.ts";

const program = programOf({ zone: "America/New_York", dayStartHour: 4 });
/** 18:00 to 22:00 on March 8, the day on which the clock went forward. */
const evening = shiftOf({ start: "2026-03-08T22:00Z", end: "2026-03-09T02:00Z", minutes: 240 });
const later = { program, nowMs: Date.parse("2026-03-10T12:00Z") };

describe("typedTimesOf", () => {
  test("says what the clock of the program showed, and nothing of an end that nobody remembers", () => {
    const { end: _end, minutes: _minutes, ...endless } = evening;

    expect(typedTimesOf(evening, program.zone)).toEqual({ start: "18:00", end: "22:00" });
    expect(typedTimesOf(endless, program.zone)).toEqual({ start: "18:00", end: undefined });
  });
});

describe("retimed", () => {
  test("gives a shift other times to the quarter, and its minutes", () => {
    expect(retimed(evening, { start: "17:35", end: "21:10" }, later)).toEqual({
      ok: true,
      value: { ...evening, start: "2026-03-08T21:30Z", end: "2026-03-09T01:15Z", minutes: 225 },
    });
  });

  test("takes an end before midnight and one after it", () => {
    const overMidnight = retimed(evening, { start: "18:00", end: "01:00" }, later);

    expect(overMidnight).toMatchObject({ ok: true, value: { end: "2026-03-09T05:00Z", minutes: 420 } });
  });

  test("takes the end away where nobody remembers it: its minutes are not known then", () => {
    const { end: _end, minutes: _minutes, ...endless } = evening;

    expect(retimed(evening, { start: "18:00", end: undefined }, later)).toEqual({ ok: true, value: endless });
  });

  test("keeps an end that nobody touched, though it was rounded to a time still to come", () => {
    const nowMs = Date.parse("2026-03-09T01:54:00Z");

    expect(retimed(evening, { start: "17:30", end: "22:00" }, { program, nowMs })).toMatchObject({
      ok: true,
      value: { start: "2026-03-08T21:30Z", end: "2026-03-09T02:00Z", minutes: 270 },
    });
  });

  test("keeps an end in the second of two hours that the clock showed alike that night", () => {
    const night = shiftOf({
      day: localDate("2026-10-31"),
      start: "2026-11-01T02:00Z",
      end: "2026-11-01T06:30Z",
      minutes: 270,
    });
    const nextDay = { program, nowMs: Date.parse("2026-11-02T12:00Z") };

    expect(retimed(night, typedTimesOf(night, program.zone), nextDay)).toEqual({ ok: true, value: night });
  });

  test.each(["", "25:00", "04:30"])("can't begin at %j, which is no time or of another day", (start) => {
    expect(retimed(evening, { start, end: "22:00" }, later)).toEqual({ ok: false, error: "start" });
  });

  test("can't have begun, or ended, in a time still to come", () => {
    const now = { program, nowMs: Date.parse("2026-03-09T02:30Z") };

    expect(retimed(evening, { start: "23:00", end: undefined }, now)).toEqual({ ok: false, error: "start" });
    expect(retimed(evening, { start: "18:00", end: "23:00" }, now)).toEqual({ ok: false, error: "end" });
  });

  test("can't have lasted longer than an evening does", () => {
    expect(retimed(evening, { start: "18:00", end: "17:00" }, later)).toEqual({ ok: false, error: "end" });
  });
});
