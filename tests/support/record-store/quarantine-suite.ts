/** What leads see of what counts for nothing, and what their decisions do. */
import { describe, expect, test } from "vitest";
import { rollupOf } from "../../../src/domain/rollup.ts";
import type { QuarantineDecision } from "../../../src/contract/wire/quarantine-messages.ts";
import type { QuarantinePlace, RecordStore } from "../../../src/server/stores/store.ts";
import { encounterOf, eventOf, fixOf, localDate } from "../builders.ts";
import { TestLog, testProgram, unopened, uuidOf, withheld } from "../test-log.ts";
import { cellsIn, cellsOf, openedFor, type OpenedStore } from "./readings.ts";

const lead = uuidOf("f", 3);
const now = { ms: Date.UTC(2026, 2, 9, 12), day: localDate("2026-03-09") };
const setAside = { decision: "set-aside", reason: "duplicate" } as const;

function decide(store: RecordStore, place: QuarantinePlace, decision: QuarantineDecision): boolean {
  return store.decide(testProgram, { place, decision, by: lead, now });
}

function listed(store: RecordStore, of: "open" | "decided") {
  return store.quarantinePage(testProgram, { of }).events.map(({ seq, code }) => [seq, code]);
}

/** A phone whose three events lie apart, each for another reason. */
async function setup(store: RecordStore) {
  const phone = new TestLog();
  for (let count = 0; count < 3; count += 1) await phone.add(eventOf(encounterOf()));
  const [first, second, third] = phone.sent;
  await phone.send(store, [
    unopened(first!, "not-understood"),
    unopened(second!, "cannot-open"),
    withheld(third!),
  ]);
  return { phone, at: (seq: number) => ({ number: phone.number, seq }) };
}

export function quarantineSuite(name: string, open: () => OpenedStore): void {
  describe(`${name}: what lies in quarantine`, () => {
    test("is listed as it travelled, with whose it is and since when", async () => {
      const store = openedFor(open);
      const { phone, at } = await setup(store);

      expect(listed(store, "open")).toEqual([
        [1, "not-understood"],
        [2, "cannot-open"],
        [3, "withheld"],
      ]);
      expect(store.quarantinedAt(testProgram, at(2))).toEqual({
        ...at(2),
        code: "cannot-open",
        receivedDay: "2026-03-09",
        wire: phone.sent[1]!.wire,
        from: phone.sender,
      });
      expect(store.quarantinedAt(testProgram, at(4))).toBeUndefined();
      expect(store.quarantinePage(uuidOf("f", 9), { of: "open" }).events).toEqual([]);
    });

    test("comes in pages of a hundred", async () => {
      const store = openedFor(open);
      const phone = new TestLog();
      for (let count = 0; count < 101; count += 1) await phone.add(eventOf(encounterOf()));
      await phone.send(
        store,
        phone.sent.map((sent) => unopened(sent, "cannot-open")),
      );

      const { events, next } = store.quarantinePage(testProgram, { of: "open" });
      const rest = store.quarantinePage(testProgram, { of: "open", after: next! });

      expect(events).toHaveLength(100);
      expect(next).toEqual({ number: phone.number, seq: 100 });
      expect(rest.events.map(({ seq }) => seq)).toEqual([101]);
      expect(rest.next).toBeUndefined();
    });

    test("is kept whole where a copy of it was damaged on its way", async () => {
      const store = openedFor(open);
      const phone = new TestLog();
      const sent = await phone.add(eventOf(encounterOf()));
      await phone.send(store, [unopened(sent, "newer-schema")]);
      const { wire } = unopened(sent, "cannot-open");
      const damaged = { ...unopened(sent, "cannot-open"), wire: { ...wire, sealed: "A".repeat(40) } };

      await store.exchange({ ...phone.exchangeOf([damaged]), sender: { kind: "account", id: lead } });

      const kept = store.quarantinedAt(testProgram, { number: phone.number, seq: 1 });
      expect(kept).toMatchObject({ code: "newer-schema", wire: sent.wire });
    });
  });

  describe(`${name}: an event whose id another event has`, () => {
    /** The id is that of an event which came before, and says something else. */
    async function conflicting(store: RecordStore) {
      const [first, phone] = [new TestLog(), new TestLog()];
      const event = eventOf(encounterOf());
      await first.add(event);
      await first.send(store);
      const sent = await phone.add({ ...event, content: { ...event.content, day: localDate("2026-03-01") } });
      return { phone, sent, place: { number: phone.number, seq: 1 } };
    }

    test("is told as missing while its content hasn't come, also once it is set aside", async () => {
      const store = openedFor(open);
      const { phone, sent, place } = await conflicting(store);

      const told = await phone.send(store, [withheld(sent)]);
      decide(store, place, setAside);

      expect(told.quarantined).toEqual([{ seq: 1, code: "withheld" }]);
      expect((await phone.send(store, [])).quarantined).toEqual([
        { seq: 1, code: "withheld", isSetAside: true },
      ]);
      expect((await phone.send(store, [sent])).quarantined).toEqual([{ seq: 1, code: "id-conflict" }]);
    });

    test("keeps the content that came once, where a later try comes without", async () => {
      const store = openedFor(open);
      const { phone, sent, place } = await conflicting(store);
      await phone.send(store);

      const told = await phone.send(store, [withheld(sent)]);

      expect(told.quarantined).toEqual([{ seq: 1, code: "id-conflict" }]);
      expect(store.quarantinedAt(testProgram, place)?.wire).toEqual(sent.wire);
    });
  });

  describe(`${name}: a quarantined event that is set aside`, () => {
    test("is kept and told of as such, and taken back lies there as before", async () => {
      const store = openedFor(open);
      const { phone, at } = await setup(store);

      expect(decide(store, at(1), setAside)).toBe(true);

      expect(listed(store, "open")).toEqual([
        [2, "cannot-open"],
        [3, "withheld"],
      ]);
      expect(store.quarantinePage(testProgram, { of: "decided" }).events).toMatchObject([
        { seq: 1, decision: { kind: "set-aside", reason: "duplicate", account: lead, day: "2026-03-09" } },
      ]);
      expect(store.logs(testProgram)).toMatchObject([{ quarantined: 2 }]);
      expect(store.quarantined(testProgram).map(({ seq }) => seq)).toEqual([2, 3]);
      const told = await phone.send(store, []);
      expect(told).toMatchObject({ hw: 3, setAside: 1 });
      expect(told.quarantined.map(({ seq }) => seq)).toEqual([2, 3]);

      expect(decide(store, at(1), { decision: "open" })).toBe(true);

      expect(listed(store, "open")).toHaveLength(3);
      expect(listed(store, "decided")).toEqual([]);
      expect(await phone.send(store, [])).not.toHaveProperty("setAside");
    });

    test("stays so where it comes again and could be counted by now", async () => {
      const store = openedFor(open);
      const { phone, at } = await setup(store);
      decide(store, at(1), setAside);
      const later = new TestLog({ sender: phone.sender });
      later.sent.push(phone.sent[0]!);

      const answer = await later.send(store);

      expect(answer).toMatchObject({ hw: 1, quarantined: [], setAside: 1 });
      expect(cellsIn(store)).toEqual([]);
      decide(store, { number: later.number, seq: 1 }, { decision: "open" });
      expect(listed(store, "decided")).toEqual([]);
    });

    test("counts when the body that was missing comes, of which the phone is told until then", async () => {
      const store = openedFor(open);
      const { phone, at } = await setup(store);
      decide(store, at(3), { decision: "set-aside", reason: "other" });

      const told = await phone.send(store, []);
      const body = await phone.send(store, [phone.sent[2]!]);

      expect(told.quarantined).toContainEqual({ seq: 3, code: "withheld", isSetAside: true });
      expect(told).not.toHaveProperty("setAside");
      expect(body.quarantined.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(cellsIn(store)).toEqual(rollupOf([JSON.parse(textOf(phone, 2))]).cells());
    });

    test("is to be decided on anew where it lies there for another reason", async () => {
      const store = openedFor(open);
      const { phone, at } = await setup(store);
      decide(store, at(2), setAside);

      await phone.send(store, [unopened(phone.sent[1]!, "not-understood")]);

      expect(listed(store, "open")).toContainEqual([2, "not-understood"]);
      expect(store.quarantinedAt(testProgram, at(2))).not.toHaveProperty("decision");
      const later = new TestLog({ sender: phone.sender });
      later.sent.push(phone.sent[1]!);
      await later.send(store);
      expect(cellsIn(store)).toEqual(rollupOf([JSON.parse(textOf(phone, 1))]).cells());
    });

    test("is none where nothing lies there", async () => {
      const store = openedFor(open);
      const { at } = await setup(store);

      expect(decide(store, at(4), setAside)).toBe(false);
      expect(store.quarantinePage(testProgram, { of: "decided" }).events).toEqual([]);
    });
  });

  describe(`${name}: a quarantined event that a lead mends`, () => {
    test("leaves the list once the lead's event has come, and counts once whatever is understood later", async () => {
      const store = openedFor(open);
      const { phone, at } = await setup(store);
      const { wire } = phone.sent[0]!;
      const desk = new TestLog({ sender: { kind: "account", id: lead } });
      const original = { kind: "rec", id: wire.id, record: wire.record, rev: 1 } as const;
      const fix = fixOf({ ...original, content: encounterOf() }, encounterOf({ people: 4 }));
      await desk.add(fix);

      decide(store, at(1), { decision: "mended", event: fix.id });
      const onItsWay = [listed(store, "open"), store.quarantinedAt(testProgram, at(1))?.decision];
      await desk.send(store);

      expect(onItsWay).toMatchObject([
        [
          [1, "not-understood"],
          [2, "cannot-open"],
          [3, "withheld"],
        ],
        { kind: "mended", event: fix.id, account: lead },
      ]);
      expect(listed(store, "decided")).toEqual([[1, "not-understood"]]);
      expect((await phone.send(store, [])).quarantined.map(({ seq }) => seq)).toEqual([2, 3]);
      expect(cellsIn(store)).toEqual(rollupOf([fix.content]).cells());

      // The original, as a later version understands it.
      await phone.send(store, [phone.sent[0]!]);

      expect(listed(store, "decided")).toEqual([]);
      expect(cellsIn(store)).toEqual(rollupOf([fix.content]).cells());
      expect(cellsIn(store)).toEqual(cellsOf(desk));
    });

    test("stays on it where the event is of another record", async () => {
      const store = openedFor(open);
      const { at } = await setup(store);
      const desk = new TestLog({ sender: { kind: "account", id: lead } });
      const other = eventOf(encounterOf());
      await desk.add(other);
      await desk.send(store);

      decide(store, at(1), { decision: "mended", event: other.id });

      expect(listed(store, "decided")).toEqual([]);
    });
  });
}

function textOf(log: TestLog, index: number): string {
  const { opened } = log.sent[index]!;
  if (!opened.ok) throw new Error("It opens.");
  return new TextDecoder().decode(opened.canonical);
}
