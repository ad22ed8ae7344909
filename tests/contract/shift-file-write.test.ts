import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maxRevisionInFile } from "../../src/contract/limits.ts";
import type { ShiftLine } from "../../src/contract/shift-file.ts";
import { formatShiftEnd } from "../../src/contract/shift-file-end.ts";
import { formatShiftProgram, formatShiftRecord } from "../../src/contract/shift-file-write.ts";
import { names } from "../../src/domain/catalogue/names/en.ts";
import { dataProfile } from "../../src/domain/csv/csv-profile.ts";
import { csvRow } from "../../src/domain/csv/csv-row.ts";
import { recordLayouts } from "../../src/domain/csv/record-layouts.ts";
import type { Program } from "../../src/domain/program.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { newestProgramSchema } from "../../src/domain/program.ts";
import { arbitraryRecord } from "../support/arbitraries.ts";
import { encounterOf, programOf, recordId, siteOf } from "../support/builders.ts";
import { fullEncounter, fullRecords } from "../support/full-records.ts";
import { readShift, readShiftOnEmptyPhone, shiftFixture } from "../support/shift-files.ts";

interface Kept {
  readonly record: SatchelRecord;
  readonly rev: number;
}

const copyOf = (program: Program, kept: readonly Kept[]) =>
  [formatShiftProgram(program), ...kept.map(formatShiftRecord), formatShiftEnd(kept.length)]
    .map((line) => `${line}\n`)
    .join("");

const keptOf = (lines: readonly ShiftLine[]): Kept[] =>
  lines.flatMap((line) => (line.kind === "record" ? [{ record: line.record, rev: line.rev }] : []));

function csvOf(program: Program, kept: readonly Kept[]): string {
  const include = { worker: true, participantCode: true, note: true };
  return Object.values(recordLayouts)
    .flatMap(({ rowsFor }) => kept.flatMap(rowsFor({ program, names, include })))
    .map((row) => csvRow(row, dataProfile))
    .join("");
}

describe("formatShiftRecord", () => {
  test.each(fullRecords().map((record) => [record.kind, record] as const))(
    "keeps every field of a record of kind %s, and its revision",
    async (_kind, record) => {
      const { lines, problems } = await readShift(formatShiftRecord({ record, rev: 7 }), {
        program: programOf({ timePrecision: "hour" }),
      });

      expect(problems).toEqual([]);
      expect(lines).toEqual([{ kind: "record", record, rev: 7 }]);
    },
  );

  test("keeps any record that is counted", async () => {
    const revision = fc.integer({ min: 1, max: maxRevisionInFile });

    await fc.assert(
      fc.asyncProperty(arbitraryRecord, revision, async (given, rev) => {
        // Made with a newer catalogue, so with items of any code.
        const record = { ...given, id: recordId(1), catalogue: 2 };

        const { lines } = await readShift(formatShiftRecord({ record, rev }));

        expect(lines).toEqual([{ kind: "record", record, rev }]);
      }),
    );
  });

  test("keeps any text", async () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 15 })
      .filter((given) => given.length <= 40 && !/[\p{Cc}\p{Cs}]/u.test(given));

    await fc.assert(
      fc.asyncProperty(text, text, text, async (worker, route, note) => {
        const record = { ...fullEncounter(), worker, route, note };

        const { lines } = await readShift(formatShiftRecord({ record, rev: 1 }), {
          program: programOf({ timePrecision: "hour" }),
        });

        expect(lines).toEqual([{ kind: "record", record, rev: 1 }]);
      }),
    );
  });

  test("writes the same bytes for the same record, on one line", () => {
    const record = fullEncounter();
    const backwards = Object.fromEntries(Object.entries(record).toReversed()) as unknown as SatchelRecord;

    const line = formatShiftRecord({ record, rev: 1 });

    expect(formatShiftRecord({ record: backwards, rev: 1 })).toBe(line);
    expect(line).not.toMatch(/[\r\n]/);
  });
});

describe("a copy", () => {
  const program = programOf({
    name: "Harbor Outreach — süd",
    fiscalStart: "04-06",
    weekStart: 7,
    timePrecision: "part",
    sites: [
      siteOf({ code: "HARBOR", name: 'The "Harbor"', area: "North; east", model: "fixed" }),
      siteOf({ code: "VAN-2", name: "Second van", model: "mobile", retired: true }),
      siteOf({ code: "Pier 9", name: "Pier 9", model: "street" }),
      siteOf({ code: "ANNEX", name: "Annex", model: "fixed" }),
      siteOf(),
    ],
    factors: { version: 3, perPound: "250", perKilogram: "551.15", perLitre: "60" },
  });

  async function keptByAPhone(): Promise<Kept[]> {
    const { records } = await readShift(shiftFixture("evening.jsonl"), { program });
    return [...records, ...fullRecords()].map((record, index) => ({ record, rev: index + 1 }));
  }

  test("makes an empty phone what the first one was, to the byte of its report", async () => {
    const kept = await keptByAPhone();

    const { lines, problems } = await readShiftOnEmptyPhone(copyOf(program, kept));

    expect(problems).toEqual([]);
    expect(lines[0]).toEqual({ kind: "program", program });
    expect(keptOf(lines)).toEqual(kept);
    expect(csvOf(program, keptOf(lines))).toBe(csvOf(program, kept));
  });

  test("is the same copy when it is copied again", async () => {
    const copy = copyOf(program, await keptByAPhone());

    const { lines } = await readShiftOnEmptyPhone(copy);

    expect(copyOf(program, keptOf(lines))).toBe(copy);
  });

  test("keeps times that were recorded when the program asked for more", async () => {
    const record = encounterOf({ time: "20:00" });

    const { records } = await readShiftOnEmptyPhone(copyOf(program, [{ record, rev: 1 }]));

    expect(records).toEqual([record]);
  });

  test.each([
    ["none", "20:00", undefined],
    ["part", "20:00", "evening"],
    ["part", "evening", "evening"],
    ["hour", "evening", "evening"],
    ["hour", "20:00", "20:00"],
  ] as const)(
    "brings a phone in use that asks for %s from %s to %s",
    async (timePrecision, time, expected) => {
      const { records } = await readShift(copyOf(program, [{ record: encounterOf({ time }), rev: 1 }]), {
        program: programOf({ timePrecision }),
      });

      expect(records[0]?.time).toBe(expected);
    },
  );

  test("keeps times on a phone that has the copy's settings by now, whatever sites it has", async () => {
    const record = encounterOf({ time: "20:00" });

    const { records } = await readShift(copyOf(program, [{ record, rev: 1 }]), {
      program: { ...program, sites: [...program.sites, siteOf({ code: "OTHER" })] },
    });

    expect(records).toEqual([record]);
  });

  test("keeps no finer time of a second program in the file than the first one asks for", async () => {
    const [first, second] = [encounterOf({ time: "20:00" }), encounterOf({ time: "20:00" })];
    const other = programOf({ name: "Other", timePrecision: "hour" });

    const { records } = await readShiftOnEmptyPhone(
      copyOf(program, [{ record: first, rev: 1 }]) + copyOf(other, [{ record: second, rev: 1 }]),
    );

    expect(records.map(({ time }) => time)).toEqual(["20:00", "evening"]);
  });

  test("tells a phone in use its sites, for lines by hand after it too", async () => {
    const written = `${copyOf(program, [])}{"day":"2026-06-19","site":"Pier 9"}\n{"day":"2026-06-19","site":"MAIN"}\n`;

    const { lines, records } = await readShift(written, {
      program: programOf({ sites: [siteOf({ model: "peer" })] }),
    });

    expect(lines[0]?.kind).toBe("program");
    expect(records.map(({ model }) => model)).toEqual(["street", "peer"]);
  });

  test("says of settings that a newer app wrote what to do about them, and reads on", async () => {
    const newer = { kind: "program", ...program, schema: newestProgramSchema + 1, colour: "teal" };
    const record = { ...encounterOf(), rev: 1 };

    const { records, problems } = await readShift([newer, record]);

    expect(problems).toEqual([{ line: 1, code: "newer-schema", key: "schema" }]);
    expect(records).toHaveLength(1);
  });

  test("takes a line that it holds twice for one record", async () => {
    const line = formatShiftRecord({ record: fullEncounter(), rev: 1 });

    const { records, problems } = await readShift(`${line}\n${line}\n`);

    expect(records).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  test.each<[string, object, string, string]>([
    ["lines.0.item", { lines: [{ item: "OLD-1", quantity: 1, direction: "out" }] }, "unknown-item", "OLD-1"],
    [
      "lines.0.kit",
      {
        lines: [{ item: "CKR-STD", quantity: 1, direction: "out", kit: { code: "KIT-INJ-4", version: 2 } }],
        kits: [{ code: "KIT-INJ-4", version: 2, quantity: 1 }],
      },
      "unknown-kit",
      "KIT-INJ-4@2",
    ],
    ["services.0.code", { services: [{ code: "SVC-X", count: 1 }] }, "unknown-service", "SVC-X"],
    ["referrals.0.code", { referrals: [{ code: "REF-X", outcome: "offered" }] }, "unknown-referral", "REF-X"],
    ["steps.0.code", { steps: [{ code: "STP-X", count: 1 }] }, "unknown-step", "STP-X"],
    [
      "reversals.0.used.0.product",
      { reversals: [{ used: [{ product: "OLD-1", doses: 1 }], outcome: "died" }] },
      "unknown-item",
      "OLD-1",
    ],
  ])("names a code at %s that no catalogue knows", async (key, given, code, value) => {
    const record = { ...encounterOf(), ...given };

    const { problems } = await readShift(formatShiftRecord({ record, rev: 1 }));

    expect(problems).toEqual([{ line: 1, code, key, value }]);
  });

  test("keeps codes of a newer catalogue as they are", async () => {
    const record = encounterOf({ catalogue: 2, out: { "NEW-ITEM": 1 } });

    const { records, problems } = await readShift(formatShiftRecord({ record, rev: 1 }));

    expect(problems).toEqual([]);
    expect(records).toEqual([record]);
  });

  test.each([0, maxRevisionInFile + 1, 1.5])("takes no revision %d", async (rev) => {
    const { problems } = await readShift([{ ...encounterOf(), rev }]);

    expect(problems).toEqual([{ line: 1, code: "out-of-range", key: "rev", value: String(rev) }]);
  });

  test("writes no revision that it wouldn't take: one that came with the highest and was fixed here", async () => {
    const record = encounterOf();

    const { lines } = await readShift(formatShiftRecord({ record, rev: maxRevisionInFile + 1 }));

    expect(lines).toEqual([{ kind: "record", record, rev: maxRevisionInFile }]);
  });

  test("misses a revision", async () => {
    const { problems } = await readShift([encounterOf()]);

    expect(problems).toEqual([{ line: 1, code: "missing-key", key: "rev" }]);
  });
});
