import { describe, expect, test } from "vitest";
import { backLines, countLines } from "../../../src/app/bag/counted-lines.ts";
import { itemCode } from "../../support/builders.ts";

const strips = itemCode("TST-FEN");
const bands = itemCode("TRQ-LF");
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
