/** Which events of a number never came, after another one has taken over. */
import { describe, expect, test } from "vitest";
import type { RecordStore } from "../../../src/server/stores/store.ts";
import { encounterOf, eventOf } from "../builders.ts";
import { TestLog, testProgram, uuidOf } from "../test-log.ts";
import { dropped, gapsIn, openedFor, type OpenedStore } from "./readings.ts";

const lead = { kind: "account", id: uuidOf("f", 3) } as const;

/** `a` was pruned to 100 and had 180 events; the server's backup knows 80. */
async function restoredTo80(store: RecordStore) {
  const a = new TestLog();
  for (let day = 0; day < 180; day += 1) {
    await a.add(eventOf(encounterOf({ day: day < 90 ? "2026-03-01" : "2026-03-05" })));
  }
  await a.send(store, a.sent.slice(0, 80), { next: 81 });
  const b = new TestLog({ born: 100, sender: a.sender, prev: [dropped(a, 100)] });
  b.sent.push(...a.sent.slice(100));
  const copy = new TestLog({ number: a.number, sender: lead });
  return { a, b, copy };
}

/** `a` announced five and delivered three; `b` brings one of its own. */
async function threeOfFive(store: RecordStore) {
  const a = new TestLog();
  for (let count = 0; count < 5; count += 1) await a.add(eventOf(encounterOf()));
  await a.send(store, a.sent.slice(0, 3), { next: 6 });
  const other = new TestLog();
  await other.add(eventOf(encounterOf()));
  const b = (more: Parameters<TestLog["send"]>[2]) => other.send(store, other.sent, more);
  return { a, b };
}

export function handedOverSuite(name: string, open: () => OpenedStore): void {
  describe(`${name}: what never came of a number that was handed over`, () => {
    test("is exactly what the phone let go of after the backup, between the days around it", async () => {
      const store = openedFor(open);
      const { a, b } = await restoredTo80(store);

      const answer = await b.send(store);

      expect(answer).toMatchObject({ hw: 180, digest: b.digest() });
      expect(answer.prev).toEqual([
        { number: a.number, missing: [[81, 100]], certain: true, quarantined: [] },
      ]);
      expect(store.logs(testProgram).flatMap(({ gaps }) => gaps)).toEqual([
        {
          number: a.number,
          first: 81,
          last: 100,
          certain: true,
          isDropped: true,
          dayBefore: "2026-03-01",
          dayAfter: "2026-03-05",
        },
      ]);
    });

    test("is the same where the server forgets the second number too, and there is no third", async () => {
      const store = openedFor(open);
      const { a, b } = await restoredTo80(store);

      const greeted = await b.send(store, []);
      await b.send(store);

      expect(greeted).toMatchObject({ hw: 100 });
      expect(gapsIn(store)).toEqual({ [a.number]: [[81, 100]] });
      expect(store.logs(testProgram)).toHaveLength(2);
    });

    test("shrinks with every part of it that a copy brings, for the lead and for the phone", async () => {
      const store = openedFor(open);
      const { a, b, copy } = await restoredTo80(store);
      await b.send(store);

      await copy.send(store, a.sent.slice(84, 90), { next: 91 });
      const part = [gapsIn(store), (await b.send(store, [])).prev];
      await copy.send(store, a.sent.slice(80), { next: 181 });

      expect(part).toEqual([
        {
          [a.number]: [
            [81, 84],
            [91, 100],
          ],
        },
        [
          {
            number: a.number,
            missing: [
              [81, 84],
              [91, 100],
            ],
            certain: true,
            quarantined: [],
          },
        ],
      ]);
      expect(gapsIn(store)).toEqual({});
      expect((await b.send(store, [])).prev).toEqual([
        { number: a.number, missing: [], certain: true, quarantined: [] },
      ]);
    });

    test("shrinks when the original of a clone, which has let go of nothing, sends it", async () => {
      const store = openedFor(open);
      const { a, b } = await restoredTo80(store);
      await b.send(store);

      await a.send(store, a.sent.slice(80, 100), { next: 101 });

      expect(gapsIn(store)).toEqual({});
    });

    test("shrinks when the original sends it under a number of its own", async () => {
      const store = openedFor(open);
      const { a, b } = await restoredTo80(store);
      await b.send(store);
      const c = new TestLog({ sender: a.sender, prev: [dropped(a, 0)] });
      c.sent.push(...a.sent.slice(0, 100));

      await c.send(store, c.sent.slice(0, 99), { next: 101 });
      const before = gapsIn(store);
      await c.send(store);

      expect(before).toEqual({
        [a.number]: [
          ["some of", 81, 99],
          [100, 100],
        ],
        [c.number]: [[100, 100]],
      });
      expect(gapsIn(store)).toEqual({});
      expect((await b.send(store, [])).prev).toEqual([
        { number: a.number, missing: [], certain: true, quarantined: [] },
      ]);
    });

    test("is nothing where an earlier number of the phone has brought it, after a second restore", async () => {
      const store = openedFor(open);
      const a = new TestLog();
      for (let count = 0; count < 3; count += 1) await a.add(eventOf(encounterOf()));
      await a.send(store, a.sent.slice(0, 2));
      // Taken after a first restore; the second one has put back what was there before that.
      const b = new TestLog({ born: 1, sender: a.sender, prev: [dropped(a, 1)] });
      b.sent.push(...a.sent.slice(1));
      const c = new TestLog({ born: 2, sender: a.sender, prev: [dropped(a, 1), dropped(b, 2)] });
      c.sent.push(...a.sent.slice(2));

      const answer = await c.send(store);

      expect(answer.prev).toContainEqual({ number: b.number, missing: [], certain: true, quarantined: [] });
    });

    test("is some of it where another phone has filled the places, until a copy brings what it is", async () => {
      const store = openedFor(open);
      const { a, b } = await restoredTo80(store);
      const clone = new TestLog({ number: a.number, sender: a.sender });
      clone.sent.push(...a.sent.slice(0, 80));
      for (let count = 0; count < 20; count += 1) await clone.add(eventOf(encounterOf()));
      await clone.send(store, clone.sent.slice(80));

      const answer = await b.send(store);
      const listed = gapsIn(store);
      const copy = new TestLog({ born: 80, sender: lead });
      await store.exchange({ ...copy.exchangeOf(a.sent.slice(80), { next: 181 }), copyOf: a.sender.id });

      expect(answer.prev).toEqual([
        { number: a.number, missing: [[1, 100]], certain: false, quarantined: [] },
      ]);
      expect(listed).toEqual({ [a.number]: [["some of", 1, 100]] });
      expect(gapsIn(store)).toEqual({});
      expect((await b.send(store, [])).prev).toEqual([
        { number: a.number, missing: [], certain: true, quarantined: [] },
      ]);
    });

    test("names what a phone announced before it was set back, and can't announce again, until a copy brings it", async () => {
      const store = openedFor(open);
      const a = new TestLog();
      for (let count = 0; count < 40; count += 1) await a.add(eventOf(encounterOf()));
      await a.send(store, a.sent.slice(0, 30));
      const setBack = new TestLog({ sender: a.sender, prev: [{ ...dropped(a, 0), next: 11 }] });
      setBack.sent.push(...a.sent.slice(0, 10));
      const copy = new TestLog({ number: a.number, sender: lead });

      await setBack.send(store);
      expect(gapsIn(store)).toEqual({ [a.number]: [[31, 40]] });

      await copy.send(store, a.sent.slice(30, 35), { next: 36 });
      expect(gapsIn(store)).toEqual({ [a.number]: [[36, 40]] });

      await copy.send(store, a.sent.slice(35), { next: 41 });
      expect(gapsIn(store)).toEqual({});
    });

    test("is nothing of what either a phone or its clone still knows", async () => {
      const store = openedFor(open);
      const a = new TestLog();
      for (let count = 0; count < 40; count += 1) await a.add(eventOf(encounterOf()));
      await a.send(store, a.sent.slice(0, 30));
      const known = new TestLog({ sender: a.sender, prev: [dropped(a, 0)] });
      known.sent.push(...a.sent);
      const setBack = new TestLog({ sender: a.sender, prev: [{ ...dropped(a, 0), next: 11 }] });
      setBack.sent.push(...a.sent.slice(0, 10));

      await setBack.send(store);
      await known.send(store);
      await setBack.send(store);

      expect(gapsIn(store)).toEqual({});
    });

    test("stays named where a clone that never had it goes on under the former number", async () => {
      const store = openedFor(open);
      const a = new TestLog();
      for (let count = 0; count < 6; count += 1) await a.add(eventOf(encounterOf()));
      await a.send(store, [...a.sent.slice(0, 2), ...a.sent.slice(4)], { next: 7 });
      const b = new TestLog({ born: 4, sender: a.sender, prev: [dropped(a, 4)] });
      b.sent.push(...a.sent.slice(4));
      const clone = new TestLog({ number: a.number, sender: a.sender });
      clone.sent.push(...a.sent.slice(0, 2));

      await b.send(store);
      await clone.send(store);
      const afterClone = store.logs(testProgram).flatMap(({ gaps }) => gaps);
      await b.send(store);
      await clone.send(store);

      expect(afterClone).toMatchObject([{ first: 3, last: 4, certain: true, isDropped: true }]);
      expect(gapsIn(store)).toEqual({ [a.number]: [[3, 4]] });
    });

    test("isn't certain of what the phone sends again under a later number, while that is under way", async () => {
      const store = openedFor(open);
      const a = new TestLog();
      for (let count = 0; count < 20; count += 1) await a.add(eventOf(encounterOf()));
      await a.send(store);
      const b = new TestLog({ sender: a.sender, prev: [dropped(a, 0)] });
      b.sent.push(...a.sent);

      await b.send(store, b.sent.slice(0, 5));

      expect(gapsIn(store)).toEqual({ [b.number]: [["some of", 6, 20]] });
    });

    test("isn't certain of what came under the later number, where a late request brings the former one back", async () => {
      const store = openedFor(open);
      const a = new TestLog();
      for (let count = 0; count < 20; count += 1) await a.add(eventOf(encounterOf()));
      await a.send(store, a.sent.slice(0, 5));
      const b = new TestLog({ born: 8, sender: a.sender, prev: [dropped(a, 8)] });
      b.sent.push(...a.sent.slice(8));
      await b.send(store);

      await a.send(store, a.sent.slice(14));

      expect(gapsIn(store)).toEqual({
        [a.number]: [
          [6, 8],
          ["some of", 9, 14],
        ],
      });
      await b.send(store, []);
      expect(gapsIn(store)).toEqual({ [a.number]: [[6, 8]] });
    });

    test.each([
      ["dropped more of it than it had", { pruned: 9, next: 6 }],
      ["dropped less of it than it began with", { born: 2, pruned: 1, next: 6 }],
    ])("is nothing more by a phone that says it %s, and what it brings counts", async (_, claim) => {
      const store = openedFor(open);
      const { a, b } = await threeOfFive(store);

      const answer = await b({ prev: [{ ...dropped(a, 0), ...claim }] });

      expect(answer).toMatchObject({
        hw: 1,
        prev: [{ number: a.number, missing: [], certain: true, quarantined: [] }],
      });
      expect(gapsIn(store)).toEqual({ [a.number]: [[4, 5]] });
    });

    test("is nothing less by a phone that calls its number its own former one", async () => {
      const store = openedFor(open);
      const { a } = await threeOfFive(store);

      const answer = await a.send(store, [], { prev: [dropped(a, 0)] });

      expect(answer).toMatchObject({
        hw: 3,
        prev: [{ number: a.number, missing: [], certain: true, quarantined: [] }],
      });
      expect(gapsIn(store)).toEqual({ [a.number]: [[4, 5]] });
    });

    test("names the first hundred ranges, the last of them for all that follow", async () => {
      const store = openedFor(open);
      const a = new TestLog();
      for (let count = 0; count < 250; count += 1) await a.add(eventOf(encounterOf()));
      // Every other one.
      for (const sent of a.sent.filter((_, index) => index % 2 === 1)) await a.send(store, [sent]);

      const [log] = store.logs(testProgram);

      expect(log?.gaps).toHaveLength(100);
      expect(log?.gaps.slice(-2)).toMatchObject([
        { first: 197, last: 197, certain: true },
        { first: 199, last: 250, certain: false },
      ]);
    });
  });
}
