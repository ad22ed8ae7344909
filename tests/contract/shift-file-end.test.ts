import { describe, expect, test } from "vitest";
import { maxShiftFileLines } from "../../src/contract/limits.ts";
import { type BrokenCopy, formatShiftEnd, parseShiftEnd } from "../../src/contract/shift-file-end.ts";
import { formatShiftProgram, formatShiftRecord } from "../../src/contract/shift-file-write.ts";
import { encounterOf, programOf } from "../support/builders.ts";
import { eveningProgram, readShift } from "../support/shift-files.ts";

const begin = formatShiftProgram(eveningProgram);
const recordLine = () => formatShiftRecord({ record: encounterOf(), rev: 1 });
const byHand = '{"day":"2026-06-19","site":"HARBOR"}';

function copyLines(recordCount: number): readonly string[] {
  const records = Array.from({ length: recordCount }, recordLine);
  return [begin, ...records, formatShiftEnd(recordCount)];
}

async function brokenCopyOf(fileLines: readonly string[]): Promise<BrokenCopy | undefined> {
  const { lines } = await readShift(fileLines.map((line) => `${line}\n`).join(""));
  const broken = lines.filter((line) => line.kind === "broken-copy");
  expect(broken.length).toBeLessThanOrEqual(1);
  if (broken[0] === undefined) return undefined;
  const { kind: _, ...counts } = broken[0];
  return counts;
}

describe("formatShiftEnd", () => {
  test("writes these bytes for ever", () => {
    expect(formatShiftEnd(7)).toBe('{"end":{"records":7}}');
  });
});

describe("parseShiftEnd", () => {
  test.each([0, maxShiftFileLines])("takes %i records", (records) => {
    expect(parseShiftEnd({ end: { records } })).toEqual({ ok: true, value: records });
  });

  test.each<[string, object, string, string]>([
    ["fewer than none", { end: { records: -1 } }, "out-of-range", "end.records"],
    ["more than a file holds", { end: { records: maxShiftFileLines + 1 } }, "out-of-range", "end.records"],
    ["no count", { end: {} }, "missing-key", "end.records"],
    ["a key too many in it", { end: { records: 1, days: 1 } }, "unknown-key", "end.days"],
    ["a key too many beside it", { end: { records: 1 }, by: "me" }, "unknown-key", "by"],
    ["no object", { end: "22:00" }, "wrong-type", "end"],
  ])("names an end with %s", (_what, input, code, key) => {
    expect(parseShiftEnd(input)).toMatchObject({ ok: false, error: { code, key } });
  });
});

describe("readShiftFile, of the end of a copy", () => {
  test.each([0, 1, 3])("finds nothing wrong with a whole copy of %i records", async (count) => {
    const { lines, problems } = await readShift(copyLines(count).join("\n"));

    expect(lines.map(({ kind }) => kind)).toEqual([
      "program",
      ...Array.from({ length: count }, () => "record"),
    ]);
    expect(problems).toEqual([]);
  });

  test("sees a copy cut after any of its lines", async () => {
    const whole = copyLines(3);

    for (let kept = 1; kept < whole.length; kept++) {
      expect(await brokenCopyOf(whole.slice(0, kept))).toEqual({
        announcedCount: undefined,
        foundCount: kept - 1,
      });
    }
  });

  test.each([1, 2, 3])("sees that line %i was taken out of a copy", async (index) => {
    expect(await brokenCopyOf(copyLines(3).toSpliced(index, 1))).toEqual({
      announcedCount: 3,
      foundCount: 2,
    });
  });

  test("sees that a copy lost its beginning", async () => {
    expect(await brokenCopyOf(copyLines(3).slice(2))).toEqual({ announcedCount: 3, foundCount: 2 });
  });

  test("sees that a line was added to a copy", async () => {
    expect(await brokenCopyOf(copyLines(1).toSpliced(1, 0, byHand))).toEqual({
      announcedCount: 1,
      foundCount: 2,
    });
  });

  test("counts lines that can't be read and lines that say the same again, and no blank ones", async () => {
    const line = recordLine();

    expect(await brokenCopyOf([begin, line, "", "?", " ", line, "[]", formatShiftEnd(4)])).toBeUndefined();
  });

  test("takes an end that can't be read for none", async () => {
    expect(await brokenCopyOf([begin, recordLine(), '{"end":{}}'])).toEqual({
      announcedCount: undefined,
      foundCount: 1,
    });
  });

  test("takes settings of a newer app for the beginning of a copy too", async () => {
    const newer = JSON.stringify({ kind: "program", ...programOf(), schema: 2 });

    expect(await brokenCopyOf([newer, recordLine()])).toEqual({ announcedCount: undefined, foundCount: 1 });
  });

  test("asks no end of lines by hand, before a copy and after one neither", async () => {
    expect(await brokenCopyOf([byHand, byHand])).toBeUndefined();
    expect(await brokenCopyOf([byHand, ...copyLines(2), byHand])).toBeUndefined();
  });

  test("counts two copies in one file each for itself", async () => {
    expect(await brokenCopyOf([...copyLines(1), ...copyLines(2)])).toBeUndefined();
    expect(await brokenCopyOf([...copyLines(3).slice(0, -1), ...copyLines(2)])).toEqual({
      announcedCount: undefined,
      foundCount: 3,
    });
  });

  test("says of a file that is too long only that", async () => {
    const { lines, problems } = await readShift(`${begin}\n${"\n".repeat(maxShiftFileLines)}${byHand}`);

    expect(problems).toEqual([{ line: maxShiftFileLines + 1, code: "file-too-long" }]);
    expect(lines.map(({ kind }) => kind)).toEqual(["program"]);
  });

  test("takes a contact on which someone wrote when it ended for a record with a key too many", async () => {
    const { problems } = await readShift('{"day":"2026-06-19","site":"HARBOR","end":"22:00"}');

    expect(problems).toEqual([{ line: 1, code: "unknown-key", key: "end" }]);
  });
});
