import { describe, expect, test } from "vitest";
import { maxShiftLineBytes } from "../../src/contract/limits.ts";
import { shiftFileProblemCodes } from "../../src/contract/shift-file-problem.ts";
import expected from "../fixtures/shift/faulty.problems.json" with { type: "json" };
import { programOf } from "../support/builders.ts";
import { readShift, shiftFixture } from "../support/shift-files.ts";

/** What no line of a readable text file can show; each has its own test here or in `text-lines.test.ts`. */
const problemsOfTheFile = ["file-too-long", "line-too-long", "not-utf-8", "no-program"];

describe("readShiftFile, of lines that are wrong", () => {
  test("names each line of the faulty file, the place in it and what stands there", async () => {
    const { problems } = await readShift(shiftFixture("faulty.jsonl"));

    expect(problems).toEqual(expected.problems);
  });

  test("keeps the good lines between them", async () => {
    const { records } = await readShift(shiftFixture("faulty.jsonl"));

    expect(records).toHaveLength(expected.goodLines);
  });

  test("has a line in the faulty file for every problem that a line can have", () => {
    const shown = [...expected.problems.map(({ code }) => code), ...problemsOfTheFile];

    expect(new Set(shown)).toEqual(new Set(shiftFileProblemCodes));
  });

  test("counts blank lines as an editor does and leaves them out", async () => {
    const { problems, records } = await readShift('\n  \n{"day":"2026-06-19"}\n\t\n\n');

    expect(problems).toEqual([{ line: 3, code: "missing-key", key: "site" }]);
    expect(records).toEqual([]);
  });

  test("goes on after bytes that are no UTF-8 and after a line that is too long", async () => {
    const good = '{"day":"2026-06-19","site":"HARBOR"}\n';
    const file = Buffer.concat([
      Buffer.from(good),
      Buffer.from([0x7b, 0xff, 0x0a]),
      Buffer.from(good),
      Buffer.from(`"${"x".repeat(maxShiftLineBytes)}"\n`),
      Buffer.from(good),
    ]);

    const { problems, records } = await readShift(new Uint8Array(file));

    expect(problems).toEqual([
      { line: 2, code: "not-utf-8" },
      { line: 4, code: "line-too-long" },
    ]);
    expect(records).toHaveLength(3);
  });

  test("names what is wrong with a program", async () => {
    const { problems } = await readShift([
      { kind: "program", ...programOf(), zone: "Mars/Olympus" },
      { kind: "program", ...programOf(), address: "12 High Street" },
    ]);

    expect(problems).toEqual([
      { line: 1, code: "wrong-form", key: "zone" },
      { line: 2, code: "unknown-key", key: "address" },
    ]);
  });

  test.each(["null", "true", "7", '"evening"', "[]"])("takes no %s for a line", async (text) => {
    const { problems } = await readShift(text);

    expect(problems).toEqual([{ line: 1, code: "wrong-type" }]);
  });

  test("survives a line that only opens brackets", async () => {
    const { problems } = await readShift("[".repeat(60_000));

    expect(problems).toEqual([{ line: 1, code: "not-json" }]);
  });
});
