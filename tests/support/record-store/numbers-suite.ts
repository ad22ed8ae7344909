/** What a log is told of its former numbers and of changes elsewhere, and what desks see of logs. */
import { describe, expect, test } from "vitest";
import { encounterOf, eventOf, fixOf, localDate, voidOf } from "../builders.ts";
import { TestLog, testProgram, unopened, uuidOf, withheld } from "../test-log.ts";
import {
  openedFor,
  type OpenedStore,
  dropped,
  phoneAndLead,
  missingByNumber,
  cellsIn,
  cellsOf,
} from "./readings.ts";

const now = { ms: Date.UTC(2026, 2, 9, 12), day: localDate("2026-03-09") };

export function numbersSuite(name: string, open: () => OpenedStore): void {
  describe(`${name}: former numbers`, () => {
    test("says that nothing is missing where all that was dropped is here", async () => {
      const store = openedFor(open);
      const former = new TestLog();
      for (let count = 0; count < 3; count += 1) await former.add(eventOf(encounterOf()));
      await former.send(store);
      const later = new TestLog({ born: 2, sender: former.sender, prev: [dropped(former, 2)] });

      expect((await later.send(store)).prev).toEqual([
        { number: former.number, missing: [], certain: true, quarantined: [] },
      ]);
    });

    test("tells a later number what its phone has let go of and lies in quarantine, and no more", async () => {
      const store = openedFor(open);
      const former = new TestLog();
      for (let count = 0; count < 4; count += 1) await former.add(eventOf(encounterOf()));
      const [first, second, third, fourth] = former.sent;
      const sent = [withheld(first!), second!, unopened(third!, "not-understood"), withheld(fourth!)];
      await former.send(store, sent);
      const at = (seq: number) => ({ place: { number: former.number, seq }, by: uuidOf("f", 3), now });
      const setAside = { decision: "set-aside", reason: "duplicate" } as const;
      for (const seq of [1, 3]) store.decide(testProgram, { ...at(seq), decision: setAside });
      const later = new TestLog({ born: 3, sender: former.sender, prev: [dropped(former, 3)] });
      const told = async () => (await later.send(store, [])).prev.map(({ quarantined }) => quarantined);

      expect(await told()).toEqual([[{ seq: 1, code: "withheld", isSetAside: true }]]);
      store.decide(testProgram, { ...at(3), decision: { decision: "open" } });
      expect(await told()).toEqual([
        [
          { seq: 1, code: "withheld", isSetAside: true },
          { seq: 3, code: "not-understood" },
        ],
      ]);
      await former.send(store, [first!, second!, third!]);
      expect(await told()).toEqual([[]]);
    });

    test("lists what a restored server lost and the phone no longer has", async () => {
      const store = openedFor(open);
      const former = new TestLog();
      for (let count = 0; count < 5; count += 1) await former.add(eventOf(encounterOf()));
      // The backup held two; three were dropped by the phone; it sends four and five again.
      await former.send(store, former.sent.slice(0, 2), { next: 3 });
      const later = new TestLog({ born: 3, sender: former.sender, prev: [dropped(former, 3)] });
      later.sent.push(...former.sent.slice(3));

      const answer = await later.send(store);

      expect(answer).toMatchObject({
        hw: 5,
        prev: [{ number: former.number, missing: [[3, 3]], certain: true, quarantined: [] }],
      });
      expect(missingByNumber(store)).toEqual({ [former.number]: 1, [later.number]: 0 });
    });

    test("leaves what came of a gap out, and is not certain where only the digest is another", async () => {
      const store = openedFor(open);
      const [gapped, other] = [new TestLog(), new TestLog()];
      for (let count = 0; count < 3; count += 1) {
        await gapped.add(eventOf(encounterOf()));
        await other.add(eventOf(encounterOf()));
      }
      await gapped.send(store, gapped.sent.slice(2));
      await other.send(store);
      const later = new TestLog({
        born: 3,
        prev: [dropped(gapped, 3), { ...dropped(other, 3), digest: "00000000000000ff" }],
      });

      expect((await later.send(store)).prev).toEqual([
        { number: gapped.number, missing: [[1, 2]], certain: true, quarantined: [] },
        { number: other.number, missing: [[1, 3]], certain: false, quarantined: [] },
      ]);
    });

    test("lists a number that this server never heard of", async () => {
      const store = openedFor(open);
      const former = new TestLog();
      for (let count = 0; count < 3; count += 1) await former.add(eventOf(encounterOf()));
      const later = new TestLog({ born: 2, sender: former.sender, prev: [dropped(former, 2)] });
      later.sent.push(former.sent[2]!);

      const answer = await later.send(store);

      expect(answer.prev).toEqual([
        { number: former.number, missing: [[1, 2]], certain: true, quarantined: [] },
      ]);
      expect(missingByNumber(store)).toEqual({ [former.number]: 2, [later.number]: 0 });
    });

    test("goes on with a former number whose original lives", async () => {
      const store = openedFor(open);
      const original = new TestLog();
      await original.add(eventOf(encounterOf()));
      await original.send(store);
      const clone = new TestLog({ sender: original.sender, prev: [dropped(original, 0)] });
      clone.sent.push(original.sent[0]!);
      await clone.send(store);
      await original.add(eventOf(encounterOf()));

      const answer = await original.send(store, [], { next: 4 });

      expect(answer).toMatchObject({ hw: 1 });
      expect(missingByNumber(store)).toEqual({ [original.number]: 2, [clone.number]: 0 });
    });
  });

  describe(`${name}: announcements under one number by a phone and its clone`, () => {
    test("counts as missing only what the one that keeps the number announced", async () => {
      const store = openedFor(open);
      const original = new TestLog();
      await original.add(eventOf(encounterOf()));
      await original.send(store);
      // The clone was further when it learned that its number is another's, and sends all of it under its own.
      await original.send(store, [], { next: 4 });
      const clone = new TestLog({ sender: original.sender, prev: [{ ...dropped(original, 0), next: 4 }] });
      clone.sent.push(original.sent[0]!);
      for (let count = 0; count < 2; count += 1) await clone.add(eventOf(encounterOf()));
      await clone.send(store);

      await original.send(store, [], { next: 2 });

      expect(missingByNumber(store)).toEqual({ [original.number]: 0, [clone.number]: 0 });
    });
  });

  describe(`${name}: what a phone tells of its storage`, () => {
    test("stays known where an exchange doesn't tell", async () => {
      const store = openedFor(open);
      const phone = new TestLog();
      await phone.add(eventOf(encounterOf()));
      await phone.send(store, [], { next: 1, facts: { persisted: true, usedPercent: 3 } });

      await phone.send(store);

      expect(store.logs(testProgram)).toMatchObject([{ facts: { persisted: true, usedPercent: 3 } }]);
    });
  });

  describe(`${name}: changed elsewhere`, () => {
    test("tells a log once that a record of its own was fixed through another number", async () => {
      const store = openedFor(open);
      const { phone, lead, event } = await phoneAndLead(store);
      await lead.add(fixOf(event, encounterOf({ people: 3 })));
      await lead.send(store);

      const told = await phone.send(store, []);
      const after = await phone.send(store, []);

      expect(told.changed).toEqual([{ record: event.record, rev: 2, kind: "fix" }]);
      expect(after.changed).toEqual([]);
    });

    test("tells every number that an event came under, however often it came", async () => {
      const store = openedFor(open);
      const { phone, lead, event } = await phoneAndLead(store);
      const again = new TestLog();
      again.sent.push(...phone.sent);
      await again.send(store);
      await again.send(store);
      await lead.add(voidOf(event));
      await lead.send(store);

      const told = [await phone.send(store, []), await again.send(store, [])];

      const change = { record: event.record, rev: 2, kind: "void" };
      expect(told.map(({ changed }) => changed)).toEqual([[change], [change]]);
    });

    test("tells neither the sender of a change nor a log that never had the record", async () => {
      const store = openedFor(open);
      const { lead, event } = await phoneAndLead(store);
      const bystander = new TestLog();
      await bystander.send(store);
      await lead.add(voidOf(event));

      expect((await lead.send(store)).changed).toEqual([]);
      expect((await bystander.send(store)).changed).toEqual([]);
    });

    test("tells a log whose event came after what outranks it", async () => {
      const store = openedFor(open);
      const [phone, other] = [new TestLog(), new TestLog()];
      const event = eventOf(encounterOf());
      await phone.add(event);
      await other.add(fixOf(event, encounterOf({ people: 3 })));
      await other.send(store);

      const answer = await phone.send(store);

      expect(answer.changed).toEqual([{ record: event.record, rev: 2, kind: "fix" }]);
    });

    test("does not tell a log of its own changes after it took a new number", async () => {
      const store = openedFor(open);
      const former = new TestLog();
      const event = eventOf(encounterOf());
      await former.add(event);
      await former.add(fixOf(event, encounterOf({ people: 3 })));
      await former.send(store);
      const later = new TestLog({ sender: former.sender, prev: [dropped(former, 0)] });
      later.sent.push(...former.sent);

      expect((await later.send(store, later.sent.slice(0, 1))).changed).toEqual([]);
    });

    test("tells all of it again after a cursor of another life of the server", async () => {
      const store = openedFor(open);
      const { phone, lead, event } = await phoneAndLead(store);
      await lead.add(voidOf(event));
      await lead.send(store);
      await phone.send(store, []);

      phone.seen = "1.00000000000000ff";
      const answer = await phone.send(store, []);

      expect(answer.changed).toEqual([{ record: event.record, rev: 2, kind: "void" }]);
    });

    test("tells more than one reply holds in the next one", async () => {
      const store = openedFor(open);
      const [phone, lead] = [new TestLog(), new TestLog()];
      const events = Array.from({ length: 501 }, () => eventOf(encounterOf()));
      for (const event of events) {
        await phone.add(event);
        await lead.add(voidOf(event));
      }
      await phone.send(store);
      await lead.send(store);

      const first = await phone.send(store, []);
      const second = await phone.send(store, []);

      expect([first.changed.length, second.changed.length]).toEqual([500, 1]);
      expect((await phone.send(store, [])).changed).toEqual([]);
    });
  });

  describe(`${name}: group commit`, () => {
    test("answers each of many exchanges at once, and counts each once", async () => {
      const store = openedFor(open);
      const logs = Array.from({ length: 100 }, () => new TestLog());
      for (const log of logs) await log.add(eventOf(encounterOf({ out: { "NLX-NAS-4": 1 } })));

      const answers = await Promise.all(logs.map((log) => log.send(store)));

      expect(answers.every(({ hw }) => hw === 1)).toBe(true);
      expect(cellsIn(store)).toEqual(cellsOf(...logs));
    });

    test("stores the others when one exchange fails", async () => {
      const store = openedFor(open);
      const [good, bad] = [new TestLog(), new TestLog()];
      await good.add(eventOf(encounterOf()));
      await bad.add(eventOf(encounterOf()));
      const failing = { ...bad.exchangeOf(), opened: Promise.reject(new Error("no memory")) };

      const [stored, failed] = await Promise.allSettled([good.send(store), store.exchange(failing)]);

      expect(stored).toMatchObject({ status: "fulfilled", value: { hw: 1 } });
      expect(failed.status).toBe("rejected");
      expect(cellsIn(store)).toEqual(cellsOf(good));
    });
  });

  describe(`${name}: phones`, () => {
    test("are told by what was delivered, announced and quarantined", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      for (let count = 0; count < 3; count += 1) await log.add(eventOf(encounterOf()));
      await log.send(store, [unopened(log.sent[0]!, "cannot-open"), log.sent[1]!], {
        facts: { persisted: true, usedPercent: 3 },
      });

      expect(store.logs(testProgram)).toEqual([
        {
          number: log.number,
          owner: log.sender,
          delivered: 2,
          missing: 1,
          gaps: [
            {
              number: log.number,
              first: 3,
              last: 3,
              certain: true,
              isDropped: false,
              dayBefore: "2026-03-08",
            },
          ],
          quarantined: 1,
          lastSeenDay: "2026-03-09",
          app: "1.0.0",
          facts: { persisted: true, usedPercent: 3 },
        },
      ]);
      expect(store.quarantined(testProgram)).toEqual([
        { number: log.number, seq: 1, code: "cannot-open", day: "2026-03-08", receivedDay: "2026-03-09" },
      ]);
    });
  });
}
