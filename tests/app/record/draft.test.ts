import { describe, expect, test } from "vitest";
import { type Draft, emptyDraft, isEmptyDraft, sameAgain } from "../../../src/app/record/draft.ts";
import { type DraftAction, reduceDraft } from "../../../src/app/record/reduce-draft.ts";
import { draftFromRecord } from "../../../src/app/record/draft-record.ts";
import { emptyReturnForm } from "../../../src/app/record/returned.ts";
import { maxListLength, maxMinutes, maxPeople } from "../../../src/contract/limits.ts";
import { encounterOf, referralCode, serviceCode, stepCode } from "../../support/builders.ts";
import { tileOf } from "../../support/tiles.ts";

const empty = emptyDraft("encounter");
const counselling = serviceCode("SVC-COUNS");
const testsFirst = stepCode("STP-TESTS-FIRST");
const housing = referralCode("REF-HOUS");

function after(...actions: readonly DraftAction[]): Draft {
  return actions.reduce(reduceDraft, empty);
}

describe("reduceDraft", () => {
  test("counts two taps as two", () => {
    const tap: DraftAction = { type: "step", code: testsFirst, by: 1 };

    expect(after(tap, tap).steps).toEqual([{ code: testsFirst, count: 2 }]);
  });

  test("forgets a service that is taken back to nothing", () => {
    const draft = after(
      { type: "service", code: counselling, by: 1 },
      { type: "service", code: counselling, by: -1 },
    );

    expect(draft).toEqual(empty);
  });

  test("keeps minutes with their service when it is counted again", () => {
    const draft = after(
      { type: "service", code: counselling, by: 1 },
      { type: "service-detail", code: counselling, asked: "minutes", value: 20 },
      { type: "service", code: counselling, by: 1 },
    );

    expect(draft.services).toEqual([{ code: counselling, count: 2, minutes: 20 }]);
  });

  test("takes a referral back and leaves the outcome of another", () => {
    const draft = after(
      { type: "referral-add", code: housing },
      { type: "referral-outcome", index: 0, outcome: "attended" },
      { type: "referral-add", code: housing },
      { type: "referral-take", code: housing },
    );

    expect(draft.referrals).toEqual([{ code: housing, outcome: "attended" }]);
  });

  test("holds people and minutes to their limits", () => {
    const at = after({ type: "fields", fields: { people: maxPeople, minutes: maxMinutes } });
    const past = after({ type: "fields", fields: { people: maxPeople + 1, minutes: maxMinutes + 1 } });

    expect(past).toEqual(at);
    expect(after({ type: "fields", fields: { people: 0 } }).people).toBe(1);
  });

  test("adds no more returns than a record can hold", () => {
    const adds = Array.from(
      { length: maxListLength.returns + 1 },
      (): DraftAction => ({ type: "return-add" }),
    );

    expect(after(...adds).returns).toHaveLength(maxListLength.returns);
  });

  test("changes nothing for an index that is not there", () => {
    expect(
      after(
        { type: "reversal-remove", index: 0 },
        { type: "return-change", index: 3, form: emptyReturnForm },
      ),
    ).toEqual(empty);
  });
});

describe("isEmptyDraft", () => {
  test("is true of a new form, and of a return nobody filled in", () => {
    expect(isEmptyDraft(empty)).toBe(true);
    expect(isEmptyDraft(after({ type: "return-add" }))).toBe(true);
  });

  test.each<DraftAction>([
    { type: "add", tallied: tileOf("TST-FEN"), quantity: 5 },
    { type: "fields", fields: { forOthers: 2 } },
    { type: "fields", fields: { newReturning: "new" } },
    { type: "reversal-add", reversal: { used: [], outcome: "survived" } },
    { type: "return-change", index: 0, form: { ...emptyReturnForm, method: "weight", gross: "2" } },
  ])("is false once anything was said: %o", (action) => {
    expect(isEmptyDraft(after({ type: "return-add" }, action))).toBe(false);
  });
});

describe("sameAgain", () => {
  test("repeats supplies and nothing that one person said", () => {
    const last = draftFromRecord(
      encounterOf({
        newReturning: "new",
        forOthers: 3,
        lines: [
          {
            item: "NLX-NAS-4",
            quantity: 2,
            direction: "out",
            supply: "refill",
            reason: "used_on_other",
            lot: "B7",
          },
          { item: "NLX-NAS-4", quantity: 2, direction: "out", supply: "first" },
        ],
        services: [{ code: "SVC-COUNS", count: 2, minutes: 25, heads: 3 }],
        returns: [{ method: "counted", quantity: 40 }],
        reversals: [{ used: [], outcome: "survived" }],
        steps: [{ code: "STP-TESTS-FIRST", count: 1 }],
        referrals: [{ code: "REF-HOUS", outcome: "offered" }],
      }),
    );

    expect(sameAgain(last)).toEqual({
      ...empty,
      lines: [{ item: "NLX-NAS-4", quantity: 4, direction: "out" }],
      services: [{ code: counselling, count: 2 }],
    });
  });
});
