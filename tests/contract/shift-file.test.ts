import { describe, expect, test } from "vitest";
import { maxListLength } from "../../src/contract/limits.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { encounterOf, programOf } from "../support/builders.ts";
import { eveningProgram, readShift, readShiftOnEmptyPhone, shiftFixture } from "../support/shift-files.ts";

const contact = { day: "2026-06-19", site: "HARBOR" };

async function recordOf(line: object, program = eveningProgram): Promise<SatchelRecord> {
  const { records, problems } = await readShift([line], { program });
  expect(problems).toEqual([]);
  return records[0]!;
}

async function problemOf(line: object): Promise<unknown> {
  const { problems } = await readShift([line]);
  expect(problems).toHaveLength(1);
  const { line: _, ...problem } = problems[0]!;
  return problem;
}

describe("readShiftFile, of lines written by hand", () => {
  test("takes a line with a day and a site for one contact of one person", async () => {
    const record = await recordOf(contact);

    expect(record).toEqual({
      schema: 1,
      id: record.id,
      kind: "encounter",
      day: "2026-06-19",
      utcOffsetMinutes: -240,
      site: "HARBOR",
      model: "fixed",
      via: "imported",
      catalogue: 1,
      people: 1,
      forOthers: 0,
      lines: [],
      kits: [],
      returns: [],
      services: [],
      referrals: [],
      steps: [],
      reversals: [],
    });
  });

  test("copies the model of a site that it knows and leaves it open for one that it doesn't", async () => {
    expect(await recordOf({ ...contact, site: "VAN-2" })).toMatchObject({ site: "VAN-2", model: "mobile" });
    expect(await recordOf({ ...contact, site: "Pier 9" })).not.toHaveProperty("model");
  });

  test.each([
    ["part", "evening"],
    ["hour", "20:00"],
    ["none", undefined],
  ])("coarsens the time at once where the program asks for %s", async (timePrecision, time) => {
    const program = { ...eveningProgram, timePrecision: timePrecision as "part" };

    const record = await recordOf({ ...contact, time: "20:47" }, program);

    expect(record.time).toBe(time);
    expect(JSON.stringify(record)).not.toContain("20:47");
  });

  test.each([
    ["2026-01-19", "18:00", -300],
    ["2026-06-19", "18:00", -240],
    // Clocks went forward at 02:00 on the 8th, inside the program day of the 7th.
    ["2026-03-07", "01:30", -300],
    ["2026-03-07", "03:30", -240],
  ])("gives %s %s the program's offset of that hour", async (day, time, utcOffsetMinutes) => {
    expect(await recordOf({ ...contact, day, time })).toMatchObject({ day, utcOffsetMinutes });
  });

  test("takes kits apart by the recipe in use and counts them once a kit", async () => {
    const record = await recordOf({
      ...contact,
      out: [
        { kit: "NLX-KIT-IM", n: 2 },
        { kit: "NLX-KIT-IM", n: 1 },
      ],
    });

    const kit = { code: "NLX-KIT-IM", version: 1 };
    expect(record).toMatchObject({
      lines: [
        { item: "NLX-IM-04", quantity: 4, direction: "out", kit },
        { item: "SYR-3ML-25G-1", quantity: 4, direction: "out", kit },
        { item: "NLX-IM-04", quantity: 2, direction: "out", kit },
        { item: "SYR-3ML-25G-1", quantity: 2, direction: "out", kit },
      ],
      kits: [{ ...kit, quantity: 3 }],
    });
  });

  test("marks only the naloxone of a kit as a refill", async () => {
    const record = await recordOf({
      ...contact,
      out: [{ kit: "NLX-KIT-IM", n: 1, supply: "refill", reason: "stolen" }],
    });

    const kit = { code: "NLX-KIT-IM", version: 1 };
    expect(record).toMatchObject({ kind: "encounter" });
    expect((record as { lines?: unknown }).lines).toEqual([
      { item: "NLX-IM-04", quantity: 2, direction: "out", kit, supply: "refill", reason: "stolen" },
      { item: "SYR-3ML-25G-1", quantity: 2, direction: "out", kit },
    ]);
  });

  test("takes what is only ever collected for something that came in", async () => {
    expect(await recordOf({ ...contact, out: [{ item: "DRG-SAMPLE", n: 2 }] })).toMatchObject({
      lines: [{ item: "DRG-SAMPLE", quantity: 2, direction: "in" }],
    });
  });

  test("keeps measure, factor and its version of every estimate", async () => {
    const record = await recordOf({
      ...contact,
      back: [
        { method: "weight", gross: 2.5, tare: "0.40", unit: "lb" },
        { method: "container", container: "SHP-2GAL", fill: 0.5, n: 2 },
        { method: "container", container: "SHP-FIT10", fill: "0.75", n: 3 },
      ],
    });

    expect(record).toMatchObject({
      returns: [
        // 2.1 × 281 = 590.1
        {
          method: "weight",
          measure: "2.5",
          tare: "0.40",
          unit: "lb",
          factor: "281",
          factorVersion: 1,
          quantity: 590,
        },
        // 7.571 × 50 = 378.55
        {
          method: "container",
          fill: "0.5",
          containers: 2,
          measure: "7.571",
          unit: "L",
          factor: "50",
          quantity: 379,
        },
        // 2.25 × 10 = 22.5
        { method: "container", fill: "0.75", measure: "2.25", unit: "container", factor: "10", quantity: 23 },
      ],
    });
  });

  test("estimates with the program's own factors", async () => {
    const program = programOf({
      factors: { version: 4, perPound: "250", perKilogram: "551.2", perLitre: "60.5" },
    });

    const record = await recordOf(
      { ...contact, back: [{ method: "weight", gross: 2, tare: 0, unit: "kg" }] },
      program,
    );

    expect(record).toMatchObject({ returns: [{ factor: "551.2", factorVersion: 4, quantity: 1102 }] });
  });

  test("tells doses that nobody knows from a number of them", async () => {
    const record = await recordOf({
      ...contact,
      reversals: [{ outcome: "unknown" }, { doses: 2, outcome: "survived", ems: false }],
    });

    expect((record as { reversals?: unknown }).reversals).toEqual([
      { used: [], outcome: "unknown" },
      { used: [{ doses: 2 }], outcome: "survived", ems: false },
    ]);
  });

  test("tallies a step that is told twice", async () => {
    expect(await recordOf({ ...contact, steps: ["STP-GOAL", "STP-BREAK", "STP-GOAL"] })).toMatchObject({
      steps: [
        { code: "STP-GOAL", count: 2 },
        { code: "STP-BREAK", count: 1 },
      ],
    });
  });

  test("takes a service as a code or with what was counted beside it", async () => {
    const record = await recordOf({
      ...contact,
      services: ["SVC-WOUND", { code: "SVC-MEAL", n: 3, heads: 3, minutes: 20 }],
    });

    expect((record as { services?: unknown }).services).toEqual([
      { code: "SVC-WOUND", count: 1 },
      { code: "SVC-MEAL", count: 3, heads: 3, minutes: 20 },
    ]);
  });

  test("takes the heads of a group for estimated where nobody says they were counted", async () => {
    const group = { ...contact, kind: "group", topic: "SVC-DROPIN", heads: 12 };

    expect(await recordOf(group)).toMatchObject({ kind: "group", heads: 12, headsCounted: false });
    expect(await recordOf({ ...group, counted: true })).toMatchObject({ headsCounted: true });
  });

  test("dates a tally by its last day and takes far larger numbers in it", async () => {
    const tally = {
      kind: "tally",
      from: "2026-05-01",
      to: "2026-05-31",
      site: "ANNEX",
      contacts: 0,
      out: [{ item: "SYR-1ML-29G-12", n: 99_999_999 }],
      back: [{ method: "counted", n: 99_999_999 }],
    };

    expect(await recordOf(tally)).toMatchObject({
      kind: "tally",
      day: "2026-05-31",
      firstDay: "2026-05-01",
      contacts: 0,
      lines: [{ quantity: 99_999_999 }],
      returns: [{ quantity: 99_999_999 }],
    });
    expect(await recordOf(tally)).not.toHaveProperty("people");
    expect(await problemOf({ ...tally, out: [{ item: "SYR-1ML-29G-12", n: 100_000_000 }] })).toMatchObject({
      code: "out-of-range",
    });
  });

  test("counts the kits of a tally beside what was in them", async () => {
    const kit = { code: "KIT-INJ-4", version: 1 };
    const record = await recordOf({
      kind: "tally",
      from: "2026-05-01",
      to: "2026-05-31",
      site: "ANNEX",
      out: [{ kit: "KIT-INJ-4", n: 100_000 }],
    });

    expect(record).toMatchObject({ kits: [{ ...kit, quantity: 100_000 }] });
    expect((record as { lines?: unknown }).lines).toContainEqual({
      item: "SWB-ALC",
      quantity: 800_000,
      direction: "out",
      kit,
    });
  });

  test("names a tally of more than a year, which no period's totals would find", async () => {
    const tally = (from: string) => ({ kind: "tally", from, to: "2026-04-01", site: "ANNEX" });

    await recordOf(tally("2025-04-01"));
    expect(await problemOf(tally("2025-03-31"))).toEqual({ code: "more-than-a-year", key: "from" });
  });

  test.each([
    [{ out: [{ item: "TST-FEN", n: 99_999 }] }, { out: [{ item: "TST-FEN", n: 100_000 }] }, "out.0.n"],
    // One kit holds eight swabs: 12,499 of them are 99,992, one more is 100,000.
    [{ out: [{ kit: "KIT-INJ-4", n: 12_499 }] }, { out: [{ kit: "KIT-INJ-4", n: 12_500 }] }, "out.0.n"],
    [{ back: [{ method: "counted", n: 99_999 }] }, { back: [{ method: "counted", n: 100_000 }] }, "back.0.n"],
    [{ people: 99_999 }, { people: 100_000 }, "people"],
    [{ people: 1 }, { people: 0 }, "people"],
    [{ forOthers: 99_999 }, { forOthers: 100_000 }, "forOthers"],
    [
      { reversals: [{ doses: 999, outcome: "died" }] },
      { reversals: [{ doses: 1000, outcome: "died" }] },
      "reversals.0.doses",
    ],
    [
      { services: [{ code: "SVC-COUNS", minutes: 1440 }] },
      { services: [{ code: "SVC-COUNS", minutes: 1441 }] },
      "services.0.minutes",
    ],
  ])("takes %j and not %j", async (atLimit, onePast, key) => {
    await recordOf({ ...contact, ...atLimit });
    expect(await problemOf({ ...contact, ...onePast })).toMatchObject({ code: "out-of-range", key });
  });

  test("names an estimate that comes to more than one return holds", async () => {
    const weighing = (gross: number) => ({
      ...contact,
      back: [{ method: "weight", gross, tare: 0, unit: "lb" }],
    });

    // 355.8 × 281 = 99,979.8 and 355.9 × 281 = 100,007.9
    expect(await recordOf(weighing(355.8))).toMatchObject({ returns: [{ quantity: 99_980 }] });
    expect(await problemOf(weighing(355.9))).toEqual({
      code: "out-of-range",
      key: "back.0.gross",
      value: "355.9",
    });
  });

  test("names a list of kits that come apart into more lines than a record holds", async () => {
    // NLX-KIT-IM is two lines.
    const kits = (count: number) => Array.from({ length: count }, () => ({ kit: "NLX-KIT-IM", n: 1 }));
    const half = maxListLength.lines / 2;

    await recordOf({ ...contact, out: kits(half) });
    expect(await problemOf({ ...contact, out: kits(half + 1) })).toEqual({ code: "too-many", key: "lines" });
  });

  test("cuts a long value where it names a problem", async () => {
    const problem = await problemOf({ ...contact, out: [{ item: "X".repeat(500), n: 1 }] });

    expect(problem).toEqual({ code: "unknown-item", key: "out.0.item", value: "X".repeat(40) });
  });

  test.each(["2,5", "1,234", "1 234", "٢٫٥", "1e3"])(
    "takes the point alone for a point, as JSON does: %j is asked about, not guessed at",
    async (gross) => {
      const back = [{ method: "weight", gross, tare: "0", unit: "kg" }];

      expect(await problemOf({ ...contact, back })).toEqual({
        code: "not-a-decimal",
        key: "back.0.gross",
        value: gross,
      });
    },
  );
});

describe("readShiftFile, of how a record came", () => {
  test.each([
    contact,
    { ...contact, kind: "group", topic: "SVC-DROPIN", heads: 3 },
    { ...contact, kind: "cleanup", back: [{ method: "counted", n: 3 }] },
    { kind: "tally", from: "2026-05-01", to: "2026-05-31", site: "ANNEX" },
  ])("says of a line by hand that it came in a file: %j", async (line) => {
    expect(await recordOf(line)).toMatchObject({ via: "imported" });
  });

  test("leaves what a copied record says, also when it says nothing", async () => {
    const typed = encounterOf({ via: "typed" });
    const recorded = encounterOf();

    const { records } = await readShift([
      { ...typed, rev: 1 },
      { ...recorded, rev: 1 },
    ]);

    expect(records).toEqual([typed, recorded]);
    expect(records[1]).not.toHaveProperty("via");
  });
});

describe("readShiftFile, of an evening", () => {
  test("reads every line of the fixture", async () => {
    const { records, problems } = await readShift(shiftFixture("evening.jsonl"));

    expect(problems).toEqual([]);
    expect(records).toHaveLength(28);
  });

  test("reads it alike with a byte-order mark and Windows line ends", async () => {
    const text = shiftFixture("evening.jsonl");

    const plain = await readShift(text);
    const windows = await readShift(`\uFEFF${text.replaceAll("\n", "\r\n")}`);

    expect(windows).toEqual(plain);
  });

  test("asks for a program before the first record on an empty phone", async () => {
    const { problems } = await readShiftOnEmptyPhone([contact]);

    expect(problems).toEqual([{ line: 1, code: "no-program" }]);
  });
});
