import { describe, expect, test } from "vitest";
import { parseRecord } from "../../src/contract/record-schema.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { cleanupOf, encounterOf, groupOf, shiftOf, stockOf, tallyOf } from "../support/builders.ts";
import { errorOf } from "../support/results.ts";

const naloxone = { item: "NLX-NAS-4", quantity: 2, direction: "out" } as const;
const kit = { code: "KIT-INJ-4", version: 1 } as const;
const swabs = { item: "SWB-ALC", quantity: 8, direction: "out", kit } as const;
const kits = [{ ...kit, quantity: 1 }];

const weighed = (tare: string) => ({
  method: "weight" as const,
  measure: "2.0",
  tare,
  unit: "kg" as const,
  factor: "619.5",
  factorVersion: 1,
  quantity: 1,
});

describe("parseRecord, of two things that can't both be true", () => {
  test.each<[string, SatchelRecord, string]>([
    ["first or refill of a syringe", withLine({ item: "SYR-1ML-29G-12", supply: "first" }), "lines.0"],
    ["first or refill of what came in", withLine({ direction: "in", supply: "first" }), "lines.0"],
    ["a reason without a refill", withLine({ reason: "lost" }), "lines.0"],
    ["a reason of a first supply", withLine({ supply: "first", reason: "lost" }), "lines.0"],
    ["kits of a contact without their lines", encounterOf({ kits }), "kits"],
    ["kits of a group with lines of another recipe", groupOf({ lines: [ofRecipe(2)], kits }), "kits"],
    ["kits of a tally without their lines", tallyOf({ out: { "SWB-ALC": 8 }, kits }), "kits"],
    ["an empty container heavier than the full one", cleanupOf({ returns: [weighed("2.1")] }), "returns.0"],
    ["syringes of no weight at all", cleanupOf({ returns: [weighed("2.00")] }), "returns.0"],
    ["a shift that ends before it starts", shiftOf({ end: "2026-03-08T21:59Z" }), "end"],
    ["a shift with nothing to record that goes on", shiftOf({ empty: true, closed: false }), "empty"],
    ["a tally that ends before it begins", tallyOf({ firstDay: "2026-04-01" }), "firstDay"],
  ])("refuses %s", (_what, record, path) => {
    expect(errorOf(parseRecord(record))).toEqual([{ code: "contradiction", path }]);
  });

  test.each<[string, SatchelRecord]>([
    ["a refill with a reason", withLine({ supply: "refill", reason: "lost" })],
    ["a refill without one", withLine({ supply: "refill" })],
    // It may well be naloxone: of a newer catalogue, or the program's own.
    ["a first supply of an unknown item", withLine({ item: "NLX-NAS-10", supply: "first" })],
    ["a kit with one of its lines", encounterOf({ lines: [swabs], kits })],
    [
      "a kit that no catalogue knows",
      encounterOf({ lines: [ofRecipe(7)], kits: [{ ...kits[0]!, version: 7 }] }),
    ],
    ["a container that weighs almost as much", cleanupOf({ returns: [weighed("1.999")] })],
    ["a shift that ends in the minute it starts", shiftOf({ end: "2026-03-08T22:00Z" })],
    ["a shift with nothing to record", shiftOf({ empty: true })],
    ["a tally of one day", tallyOf({ firstDay: "2026-03-31" })],
    ["a delivery", stockOf()],
  ])("takes %s", (_what, record) => {
    expect(parseRecord(record)).toMatchObject({ ok: true });
  });
});

function withLine(given: object): SatchelRecord {
  return encounterOf({ lines: [{ ...naloxone, ...given }] });
}

function ofRecipe(version: number) {
  return { ...swabs, kit: { ...kit, version } };
}
