import { describe, expect, test } from "vitest";
import type { ReadableRow, Saved } from "../../src/storage/phone.ts";
import { encounterOf, eventId, localDate, recordId } from "../support/builders.ts";
import {
  contactWith,
  fixEntry,
  liveOn,
  mustSave,
  newEntry,
  storedEvents,
  unitsOut,
  voidEntry,
} from "../support/entries.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { phoneWithFaults } from "../support/phone-with-faults.ts";
import { programPhone } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

const day = localDate("2026-03-08");

describe("save of a fix or a void", () => {
  test("moves a contact to another day, site and month in both totals", async () => {
    const { phone } = await phoneWithFaults();
    const record = encounterOf({ out: { "NLX-NAS-4": 2 } });
    const saved = await mustSave(phone, newEntry(record));

    await mustSave(phone, fixEntry(saved, encounterOf({ ...record, day: "2026-04-01", site: "RIVER" })));

    expect(await unitsOut(phone)).toBe(0);
    expect(await phone.bookOfDay(localDate("2026-03-08"), { limit: 5 })).toEqual([]);
    expect(await phone.bookOfDay(localDate("2026-04-01"), { limit: 5 })).toMatchObject([{ id: record.id }]);
    expect((await phone.dayTotals(localDate("2026-04-01")))[0]).toMatchObject({
      measure: "contacts",
      value: 1,
    });
    expect((await phone.check()).differences).toEqual([]);
  });

  test("stores a fix that changes nothing, so that its undo doesn't reach further back", async () => {
    const { phone } = await phoneWithFaults();
    const record = encounterOf();
    const saved = await mustSave(phone, newEntry(record));

    const fixed = await mustSave(phone, fixEntry(saved, record));

    expect(fixed.rev).toBe(2);
  });

  test("puts a fix on top of what another tab has saved meanwhile", async () => {
    const { browser, phone } = await phoneWithFaults();
    const otherTab = await openTestPhone({ indexedDB: browser.indexedDB });
    const record = encounterOf({ out: { "NLX-NAS-4": 2 } });
    const saved = await mustSave(phone, newEntry(record));
    await mustSave(otherTab, fixEntry(saved, { ...record, people: 5 }));

    const fixed = await mustSave(phone, fixEntry(saved, { ...record, people: 9 }));

    expect(fixed.rev).toBe(3);
    expect(await liveOn(otherTab, record.id)).toMatchObject({ people: 9 });
  });

  test("lets what a form says in the end count, also where it said so before", async () => {
    const { phone } = await phoneWithFaults();
    const record = encounterOf();
    const saved = await mustSave(phone, newEntry(record));
    const event = eventId();
    const fixTo = (people: number) => ({ ...fixEntry(saved, { ...record, people }), event });

    for (const people of [3, 7, 3]) {
      await mustSave(phone, fixTo(people));
      expect(await liveOn(phone, record.id)).toMatchObject({ people });
    }
    const again = await mustSave(phone, fixTo(3));

    expect(again).toMatchObject({ rev: 4 });
    expect(await storedEvents(phone)).toBe(4);
    expect((await phone.check()).differences).toEqual([]);
  });

  test.each([
    ["a phone that works alone", () => openTestPhone()],
    ["a program's phone", async () => (await programPhone()).phone],
  ])(
    "lets the last of three Saves of a form count that were asked for at once, on %s",
    async (_name, open) => {
      const phone = await open();
      const record = encounterOf();
      const saved = await mustSave(phone, newEntry(record));
      const event = eventId();
      const fixTo = (people: number) => ({ ...fixEntry(saved, { ...record, people }), event });

      const fixed = await Promise.all([3, 7, 3].map((people) => phone.save(fixTo(people))));

      expect(fixed.map((each) => valueOf(each).rev)).toEqual([2, 3, 4]);
      expect(await liveOn(phone, record.id)).toMatchObject({ people: 3 });
    },
  );

  test("gives two tabs that fix one contact at the same moment a revision each", async () => {
    const { browser, phone } = await phoneWithFaults();
    const otherTab = await openTestPhone({ indexedDB: browser.indexedDB });
    const record = encounterOf();
    const saved = await mustSave(phone, newEntry(record));

    const fixes = await Promise.all([
      mustSave(phone, fixEntry(saved, { ...record, people: 5 })),
      mustSave(otherTab, fixEntry(saved, { ...record, people: 9 })),
    ]);

    expect(new Set(fixes.map(({ rev }) => rev))).toEqual(new Set([2, 3]));
    expect((await phone.check()).differences).toEqual([]);
  });

  test("stops a fix that doesn't know of the void that stands now, and takes it once it does", async () => {
    const { phone } = await phoneWithFaults();
    const record = encounterOf();
    const saved = await mustSave(phone, newEntry(record));
    const voided = await mustSave(phone, voidEntry(saved));

    const stopped = await phone.save(fixEntry(saved, { ...record, people: 4 }));
    const afterwards = await liveOn(phone, record.id);
    await mustSave(phone, fixEntry(voided, { ...record, people: 4 }));

    expect(stopped).toEqual({ ok: false, error: { kind: "voided-since" } });
    expect(afterwards).toBeUndefined();
    expect(await liveOn(phone, record.id)).toMatchObject({ people: 4 });
  });

  test("stores nothing when what is void is voided again", async () => {
    const { phone } = await phoneWithFaults();
    const saved = await mustSave(phone, newEntry(contactWith(2)));
    const voided = await mustSave(phone, voidEntry(saved));

    const again = await mustSave(phone, voidEntry(saved));

    expect(again).toEqual(voided);
    expect((await phone.storedCount()).events).toBe(2);
  });

  test("keeps a voided contact on its day, without its numbers", async () => {
    const { phone } = await phoneWithFaults();
    const saved = await mustSave(phone, newEntry(contactWith(2)));

    await mustSave(phone, voidEntry(saved));

    const [row] = await phone.bookOfDay(day, { limit: 5 });
    expect((row as ReadableRow).state.openVoids).toHaveLength(1);
    expect(await phone.dayTotals(day)).toEqual([]);
  });

  test("refuses a fix or a void of a record that is not on this phone", async () => {
    const { phone } = await phoneWithFaults();
    const stranger: Saved = { event: eventId(), record: recordId(), rev: 1, kind: "rec" };

    const fixed = await phone.save(fixEntry(stranger, encounterOf({ id: stranger.record })));
    const voided = await phone.save(voidEntry(stranger));

    expect(fixed).toEqual({ ok: false, error: { kind: "record-unknown" } });
    expect(voided).toEqual({ ok: false, error: { kind: "record-unknown" } });
  });
});
