import { describe, expect, test } from "vitest";
import {
  formatDay,
  formatDayRange,
  formatMonth,
  formatMonthName,
  formatWeekday,
} from "../../../src/app/language/format-date.ts";
import {
  formatBytes,
  formatChange,
  formatDecimal,
  formatNumber,
} from "../../../src/app/language/format-number.ts";
import { plural } from "../../../src/app/language/plural.ts";
import { decimal, localDate, localMonth } from "../../support/builders.ts";

describe("formatDay", () => {
  test("says the day of the calendar, whatever zone the phone is in", () => {
    // Tests run in UTC; a day formatted by a local clock would move west of it.
    const zones = ["Pacific/Kiritimati", "Pacific/Pago_Pago"];
    const said = zones.map((zone) => {
      process.env["TZ"] = zone;
      return formatDay("en", localDate("2026-09-08"), "fullWithYear");
    });
    process.env["TZ"] = "UTC";

    expect(said).toEqual(["Tuesday, September 8, 2026", "Tuesday, September 8, 2026"]);
  });

  test("speaks the language that is asked for", () => {
    expect(formatDay("es", localDate("2026-09-08"), "full")).toBe("martes, 8 de septiembre");
    expect(formatDay("fr", localDate("2026-09-08"), "full")).toBe("mardi 8 septembre");
  });
});

describe("formatDayRange", () => {
  test("says once what both ends share", () => {
    expect(formatDayRange("en", localDate("2026-09-07"), localDate("2026-09-13"))).toMatch(
      /^Sep 7\s–\s13, 2026$/,
    );
  });

  test("says one day as a day", () => {
    expect(formatDayRange("en", localDate("2026-09-07"), localDate("2026-09-07"))).toBe("Sep 7, 2026");
  });
});

describe("formatMonth, formatMonthName and formatWeekday", () => {
  test("name months and weekdays, Monday being the first", () => {
    expect(formatMonth("en", localMonth("2026-02"))).toBe("February 2026");
    expect(formatMonthName("fr", 7)).toBe("juillet");
    expect(formatWeekday("en", 1)).toBe("Monday");
    expect(formatWeekday("es", 7)).toBe("domingo");
  });
});

describe("formatNumber, formatChange, formatBytes and formatDecimal", () => {
  test("write numbers as they are read in the language", () => {
    expect(formatNumber("en", 12840)).toBe("12,840");
    expect(formatNumber("es", 12840)).toBe("12.840");
    expect(formatNumber("fr", 12840)).toMatch(/^12\s840$/);
  });

  test("give a change its sign", () => {
    expect(formatChange("en", 0.12)).toBe("+12%");
    expect(formatChange("en", -0.08)).toBe("-8%");
    expect(formatChange("en", 0)).toBe("0%");
  });

  test("round space to what a person can use", () => {
    expect(formatBytes("en", 148_300)).toBe("149 kB");
    expect(formatBytes("en", 10_700_000_000)).toBe("10.7 GB");
  });

  test("keep every digit of a decimal and only change its point", () => {
    expect(formatDecimal("fr", decimal("619.50"))).toBe("619,50");
    expect(formatDecimal("en", decimal("619.50"))).toBe("619.50");
  });
});

describe("plural", () => {
  test("chooses the form by the language's own rule", () => {
    const forms = { one: "# dose", other: "# doses" };

    expect(plural("en", 0, forms)).toBe("0 doses");
    // French counts nothing as one.
    expect(plural("fr", 0, forms)).toBe("0 dose");
    expect(plural("en", 1, forms)).toBe("1 dose");
    expect(plural("en", 1200, forms)).toBe("1,200 doses");
  });

  test("uses the general form for millions where no other is given", () => {
    expect(plural("es", 1_000_000, { one: "# contacto", other: "# contactos" })).toBe("1.000.000 contactos");
    expect(plural("es", 1_000_000, { one: "# c", many: "# de contactos", other: "# c" })).toBe(
      "1.000.000 de contactos",
    );
  });
});
