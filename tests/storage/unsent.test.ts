import { describe, expect, test } from "vitest";
import { unsentOf } from "../../src/storage/unsent.ts";

describe("unsentOf", () => {
  test("counts what waits", () => {
    expect(unsentOf({ waiting: 3, withheld: 0, quarantined: [] })).toBe(3);
  });

  test("counts a body that couldn't be sent, though its number is confirmed", () => {
    const quarantined = [
      { seq: 7, code: "withheld" },
      { seq: 8, code: "id-conflict" },
    ];

    expect(unsentOf({ waiting: 0, withheld: 1, quarantined })).toBe(1);
    expect(unsentOf({ waiting: 2, withheld: 1, quarantined })).toBe(3);
  });

  test("counts one that only this phone or only the endpoint lists", () => {
    expect(unsentOf({ waiting: 0, withheld: 1, quarantined: [] })).toBe(1);
    expect(unsentOf({ waiting: 0, withheld: 0, quarantined: [{ seq: 7, code: "withheld" }] })).toBe(1);
  });

  test("counts one that waits and is withheld once", () => {
    expect(unsentOf({ waiting: 1, withheld: 1, quarantined: [] })).toBe(1);
  });
});
