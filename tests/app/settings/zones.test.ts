import { describe, expect, test } from "vitest";
import { knownZones, zoneName, zonesMatching } from "../../../src/app/settings/zones.ts";
import { isKnownZone } from "../../../src/domain/program-day.ts";

describe("zonesMatching", () => {
  test("finds a city without regard to accents, capitals and underscores", () => {
    const zones = knownZones();

    expect(zonesMatching("new york", zones)).toEqual(["America/New_York"]);
    expect(zonesMatching("Bogotá", zones)).toEqual(["America/Bogota"]);
    expect(zonesMatching("argentina san", zones)).toContain("America/Argentina/San_Juan");
  });

  test("finds nothing for nothing", () => {
    expect(zonesMatching("  ", knownZones())).toEqual([]);
    expect(zonesMatching("Atlantis", knownZones())).toEqual([]);
  });
});

describe("knownZones", () => {
  test("offers only zones that days can be counted in", () => {
    expect(knownZones().filter((zone) => !isKnownZone(zone))).toEqual([]);
  });
});

describe("zoneName", () => {
  test("reads as words", () => {
    expect(zoneName("America/Argentina/Buenos_Aires")).toBe("America / Argentina / Buenos Aires");
  });
});
