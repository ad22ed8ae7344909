import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { splitSealedBody } from "../../../src/contract/wire/sealed-body.ts";
import { openBookKeeper } from "../../../src/storage/sealing/book-keeper.ts";
import { localDate } from "../../support/builders.ts";
import { rowsOf } from "../../support/stored-rows.ts";
import { hexOf } from "../../support/hex.ts";
import { connectionTo, openTestPhone } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";
import { doorTo, newProgramKey, randomBytes } from "../../support/sealing.ts";
import {
  everythingStored,
  keptPhone,
  noteOf,
  saveNote,
  startKept,
  today,
  tomorrow,
  words,
} from "../../support/kept-book.ts";

describe("openBookKeeper", () => {
  test("keeps a new phone's book by a key on the phone, until its day ends", async () => {
    const { keeper } = await keptPhone();

    expect(keeper.facts()).toEqual({ custody: "device", days: 0, isOpen: true });
  });

  test("reads after a start what it kept by a key on the phone", async () => {
    const { indexedDB, record } = await keptPhone();
    const saved = await record("marker");

    const { phone } = await startKept(indexedDB);

    expect(await noteOf(phone, saved)).toBe("marker");
  });

  test("leaves nothing readable in any row that the sealed doors closed", async () => {
    const { indexedDB, record } = await keptPhone();
    const saved = await record("marker-in-a-note");

    const stored = await everythingStored(indexedDB);

    expect(stored).toContain(saved.record);
    expect(stored).not.toContain("marker-in-a-note");
  });

  test("could tell: with plain doors the same scan finds it", async () => {
    const indexedDB = new IDBFactory();
    await saveNote(await openTestPhone({ indexedDB }), "marker-in-a-note");

    expect(await everythingStored(indexedDB)).toContain("marker-in-a-note");
  });

  test("does not touch a row that a newer app wrote, and records all the same", async () => {
    const { indexedDB } = await keptPhone();
    const connection = await connectionTo(indexedDB);
    const newer = { name: "book", turn: 2, kept: { custody: "chip" } };
    await connection.run((database) => database.meta.put(newer));

    const { keeper, phone } = await startKept(indexedDB);
    const saved = await saveNote(phone, "marker");

    expect(keeper.facts().custody).toBe("memory");
    expect(await noteOf(phone, saved)).toBe("marker");
    expect(await connection.run((database) => database.meta.get("book"))).toEqual(newer);
  });
});

describe("close", () => {
  test("purges the rows, and neither the log nor what is counted", async () => {
    const { indexedDB, keeper, phone, record } = await keptPhone();
    const saved = await record();
    const before = await phone.dayTotals(today);

    valueOf(await keeper.close(today));

    expect(await phone.bookRow(saved.record)).toBeUndefined();
    expect(await rowsOf(indexedDB, "book")).toEqual([]);
    expect(await phone.storedCount()).toEqual({ events: 1, records: 1 });
    expect(await phone.dayTotals(today)).toEqual(before);
  });

  test.each(["device", "passphrase"] as const)("replaces the key, here of %s", async (custody) => {
    const { indexedDB, keeper } = await keptPhone();
    valueOf(await keeper.keepBy({ custody, days: 0, passphrase: words }, today));
    const kept = async () => (await rowsOf(indexedDB, "meta")).find(({ name }) => name === "book")?.["kept"];
    const before = await kept();

    valueOf(await keeper.close(today));

    expect(before).toMatchObject({ custody });
    expect(await kept()).not.toEqual(before);
  });

  test("goes on with a new book, which the next start reads", async () => {
    const { indexedDB, keeper, record } = await keptPhone();
    valueOf(await keeper.close(today));
    const saved = await record("after");

    expect(await noteOf((await startKept(indexedDB)).phone, saved)).toBe("after");
  });

  test("tells whoever holds contents in memory", async () => {
    const { keeper } = await keptPhone();
    let told = 0;
    keeper.onLock(() => (told += 1));

    valueOf(await keeper.close(today));

    expect(told).toBe(1);
  });

  test("answers a full disk as a failure, and keeps the book", async () => {
    const { keeper, phone, record } = await keptPhone();
    const saved = await record("marker");
    const full = async () => {
      throw new DOMException("No room", "QuotaExceededError");
    };
    const store = { read: async () => undefined, write: async () => true };
    const failing = await openBookKeeper({ store, log: doorTo(await newProgramKey()), randomBytes });
    store.write = full;

    expect(await failing.close(today)).toMatchObject({ ok: false, error: { kind: "storage-full" } });
    expect(keeper.isOpen()).toBe(true);
    expect(await noteOf(phone, saved)).toBe("marker");
  });
});

describe("lock", () => {
  test("begins a run of the log, so that no key in memory opens what was sealed before", async () => {
    const { indexedDB, keeper, record } = await keptPhone();
    await record();
    await record();
    keeper.lock();
    await record();

    const bodies = (await rowsOf(indexedDB, "events")).map(({ body }) => splitSealedBody(body as Uint8Array));

    const [first, second, third] = bodies.map((body) => hexOf(body!.enc));
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test("tells whoever holds contents in memory, until they stop listening", async () => {
    const { keeper } = await keptPhone();
    let told = 0;
    const stop = keeper.onLock(() => (told += 1));
    keeper.lock();
    stop();

    keeper.lock();

    expect(told).toBe(1);
  });
});

describe("dayBegan", () => {
  test("closes the book with the next program day", async () => {
    const { keeper, phone, record } = await keptPhone();
    const saved = await record();

    valueOf(await keeper.dayBegan(today));
    const sameDay = await noteOf(phone, saved);
    valueOf(await keeper.dayBegan(tomorrow));

    expect(sameDay).toBe("said nothing");
    expect(await phone.bookRow(saved.record)).toBeUndefined();
  });

  test("keeps what was noted today of an earlier day until tomorrow", async () => {
    const { keeper, phone, record } = await keptPhone();
    const saved = await record("of yesterday", "2026-03-07");

    valueOf(await keeper.dayBegan(today));

    expect(await noteOf(phone, saved)).toBe("of yesterday");
  });

  test.each([7, 30] as const)("keeps rows for %i days where the program wants it", async (days) => {
    const { keeper, phone, record } = await keptPhone();
    valueOf(await keeper.keepFor(days, today));
    const saved = await record();
    const dayAfter = (count: number) =>
      localDate(new Date(Date.UTC(2026, 2, 8 + count)).toISOString().slice(0, 10));

    valueOf(await keeper.dayBegan(dayAfter(days)));
    const onLastDay = await noteOf(phone, saved);
    valueOf(await keeper.dayBegan(dayAfter(days + 1)));

    expect(onLastDay).toBe("said nothing");
    expect(await phone.bookRow(saved.record)).toBeUndefined();
  });

  test("tells whoever holds contents in memory that rows were too old, once a day", async () => {
    const { keeper, record } = await keptPhone();
    valueOf(await keeper.keepFor(7, today));
    await record();
    let told = 0;
    keeper.onLock(() => (told += 1));

    for (let times = 0; times < 2; times++) valueOf(await keeper.dayBegan(localDate("2026-03-20")));

    expect(told).toBe(1);
  });

  test("lets rows go at once when the program keeps them for fewer days", async () => {
    const { keeper, phone, record } = await keptPhone();
    valueOf(await keeper.keepFor(30, today));
    const old = await record("old", "2026-03-01");
    const recent = await record("recent");

    valueOf(await keeper.keepFor(0, today));

    expect(await phone.bookRow(old.record)).toBeUndefined();
    expect(await noteOf(phone, recent)).toBe("recent");
  });
});
