import { describe, expect, test } from "vitest";
import { joinedRecord } from "../../src/domain/joined-record.ts";
import type { Asks, TimePrecision } from "../../src/domain/program.ts";
import { parseRecord } from "../../src/contract/record-schema.ts";
import {
  cleanupOf,
  encounterOf,
  groupOf,
  itemCode,
  shiftOf,
  siteCode,
  stockOf,
  tallyOf,
} from "../support/builders.ts";
import { fullRecords } from "../support/full-records.ts";

const noCodes = { sites: new Map(), items: new Map() };
const asking = (timePrecision: TimePrecision) => ({ timePrecision });

describe("joinedRecord", () => {
  test.each(fullRecords().map((record) => [record.kind, record] as const))(
    "gives a record that the contract takes, without anything that leads to a person: %s",
    (_kind, record) => {
      const joined = joinedRecord(record, asking("part"), noCodes);

      expect(parseRecord(joined)).toEqual({ ok: true, value: joined });
      const keys = Object.keys(joined);
      for (const key of ["worker", "note", "participantCode", "demographics"]) {
        expect(keys).not.toContain(key);
      }
      expect(joined.id).toBe(record.id);
    },
  );

  test("brings a note and a worker's name along where the program asks for them, and no more", () => {
    const record = encounterOf({ note: "asked for size 7", worker: "Ash", participantCode: "AB12" });
    const asked = joinedRecord(record, { ...asking("part"), asks: { note: true, worker: true } }, noCodes);

    expect(asked).toMatchObject({ note: "asked for size 7", worker: "Ash" });
    expect(Object.keys(asked)).not.toContain("participantCode");
    expect(joinedRecord(record, { ...asking("part"), asks: { worker: true } }, noCodes)).not.toHaveProperty(
      "note",
    );
  });

  test("brings a code and answers along where the program asks for those, and answers to nothing else", () => {
    const record = encounterOf({
      participantCode: "BLUE-7",
      demographics: { AGE: ["25-34"], GENDER: ["MAN"], ZIP3: ["191"] },
    });
    const joinedTo = (asks: Asks) => joinedRecord(record, { ...asking("part"), asks }, noCodes);

    expect(joinedTo({ participantCode: true, age: true })).toMatchObject({
      participantCode: "BLUE-7",
      demographics: { AGE: ["25-34"] },
    });
    expect(joinedTo({ housing: true })).not.toHaveProperty("demographics");
  });

  test("names no worker of a shift", () => {
    expect(joinedRecord(shiftOf({ workers: ["Ash", "Kim"] }), asking("hour"), noCodes)).toMatchObject({
      workers: [],
    });
  });

  test.each([
    ["21:00", "none", undefined],
    ["21:00", "part", "evening"],
    ["21:00", "hour", "21:00"],
    ["evening", "none", undefined],
    ["evening", "part", "evening"],
    ["evening", "hour", "evening"],
  ] as const)("makes a time of %s for a program that asks for %s: %s", (time, precision, expected) => {
    expect(joinedRecord(encounterOf({ time }), asking(precision), noCodes).time).toBe(expected);
  });

  test.each([
    ["hour", "2026-03-08T22:00Z", "2026-03-09T01:00Z"],
    ["part", "2026-03-08T22:00Z", "2026-03-08T22:00Z"],
    ["none", "2026-03-08T04:00Z", "2026-03-08T04:00Z"],
  ] as const)("begins and ends a shift no more precisely than asked for: %s", (precision, start, end) => {
    const shift = shiftOf({ start: "2026-03-08T22:41Z", end: "2026-03-09T01:17Z", minutes: 150 });

    expect(joinedRecord(shift, asking(precision), noCodes)).toMatchObject({ start, end, minutes: 150 });
  });

  test("says how it came, unless it came here another way before", () => {
    expect(joinedRecord(encounterOf(), asking("part"), noCodes).via).toBe("joined");
    expect(joinedRecord(encounterOf({ via: "imported" }), asking("part"), noCodes).via).toBe("imported");
  });

  test("names sites and items as the program does, and leaves the others as they were written", () => {
    const codes = {
      sites: new Map([[siteCode("MAIN"), siteCode("HQ")]]),
      items: new Map([
        [itemCode("MY-SPRAY"), itemCode("NLX-NAS-4")],
        [itemCode("MY-BOX"), itemCode("SHP-1QT")],
      ]),
    };
    const out = { "MY-SPRAY": 2, "OTHER-1": 1 };
    const lines = [{ item: "NLX-NAS-4" }, { item: "OTHER-1" }];
    const boxes = {
      method: "container",
      container: "MY-BOX",
      fill: "1",
      containers: 1,
      measure: "1",
      unit: "L",
      factor: "50",
      factorVersion: 1,
      quantity: 50,
    } as const;

    expect(
      joinedRecord(
        encounterOf({
          out,
          returns: [boxes],
          reversals: [{ used: [{ product: "MY-SPRAY", doses: 1 }, { doses: 2 }], outcome: "survived" }],
        }),
        asking("part"),
        codes,
      ),
    ).toMatchObject({
      site: "HQ",
      lines,
      returns: [{ container: "SHP-1QT" }],
      reversals: [{ used: [{ product: "NLX-NAS-4", doses: 1 }, { doses: 2 }] }],
    });
    expect(joinedRecord(groupOf({ out }), asking("part"), codes)).toMatchObject({ lines });
    expect(joinedRecord(tallyOf({ out, returns: [boxes] }), asking("part"), codes)).toMatchObject({
      lines,
      returns: [{ container: "SHP-1QT" }],
    });
    expect(joinedRecord(cleanupOf({ returns: [boxes], site: "PARK" }), asking("part"), codes)).toMatchObject({
      site: "PARK",
      returns: [{ container: "SHP-1QT" }],
    });
    expect(
      joinedRecord(stockOf({ lines: [{ item: "MY-SPRAY", quantity: 3 }] }), asking("part"), codes),
    ).toMatchObject({ lines: [{ item: "NLX-NAS-4", quantity: 3 }] });
  });
});
