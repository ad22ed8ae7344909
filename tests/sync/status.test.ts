import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Activity, statusOf } from "../../src/sync/status.ts";
import { failureClasses, type SyncFacts } from "../../src/storage/sync-log.ts";
import { encounterOf } from "../support/builders.ts";

const day = encounterOf({ day: "2026-11-21" }).day;
const idle: Activity = { isSending: false };

describe("statusOf", () => {
  test("says nothing before the log is read", () => {
    expect(statusOf(undefined, idle)).toEqual({ kind: "unknown", needLook: 0, missing: 0 });
  });

  test("says that storage gives no answer where the log could not be read", () => {
    expect(statusOf(undefined, { ...idle, isUnreadable: true })).toEqual({
      kind: "no-answer",
      needLook: 0,
      missing: 0,
    });
  });

  test("says of a try that it is under way also while the log is read again", () => {
    expect(statusOf(undefined, { isSending: true })).toMatchObject({ kind: "unknown", isTrying: true });
  });

  test("says nothing of a new number before the endpoint has, though nothing waits and yesterday all was sent", () => {
    const facts = factsOf({ hw: 7, next: 8, isUnheard: true });

    expect(statusOf(facts, idle).kind).toBe("unknown");
    expect(statusOf({ ...facts, missing: 2 }, idle)).toMatchObject({ kind: "needs-look", missing: 2 });
  });

  test("says nothing of a log of which the endpoint never confirmed anything", () => {
    const { lastConfirmedDay: _never, ...facts } = factsOf({ hw: 0, next: 1 });

    expect(statusOf(facts, idle)).toEqual({ kind: "unknown", needLook: 0, missing: 0 });
  });

  test("says that all is sent once the endpoint confirmed the last event", () => {
    expect(statusOf(factsOf({ hw: 7, next: 8 }), idle)).toEqual({
      kind: "all-sent",
      lastConfirmedDay: day,
      needLook: 0,
      missing: 0,
    });
  });

  test("says why something still waits, and when it is tried again", () => {
    const facts = factsOf({ hw: 7, next: 10, lastFailure: "no-connection", nextTryMs: 5 });

    expect(statusOf(facts, idle)).toEqual({
      kind: "waiting",
      waiting: 2,
      oldestWaitingDay: day,
      failure: "no-connection",
      nextTryMs: 5,
      needLook: 0,
      missing: 0,
    });
  });

  test("counts what was sent out of what waited when the run began", () => {
    const begun = { number: "a", hw: 2, next: 15 };

    const sending = statusOf(factsOf({ hw: 10, next: 15 }), { isSending: true, begun });
    const ended = statusOf(factsOf({ hw: 10, next: 15 }), { isSending: false, begun });

    expect(sending).toEqual({ kind: "sending", sent: 8, of: 12, needLook: 0, missing: 0, isTrying: true });
    expect(ended).toMatchObject({ kind: "partial", sent: 8, of: 12, waiting: 4 });
  });

  test("knows of a try though nothing waits", () => {
    const facts = factsOf({ hw: 7, next: 8 });

    expect(statusOf(facts, { isSending: true })).toMatchObject({ kind: "all-sent", isTrying: true });
    expect(statusOf(facts, idle)).not.toHaveProperty("isTrying");
  });

  test("counts what was saved after a run as waiting, not as left over", () => {
    const begun = { number: "a", hw: 2, next: 15 };

    expect(statusOf(factsOf({ hw: 10, next: 16 }), { isSending: false, begun }).kind).toBe("waiting");
  });

  test("says of what is sent but can't be counted that it needs a look", () => {
    const facts = factsOf({ hw: 7, next: 8, quarantined: [{ seq: 3, code: "cannot-open" }] });

    expect(statusOf(facts, idle)).toMatchObject({ kind: "needs-look", needLook: 1, missing: 0 });
  });

  test("says of what the endpoint lost that it needs a look, though nothing waits", () => {
    const facts = factsOf({ hw: 7, next: 8, missing: 3 });

    expect(statusOf(facts, idle)).toMatchObject({ kind: "needs-look", missing: 3 });
  });

  test.each(["revoked", "signed-out", "not-allowed"] as const)(
    "says after %s that this phone can't send, also where nothing waits",
    (lastFailure) => {
      const waiting = statusOf(factsOf({ hw: 3, next: 8, lastFailure }), idle);
      const nothing = statusOf(factsOf({ hw: 7, next: 8, lastFailure }), idle);

      expect(waiting).toMatchObject({ kind: "access-ended", why: lastFailure, waiting: 4 });
      expect(nothing).toMatchObject({ kind: "access-ended", waiting: 0 });
    },
  );

  test("is good news only where the endpoint has confirmed all there is, whatever else is known", () => {
    const anyFacts = fc.record({
      hw: fc.nat(4),
      next: fc.integer({ min: 1, max: 5 }),
      isConfirmed: fc.boolean(),
      lastFailure: fc.option(fc.constantFrom(...failureClasses), { nil: undefined }),
      quarantined: fc.nat(2),
      withheld: fc.nat(2),
      missing: fc.nat(2),
      isRevoked: fc.boolean(),
    });
    const anyActivity = fc.record({
      isSending: fc.boolean(),
      begun: fc.record({ number: fc.constantFrom("a", "b"), hw: fc.nat(4), next: fc.nat(5) }),
    });
    const kinds = new Set<string>();

    fc.assert(
      fc.property(anyFacts, anyActivity, ({ isConfirmed, lastFailure, quarantined, ...given }, activity) => {
        const { lastConfirmedDay, ...facts } = factsOf({
          ...given,
          ...(lastFailure === undefined ? {} : { lastFailure }),
          quarantined: Array.from({ length: quarantined }, (_, seq) => ({ seq, code: "frozen" as const })),
        });
        const { kind } = statusOf({ ...facts, ...(isConfirmed ? { lastConfirmedDay } : {}) }, activity);
        kinds.add(kind);

        if (kind !== "all-sent") return;
        expect({ ...facts, isConfirmed }).toMatchObject({
          isConfirmed: true,
          waiting: 0,
          hw: facts.next - 1,
          isRevoked: false,
          withheld: 0,
          missing: 0,
          quarantined: [],
        });
      }),
      // The same samples each time: whether a rare kind is among them must not be a matter of luck.
      { numRuns: 20_000, seed: 20_261_122 },
    );
    expect([...kinds].toSorted()).toEqual([
      "access-ended",
      "all-sent",
      "needs-look",
      "partial",
      "sending",
      "unknown",
      "waiting",
    ]);
  });
});

/** Facts of a log that the endpoint has confirmed up to `hw`. */
function factsOf(given: Partial<SyncFacts> & Pick<SyncFacts, "hw" | "next">) {
  const waiting = Math.max(0, given.next - 1 - given.hw);
  return {
    number: "a",
    waiting,
    ...(waiting > 0 ? { oldestWaitingDay: day } : {}),
    lastConfirmedDay: day,
    quarantined: [],
    changedElsewhere: [],
    withheld: 0,
    missing: 0,
    isRevoked: false,
    hasNewSettings: false,
    ...given,
  };
}
