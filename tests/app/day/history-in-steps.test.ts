import { describe, expect, test } from "vitest";
import { historyInSteps } from "../../../src/app/day/history-in-steps.ts";
import type { RecordEvent } from "../../../src/domain/event.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { encounterOf, eventOf, fixOf, voidOf } from "../../support/builders.ts";

const partsOf = (record: SatchelRecord) =>
  record.kind === "encounter" && record.forOthers > 0
    ? [{ key: "who" as const, words: `${record.forOthers}` }]
    : [];

const rowsOf = (events: readonly RecordEvent[]) =>
  events.map((event, index) => ({ kind: "readable" as const, seq: index + 1, event }));

describe("historyInSteps", () => {
  test("tells a fix from a bringing back, and names only what changed", () => {
    const record = encounterOf();
    const made = eventOf(record);
    const fixed = fixOf(made, { ...record, forOthers: 2 });
    const voided = voidOf(fixed, { reason: "duplicate" });
    const back = fixOf(voided, { ...record, forOthers: 2 });

    expect(historyInSteps(rowsOf([made, fixed, voided, back]), partsOf)).toEqual([
      { seq: 1, kind: "recorded" },
      { seq: 2, kind: "changed", changes: [{ key: "who", before: undefined, after: "2" }] },
      { seq: 3, kind: "voided", reason: "duplicate" },
      { seq: 4, kind: "brought-back", changes: [] },
    ]);
  });

  test("keeps the place of an event that can't be read", () => {
    const made = eventOf(encounterOf());
    const unreadable = { kind: "unreadable" as const, seq: 2, id: "x", rev: 2 };

    expect(historyInSteps([...rowsOf([made]), unreadable], partsOf)).toEqual([
      { seq: 1, kind: "recorded" },
      { seq: 2, kind: "unreadable" },
    ]);
  });
});
