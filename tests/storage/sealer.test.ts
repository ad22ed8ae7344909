import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { canonicalBytes } from "../../src/contract/canonical.ts";
import type { EventInClear } from "../../src/contract/commitment.ts";
import type { Phone, Saved } from "../../src/storage/phone.ts";
import { type BookSealer, plainSealer, type Sealer } from "../../src/storage/sealer.ts";
import { encounterOf, eventId } from "../support/builders.ts";
import { deleteRow, rowsOf } from "../support/stored-rows.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { fixEntry, liveOn, mustSave, newEntry, storedEvents, voidEntry } from "../support/entries.ts";
import { valueOf } from "../support/results.ts";

/** As on a program's phone: whatever goes in can't be read here again. */
function oneWaySealer() {
  const sealedAbout: EventInClear[] = [];
  const sealer: Sealer = {
    opens: false,
    async seal(plain, about) {
      sealedAbout.push(about);
      return plain.map((byte) => byte ^ 0x5a);
    },
    open: async () => undefined,
  };
  return { sealer, sealedAbout };
}

async function setup() {
  const indexedDB = new IDBFactory();
  const { sealer, sealedAbout } = oneWaySealer();
  const phone = await openTestPhone({ indexedDB, doors: { log: sealer, book: plainSealer } });
  return { indexedDB, phone, sealedAbout, entry: newEntry(encounterOf()) };
}

async function peopleOn(phone: Phone, { record }: Saved): Promise<number | undefined> {
  const live = await liveOn(phone, record);
  return live?.kind === "encounter" ? live.people : undefined;
}

describe("plainSealer", () => {
  test("keeps salt and content behind one byte that says how to read them", async () => {
    const indexedDB = new IDBFactory();
    const phone = await openTestPhone({ indexedDB, randomBytes: (length) => new Uint8Array(length).fill(7) });
    const entry = newEntry(encounterOf());

    await phone.save(entry);

    const [row] = await rowsOf(indexedDB, "events");
    const salt = Array.from({ length: 16 }, () => 7);
    expect(row?.["body"]).toEqual(Uint8Array.from([1, ...salt, ...canonicalBytes(entry.record)]));
  });

  test("opens no body of another form", async () => {
    const about: EventInClear = {
      ...newEntry(encounterOf()),
      id: eventId(),
      record: encounterOf().id,
      rev: 1,
      schema: 1,
    };

    expect(await plainSealer.open(Uint8Array.of(2, 1, 1), about)).toBeUndefined();
    expect(await plainSealer.open(new Uint8Array(), about)).toBeUndefined();
  });
});

describe("a phone that can't open what it sealed", () => {
  test("seals each body together with all that is in clear about it", async () => {
    const { phone, sealedAbout, entry } = await setup();
    const base = entry.event;
    await phone.save(entry);
    const event = eventId();

    await phone.save({ kind: "fix", event, base, record: entry.record });

    const common = { record: entry.record.id, schema: 1 };
    expect(sealedAbout).toEqual([
      { ...common, id: base, kind: "rec", rev: 1 },
      { ...common, id: event, kind: "fix", rev: 2, base },
    ]);
  });

  test("still stores a double tap once", async () => {
    const { phone, entry } = await setup();

    const [first, second] = await Promise.all([phone.save(entry), phone.save(entry)]);

    expect(second).toEqual(first);
    expect(await storedEvents(phone)).toBe(1);
  });

  test("still makes a fix of an id that holds something else", async () => {
    const { phone, entry } = await setup();
    await phone.save(entry);

    const saved = await phone.save({ ...entry, record: { ...entry.record, people: 6 } });

    expect(saved).toMatchObject({ ok: true, value: { kind: "fix", rev: 2 } });
  });

  test("shows its events as unreadable and its book as it was", async () => {
    const { phone, entry } = await setup();
    await phone.save(entry);

    expect(await phone.historyOf(entry.record.id)).toMatchObject([{ kind: "unreadable", id: entry.event }]);
    expect(await phone.bookRow(entry.record.id)).toMatchObject({ kind: "readable" });
  });

  test("checks the numbers and hashes of its log, and says that it looked at no more", async () => {
    const { indexedDB, phone, entry } = await setup();
    await phone.save(entry);
    const whole = await phone.check();
    await phone.save(newEntry(encounterOf()));
    await deleteRow(indexedDB, "events", entry.event);

    const damaged = await phone.check();

    expect(whole).toMatchObject({ events: 1, records: 1, contents: "sealed", differences: [] });
    expect(damaged.differences).toMatchObject([{ kind: "missing-event", seq: 1 }, { kind: "digest" }]);
  });

  test("undoes what was just saved, fixed or voided, and undoes that", async () => {
    const { phone, entry } = await setup();
    const saved = await mustSave(phone, entry);
    const record = { ...entry.record, people: 6 };
    const fixed = await mustSave(phone, fixEntry(saved, record));

    const unfixed = valueOf(await phone.undo(fixed));
    const before = await peopleOn(phone, saved);
    const refixed = valueOf(await phone.undo(unfixed));
    const after = await peopleOn(phone, saved);
    const voided = await mustSave(phone, voidEntry(refixed));
    valueOf(await phone.undo(voided));

    expect([before, after, await peopleOn(phone, saved)]).toEqual([1, 6, 6]);
  });

  test("stores the second of two taps on undo once", async () => {
    const { phone, entry } = await setup();
    const saved = await mustSave(phone, entry);
    const record = { ...entry.record, people: 6 };
    const fixed = await mustSave(phone, fixEntry(saved, record));

    const first = valueOf(await phone.undo(fixed));
    const second = valueOf(await phone.undo(fixed));

    expect(second).toEqual(first);
    expect(await storedEvents(phone)).toBe(3);
  });

  test("voids a new contact from a tab that never knew it, and says that it can't undo a fix there", async () => {
    const { indexedDB, phone, entry } = await setup();
    const { sealer } = oneWaySealer();
    const saved = await mustSave(phone, entry);
    const other = await mustSave(phone, newEntry(encounterOf()));
    const record = { ...entry.record, people: 6 };
    const fixed = await mustSave(phone, fixEntry(saved, record));
    const otherTab = await openTestPhone({ indexedDB, doors: { log: sealer, book: plainSealer } });

    const undone = await otherTab.undo(fixed);
    const voided = await otherTab.undo(other);

    expect(undone).toMatchObject({ ok: false, error: { kind: "unreadable" } });
    expect(voided).toMatchObject({ ok: true, value: { kind: "void" } });
  });

  test("counts nothing anew from a log it can't read: the totals stay", async () => {
    const { indexedDB, phone, entry } = await setup();
    await mustSave(phone, entry);
    const before = await rowsOf(indexedDB, "rollups");

    const rebuilt = await phone.rebuild();

    expect(rebuilt).toMatchObject({ ok: false, error: { kind: "unreadable" } });
    expect(await rowsOf(indexedDB, "rollups")).toEqual(before);
  });
});

describe("a phone whose book is locked", () => {
  async function lockedPhone() {
    const indexedDB = new IDBFactory();
    const locked: BookSealer = { ...plainSealer, opens: false, open: async () => undefined };
    const phone = await openTestPhone({ indexedDB, doors: { log: plainSealer, book: locked } });
    const unlocked = await openTestPhone({ indexedDB });
    return { phone, unlocked };
  }

  test("records on, and counts it", async () => {
    const { phone, unlocked } = await lockedPhone();

    await mustSave(phone, newEntry(encounterOf()));
    await mustSave(unlocked, newEntry(encounterOf()));
    await mustSave(phone, newEntry(encounterOf()));

    expect((await unlocked.check()).differences).toEqual([]);
    expect(await unlocked.bookOfDay(encounterOf().day, { limit: 5 })).toMatchObject([
      { kind: "readable", seq: 3 },
      { kind: "readable", seq: 2 },
      { kind: "readable", seq: 1 },
    ]);
  });

  test("shows nothing of what is in it, and fixes nothing unseen", async () => {
    const { phone } = await lockedPhone();
    const entry = newEntry(encounterOf());
    await mustSave(phone, entry);

    const fixed = await phone.save({ ...entry, kind: "fix", event: eventId(), base: entry.event });

    expect(await phone.bookRow(entry.record.id)).toMatchObject({ kind: "unreadable" });
    expect(fixed).toMatchObject({ ok: false, error: { kind: "unreadable" } });
  });
});
