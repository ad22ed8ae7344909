import { describe, expect, test } from "vitest";
import { canEndAt, closedShift, firstAtClock, msOfQuarter, quarterOf } from "../../src/domain/shift.ts";
import { shiftOf } from "../support/builders.ts";

const at = (text: string) => Date.parse(text);
const begun = { start: "2026-03-08T18:00Z" };

describe("quarterOf", () => {
  test("is the nearest quarter of an hour, whatever the minute", () => {
    const quarters = ["17:52:29", "17:52:30", "18:07:29", "18:07:30"].map((time) =>
      quarterOf(at(`2026-03-08T${time}Z`)),
    );

    expect(quarters).toEqual([
      "2026-03-08T17:45Z",
      "2026-03-08T18:00Z",
      "2026-03-08T18:00Z",
      "2026-03-08T18:15Z",
    ]);
  });

  test("is read back as the instant it stands for", () => {
    expect(msOfQuarter("2026-03-08T18:15Z")).toBe(at("2026-03-08T18:15:00Z"));
  });
});

describe("closedShift", () => {
  test("lasts whole quarters of an hour", () => {
    const closed = closedShift(shiftOf(begun), { atMs: at("2026-03-08T21:11:00Z"), isEmpty: false });

    expect(closed).toMatchObject({ closed: true, empty: false, end: "2026-03-08T21:15Z", minutes: 195 });
  });

  test("leaves its minutes out where nobody remembers its end: not known is not none", () => {
    const closed = closedShift(shiftOf(begun), { isEmpty: true });

    expect(closed).toMatchObject({ closed: true, empty: true });
    expect(closed).not.toHaveProperty("end");
    expect(closed).not.toHaveProperty("minutes");
  });

  test("counts a shift that ended right after it began as one of no minutes", () => {
    expect(closedShift(shiftOf(begun), { atMs: at("2026-03-08T18:02:00Z"), isEmpty: true }).minutes).toBe(0);
  });
});

describe("canEndAt", () => {
  test.each([
    ["before it began", "2026-03-08T17:45:00Z", false],
    ["as it began", "2026-03-08T18:00:00Z", true],
    ["sixteen hours later", "2026-03-09T10:00:00Z", true],
    ["more than sixteen hours later", "2026-03-09T10:15:00Z", false],
  ])("knows whether a shift can have ended %s", (_, end, isPossible) => {
    expect(canEndAt(begun, at(end))).toBe(isPossible);
  });
});

describe("firstAtClock", () => {
  test.each([
    ["the same evening", "2026-03-07T23:00Z", "21:30", "2026-03-08T02:30:00Z"],
    ["after midnight", "2026-03-07T23:00Z", "01:30", "2026-03-08T06:30:00Z"],
    ["after the clock was put forward", "2026-03-07T23:00Z", "03:30", "2026-03-08T07:30:00Z"],
    ["after the clock was put back", "2026-10-31T22:00Z", "03:30", "2026-11-01T08:30:00Z"],
    ["as it began", "2026-03-07T23:00Z", "18:00", "2026-03-07T23:00:00Z"],
    ["as it began, which was rounded up", "2026-03-07T23:00Z", "17:53", "2026-03-07T23:00:00Z"],
  ])("finds a time of the clock in New York %s", (_, start, clockTime, end) => {
    expect(firstAtClock({ start }, { clockTime, zone: "America/New_York" })).toBe(at(end));
  });
});
