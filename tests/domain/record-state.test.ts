import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordEvent } from "../../src/domain/event.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import {
  applyEvent,
  emptyState,
  headOf,
  liveRecord,
  type RecordState,
} from "../../src/domain/record-state.ts";
import { arbitraryHistory, reorderedWithRepeats } from "../support/arbitraries.ts";
import { encounterOf, eventId, eventOf, fixOf, voidOf } from "../support/builders.ts";

function stateOf(...events: readonly RecordEvent[]): RecordState {
  return events.reduce(applyEvent, emptyState);
}

const original = encounterOf({ people: 1 });

describe("liveRecord", () => {
  test("is nothing before the first event", () => {
    expect(liveRecord(emptyState)).toBeUndefined();
  });

  test("is the record as it was made", () => {
    expect(liveRecord(stateOf(eventOf(original)))).toEqual(original);
  });

  test("is the content of the fix once there is one", () => {
    const rec = eventOf(original);
    const fix = fixOf(rec, { ...original, people: 2 });

    expect(liveRecord(stateOf(rec, fix))).toEqual({ ...original, people: 2 });
  });

  test("keeps the higher revision when an older fix arrives late", () => {
    const rec = eventOf(original);
    const second = fixOf(rec, { ...original, people: 2 });
    const third = fixOf(second, { ...original, people: 3 });

    expect(liveRecord(stateOf(rec, third, second))).toMatchObject({ people: 3 });
  });

  test("takes the greater id of two fixes of one revision", () => {
    const rec = eventOf(original);
    const lesser = fixOf(rec, { ...original, people: 2 }, { id: eventId(801) });
    const greater = fixOf(rec, { ...original, people: 3 }, { id: eventId(802) });

    expect(liveRecord(stateOf(rec, greater, lesser))).toMatchObject({ people: 3 });
  });

  test("is nothing while a void stands", () => {
    const rec = eventOf(original);

    expect(liveRecord(stateOf(rec, voidOf(rec)))).toBeUndefined();
  });

  test("lets a void win over a fix of the same revision", () => {
    const rec = eventOf(original);
    const fix = fixOf(rec, original, { id: eventId(902) });
    const voided = voidOf(rec, { id: eventId(901) });

    expect(liveRecord(stateOf(rec, voided, fix))).toBeUndefined();
  });

  test("lets a void stand over later fixes that were made without knowing of it", () => {
    const rec = eventOf(original);
    const fix = fixOf(rec, { ...original, people: 2 });
    const later = fixOf(fix, { ...original, people: 3 });

    expect(liveRecord(stateOf(rec, voidOf(rec), fix, later))).toBeUndefined();
  });

  test("comes back with a fix that names the void", () => {
    const rec = eventOf(original);
    const voided = voidOf(rec);
    const back = fixOf(voided, { ...original, people: 4 });

    expect(liveRecord(stateOf(rec, voided, back))).toMatchObject({ people: 4 });
  });

  test("stays back when the void arrives after the fix that answers it", () => {
    const rec = eventOf(original);
    const voided = voidOf(rec);
    const back = fixOf(voided, { ...original, people: 4 });

    expect(liveRecord(stateOf(back, rec, voided, voided))).toMatchObject({ people: 4 });
  });

  test("stays gone while one of two voids is unanswered", () => {
    const rec = eventOf(original);
    const here = voidOf(rec);
    const elsewhere = voidOf(rec);
    const back = fixOf(here, original);

    expect(liveRecord(stateOf(rec, here, elsewhere, back))).toBeUndefined();
    expect(liveRecord(stateOf(rec, here, elsewhere, back, fixOf(elsewhere, original)))).toEqual(original);
  });

  test("is what the whole set of events says", () => {
    fc.assert(
      fc.property(arbitraryHistory, (events) => {
        expect(liveRecord(stateOf(...events))).toEqual(liveBySet(events));
      }),
    );
  });
});

describe("applyEvent", () => {
  test("gives one state for any order and any repeats of a set of events", () => {
    const shuffled = arbitraryHistory.chain((events) =>
      fc.tuple(fc.constant(events), reorderedWithRepeats(events)),
    );

    fc.assert(
      fc.property(shuffled, ([events, reordered]) => {
        expect(stateOf(...reordered)).toEqual(stateOf(...events));
      }),
    );
  });

  test("leaves the state it was given as it was", () => {
    const rec = eventOf(original);
    const before = stateOf(rec);
    const copy = structuredClone(before);

    applyEvent(before, voidOf(rec));

    expect(before).toEqual(copy);
  });
});

describe("headOf", () => {
  test("is the event whose content is current", () => {
    const rec = eventOf(original);
    const fix = fixOf(rec, original);

    expect(headOf(stateOf(rec, fix))).toEqual({ event: fix.id, rev: 2, voided: false });
  });

  test("is the void while one stands", () => {
    const rec = eventOf(original);
    const voided = voidOf(rec);

    expect(headOf(stateOf(rec, voided))).toEqual({ event: voided.id, rev: 2, voided: true });
  });

  test("is the void even when its record has not arrived", () => {
    const voided = voidOf(eventOf(original));

    expect(headOf(stateOf(voided))).toEqual({ event: voided.id, rev: 2, voided: true });
  });

  test("has the highest revision seen, so that the next event outranks all of them", () => {
    const rec = eventOf(original);
    const voided = voidOf(rec);
    const fix = fixOf(rec, original);
    const later = fixOf(fix, original);

    expect(headOf(stateOf(rec, voided, fix, later))).toEqual({ event: voided.id, rev: 3, voided: true });
  });

  test("leads back to a live record when a fix names each standing void in turn", () => {
    fc.assert(
      fc.property(arbitraryHistory, (events) => {
        let state = stateOf(...events);
        const standing = state.openVoids.length;
        for (let turn = 0; turn < standing; turn += 1) {
          const { event, rev } = headOf(state);
          const answer = { id: eventId(), record: original.id, rev: rev + 1, base: event };
          state = applyEvent(state, { ...answer, kind: "fix", content: original });
        }

        expect(headOf(state).voided).toBe(false);
        expect(liveRecord(state)).toEqual(standing > 0 ? original : state.content?.record);
      }),
    );
  });
});

/** The rule as it is written down, over the whole set at once. */
function liveBySet(events: readonly RecordEvent[]): SatchelRecord | undefined {
  const named = new Set(events.flatMap((event) => (event.kind === "fix" ? [event.base] : [])));
  if (events.some((event) => event.kind === "void" && !named.has(event.id))) return undefined;
  const contents = events.flatMap((event) => (event.kind === "void" ? [] : [event]));
  const highest = Math.max(...contents.map(({ rev }) => rev));
  const ids = contents.filter(({ rev }) => rev === highest).map(({ id }) => id);
  const current = ids.toSorted().at(-1);
  return contents.find(({ id }) => id === current)?.content;
}
