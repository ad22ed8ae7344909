/** One exchange: nothing lost, nothing doubled, nothing refused. */
import { describe, expect, test } from "vitest";
import { encounterOf, eventId, eventOf, groupOf, localDate, recordId } from "../builders.ts";
import { TestLog, testProgram, unopened, uuidOf, withheld } from "../test-log.ts";
import { openedFor, type OpenedStore, cellsIn, cellsOf } from "./readings.ts";

export function exchangeSuite(name: string, open: () => OpenedStore): void {
  describe(`${name}: exchange`, () => {
    test("confirms all events from born on, with the digest of what was announced", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      await log.add(eventOf(encounterOf({ out: { "NLX-NAS-4": 2 } })));
      await log.add(eventOf(groupOf()));

      const answer = await log.send(store);

      expect(answer).toMatchObject({ hw: 2, digest: log.digest(), quarantined: [], changed: [], prev: [] });
      expect(cellsIn(store)).toEqual(cellsOf(log));
    });

    test("answers a greeting of an unknown number with its born", async () => {
      const store = openedFor(open);
      const log = new TestLog({ born: 40 });

      expect(await log.send(store)).toMatchObject({ hw: 40, digest: "0000000000000000" });
    });

    test("counts an event once, however often its batch comes", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      await log.add(eventOf(encounterOf({ out: { "NLX-NAS-4": 2 } })));

      await log.send(store);
      const again = await log.send(store);

      expect(again).toMatchObject({ hw: 1, digest: log.digest(), changed: [] });
      expect(cellsIn(store)).toEqual(cellsOf(log));
    });

    test("keeps what is behind a gap, and confirms it once the gap is filled", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      for (let count = 0; count < 4; count += 1) await log.add(eventOf(encounterOf()));

      const behind = await log.send(store, log.sent.slice(2));
      const filled = await log.send(store, log.sent.slice(0, 2));

      expect(behind).toMatchObject({ hw: 0, digest: "0000000000000000" });
      expect(filled).toMatchObject({ hw: 4, digest: log.digest() });
    });

    test("takes an event once that comes under two numbers, and confirms both", async () => {
      const store = openedFor(open);
      const [first, second] = [new TestLog(), new TestLog()];
      const event = eventOf(encounterOf({ out: { "SYR-1ML-29G-12": 10 } }));
      await first.add(event);
      second.sent.push({ ...first.sent[0]! });

      await first.send(store);
      const answer = await second.send(store);

      expect(answer).toMatchObject({ hw: 1, quarantined: [], changed: [] });
      expect(cellsIn(store)).toEqual(cellsOf(first));
    });

    test("puts another content under a known id aside, and counts it as delivered", async () => {
      const store = openedFor(open);
      const [first, second] = [new TestLog(), new TestLog()];
      const id = eventId();
      await first.add(eventOf(encounterOf({ people: 1 }), { id }));
      await second.add(eventOf(encounterOf({ people: 9 }), { id }));

      await first.send(store);
      const answer = await second.send(store);

      expect(answer).toMatchObject({
        hw: 1,
        digest: second.digest(),
        quarantined: [{ seq: 1, code: "id-conflict" }],
      });
      expect(cellsIn(store)).toEqual(cellsOf(first));
    });

    test("writes nothing where two phones use one number, so that the digest tells", async () => {
      const store = openedFor(open);
      const original = new TestLog();
      const clone = new TestLog({ number: original.number, sender: original.sender });
      await original.add(eventOf(encounterOf()));
      await clone.add(eventOf(encounterOf()));

      await original.send(store);
      const answer = await clone.send(store);

      expect(answer).toMatchObject({ hw: 1, digest: original.digest(), quarantined: [] });
      expect(cellsIn(store)).toEqual(cellsOf(original));
    });

    test.each([["cannot-open"], ["hash-mismatch"], ["newer-schema"], ["not-understood"]] as const)(
      "quarantines what is %s, and counts it as delivered",
      async (code) => {
        const store = openedFor(open);
        const log = new TestLog();
        await log.add(eventOf(encounterOf()));

        const answer = await log.send(store, [unopened(log.sent[0]!, code)]);

        expect(answer).toMatchObject({ hw: 1, digest: log.digest(), quarantined: [{ seq: 1, code }] });
        expect(cellsIn(store)).toEqual([]);
      },
    );

    test.each([
      ["another record", { id: recordId() }],
      ["another day", { day: localDate("2026-03-09") }],
    ])("quarantines a content of %s than its envelope says", async (_what, changed) => {
      const store = openedFor(open);
      const log = new TestLog();
      const record = encounterOf();
      const { wire } = await log.add(eventOf(record));
      const { opened } = await new TestLog().add(eventOf({ ...record, ...changed }));

      const answer = await log.send(store, [{ wire, opened }]);

      expect(answer.quarantined).toEqual([{ seq: 1, code: "not-understood" }]);
    });

    test("takes in answers to questions whose codes look like whole numbers", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      await log.add(eventOf({ ...encounterOf(), demographics: { "9": ["A"], "10": ["B"] } }));
      await log.add(eventOf({ ...encounterOf(), demographics: { "0-X": ["A"], "1": ["B"] } }));

      const answer = await log.send(store);

      expect(answer).toMatchObject({ hw: 2, quarantined: [] });
      expect(cellsIn(store)).toEqual(cellsOf(log));
    });

    test.each([
      ["a name that every object has", '{"__proto__":"a name",'],
      ["a key said twice", '{"kind":"a name",'],
    ])("quarantines a content with %s", async (_what, beginning) => {
      const store = openedFor(open);
      const log = new TestLog();
      const { wire, opened } = await log.add(
        eventOf({ ...encounterOf(), demographics: { "9": ["A"], "10": ["B"] } }),
      );
      if (!opened.ok) throw new Error("It opens.");
      const text = new TextDecoder().decode(opened.canonical).replace("{", beginning);

      const answer = await log.send(store, [
        { wire, opened: { ...opened, canonical: new TextEncoder().encode(text) } },
      ]);

      expect(answer.quarantined).toEqual([{ seq: 1, code: "not-understood" }]);
    });

    test("marks a body that did not come, and takes it in when it comes later", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      await log.add(eventOf(encounterOf()));

      const without = await log.send(store, [withheld(log.sent[0]!)]);
      const whole = await log.send(store);
      const once = await log.send(store, [withheld(log.sent[0]!)]);

      expect(without.quarantined).toEqual([{ seq: 1, code: "withheld" }]);
      expect(whole.quarantined).toEqual([]);
      expect(once.quarantined).toEqual([]);
      expect(cellsIn(store)).toEqual(cellsOf(log));
    });

    test("takes what could not be opened in when it comes whole under another number", async () => {
      const store = openedFor(open);
      const [phone, lead] = [new TestLog(), new TestLog({ sender: { kind: "account", id: uuidOf("f", 1) } })];
      await phone.add(eventOf(encounterOf()));
      lead.sent.push(phone.sent[0]!);

      await phone.send(store, [unopened(phone.sent[0]!, "cannot-open")]);
      await lead.send(store);
      const answer = await phone.send(store, []);

      expect(answer.quarantined).toEqual([]);
      expect(cellsIn(store)).toEqual(cellsOf(phone));
    });

    test("refuses a phone under another phone's number, and stores nothing of it", async () => {
      const store = openedFor(open);
      const phone = new TestLog();
      const other = new TestLog({ number: phone.number });
      await phone.send(store);
      await other.add(eventOf(encounterOf()));

      const answer = await store.exchange(other.exchangeOf());

      expect(answer).toEqual({ ok: false, error: "number-taken" });
      expect(cellsIn(store)).toEqual([]);
    });

    test("lets an account bring a phone's copy under the phone's number, before or after the phone", async () => {
      const store = openedFor(open);
      const phone = new TestLog();
      await phone.add(eventOf(encounterOf()));
      const copy = new TestLog({ number: phone.number, sender: { kind: "account", id: uuidOf("f", 2) } });

      await copy.send(store, phone.sent, { next: 2 });
      const own = await phone.send(store);
      await copy.send(store, phone.sent, { next: 2 });

      expect(own).toMatchObject({ hw: 1, digest: phone.digest() });
      expect(store.logs(testProgram)).toMatchObject([{ number: phone.number, owner: phone.sender }]);
    });

    test("keeps programs apart: one id in two of them is two events", async () => {
      const store = openedFor(open);
      const other = uuidOf("f", 9);
      const [here, there] = [new TestLog(), new TestLog({ program: other })];
      const event = eventOf(encounterOf());
      await here.add(event);
      await there.add(event);

      await Promise.all([here.send(store), there.send(store)]);

      expect(cellsIn(store)).toEqual(cellsOf(here));
      expect(cellsIn(store, other)).toEqual(cellsOf(here));
      expect(store.logs(other)).toHaveLength(1);
    });
  });
}
