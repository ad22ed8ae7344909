import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalBytes } from "../../src/contract/canonical.ts";
import { maxListLength, maxRecordBytes, maxTextLength } from "../../src/contract/limits.ts";
import { parseRecord } from "../../src/contract/record-schema.ts";
import { stockMovements } from "../../src/domain/stock.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { arbitraryRecord } from "../support/arbitraries.ts";
import { cleanupOf, encounterOf, stockOf, tallyOf } from "../support/builders.ts";
import {
  fullCleanup,
  fullDisposal,
  fullEncounter,
  fullGroup,
  fullRecords,
  fullShift,
  fullStock,
  fullTally,
} from "../support/full-records.ts";
import { errorOf, valueOf } from "../support/results.ts";

type Path = string;

/** The record with something else at a place of it, which may be new. */
function withAt(record: SatchelRecord, path: Path, value: unknown): unknown {
  const keys = path.split(".");
  const copy: unknown = structuredClone(record);
  let parent = copy as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  const last = keys.at(-1) ?? "";
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

describe("parseRecord", () => {
  test.each(fullRecords().map((record) => [record.kind, record] as const))(
    "gives back every field of a record of kind %s",
    (_kind, record) => {
      expect(valueOf(parseRecord(structuredClone(record)))).toEqual(record);
    },
  );

  test("takes whatever the phone records", () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        expect(valueOf(parseRecord(record))).toEqual(record);
      }),
    );
  });

  test("is tried with every kind of record, and with every movement of stock", () => {
    const drawn = fc.sample(arbitraryRecord, { numRuns: 500, seed: 1 });

    expect(new Set(drawn.map(({ kind }) => kind))).toEqual(new Set(fullRecords().map(({ kind }) => kind)));
    expect(new Set(drawn.flatMap((record) => (record.kind === "stock" ? [record.movement] : [])))).toEqual(
      new Set(stockMovements),
    );
  });

  test("takes a record without any field that can be absent", () => {
    const record = encounterOf();

    expect(valueOf(parseRecord(record))).toEqual(record);
  });

  test.each<[string, SatchelRecord, Path]>([
    ["a record", fullEncounter(), "name"],
    ["a record, also one that objects inherit", fullEncounter(), "constructor"],
    ["a record that came out of JSON as a prototype", fullEncounter(), "toString"],
    ["a line", fullEncounter(), "lines.0.address"],
    ["a line's kit", fullEncounter(), "lines.0.kit.name"],
    ["a kit", fullEncounter(), "kits.0.name"],
    ["a count", fullEncounter(), "returns.0.name"],
    ["a container", fullEncounter(), "returns.1.name"],
    ["a weight", fullEncounter(), "returns.2.name"],
    ["a service", fullEncounter(), "services.0.name"],
    ["a referral", fullEncounter(), "referrals.0.name"],
    ["a step", fullEncounter(), "steps.0.name"],
    ["a reversal", fullEncounter(), "reversals.0.name"],
    ["a product used", fullEncounter(), "reversals.0.used.0.name"],
    ["a group", fullGroup(), "register"],
    ["a clean-up", fullCleanup(), "address"],
    ["a tally", fullTally(), "names"],
    ["a shift", fullShift(), "position"],
    ["a stock movement", fullStock(), "supplier"],
    ["a stock line", fullStock(), "lines.0.note"],
  ])("names a key that %s doesn't have", (_place, record, path) => {
    expect(errorOf(parseRecord(withAt(record, path, "x")))).toEqual([{ code: "unknown-key", path }]);
  });

  test("names a key that is missing", () => {
    const problems = errorOf(parseRecord(withAt(encounterOf(), "people", undefined)));

    expect(problems).toEqual([{ code: "missing-key", path: "people" }]);
  });

  test.each<[string, SatchelRecord, Path, number, number]>([
    ["offset", fullEncounter(), "utcOffsetMinutes", -720, 840],
    ["catalogue", fullEncounter(), "catalogue", 1, 999_999],
    ["people", fullEncounter(), "people", 1, 99_999],
    ["others", fullEncounter(), "forOthers", 0, 99_999],
    ["line", fullEncounter(), "lines.0.quantity", 1, 99_999],
    ["recipe", encounterOf({ lines: fullEncounter().lines }), "lines.0.kit.version", 1, 999_999],
    ["kit", fullEncounter(), "kits.0.quantity", 1, 99_999],
    ["count", fullEncounter(), "returns.0.quantity", 1, 99_999],
    ["container", fullEncounter(), "returns.1.containers", 1, 99_999],
    ["estimate", fullEncounter(), "returns.1.quantity", 1, 99_999],
    ["factor version", fullEncounter(), "returns.2.factorVersion", 1, 999_999],
    ["service", fullEncounter(), "services.0.count", 1, 99_999],
    ["service minutes", fullEncounter(), "services.0.minutes", 0, 1440],
    ["service heads", fullEncounter(), "services.0.heads", 0, 99_999],
    ["step", fullEncounter(), "steps.0.count", 1, 99_999],
    ["doses", fullEncounter(), "reversals.0.used.0.doses", 1, 999],
    ["heads", fullGroup(), "heads", 0, 99_999],
    ["group minutes", fullGroup(), "minutes", 0, 1440],
    ["clean-up", fullCleanup(), "returns.0.quantity", 1, 99_999],
    ["tally contacts", fullTally(), "contacts", 0, 99_999_999],
    ["tally people", fullTally(), "people", 0, 99_999_999],
    ["tally others", fullTally(), "forOthers", 0, 99_999_999],
    ["tally line", fullTally(), "lines.0.quantity", 1, 99_999_999],
    ["tally return", fullTally(), "returns.2.quantity", 1, 99_999_999],
    ["shift minutes", fullShift(), "minutes", 0, 1440],
    ["tally kit", fullTally(), "kits.0.quantity", 1, 99_999_999],
    ["disposed return", fullDisposal(), "returns.0.quantity", 1, 99_999_999],
  ])("holds the number of %s to its limits", (_name, record, path, min, max) => {
    for (const value of [min, max]) expect(parseRecord(withAt(record, path, value)).ok).toBe(true);
    for (const value of [min - 1, max + 1, min + 0.5, Number.NaN, String(min)]) {
      expect(errorOf(parseRecord(withAt(record, path, value)))).toEqual([{ code: "out-of-range", path }]);
    }
  });

  test.each<[string, SatchelRecord, Path, number]>([
    ["route", fullEncounter(), "route", maxTextLength.route],
    ["worker", fullEncounter(), "worker", maxTextLength.worker],
    ["site", fullEncounter(), "site", maxTextLength.siteCode],
    ["pack", fullEncounter(), "lines.0.pack", maxTextLength.packCode],
    ["lot", fullEncounter(), "lines.0.lot", maxTextLength.lot],
    ["participant code", fullEncounter(), "participantCode", maxTextLength.participantCode],
    ["note", fullEncounter(), "note", maxTextLength.note],
    ["worker of a shift", fullShift(), "workers.0", maxTextLength.worker],
    ["note of a shift", fullShift(), "note", maxTextLength.note],
    ["place", fullStock(), "place", maxTextLength.place],
    ["place it went to", fullDisposal(), "toPlace", maxTextLength.place],
    ["note of stock", fullStock(), "note", maxTextLength.note],
    ["lot in stock", fullStock(), "lines.0.lot", maxTextLength.lot],
  ])("holds the text of %s to its limit", (_name, record, path, maxLength) => {
    expect(parseRecord(withAt(record, path, "a".repeat(maxLength))).ok).toBe(true);
    for (const text of ["a".repeat(maxLength + 1), "", "a\u0000", 7]) {
      expect(errorOf(parseRecord(withAt(record, path, text)))[0]?.code).toBe("wrong-form");
    }
  });

  const item = { item: "A", quantity: 1 };
  const withKit = (code: string) =>
    encounterOf({ lines: [{ ...item, direction: "out", kit: { code, version: 1 } }] });
  test.each<[string, SatchelRecord, Path, number, unknown]>([
    ["lines", encounterOf(), "lines", maxListLength.lines, { ...item, direction: "out" }],
    ["kits", withKit("A"), "kits", maxListLength.kits, { code: "A", version: 1, quantity: 1 }],
    ["returns", fullEncounter(), "returns", maxListLength.returns, { method: "counted", quantity: 1 }],
    ["services", fullEncounter(), "services", maxListLength.services, { code: "A", count: 1 }],
    ["referrals", fullEncounter(), "referrals", maxListLength.referrals, { code: "A", outcome: "offered" }],
    ["steps", fullEncounter(), "steps", maxListLength.steps, { code: "A", count: 1 }],
    ["reversals", fullEncounter(), "reversals", maxListLength.reversals, { used: [], outcome: "died" }],
    ["products", fullEncounter(), "reversals.0.used", maxListLength.productsUsed, { doses: 1 }],
    ["workers", fullShift(), "workers", maxListLength.workers, "Heron"],
    ["stock lines", stockOf(), "lines", maxListLength.stockLines, item],
  ])("holds the list of %s to its limit", (_name, record, path, maxLength, member) => {
    const listOf = (length: number) => Array.from({ length }, () => member);

    expect(parseRecord(withAt(record, path, listOf(maxLength))).ok).toBe(true);
    expect(errorOf(parseRecord(withAt(record, path, listOf(maxLength + 1))))).toEqual([
      { code: "too-many", path },
    ]);
    expect(errorOf(parseRecord(withAt(record, path, { 0: member })))).toEqual([{ code: "wrong-type", path }]);
  });

  test("takes a record of 23 KB and not one byte more", () => {
    const tooLong = encounterOf({
      lines: Array.from({ length: maxListLength.lines }, () => ({
        item: "SYR-1ML-29G-12",
        quantity: 1,
        direction: "out" as const,
        lot: "é".repeat(maxTextLength.lot),
      })),
    });
    // An e for an é saves one byte.
    const shortenedBy = (bytes: number) => {
      let left = bytes;
      const lines = tooLong.lines.map((line) => {
        const plain = Math.min(left, maxTextLength.lot);
        left -= plain;
        return { ...line, lot: "e".repeat(plain) + "é".repeat(maxTextLength.lot - plain) };
      });
      return { ...tooLong, lines };
    };
    const excess = canonicalBytes(tooLong).byteLength - maxRecordBytes;

    const atLimit = shortenedBy(excess);
    const onePast = shortenedBy(excess - 1);

    expect(canonicalBytes(atLimit).byteLength).toBe(23 * 1024);
    expect(parseRecord(atLimit).ok).toBe(true);
    expect(errorOf(parseRecord(onePast))).toEqual([{ code: "too-large", path: "" }]);
  });

  test.each<[Path, unknown]>([
    ["id", "10000000"],
    ["day", "2026-02-30"],
    ["time", "20:15"],
    ["shift", ""],
    ["lines.0.item", "syr"],
    ["lines.0.kit.code", "kit inj"],
    ["returns.1.container", ""],
    ["returns.1.measure", "1,5"],
    ["returns.1.factor", "50.0000001"],
    ["returns.2.tare", "-1"],
    ["services.0.code", "a"],
    ["referrals.0.code", "a"],
    ["steps.0.code", "a"],
    ["reversals.0.used.0.product", "a"],
  ])("refuses another form of %s", (path, value) => {
    expect(errorOf(parseRecord(withAt(fullEncounter(), path, value)))).toEqual([
      { code: "wrong-form", path },
    ]);
  });

  test.each<[Path, unknown]>([
    ["model", "drive-in"],
    ["via", "faxed"],
    ["newReturning", "maybe"],
    ["lines.0.direction", "sideways"],
    ["lines.0.supply", "second"],
    ["lines.0.reason", "sold"],
    ["returns.0.method", "guessed"],
    ["returns.1.fill", "0.3"],
    ["returns.1.unit", "gal"],
    ["returns.2.unit", "g"],
    ["referrals.0.outcome", "refused"],
    ["reversals.0.outcome", "fine"],
    ["reversals.0.place", "12 High Street"],
  ])("refuses another word for %s", (path, value) => {
    expect(errorOf(parseRecord(withAt(fullEncounter(), path, value)))).toEqual([
      { code: "not-one-of", path },
    ]);
  });

  test("refuses a text for yes or no", () => {
    const problems = errorOf(parseRecord(withAt(fullEncounter(), "reversals.0.ems", "yes")));

    expect(problems).toEqual([{ code: "wrong-type", path: "reversals.0.ems" }]);
  });

  test("takes a tally of a leap year's 366 days and not of one day more", () => {
    const ofAYear = tallyOf({ firstDay: "2025-04-01", day: "2026-04-01" });
    const onePast = tallyOf({ firstDay: "2025-03-31", day: "2026-04-01" });

    expect(parseRecord(ofAYear).ok).toBe(true);
    expect(errorOf(parseRecord(onePast))).toEqual([{ code: "more-than-a-year", path: "firstDay" }]);
  });

  test("names the kind that it doesn't know", () => {
    expect(errorOf(parseRecord({ ...cleanupOf(), kind: "visit" }))).toEqual([
      { code: "unknown-kind", path: "kind" },
    ]);
  });

  test("tells a record of a newer app from a broken one", () => {
    const newer = { ...encounterOf(), schema: 2, mood: "hopeful" };

    expect(errorOf(parseRecord(newer))).toEqual([{ code: "newer-schema", path: "schema" }]);
  });

  test.each([undefined, null, "x", 1, [], [encounterOf()], {}])("refuses %j", (input) => {
    expect(parseRecord(input).ok).toBe(false);
  });

  test("says no more than twenty problems", () => {
    const lines = Array.from({ length: 200 }, () => ({ item: "A", quantity: 0, direction: "out" }));

    expect(errorOf(parseRecord(withAt(encounterOf(), "lines", lines)))).toHaveLength(20);
  });

  test("never repeats what the record holds", () => {
    const problems = errorOf(parseRecord(withAt(encounterOf(), "note", "Jane Roe\u0000")));

    expect(JSON.stringify(problems)).not.toContain("Jane");
  });
});
