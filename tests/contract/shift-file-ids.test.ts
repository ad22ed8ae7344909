/** Which record a line of a file is: the same one each time, whatever was moved, spaced or mended around it. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { programOf, siteOf } from "../support/builders.ts";
import { readShift } from "../support/shift-files.ts";

const contact = { day: "2026-06-19", site: "HARBOR" };

describe("readShiftFile, of ids", () => {
  const lines = [
    { ...contact, out: [{ item: "TST-FEN", n: 1 }] },
    { ...contact, out: [{ item: "TST-FEN", n: 2 }] },
    { ...contact, out: [{ item: "TST-FEN", n: 1 }] },
  ];
  const idsOf = async (written: Parameters<typeof readShift>[0], options = {}) =>
    (await readShift(written, options)).records.map((record) => record.id);

  test("makes two records of two equal lines", async () => {
    expect(new Set(await idsOf(lines)).size).toBe(3);
  });

  test("gives the records of a file the same ids when it is read again", async () => {
    expect(await idsOf(lines)).toEqual(await idsOf(lines));
  });

  test("gives other ids under another file name", async () => {
    const elsewhere = await idsOf(lines, { fileName: "other.jsonl" });

    expect(new Set([...elsewhere, ...(await idsOf(lines))]).size).toBe(6);
  });

  test("gives the same ids to a file that was downloaded or copied again", async () => {
    expect(await idsOf(lines, { fileName: "evening (1).jsonl" })).toEqual(await idsOf(lines));
  });

  test("keeps the ids when lines change places", async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...lines, ...lines], { minLength: 6 }), async (shuffled) => {
        expect((await idsOf(shuffled)).toSorted()).toEqual((await idsOf([...lines, ...lines])).toSorted());
      }),
      { numRuns: 20 },
    );
  });

  test("keeps the ids when the program, its sites and its factors change", async () => {
    const program = programOf({
      timePrecision: "hour",
      zone: "Europe/Lisbon",
      sites: [siteOf({ code: "HARBOR", model: "street" })],
      factors: { version: 2, perPound: "1", perKilogram: "1", perLitre: "1" },
    });
    const weighed = [{ ...contact, back: [{ method: "weight", gross: 2.5, tare: 0.4, unit: "lb" }] }];

    expect(await idsOf(weighed, { program })).toEqual(await idsOf(weighed));
  });

  test("takes neither spaces nor the order of keys for a difference", async () => {
    const plain = '{"day":"2026-06-19","site":"HARBOR","people":2}';
    const spaced = '  { "site" : "HARBOR" , "people":2.0, "day": "2026-06-19" }';

    expect(await idsOf(plain)).toEqual(await idsOf(spaced));
    expect(new Set(await idsOf(`${plain}\n${spaced}`)).size).toBe(2);
  });

  test("tells nobody the minute by an id: lines that differ in their time alone are twins", async () => {
    const timed = ["20:47", "20:48", "23:10"].map((time) => ({ ...contact, time }));
    const untimed = [contact, contact, contact];

    const ids = await idsOf(timed);

    expect(ids).toEqual(await idsOf(untimed));
    expect(new Set(ids).size).toBe(3);
    expect((await idsOf(timed.toReversed())).toSorted()).toEqual(ids.toSorted());
  });

  test("gives the ids of every version", async () => {
    expect(await idsOf([{ ...contact, time: "20:47" }, contact])).toEqual([
      "d0a1e85e-65b5-88d5-86d9-0cdd4b0f359c",
      "a57b19c9-317a-8988-86df-0a19752d2aff",
    ]);
  });

  test("gives a line that was mended an id of its own and leaves the others theirs", async () => {
    const broken = [lines[0]!, { ...contact, out: [{ item: "TST-FENT", n: 2 }] }, lines[2]!];

    const [before, after] = [await idsOf(broken), await idsOf(lines)];

    expect(before).toEqual([after[0], after[2]]);
  });

  const id = "0a000000-0000-4000-8000-000000000001";

  test("takes the same id with the same content for one record, without a word", async () => {
    const { records, problems } = await readShift([
      { id, ...contact, people: 2 },
      { people: 2, ...contact, id },
    ]);

    expect(records.map((record) => record.id)).toEqual([id]);
    expect(problems).toEqual([]);
  });

  test("names the line that says something else under the same id, and keeps the first", async () => {
    const { records, problems } = await readShift([
      { id, ...contact, people: 2 },
      { id: id.toUpperCase(), ...contact, people: 3 },
    ]);

    expect(records).toMatchObject([{ id, people: 2 }]);
    expect(problems).toEqual([{ line: 2, code: "same-id-other-content", key: "id", value: id }]);
  });

  test("does not hold an id against a line for one that was wrong", async () => {
    const { records, problems } = await readShift([
      { id, ...contact, people: 0 },
      { id, ...contact, people: 2 },
    ]);

    expect(problems).toHaveLength(1);
    expect(records).toMatchObject([{ id, people: 2 }]);
  });
});
