import { describe, expect, test } from "vitest";
import {
  isDecimal,
  isInstant,
  isLocalDate,
  isLocalTime,
  isNote,
  isTextUpTo,
  parseEventId,
  parseItemCode,
  parseKitCode,
  parseRecordId,
  parseReferralCode,
  parseServiceCode,
  parseShiftId,
  parseSiteCode,
  parseStepCode,
} from "../../src/contract/ids.ts";
import type { Result } from "../../src/domain/result.ts";
import { valueOf } from "../support/results.ts";

const uuid = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

type Parse = (text: unknown) => Result<string, unknown>;

describe.each<[string, Parse]>([
  ["parseRecordId", parseRecordId],
  ["parseEventId", parseEventId],
  ["parseShiftId", parseShiftId],
])("%s", (_name, parse) => {
  test("takes a UUID in lower case", () => {
    expect(valueOf(parse(uuid))).toBe(uuid);
  });

  test.each([
    uuid.toUpperCase(),
    uuid.replaceAll("-", ""),
    `${uuid}0`,
    uuid.slice(0, -1),
    ` ${uuid}`,
    `${uuid}\n`,
    "",
    42,
    undefined,
  ])("refuses %j", (text) => {
    expect(parse(text).ok).toBe(false);
  });
});

describe.each<[string, Parse]>([
  ["parseItemCode", parseItemCode],
  ["parseKitCode", parseKitCode],
  ["parseServiceCode", parseServiceCode],
  ["parseReferralCode", parseReferralCode],
  ["parseStepCode", parseStepCode],
])("%s", (_name, parse) => {
  test.each(["SYR-1ML-29G-12", "A", "A".repeat(32)])("takes %s", (text) => {
    expect(valueOf(parse(text))).toBe(text);
  });

  test.each(["", "syr-1ml", "SYR 1ML", "SYR--1ML", "-SYR", "SYR-", "SYR_1", "A".repeat(33), "A\n", null])(
    "refuses %j",
    (text) => {
      expect(parse(text).ok).toBe(false);
    },
  );
});

describe("parseSiteCode", () => {
  test.each(["EAST", "Pier 9", "St. Mary", "van_2-B", "Östra torget", "北站", "7", "x".repeat(32)])(
    "takes %s",
    (text) => {
      expect(valueOf(parseSiteCode(text))).toBe(text);
    },
  );

  test("drops spaces around a code", () => {
    expect(valueOf(parseSiteCode("  Pier 9\t"))).toBe("Pier 9");
  });

  test("gives a letter typed in two ways one spelling", () => {
    expect(valueOf(parseSiteCode("Cafe\u0301"))).toBe("Caf\u00E9");
  });

  test.each(["", "   ", "4th & Main", "a/b", "a\u0000b", "a\nb", "a\u202Eb", "x".repeat(33), 7, null])(
    "refuses %j",
    (text) => {
      expect(parseSiteCode(text).ok).toBe(false);
    },
  );
});

describe("isLocalDate", () => {
  test.each(["1980-01-01", "2199-12-31", "2024-02-29", "2029-07-04"])("accepts %s", (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  test.each([
    "1979-12-31",
    "2200-01-01",
    "2026-02-29",
    "2026-13-01",
    "2026-1-1",
    "2026-06-31",
    "2026-06-19T00:00Z",
    "",
    20260619,
  ])("refuses %j", (text) => {
    expect(isLocalDate(text)).toBe(false);
  });
});

describe("isLocalTime", () => {
  test.each(["night", "morning", "afternoon", "evening", "00:00", "23:00"])("accepts %s", (text) => {
    expect(isLocalTime(text)).toBe(true);
  });

  test.each(["24:00", "20:15", "8:00", "noon", "", 20])("refuses %j", (text) => {
    expect(isLocalTime(text)).toBe(false);
  });
});

describe("isDecimal", () => {
  test.each(["0", "2.20", "9999999", "9999999.999999", "0.000001"])("accepts %s", (text) => {
    expect(isDecimal(text)).toBe(true);
  });

  test.each(["", "-1", "+1", "1,5", "1.", ".5", "1e3", "10000000", "0.0000001", "٢", 2])(
    "refuses %j",
    (text) => {
      expect(isDecimal(text)).toBe(false);
    },
  );
});

describe("isInstant", () => {
  test("accepts a UTC minute", () => {
    expect(isInstant("2026-03-08T23:59Z")).toBe(true);
  });

  test.each(["2026-03-08T23:59", "2026-03-08T23:59:00Z", "2026-02-30T10:00Z", "2026-03-08T24:00Z", 0])(
    "refuses %j",
    (text) => {
      expect(isInstant(text)).toBe(false);
    },
  );
});

describe("isTextUpTo", () => {
  test("counts as an input's maxlength does", () => {
    expect(isTextUpTo("🧷🧷", 4)).toBe(true);
    expect(isTextUpTo("🧷🧷", 3)).toBe(false);
  });

  test.each(["", "a\nb", "a\u0000", "a\u007F", "a\u0085", "\uD83E", 1])("refuses %j", (text) => {
    expect(isTextUpTo(text, 40)).toBe(false);
  });
});

describe("isNote", () => {
  test("lets a note have more than one line", () => {
    expect(isNote("one\ntwo")).toBe(true);
  });

  test.each(["one\rtwo", "one\u0000", "", "n".repeat(141)])("refuses %j", (text) => {
    expect(isNote(text)).toBe(false);
  });

  test("takes as many characters as the screen offers", () => {
    expect(isNote("n".repeat(140))).toBe(true);
  });
});
