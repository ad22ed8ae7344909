/** Which events never came of a number of which several tell: a phone and its twin, a copy, a late request. */
import { describe, expect, test } from "vitest";
import { encounterOf, eventOf } from "../builders.ts";
import { TestLog, testProgram, uuidOf } from "../test-log.ts";
import { dropped, gapsIn, openedFor, type OpenedStore } from "./readings.ts";

const lead = { kind: "account", id: uuidOf("f", 3) } as const;

async function add(log: TestLog, events: number): Promise<void> {
  for (let count = 0; count < events; count += 1) await log.add(eventOf(encounterOf()));
}

export function twoTellersSuite(name: string, open: () => OpenedStore): void {
  describe(`${name}: what never came of a number of which several tell`, () => {
    test("stays on the list as far as a copy that was brought in part hasn't come to it", async () => {
      const store = openedFor(open);
      const lost = new TestLog();
      await add(lost, 20);
      await lost.send(store, lost.sent.slice(0, 5));
      const copy = new TestLog({ born: 8, sender: lead, prev: [dropped(lost, 8)] });
      const bring = async (from: number, to: number) =>
        store.exchange({
          ...copy.exchangeOf(lost.sent.slice(from, to), { next: to + 1 }),
          copyOf: lost.sender.id,
        });

      await bring(8, 12);
      const broughtInPart = gapsIn(store);
      await bring(12, 20);

      expect(broughtInPart).toEqual({
        [lost.number]: [
          [6, 8],
          ["some of", 9, 12],
          [13, 20],
        ],
      });
      expect(gapsIn(store)).toEqual({ [lost.number]: [[6, 8]] });
    });

    test("stays on the list where a twin, which knows less of it, goes on under another number", async () => {
      const store = openedFor(open);
      const wiped = new TestLog();
      await add(wiped, 5);
      await wiped.send(store);
      const twin = new TestLog({ number: wiped.number, sender: wiped.sender });
      twin.sent.push(...wiped.sent);
      await add(wiped, 15);
      await add(twin, 10);
      await wiped.send(store, wiped.sent.slice(5, 10));
      await twin.send(store, twin.sent.slice(5, 9));
      const later = new TestLog({ sender: wiped.sender, prev: [dropped(twin, 0)] });
      later.sent.push(...twin.sent);

      await later.send(store);

      expect(gapsIn(store)).toEqual({
        [wiped.number]: [
          ["some of", 11, 15],
          [16, 20],
        ],
      });
    });

    test("stays on the list of a phone that was set back, where one of its requests comes late", async () => {
      const store = openedFor(open);
      const phone = new TestLog();
      await add(phone, 40);
      await phone.send(store, phone.sent.slice(0, 30));
      const setBack = new TestLog({ sender: phone.sender, prev: [{ ...dropped(phone, 0), next: 11 }] });
      setBack.sent.push(...phone.sent.slice(0, 10));
      await setBack.send(store);
      const before = gapsIn(store);

      await phone.send(store, phone.sent.slice(20, 30), { next: 31 });
      await setBack.send(store);

      expect(before).toEqual({ [phone.number]: [[31, 40]] });
      expect(gapsIn(store)).toEqual(before);
    });

    test("stays on the list where a phone dropped it and its twin dropped as much that came", async () => {
      const store = openedFor(open);
      const phone = new TestLog();
      const twin = new TestLog({ number: phone.number, sender: phone.sender });
      await add(phone, 3);
      await add(twin, 3);
      await twin.send(store);

      await new TestLog({ born: 3, sender: phone.sender, prev: [dropped(phone, 3)] }).send(store);
      await new TestLog({ born: 3, sender: phone.sender, prev: [dropped(twin, 3)] }).send(store);

      expect(gapsIn(store)).toEqual({ [phone.number]: [["some of", 1, 3]] });
    });

    test("is no word of the phone itself where a lead brings the copy of one that isn't known", async () => {
      const store = openedFor(open);
      const copy = new TestLog({ sender: lead });
      await add(copy, 4);

      await copy.send(store, copy.sent.slice(0, 1), { device: uuidOf("d", 77) });

      expect(store.logs(testProgram)[0]?.lastSeenDay).toBeUndefined();
    });
  });
}
