import { describe, expect, test } from "vitest";
import { maxListLength } from "../../src/contract/limits.ts";
import { encounterOf } from "../support/builders.ts";
import {
  eveningProgram,
  problemOf,
  readShift,
  readShiftOnEmptyPhone,
  recordOf,
  shiftFixture,
} from "../support/shift-files.ts";

const contact = { day: "2026-06-19", site: "HARBOR" };

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
