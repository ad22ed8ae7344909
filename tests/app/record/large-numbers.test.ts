import { describe, expect, test } from "vitest";
import { type Draft, emptyDraft } from "../../../src/app/record/draft.ts";
import { type DraftAction, reduceDraft } from "../../../src/app/record/reduce-draft.ts";
import { draftFromRecord } from "../../../src/app/record/draft-record.ts";
import { askAboveOf, largeNumberToAsk, largestOf } from "../../../src/app/record/large-numbers.ts";
import { emptyReturnForm, type ReturnForm } from "../../../src/app/record/returned.ts";
import type { Tallied } from "../../../src/app/record/supplies.ts";
import { kitLines } from "../../../src/domain/catalogue/explode-kit.ts";
import { cleanupOf, encounterOf } from "../../support/builders.ts";
import { tileOf } from "../../support/tiles.ts";

const syringes = tileOf("SYR-1ML-28G-12");
const week = tileOf("KIT-WEEK");

const empty = emptyDraft("encounter");
const after = (draft: Draft, ...actions: readonly DraftAction[]) => actions.reduce(reduceDraft, draft);
const add = (tallied: Tallied, quantity: number): DraftAction => ({
  type: "add",
  tallied,
  quantity,
});
const returned = (form: Partial<ReturnForm>): readonly DraftAction[] => [
  { type: "return-add" },
  { type: "return-change", index: 0, form: { ...emptyReturnForm, ...form } },
];

/** What a person does who is asked and meant it. */
function kept(draft: Draft): Draft {
  const large = largeNumberToAsk(draft);
  return large === undefined ? draft : reduceDraft(draft, { type: "meant", large });
}

describe("largeNumberToAsk", () => {
  test("asks above 500 of one item, not at 500", () => {
    const at = after(empty, add(syringes, 500));
    const past = after(at, add(syringes, 1));

    expect(largeNumberToAsk(at)).toBeUndefined();
    expect(largeNumberToAsk(past)).toEqual({
      type: "tile",
      code: "SYR-1ML-28G-12",
      item: "SYR-1ML-28G-12",
      quantity: 501,
    });
  });

  test("asks of kits by the item there is most of", () => {
    const at = after(empty, add(week, 8));
    const past = after(at, add(week, 1));

    expect(largeNumberToAsk(at)).toBeUndefined();
    expect(largeNumberToAsk(past)).toMatchObject({ code: "KIT-WEEK", item: "SWB-ALC", quantity: 540 });
  });

  test("adds up the lines of one tile: firsts and refills are handed out alike", () => {
    const nasal = { type: "add", tallied: tileOf("NLX-NAS-4"), quantity: 251 } as const;
    const draft = after(empty, { ...nasal, supply: "first" }, { ...nasal, supply: "refill" });

    expect(largeNumberToAsk(draft)).toMatchObject({ quantity: 502 });
  });

  test("asks once: neither after the answer, nor after a number came back up", () => {
    const answered = kept(after(empty, add(syringes, 501)));
    const backUp = after(answered, { type: "take", tallied: syringes, quantity: 100 }, add(syringes, 300));

    expect(largeNumberToAsk(answered)).toBeUndefined();
    expect(largeNumberToAsk(backUp)).toBeUndefined();
  });

  test("takes the question back with the number", () => {
    const past = after(empty, add(syringes, 501), { type: "take", tallied: syringes, quantity: 1 });

    expect(largeNumberToAsk(past)).toBeUndefined();
  });

  test("asks of each tile, one after the other", () => {
    const both = after(empty, add(syringes, 501), add(week, 9));

    expect(largeNumberToAsk(kept(both))).toMatchObject({ code: "KIT-WEEK" });
    expect(largeNumberToAsk(kept(kept(both)))).toBeUndefined();
  });

  test("doesn't ask again of what the keypad asked about, and does of 400 that taps take further", () => {
    const typed = after(empty, { type: "set", tallied: syringes, quantity: 600 }, add(syringes, 10));
    const tapped = after(empty, { type: "set", tallied: syringes, quantity: 400 }, add(syringes, 101));

    expect(largeNumberToAsk(typed)).toBeUndefined();
    expect(largeNumberToAsk(tapped)).toMatchObject({ quantity: 501 });
  });

  test.each(["counted", "stated", "visual"] as const)("asks above 500 that came back, %s", (method) => {
    const at = after(empty, ...returned({ method, quantity: 500 }));
    const past = after(empty, ...returned({ method, quantity: 550 }));

    expect(largeNumberToAsk(at)).toBeUndefined();
    expect(largeNumberToAsk(past)).toEqual({ type: "return", index: 0, counted: "syringes", quantity: 550 });
    expect(largeNumberToAsk(kept(past))).toBeUndefined();
  });

  test("asks above 500 containers, never of what an estimate comes to", () => {
    const boxes = returned({ method: "container", containers: 501 });
    const weight = returned({ method: "weight", gross: "900", quantity: 501 });

    expect(largeNumberToAsk(after(empty, ...boxes))).toMatchObject({ counted: "containers" });
    expect(largeNumberToAsk(after(empty, ...weight))).toBeUndefined();
  });

  test("keeps the answer with its return when another is removed", () => {
    const other = { ...emptyReturnForm, method: "counted", quantity: 5 } as const;
    const two = after(
      empty,
      ...returned(other),
      { type: "return-add" },
      { type: "return-change", index: 1, form: { ...other, quantity: 600 } },
    );

    expect(largeNumberToAsk(after(kept(two), { type: "return-remove", index: 0 }))).toBeUndefined();
  });

  test("asks nothing of a record that is opened to be changed, until another number grows", () => {
    const draft = draftFromRecord(
      encounterOf({ out: { "SYR-1ML-28G-12": 700 }, returns: [{ method: "counted", quantity: 900 }] }),
    );

    expect(largeNumberToAsk(draft)).toBeUndefined();
    expect(largeNumberToAsk(after(draft, add(week, 9)))).toMatchObject({ code: "KIT-WEEK" });
    expect(
      largeNumberToAsk(draftFromRecord(cleanupOf({ returns: [{ method: "counted", quantity: 900 }] }))),
    ).toBeUndefined();
  });
});

describe("askAboveOf", () => {
  test("is the most kits of which nothing is above 500", () => {
    expect(askAboveOf(kitLines(week.kit, 1))).toBe(8);
    expect(largestOf(kitLines(week.kit, 1), 8)).toMatchObject({ item: "SWB-ALC", quantity: 480 });
    expect(largestOf(kitLines(week.kit, 1), 9)).toMatchObject({ item: "SWB-ALC", quantity: 540 });
  });
});
