import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type { Saved } from "../../../src/storage/phone.ts";
import { openBookKeeper } from "../../../src/storage/sealing/book-keeper.ts";
import { bookStoreOn } from "../../../src/storage/sealing/book-store.ts";
import { encounterOf } from "../../support/builders.ts";
import { rowsOf } from "../../support/stored-rows.ts";
import { fixEntry } from "../../support/entries.ts";
import { connectionTo } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";
import { doorTo, newProgramKey, randomBytes } from "../../support/sealing.ts";
import {
  everythingStored,
  keptPhone,
  noteOf,
  saveNote,
  startKept,
  today,
  words,
} from "../../support/kept-book.ts";

describe("a book whose key is in memory", () => {
  async function setupInMemory() {
    const given = await keptPhone();
    valueOf(await given.keeper.keepBy({ custody: "memory", days: 0 }, today));
    return given;
  }

  test("is read until the lock, and closed for good afterwards", async () => {
    const { keeper, phone, record } = await setupInMemory();
    const saved = await record("marker");
    const before = await noteOf(phone, saved);

    keeper.lock();

    expect([before, await noteOf(phone, saved)]).toEqual(["marker", "unreadable"]);
  });

  test("reads what is recorded after the lock", async () => {
    const { keeper, phone, record } = await setupInMemory();
    keeper.lock();
    const saved = await record("after");

    expect(await noteOf(phone, saved)).toBe("after");
    expect((await phone.undo(saved)).ok).toBe(true);
  });

  test("is closed at the next start, and still counted", async () => {
    const { indexedDB, record } = await setupInMemory();
    const saved = await record("marker");

    const { keeper, phone } = await startKept(indexedDB);

    expect(keeper.facts().custody).toBe("memory");
    expect(await noteOf(phone, saved)).toBe("unreadable");
    expect(await phone.storedCount()).toEqual({ events: 1, records: 1 });
  });

  test("has its key nowhere in the database", async () => {
    const drawn: Uint8Array[] = [];
    const indexedDB = new IDBFactory();
    const connection = await connectionTo(indexedDB);
    const keeper = await openBookKeeper({
      store: bookStoreOn((work) => connection.run(work)),
      log: doorTo(await newProgramKey()),
      randomBytes(length) {
        const bytes = randomBytes(length);
        drawn.push(bytes);
        return bytes;
      },
    });
    drawn.length = 0;

    valueOf(await keeper.keepBy({ custody: "memory", days: 0 }, today));

    const stored = await everythingStored(indexedDB);
    expect(drawn.filter(({ byteLength }) => byteLength === 32)).toHaveLength(1);
    for (const bytes of drawn)
      expect(stored).not.toContain(JSON.stringify(Buffer.from(bytes).toString("latin1")).slice(1, -1));
  });
});

describe("a book behind a passphrase", () => {
  async function setupBehindWords() {
    const given = await keptPhone();
    valueOf(await given.keeper.keepBy({ custody: "passphrase", days: 0, passphrase: words }, today));
    return given;
  }

  test("is open once the passphrase was set", async () => {
    const { keeper, phone, record } = await setupBehindWords();
    const saved = await record("marker");

    expect(keeper.facts()).toEqual({ custody: "passphrase", days: 0, isOpen: true });
    expect(await noteOf(phone, saved)).toBe("marker");
  });

  test("is closed by the lock, and opened by the same words", async () => {
    const { keeper, phone, record } = await setupBehindWords();
    const saved = await record("marker");

    keeper.lock();
    const locked = await noteOf(phone, saved);
    const wrong = await keeper.unlock(`${words} x`);
    const unlocked = await keeper.unlock(`  ${words.toUpperCase()} `);

    expect(locked).toBe("unreadable");
    expect(wrong).toEqual({ ok: false, error: { kind: "wrong-passphrase" } });
    expect(unlocked.ok).toBe(true);
    expect(await noteOf(phone, saved)).toBe("marker");
  });

  test("is closed after a start, and records while it is", async () => {
    const { indexedDB, record } = await setupBehindWords();
    const before = await record("before");
    const { keeper, phone } = await startKept(indexedDB);

    const meanwhile = await saveNote(phone, "meanwhile");
    const isOpenAtStart = keeper.isOpen();
    const closed = await noteOf(phone, before);
    valueOf(await keeper.unlock(words));

    expect([isOpenAtStart, closed]).toEqual([false, "unreadable"]);
    expect([await noteOf(phone, before), await noteOf(phone, meanwhile)]).toEqual(["before", "meanwhile"]);
  });

  test("lets a locked phone undo and mend what it recorded since the lock, and no more", async () => {
    const { keeper, phone, record } = await setupBehindWords();
    const before = await record("before");
    keeper.lock();
    const since = await record("since");

    const fixed = await phone.save(fixEntry(since, encounterOf({ id: since.record, people: 4 })));

    expect(fixed.ok).toBe(true);
    expect((await phone.undo(valueOf(fixed))).ok).toBe(true);
    keeper.lock();
    expect([await noteOf(phone, before), await noteOf(phone, since)]).toEqual(["unreadable", "unreadable"]);
  });

  test("reads what many runs sealed", async () => {
    const { keeper, phone, record } = await setupBehindWords();
    const saved: Saved[] = [];
    for (let evening = 0; evening < 70; evening++) {
      keeper.lock();
      saved.push(await record(`evening ${evening}`));
    }
    valueOf(await keeper.unlock(words));

    const notes = await Promise.all(saved.map((one) => noteOf(phone, one)));

    expect(notes).toEqual(saved.map((_, evening) => `evening ${evening}`));
  });

  test("has neither the words nor an unwrapped key in the database", async () => {
    const { indexedDB, record } = await setupBehindWords();
    await record("marker-in-a-note");

    const stored = await everythingStored(indexedDB);

    expect(stored).not.toContain("marker-in-a-note");
    for (const word of words.split(" ")) expect(stored).not.toContain(word);
  });

  test("purges its rows while it is locked, too", async () => {
    const { indexedDB, keeper, phone, record } = await setupBehindWords();
    await record("marker");
    keeper.lock();

    valueOf(await keeper.close(today));
    const saved = await record("after");

    expect(await rowsOf(indexedDB, "book")).toHaveLength(1);
    valueOf(await keeper.unlock(words));
    expect(await noteOf(phone, saved)).toBe("after");
  });
});
