import { describe, expect, test } from "vitest";
import { parseSyncReply, parseSyncRequest } from "../../../src/contract/wire/sync-message.ts";
import {
  maxChangesPerReply,
  maxEventsPerExchange,
  maxOpenQuarantined,
  maxPreviousNumbers,
} from "../../../src/contract/wire/wire-limits.ts";
import { eventId, recordId } from "../../support/builders.ts";
import { errorOf, valueOf } from "../../support/results.ts";
import { otherLogNumber, syncReply, syncRequest, wireEvent } from "../../support/wire-messages.ts";

function eventsFrom(first: number, count: number) {
  return Array.from({ length: count }, (_, index) => wireEvent({ seq: first + index }));
}

const previous = { number: otherLogNumber, born: 0, next: 9, pruned: 3, digest: "00ff00ff00ff00ff" };

describe("parseSyncRequest", () => {
  test.each([
    ["a greeting", syncRequest()],
    ["a greeting of a log that has events", syncRequest({ next: 8 })],
    ["the first events", syncRequest({ events: eventsFrom(1, 3) })],
    ["events from the middle", syncRequest({ events: eventsFrom(40, 2), next: 90 })],
    ["a log that was born later", syncRequest({ born: 39, events: eventsFrom(40, 2) })],
    ["numbers it had before", syncRequest({ born: 3, next: 4, prev: [previous] })],
    [
      "what the phone knows of its storage",
      syncRequest({ facts: { persisted: true, usedPercent: 12, losses: 0 } }),
    ],
    ["facts that no browser told", syncRequest({ facts: {} })],
    ["where it was told of changes", syncRequest({ seen: "17.00ff00ff00ff00ff" })],
  ])("takes %s", (_name, request) => {
    expect(valueOf(parseSyncRequest(request))).toEqual(request);
  });

  test.each([
    ["a gap", syncRequest({ events: [...eventsFrom(1, 2), ...eventsFrom(4, 1)] })],
    ["an order that is none", syncRequest({ events: eventsFrom(1, 2).toReversed(), next: 3 })],
    ["one number twice", syncRequest({ events: [...eventsFrom(1, 1), ...eventsFrom(1, 1)] })],
    ["an event before the number was born", syncRequest({ born: 5, events: eventsFrom(5, 2) })],
    ["an event that it has not announced", syncRequest({ events: eventsFrom(1, 3), next: 3 })],
    ["a next that is not after born", syncRequest({ born: 7, next: 7 })],
  ])("finds a contradiction in %s", (_name, request) => {
    expect(errorOf(parseSyncRequest(request))).toEqual([{ code: "contradiction", path: "events" }]);
  });

  test("takes as many events as an exchange may have, and not one more", () => {
    const atLimit = syncRequest({ events: eventsFrom(1, maxEventsPerExchange) });
    const overLimit = syncRequest({ events: eventsFrom(1, maxEventsPerExchange + 1) });

    expect(parseSyncRequest(atLimit).ok).toBe(true);
    expect(errorOf(parseSyncRequest(overLimit))).toContainEqual({ code: "too-many", path: "events" });
  });

  test("takes as many former numbers as a log may have had, and not one more", () => {
    const withPrevious = (count: number) =>
      syncRequest({ prev: Array.from({ length: count }, () => previous) });

    expect(parseSyncRequest(withPrevious(maxPreviousNumbers)).ok).toBe(true);
    expect(parseSyncRequest(withPrevious(maxPreviousNumbers + 1)).ok).toBe(false);
  });

  test.each<[string, object]>([
    ["a number that is no UUID", { number: "7" }],
    ["a digest of other form", { prev: [{ ...previous, digest: "00FF00FF00FF00FF" }] }],
    ["a place among changes without its witness", { seen: "17" }],
    ["a version as long as a story", { app: "0".repeat(33) }],
    ["a storage that is fuller than full", { facts: { usedPercent: 101 } }],
    ["a key that nobody knows", { device: "me" }],
    ["no list of events", { events: {} }],
  ])("refuses %s", (_name, change) => {
    expect(parseSyncRequest({ ...syncRequest(), ...change }).ok).toBe(false);
  });

  test.each([undefined, null, "text", 7, [], { events: null }])("refuses %j", (input) => {
    expect(parseSyncRequest(input).ok).toBe(false);
  });

  test("names what is wrong, and never its value", () => {
    const request = syncRequest({
      events: [wireEvent(), { ...wireEvent({ seq: 2 }), day: "secret" as never }],
    });

    const problems = errorOf(parseSyncRequest(request));

    expect(problems).toEqual([{ code: "wrong-form", path: "events.1.day" }]);
  });
});

describe("parseSyncReply", () => {
  const changed = { record: recordId(), rev: 3, kind: "void" } as const;
  const quarantined = { seq: 4, code: "cannot-open" } as const;

  test.each([
    ["nothing new", syncReply()],
    ["all that can be said", syncReply({ hw: 9, quarantined: [quarantined], changed: [changed] })],
    [
      "what never came of a former number",
      syncReply({ prev: [{ number: otherLogNumber, missing: [[81, 100]], certain: true }] }),
    ],
    [
      "what came of a former number and waits for somebody",
      syncReply({
        prev: [
          {
            number: otherLogNumber,
            missing: [],
            certain: true,
            quarantined: [quarantined, { ...quarantined, isSetAside: true }],
          },
        ],
      }),
    ],
    [
      "several gaps of a former number",
      syncReply({
        prev: [
          {
            number: otherLogNumber,
            missing: [
              [4, 4],
              [81, 100],
            ],
            certain: false,
          },
        ],
      }),
    ],
    ["a reason that a later version has", syncReply({ quarantined: [{ seq: 1, code: "not-on-sundays" }] })],
  ])("takes %s", (_name, reply) => {
    expect(valueOf(parseSyncReply(reply))).toEqual(reply);
  });

  test("holds its lists to their limits", () => {
    const takes = (part: object) => parseSyncReply({ ...syncReply(), ...part }).ok;
    const many = (length: number, item: object) => Array.from({ length }, () => item);

    expect(takes({ quarantined: many(maxOpenQuarantined, quarantined) })).toBe(true);
    expect(takes({ quarantined: many(maxOpenQuarantined + 1, quarantined) })).toBe(false);
    const ofFormer = (length: number) => ({
      prev: [{ number: otherLogNumber, missing: [], certain: true, quarantined: many(length, quarantined) }],
    });
    expect(takes(ofFormer(maxOpenQuarantined))).toBe(true);
    expect(takes(ofFormer(maxOpenQuarantined + 1))).toBe(false);
    expect(takes({ changed: many(maxChangesPerReply, changed) })).toBe(true);
    expect(takes({ changed: many(maxChangesPerReply + 1, changed) })).toBe(false);
  });

  test("leaves out changes of a kind that only a later version knows", () => {
    const reply = { ...syncReply(), changed: [{ ...changed, kind: "merge" }, changed] };

    expect(valueOf(parseSyncReply(reply))).toEqual(syncReply({ changed: [changed] }));
  });

  test("lets a server take more than a phone may send, but not nothing", () => {
    const takes = (limits: object) =>
      parseSyncReply(syncReply({ limits: { ...syncReply().limits, ...limits } })).ok;

    expect(takes({ events: 1, bytes: 1024, inflated: 1024 })).toBe(true);
    expect(takes({ events: 10_000, bytes: 100_000_000, inflated: 100_000_000 })).toBe(true);
    for (const limits of [{ events: 0 }, { bytes: 1023 }, { inflated: 1023 }]) {
      expect(takes(limits)).toBe(false);
    }
  });

  test.each<[string, object]>([
    ["a reason that is no word", { quarantined: [{ seq: 1, code: "Not on Sundays!" }] }],
    ["a confirmed number below nothing", { hw: -1 }],
    ["an event's id where a record is meant", { changed: [{ event: eventId(), rev: 1, kind: "rec" }] }],
  ])("refuses %s", (_name, change) => {
    expect(parseSyncReply({ ...syncReply(), ...change }).ok).toBe(false);
  });

  test("refuses a captive portal's JSON", () => {
    expect(parseSyncReply({ status: "login" }).ok).toBe(false);
  });
});
