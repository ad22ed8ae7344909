/** A run of kills is a proof only where they hit something. */
import { describe, expect, test } from "vitest";
import { Moments } from "../kills/moments.ts";

const kinds = { hits: ["saving", "sending"], others: ["idle"] } as const;

/** Kills into these in turns, until the run is over. */
function play(wanted: number, turns: readonly ("saving" | "sending" | "idle")[]) {
  const moments = new Moments<"saving" | "sending" | "idle">(wanted, kinds);
  for (let kill = 0; moments.goOn(); kill++) moments.add(turns[kill % turns.length] ?? "idle");
  return moments;
}

describe("the moments of kills", () => {
  test("go on until as many hit as were asked for, whatever else they met", () => {
    const moments = play(60, ["saving", "idle", "sending"]);

    expect(moments.inWords()).toBe("60 of 90 hit: saving 30, sending 30; idle 30");
    expect(moments.problems()).toEqual([]);
  });

  test("end where they never hit, and say so", () => {
    expect(play(5, ["idle"]).problems()).toEqual([
      "only 0 of 40 kills hit what they are about, and 5 were asked for",
    ]);
  });

  test("are no proof where one kind was never met", () => {
    expect(play(60, ["saving", "idle"]).problems()).toEqual(['too few kills fell into "sending"']);
  });
});
