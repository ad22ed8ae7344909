/** Copies of phones that a lead brings, under the phones' own numbers. */
import { describe, expect, test } from "vitest";
import { encounterOf, eventOf, localDate } from "../builders.ts";
import { TestLog, testProgram, uuidOf } from "../test-log.ts";
import { cellsIn, cellsOf, dropped, missingByNumber, openedFor, type OpenedStore } from "./readings.ts";

const lead = { kind: "account", id: uuidOf("f", 3) } as const;

export function copiesSuite(name: string, open: () => OpenedStore): void {
  describe(`${name}: a copy that a lead brings`, () => {
    test("says nothing of the phone itself", async () => {
      const store = openedFor(open);
      const phone = new TestLog();
      await phone.add(eventOf(encounterOf()));
      await phone.send(store, [], { next: 1, app: "1.2.3", facts: { persisted: true, usedPercent: 3 } });
      const copy = phone.exchangeOf();

      await store.exchange({ ...copy, sender: lead, today: localDate("2026-05-01") });

      expect(store.logs(testProgram)).toMatchObject([
        {
          owner: phone.sender,
          delivered: 1,
          app: "1.2.3",
          facts: { persisted: true, usedPercent: 3 },
          lastSeenDay: "2026-03-09",
        },
      ]);
    });

    test("announces nothing that a later number has announced again", async () => {
      const store = openedFor(open);
      const former = new TestLog();
      for (let count = 0; count < 3; count += 1) await former.add(eventOf(encounterOf()));
      await former.send(store, former.sent.slice(0, 1));
      const later = new TestLog({ born: 1, sender: former.sender, prev: [dropped(former, 1)] });
      later.sent.push(...former.sent.slice(1));
      await later.send(store);

      await store.exchange({ ...former.exchangeOf([]), sender: lead });

      expect(missingByNumber(store)).toEqual({ [former.number]: 0, [later.number]: 0 });
    });

    test("is the phone's that it is of, where the program knows it, and its former numbers are too", async () => {
      const store = openedFor(open);
      const copied = new TestLog({ prev: [dropped(new TestLog(), 0)] });
      await copied.add(eventOf(encounterOf()));

      await store.exchange({ ...copied.exchangeOf(), sender: lead, copyOf: copied.sender.id });
      const [, unknown] = [await copied.send(store), new TestLog({ sender: lead })];
      await unknown.send(store);

      expect(store.logs(testProgram).map(({ owner }) => owner)).toEqual(
        expect.arrayContaining([copied.sender, copied.sender, lead]),
      );
      expect(store.logs(testProgram).filter(({ owner }) => owner.kind === "account")).toHaveLength(1);
    });

    test("never takes a number from the phone that sends under it", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      await log.add(eventOf(encounterOf()));
      await log.send(store);

      await store.exchange({ ...log.exchangeOf(), sender: lead, copyOf: uuidOf("d", 999) });

      expect(store.logs(testProgram)).toMatchObject([{ owner: log.sender }]);
    });

    test("a phone's own word of whose copy it sends is not heard", async () => {
      const store = openedFor(open);
      const log = new TestLog();

      await store.exchange({ ...log.exchangeOf(), copyOf: uuidOf("d", 999) });

      expect(store.logs(testProgram)).toMatchObject([{ owner: log.sender }]);
    });

    test("is refused whole where another event has the place of one, and leaves nothing behind", async () => {
      const store = openedFor(open);
      const [original, clone] = [new TestLog(), new TestLog()];
      await original.add(eventOf(encounterOf()));
      await original.send(store);
      for (let count = 0; count < 3; count += 1) await clone.add(eventOf(encounterOf()));
      const copy = { ...clone.exchangeOf(), sender: lead };
      const { number } = original;

      const refused = await store.exchange({ ...copy, request: { ...copy.request, number } });

      expect(refused).toEqual({ ok: false, error: "number-taken" });
      expect(cellsIn(store)).toEqual(cellsOf(original));
      expect(store.logs(testProgram)).toMatchObject([{ number, delivered: 1, missing: 0 }]);
    });

    test("is refused where the place has the same id with other content", async () => {
      const store = openedFor(open);
      const [original, clone] = [new TestLog(), new TestLog()];
      const event = eventOf(encounterOf({ people: 1 }));
      await original.add(event);
      await original.send(store);
      await clone.add(eventOf(encounterOf({ people: 9 }), { id: event.id }));
      const copy = { ...clone.exchangeOf(), sender: lead };

      const refused = await store.exchange({
        ...copy,
        request: { ...copy.request, number: original.number },
      });

      expect(refused).toEqual({ ok: false, error: "number-taken" });
    });
  });
}
