import { describe, expect, test } from "vitest";
import { firstProgram, weekStartOf } from "../../../src/app/welcome/first-program.ts";
import { parseProgram } from "../../../src/contract/program-schema.ts";

describe("firstProgram", () => {
  test("is a program that the phone can store, with one place to record at", () => {
    const program = firstProgram({
      name: "My outreach",
      siteName: "Street",
      zone: "America/Chicago",
      browserLanguages: ["fr-FR"],
    });

    expect(parseProgram(program)).toEqual({ ok: true, value: program });
    expect(program).toMatchObject({
      dayStartHour: 4,
      weekStart: 1,
      fiscalStart: "01-01",
      timePrecision: "part",
      sites: [{ code: "STREET", name: "Street", model: "street" }],
    });
  });
});

describe("weekStartOf", () => {
  test("follows the person's region", () => {
    expect(weekStartOf(["en-US"])).toBe(7);
    expect(weekStartOf(["es-ES"])).toBe(1);
  });

  test("is Monday where the region isn't known", () => {
    expect(weekStartOf([])).toBe(1);
    expect(weekStartOf(["en_US.UTF-8"])).toBe(1);
  });
});
