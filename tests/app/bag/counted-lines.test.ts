import { describe, expect, test } from "vitest";
import { parseRecord } from "../../../src/contract/record-schema.ts";
import { bagOf, type HeldRow, withEffects } from "../../../src/domain/bag.ts";
import { stockEffects } from "../../../src/domain/stock-ledger.ts";
import type { StockLine } from "../../../src/domain/stock.ts";
import { backLines, changedSince, countLines } from "../../../src/app/bag/counted-lines.ts";
import { itemCode, localDate, stockOf } from "../../support/builders.ts";

const strips = itemCode("TST-FEN");
const bands = itemCode("TRQ-LF");
const spray = itemCode("NLX-NAS-4");
const held = [
  { item: strips, quantity: 20, lots: [] },
  { item: bands, quantity: -3, lots: [] },
];
const nobodyKnows = { found: [], reason: undefined };

describe("countLines", () => {
  test("says of each item that was counted what it should have been and the difference", () => {
    const counts = new Map([
      [strips, "18"],
      [bands, "2"],
    ]);

    expect(countLines(counts, held, nobodyKnows)).toEqual({
      ok: true,
      value: [
        { item: strips, quantity: -2, counted: 18, expected: 20 },
        { item: bands, quantity: 5, counted: 2, expected: -3 },
      ],
    });
  });

  test("keeps that an item was counted and is as it should be, and gives that no reason", () => {
    const counts = new Map([[strips, "20"]]);

    expect(countLines(counts, held, { found: [], reason: "lost" })).toEqual({
      ok: true,
      value: [{ item: strips, quantity: 0, counted: 20, expected: 20 }],
    });
  });

  test("leaves what nobody counted as it is, and adds what else was found", () => {
    const found = [
      { item: itemCode("CON-EXT"), quantity: 6 },
      { item: strips, quantity: 1 },
    ];

    expect(countLines(new Map([[strips, "19"]]), held, { found, reason: "lost" })).toEqual({
      ok: true,
      value: [
        { item: strips, quantity: 0, counted: 20, expected: 20 },
        { item: "CON-EXT", quantity: 6, counted: 6, expected: 0, reason: "lost" },
      ],
    });
  });

  test("adds what was found of an item to what should be there where nobody counted it", () => {
    const found = [{ item: strips, quantity: 5 }];

    expect(countLines(new Map([[strips, ""]]), held, { found, reason: undefined })).toEqual({
      ok: true,
      value: [{ item: strips, quantity: 5, counted: 25, expected: 20 }],
    });
  });

  test("takes what was found of an item that is below 0 for all that is there", () => {
    const found = [{ item: bands, quantity: 2 }];

    expect(countLines(new Map(), held, { found, reason: undefined })).toEqual({
      ok: true,
      value: [{ item: bands, quantity: 5, counted: 2, expected: -3 }],
    });
  });

  test("keeps the lot and the expiry of what was found, and all of it adds up", () => {
    const [a17, b3] = [
      { item: spray, quantity: 12, lot: "A-17", expiry: localDate("2026-04-01") },
      { item: spray, quantity: 4, lot: "B-3" },
    ];
    const found = [a17, b3, { item: spray, quantity: 1 }];
    const below = [{ item: spray, quantity: -2 }];

    const onEmpty = countLines(new Map(), [], { found: [a17], reason: undefined });
    const onHeld = countLines(new Map([[spray, "6"]]), held, { found, reason: undefined });
    const onBelow = countLines(new Map(), bagOf(below).items, { found: [b3], reason: undefined });

    expect(onEmpty).toEqual({ ok: true, value: [{ ...a17, counted: 12, expected: 0 }] });
    expect(onHeld).toEqual({
      ok: true,
      value: [
        { item: spray, quantity: 7, counted: 7, expected: 0 },
        { ...a17, counted: 19, expected: 7 },
        { ...b3, counted: 23, expected: 19 },
      ],
    });
    for (const [rows, counted] of [
      [[], onEmpty],
      [below, onBelow],
    ] as const) {
      const lines = counted.ok ? counted.value : [];
      expect(parseRecord(stockOf({ movement: "count", lines })).ok).toBe(true);
      expect(heldAfter(rows, lines)).toMatchObject([{ item: spray, quantity: lines.at(-1)?.counted }]);
    }
    expect(heldAfter([], onEmpty.ok ? onEmpty.value : [])).toMatchObject([
      { lots: [{ lot: "A-17", expiry: "2026-04-01", quantity: 12 }] },
    ]);
  });

  test("says which number is none, and where nothing was counted", () => {
    expect(countLines(new Map([[bands, "two"]]), held, nobodyKnows)).toEqual({
      ok: false,
      error: { kind: "not-a-number", item: bands },
    });
    expect(countLines(new Map([[bands, " "]]), held, nobodyKnows)).toEqual({
      ok: false,
      error: { kind: "nothing" },
    });
  });
});

describe("changedSince", () => {
  test("names what was counted or found and should be there in another number by now", () => {
    const now = [
      { item: strips, quantity: 18, lots: [] },
      { item: bands, quantity: 4, lots: [] },
      { item: spray, quantity: 2, lots: [] },
    ];
    const counted = [strips, spray].map((item): StockLine => ({ item, quantity: 1 }));

    expect(changedSince(counted, held, now)).toEqual([strips, spray]);
    expect(changedSince(counted, now, now)).toEqual([]);
  });
});

describe("backLines", () => {
  test("brings back what was counted, and nothing of what there is none of", () => {
    const counts = new Map([
      [strips, "18"],
      [bands, "0"],
    ]);

    expect(backLines(counts, [])).toEqual({ ok: true, value: [{ item: strips, quantity: 18 }] });
    expect(backLines(new Map([[bands, "0"]]), [])).toEqual({ ok: false, error: { kind: "nothing" } });
  });
});

function heldAfter(rows: readonly HeldRow[], lines: readonly StockLine[]) {
  const effects = stockEffects(stockOf({ movement: "count", place: "bag", lines }), "bag");
  return bagOf(withEffects(rows, effects, 1)).items;
}
