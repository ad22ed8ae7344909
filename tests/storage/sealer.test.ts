import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { canonicalBytes } from "../../src/contract/canonical.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { plainSealer, type SealedAbout, type Sealer } from "../../src/storage/sealer.ts";
import { encounterOf, eventId } from "../support/builders.ts";
import { rowsOf } from "../support/browser-with-faults.ts";
import { openTestPhone } from "../support/open-test-phone.ts";

/** As on a program's phone: whatever goes in can't be read here again. */
function oneWaySealer() {
  const sealedAbout: SealedAbout[] = [];
  const sealer: Sealer = {
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
  const phone = await openTestPhone({ indexedDB, sealer });
  return { indexedDB, phone, sealedAbout, entry: entryOf() };
}

function entryOf() {
  return { kind: "rec" as const, event: eventId(), record: encounterOf() };
}

async function storedEvents(phone: Phone): Promise<number> {
  return (await phone.storedCount()).events;
}

describe("plainSealer", () => {
  test("keeps salt and content behind one byte that says how to read them", async () => {
    const indexedDB = new IDBFactory();
    const phone = await openTestPhone({ indexedDB, randomBytes: (length) => new Uint8Array(length).fill(7) });
    const entry = entryOf();

    await phone.save(entry);

    const [row] = await rowsOf(indexedDB, "events");
    const salt = Array.from({ length: 16 }, () => 7);
    expect(row?.["body"]).toEqual(Uint8Array.from([1, ...salt, ...canonicalBytes(entry.record)]));
  });

  test("opens no body of another form", async () => {
    const about: SealedAbout = { ...entryOf(), id: eventId(), record: encounterOf().id, rev: 1, schema: 1 };

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
    expect((await phone.check()).differences).toMatchObject([{ kind: "unreadable-event" }]);
  });
});
