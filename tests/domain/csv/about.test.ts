import { describe, expect, test } from "vitest";
import {
  aboutExport,
  aboutFileName,
  type ExportFacts,
  exportFileName,
} from "../../../src/domain/csv/about.ts";
import { dataProfile, spreadsheetProfile } from "../../../src/domain/csv/csv-profile.ts";
import { periodOf } from "../../../src/domain/period.ts";
import { localDate, programOf, siteCode } from "../../support/builders.ts";

const program = programOf({ name: "Équipe du Port" });

function factsOf(given: Partial<ExportFacts> = {}): ExportFacts {
  return {
    layout: "detail_long",
    program,
    period: periodOf({ type: "month", day: localDate("2026-05-08"), program }),
    filters: {},
    catalogueVersion: 1,
    appVersion: "0.1.0",
    rowCount: 319,
    language: "en",
    profile: dataProfile,
    ...given,
  };
}

describe("aboutExport", () => {
  test("says of a phone alone what the file holds and how to read it", () => {
    expect(aboutExport(factsOf())).toEqual({
      layout: "detail_long",
      program: "Équipe du Port",
      period: { type: "month", from: "2026-05-01", to: "2026-05-31" },
      zone: "America/New_York",
      day_start_hour: 4,
      week_start: 1,
      fiscal_start: "07-01",
      filters: {},
      catalogue_version: 1,
      app_version: "0.1.0",
      row_count: 319,
      position: null,
      phones_with_unsent_records: [],
      tallies_outside: [],
      months_let_go: [],
      suppression: "none",
      language: "en",
      csv: { encoding: "utf-8", byte_order_mark: false, delimiter: ",", decimal_mark: "." },
    });
  });

  test("is the same after it was written as JSON and read again", () => {
    const about = aboutExport(factsOf({ position: 1_204, filters: { site: ["EAST", "RIVER"] } }));

    expect(JSON.parse(JSON.stringify(about))).toEqual(about);
    expect(about).toMatchObject({ position: 1_204, filters: { site: ["EAST", "RIVER"] } });
  });

  test("says how a spreadsheet in Spanish separates cells and decimals", () => {
    const about = aboutExport(factsOf({ language: "es", profile: spreadsheetProfile("es") }));

    expect(about.csv).toEqual({
      encoding: "utf-8",
      byte_order_mark: true,
      delimiter: ";",
      decimal_mark: ",",
    });
  });

  test("names the tallies that reach out of the period", () => {
    const outside = { site: siteCode("NA"), firstDay: localDate("2026-04-15"), day: localDate("2026-05-14") };

    expect(aboutExport(factsOf({ talliesOutside: [outside] })).tallies_outside).toEqual([
      { site_code: "NA", first_day: "2026-04-15", last_day: "2026-05-14" },
    ]);
  });
});

describe("exportFileName", () => {
  test("tells layout and days in ASCII, and no program", () => {
    const name = exportFileName("detail_long", localDate("2026-05-01"), localDate("2026-05-31"));

    expect(name).toBe("satchel-detail_long-2026-05-01-2026-05-31.csv");
  });
});

describe("aboutFileName", () => {
  test("is the file's own name with another ending", () => {
    const name = aboutFileName("summary_period_site_item", localDate("2026-05-01"), localDate("2026-05-31"));

    expect(name).toBe("satchel-summary_period_site_item-2026-05-01-2026-05-31.about.json");
  });
});
