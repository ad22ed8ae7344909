import { describe, expect, test } from "vitest";
import { maxListLength, maxTextLength } from "../../src/contract/limits.ts";
import { parseProgram } from "../../src/contract/program-schema.ts";
import { newestProgramSchema } from "../../src/domain/program.ts";
import { programOf, siteOf } from "../support/builders.ts";
import { errorOf, valueOf } from "../support/results.ts";

const isAccepted = (given: Record<string, unknown>) => parseProgram({ ...programOf(), ...given }).ok;
const sites = (count: number) => Array.from({ length: count }, (_, index) => siteOf({ code: `S${index}` }));
const siteWith = (given: Record<string, unknown>) => ({ sites: [{ ...siteOf(), ...given }] });

describe("parseProgram", () => {
  test("gives back every field", () => {
    const program = programOf({ sites: [siteOf({ area: "North", retired: true }), siteOf({ code: "NA" })] });

    expect(valueOf(parseProgram(structuredClone(program)))).toEqual(program);
  });

  test.each([
    [{ ...programOf(), address: "12 High Street" }, "address"],
    [{ ...programOf(), ...siteWith({ lat: "48.1" }) }, "sites.0.lat"],
    [{ ...programOf(), factors: { ...programOf().factors, perGallon: "1" } }, "factors.perGallon"],
  ])("names a key that it doesn't have", (input, path) => {
    expect(errorOf(parseProgram(input))).toEqual([{ code: "unknown-key", path }]);
  });

  test("tells the settings of a newer app from broken ones", () => {
    const newer = { ...programOf(), schema: newestProgramSchema + 1, colour: "teal" };

    expect(errorOf(parseProgram(newer))).toEqual([{ code: "newer-schema", path: "schema" }]);
    expect(errorOf(parseProgram({ ...programOf(), schema: 0 }))).toEqual([
      { code: "out-of-range", path: "schema" },
    ]);
    expect(errorOf(parseProgram({ ...programOf(), schema: undefined }))[0]?.path).toBe("schema");
  });

  test("takes a limit on details within bounds, and only in settings that say that they are newer", () => {
    const withLimit = (keepMonths: unknown, schema = newestProgramSchema) =>
      isAccepted({ schema, keepMonths });

    expect([2, 3, 120, 121, 24.5, "24"].map((months) => withLimit(months))).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(withLimit(24, 1)).toBe(false);
  });

  test("takes asking for a participant's code or background only in settings that say that they are newer", () => {
    const asking = (asks: unknown, schema: number) => isAccepted({ schema, asks });

    for (const asks of [{ participantCode: true }, { age: true }, { raceEthnicity: true, note: true }]) {
      expect([asking(asks, 1), asking(asks, newestProgramSchema)]).toEqual([false, true]);
    }
    expect(asking({ note: true, worker: true }, 1)).toBe(true);
    expect(asking({ birthDate: true }, newestProgramSchema)).toBe(false);
  });

  test.each(["America/New_York", "UTC", "Asia/Kathmandu"])("takes the zone %s", (zone) => {
    expect(isAccepted({ zone })).toBe(true);
  });

  test.each(["Mars/Olympus", "", "+02:00", "x".repeat(65), 1])("refuses the zone %j", (zone) => {
    expect(isAccepted({ zone })).toBe(false);
  });

  test.each([0, 3, 12])("takes a day that starts at %i", (dayStartHour) => {
    expect(isAccepted({ dayStartHour })).toBe(true);
  });

  test.each([-1, 1, 2, 13, 4.5, "4"])("refuses a day that starts at %j", (dayStartHour) => {
    expect(isAccepted({ dayStartHour })).toBe(false);
  });

  test("takes the seven days a week can start on", () => {
    expect([0, 1, 7, 8].map((weekStart) => isAccepted({ weekStart }))).toEqual([false, true, true, false]);
  });

  test.each(["01-01", "07-01", "02-28", "12-31"])("takes a fiscal year from %s", (fiscalStart) => {
    expect(isAccepted({ fiscalStart })).toBe(true);
  });

  test.each(["02-29", "13-01", "00-01", "7-1", "2026-07-01", ""])(
    "refuses a fiscal year from %j",
    (fiscalStart) => {
      expect(isAccepted({ fiscalStart })).toBe(false);
    },
  );

  test("holds its texts and lists to their limits", () => {
    const { programName, siteName, area, siteCode } = maxTextLength;

    expect(isAccepted({ name: "n".repeat(programName) })).toBe(true);
    expect(isAccepted({ name: "n".repeat(programName + 1) })).toBe(false);
    expect(isAccepted({ name: "" })).toBe(false);
    expect(isAccepted(siteWith({ name: "n".repeat(siteName) }))).toBe(true);
    expect(isAccepted(siteWith({ name: "n".repeat(siteName + 1) }))).toBe(false);
    expect(isAccepted(siteWith({ area: "n".repeat(area) }))).toBe(true);
    expect(isAccepted(siteWith({ area: "n".repeat(area + 1) }))).toBe(false);
    expect(isAccepted(siteWith({ code: "n".repeat(siteCode) }))).toBe(true);
    expect(isAccepted(siteWith({ code: "n".repeat(siteCode + 1) }))).toBe(false);
    expect(isAccepted({ sites: sites(maxListLength.sites) })).toBe(true);
    expect(isAccepted({ sites: sites(maxListLength.sites + 1) })).toBe(false);
    expect(isAccepted({ sites: [] })).toBe(true);
  });

  test("refuses two sites of one code", () => {
    expect(errorOf(parseProgram(programOf({ sites: [siteOf(), siteOf({ name: "Other" })] })))).toEqual([
      { code: "contradiction", path: "sites" },
    ]);
  });

  test("refuses a factor that is no decimal", () => {
    expect(isAccepted({ factors: { ...programOf().factors, perPound: 281 } })).toBe(false);
  });
});
