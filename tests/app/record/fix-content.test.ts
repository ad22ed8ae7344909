import { describe, expect, test } from "vitest";
import { formOf, saysTheSame } from "../../../src/app/record/fix-content.ts";
import { emptyReturnForm } from "../../../src/app/record/returned.ts";
import { encounterOf, eventId, programOf, siteCode } from "../../support/builders.ts";

const program = programOf();
const record = { ...encounterOf({ out: { "TST-FEN": 5, "TST-XYL": 2 } }), note: "Came back" };
const form = formOf({ record, event: eventId() });
const { draft } = form;

describe("saysTheSame", () => {
  test.each([
    ["untouched", form],
    ["with spaces after its note", { ...form, draft: { ...draft, note: "Came back " } }],
    [
      "with a line taken away and added again",
      { ...form, draft: { ...draft, lines: draft.lines.toReversed() } },
    ],
    [
      "with a return that was begun and holds nothing",
      { ...form, draft: { ...draft, returns: [{ type: "form" as const, form: emptyReturnForm }] } },
    ],
  ])("finds no change in a form %s", (_, changed) => {
    expect(saysTheSame(changed, record, program)).toBe(true);
  });

  test("takes a return that was typed for the same once it is stored", () => {
    const typed = { ...emptyReturnForm, method: "counted" as const, quantity: 3 };
    const stored = { ...record, returns: [{ method: "counted" as const, quantity: 3 }] };

    const changed = { ...form, draft: { ...draft, returns: [{ type: "form" as const, form: typed }] } };

    expect(saysTheSame(changed, stored, program)).toBe(true);
  });

  test.each([
    ["another count", { ...form, draft: { ...draft, people: 2 } }],
    ["another day", { ...form, day: "2026-03-05" }],
    ["a day that is none", { ...form, day: "2026-03" }],
    ["another site", { ...form, site: siteCode("VAN") }],
    ["a note less", { ...form, draft: { ...draft, note: "" } }],
    [
      "a return that isn't finished",
      {
        ...form,
        draft: { ...draft, returns: [{ type: "form" as const, form: { ...emptyReturnForm, gross: "2" } }] },
      },
    ],
  ])("finds a change in %s", (_, changed) => {
    expect(saysTheSame(changed, record, program)).toBe(false);
  });

  test("finds none in how today's app writes what an older one wrote", () => {
    const older = { ...record, catalogue: 1 };

    expect(saysTheSame(formOf({ record: older, event: eventId() }), older, program)).toBe(true);
  });
});
