import { describe, expect, test } from "vitest";
import { salvagedRecord } from "../../../../src/app/desk/quarantine/salvaged-record.ts";
import { parseRecord } from "../../../../src/contract/record-schema.ts";
import {
  cleanupOf,
  encounterOf,
  groupOf,
  localDate,
  programOf,
  recordId,
} from "../../../support/builders.ts";

const entry = { record: recordId(), day: localDate("2026-03-07") };
const program = programOf();
const salvaged = (content: unknown) => salvagedRecord(content, entry, program);

describe("salvagedRecord", () => {
  test("keeps all that a record says which only contradicts what stood beside it", () => {
    const record = encounterOf({ people: 3, out: { "NLX-NAS-4": 2 }, note: "by the pier" });

    expect(salvaged(record)).toEqual({ ...record, id: entry.record });
  });

  test.each([
    ["a quantity that can't be", { lines: [{ item: "NLX-NAS-4", quantity: -2 }] }, { lines: [] }],
    ["a field that nobody knows", { name: "R." }, {}],
    ["a part of another type", { referrals: "many" }, { referrals: [] }],
    ["a kit without what was in it", { kits: [{ code: "KIT-1", version: 1, count: 1 }] }, { kits: [] }],
    ["a day that is none", { day: "yesterday" }, { day: entry.day }],
    ["a site that is none", { site: 7 }, { site: program.sites[0]?.code }],
    ["a schema of tomorrow", { schema: 99 }, { schema: 1 }],
  ])("leaves out %s, and nothing else", (_says, wrong, right) => {
    const record = encounterOf({ people: 3 });

    const found = salvaged({ ...record, ...wrong });

    expect(found).toEqual({ ...record, ...right, id: entry.record });
    expect(parseRecord(found).ok).toBe(true);
  });

  test.each([groupOf(), cleanupOf()])(
    "fills in what every $kind must have as an empty form does",
    ({ kind }) => {
      const found = salvaged({ kind });

      expect(found).toMatchObject({ kind, id: entry.record, day: entry.day });
      expect(parseRecord(found).ok).toBe(true);
    },
  );

  test.each([undefined, "encounter", [], {}, { kind: "stock" }, { kind: 7 }])(
    "makes nothing of %j",
    (content) => {
      expect(salvaged(content)).toBeUndefined();
    },
  );
});
