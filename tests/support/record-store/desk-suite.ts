/** What desks and exports read. */
import { describe, expect, test } from "vitest";
import { foldVersion } from "../../../src/domain/measure.ts";
import { rollupOf } from "../../../src/domain/rollup.ts";
import { encounterOf, eventOf, fixOf, localDate, recordId, tallyOf, voidOf } from "../builders.ts";
import { TestLog, testProgram } from "../test-log.ts";
import { openedFor, type OpenedStore, phoneAndLead, pulled, monthAfter, cellsIn } from "./readings.ts";

export function deskSuite(name: string, open: () => OpenedStore): void {
  describe(`${name}: totals`, () => {
    test("follow a record that is fixed to another day, month and site, and voided", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      const event = eventOf(encounterOf({ out: { "NLX-NAS-4": 2 } }));
      const moved = fixOf(event, encounterOf({ day: "2026-04-02", site: "EAST", out: { "NLX-NAS-4": 3 } }));
      await log.add(event);
      await log.add(moved);

      await log.send(store);
      expect(cellsIn(store)).toEqual(rollupOf([moved.content]).cells());

      await log.add(voidOf(moved));
      await log.send(store);
      expect(cellsIn(store)).toEqual([]);
    });

    test("are pulled whole first, then only what changed, and nothing when nothing did", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      await log.add(eventOf(encounterOf()));
      await log.add(eventOf(encounterOf({ day: "2026-04-02" })));
      await log.send(store);

      const first = pulled(store);
      await log.add(eventOf(tallyOf({ contacts: 40 })));
      await log.send(store);
      const second = pulled(store, first.cursor);
      const third = pulled(store, second.cursor);

      expect(first.blocks.map(({ month }) => month)).toEqual(["2026-03", "2026-04"]);
      expect(second.blocks.map(({ month }) => month)).toEqual(["2026-03"]);
      expect(third).toEqual({ blocks: [], cursor: second.cursor, more: false });
    });

    test("tell of a month in which nothing is counted any more", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      const event = eventOf(encounterOf());
      await log.add(event);
      await log.send(store);
      const { cursor } = pulled(store);
      await log.add(voidOf(event));
      await log.send(store);

      expect(pulled(store, cursor).blocks).toEqual([
        { month: "2026-03", fold: foldVersion, places: [], codes: [], days: {} },
      ]);
    });

    test("come in pages where many months changed at once", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      const months = Array.from({ length: 61 }, (_, index) => monthAfter(index));
      for (const month of months) await log.add(eventOf(encounterOf({ day: `${month}-05` })));
      await log.send(store);

      const first = pulled(store);
      const second = pulled(store, first.cursor);

      expect([first.more, second.more]).toEqual([true, false]);
      expect([...first.blocks, ...second.blocks].map(({ month }) => month)).toEqual(months);
    });

    test("refuse a cursor whose witness is another, and one from beyond the end", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      await log.add(eventOf(encounterOf()));
      await log.send(store);
      const { cursor } = pulled(store);
      const position = Number(cursor.split(".")[0]);

      expect(store.rollups(testProgram, `${position}.0123456789abcdef`)).toEqual({
        ok: false,
        error: "cursor-unknown",
      });
      expect(store.rollups(testProgram, `${position + 1}.${cursor.split(".")[1]}`)).toEqual({
        ok: false,
        error: "cursor-unknown",
      });
    });

    test("of a program that nothing was sent to are empty, and can be asked on", () => {
      const store = openedFor(open);

      const first = pulled(store);

      expect(first).toMatchObject({ blocks: [], more: false });
      expect(pulled(store, first.cursor)).toEqual(first);
    });
  });

  describe(`${name}: records`, () => {
    test("of a day are those whose content is of it now, by id, voided ones marked", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      const [kept, voided, moved] = [eventOf(encounterOf()), eventOf(encounterOf()), eventOf(encounterOf())];
      const voiding = voidOf(voided);
      for (const event of [moved, voided, kept, voiding]) await log.add(event);
      await log.add(fixOf(moved, encounterOf({ day: "2026-03-11" })));
      await log.send(store);

      expect(store.recordsOfDay(testProgram, localDate("2026-03-08"))).toEqual({
        records: [
          { record: kept.content, rev: 1, isVoided: false, head: kept.id },
          { record: voided.content, rev: 2, isVoided: true, head: voiding.id },
        ],
      });
    });

    test("of a day come in pages of 200", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      for (let count = 0; count < 201; count += 1) await log.add(eventOf(encounterOf()));
      await log.send(store);
      const day = localDate("2026-03-08");

      const first = store.recordsOfDay(testProgram, day);
      const second = store.recordsOfDay(testProgram, day, first.next);

      expect([first.records.length, second.records.length, second.next]).toEqual([200, 1, undefined]);
    });

    test("have a history by revision that says from whom each event came", async () => {
      const store = openedFor(open);
      const { phone, lead, event } = await phoneAndLead(store);
      await lead.add(voidOf(event, { reason: "duplicate" }));
      await lead.send(store);

      expect(store.historyOf(testProgram, event.record)).toEqual([
        {
          event: event.id,
          kind: "rec",
          rev: 1,
          receivedDay: "2026-03-09",
          from: phone.sender,
          record: event.content,
        },
        {
          event: expect.any(String),
          kind: "void",
          rev: 2,
          base: event.id,
          receivedDay: "2026-03-09",
          from: lead.sender,
          reason: "duplicate",
        },
      ]);
      expect(store.historyOf(testProgram, recordId())).toBeUndefined();
    });

    test("that count come by day and id over chunks, without voided ones", async () => {
      const store = openedFor(open);
      const log = new TestLog();
      const events = Array.from({ length: 405 }, (_, index) =>
        eventOf(encounterOf({ day: index % 2 === 0 ? "2026-03-09" : "2026-03-08" })),
      );
      for (const event of events) await log.add(event);
      await log.add(voidOf(events[0]!));
      for (let from = 0; from < log.sent.length; from += 200) {
        await log.send(store, log.sent.slice(from, from + 200));
      }

      const found = [...store.liveRecords(testProgram, localDate("2026-03-08"), localDate("2026-03-09"))];

      const expected = events
        .slice(1)
        .map(({ content }) => content)
        .toSorted((a, b) => (a.day + a.id < b.day + b.id ? -1 : 1));
      expect(found.map(({ record }) => record.id)).toEqual(expected.map(({ id }) => id));
    });
  });
}
