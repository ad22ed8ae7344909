import { describe, expect, test } from "vitest";
import type { Phone, Saved } from "../../../src/storage/phone.ts";
import { encounterOf } from "../../support/builders.ts";
import { fixEntry, mustSave } from "../../support/entries.ts";
import { everythingStored, noteOf, saveNote, today, words } from "../../support/kept-book.ts";
import { connectionTo } from "../../support/open-test-phone.ts";
import { formatsOn, newOwn, otherWords, protectedOwn, startOwn } from "../../support/own-phone.ts";
import { valueOf } from "../../support/results.ts";

async function differencesOn(phone: Phone) {
  return (await phone.check()).differences;
}

describe("openOwnKeeper", () => {
  test("keeps plain rows where nobody set a passphrase", async () => {
    const { indexedDB, keeper, phone } = await newOwn();
    const saved = await saveNote(phone, "marker");

    keeper.lock();

    expect(keeper.facts()).toEqual({
      hasPassphrase: false,
      isOpen: true,
      isBeingTakenAway: false,
      isUnfinished: false,
    });
    expect((await keeper.unlock("anything")).ok).toBe(true);
    expect(await noteOf(phone, saved)).toBe("marker");
    expect(await everythingStored(indexedDB)).toContain("marker");
  });

  test("opens nothing where the row is one that it can't understand: it would record in clear", async () => {
    const { indexedDB } = await newOwn();
    const connection = await connectionTo(indexedDB);
    await connection.run((database) => database.meta.put({ name: "passphrase", lock: "of a newer app" }));

    await expect(startOwn(indexedDB)).rejects.toThrow("database-newer");
  });
});

describe("protect", () => {
  test("seals what is stored and what comes", async () => {
    const { indexedDB, phone } = await protectedOwn();
    await saveNote(phone, "marker-after");

    expect(await everythingStored(indexedDB)).not.toMatch(/marker-(before|after)/);
    expect(await formatsOn(indexedDB)).toEqual(new Set([4]));
  });

  test("changes no hash and no total", async () => {
    const { keeper, phone } = await newOwn();
    await saveNote(phone);
    const totals = await phone.dayTotals(today);

    valueOf(await keeper.protect(words));

    expect(await phone.dayTotals(today)).toEqual(totals);
    expect(await differencesOn(phone)).toEqual([]);
  });

  test("brings along more rows than one step, and tells how far it is", async () => {
    const { indexedDB, keeper, phone } = await newOwn();
    const records = Array.from({ length: 450 }, () => ({ record: encounterOf({ note: "marker" }), rev: 1 }));
    valueOf(await phone.importRecords(records));
    const told: number[] = [];

    valueOf(await keeper.protect(words, (rows) => told.push(rows)));

    expect(await everythingStored(indexedDB)).not.toContain("marker");
    expect(told).toEqual([200, 400, 450, 650, 850, 900]);
    expect(await differencesOn(phone)).toEqual([]);
  });

  test("leaves alone what is mended while it brings rows along", async () => {
    const { keeper, phone, beforeSteps } = await newOwn();
    let last = await saveNote(phone, "0");
    let count = 0;
    beforeSteps.happens = async () => {
      count += 1;
      last = await mustSave(phone, fixEntry(last, encounterOf({ id: last.record, note: String(count) })));
    };

    valueOf(await keeper.protect(words));

    expect(count).toBeGreaterThan(4);
    expect(await noteOf(phone, last)).toBe(String(count));
    expect(await differencesOn(phone)).toEqual([]);
  });

  test("goes on, unlocked, where it was interrupted", async () => {
    const { indexedDB, keeper, phone } = await newOwn();
    const records = Array.from({ length: 250 }, () => ({ record: encounterOf({ note: "marker" }), rev: 1 }));
    valueOf(await phone.importRecords(records));
    let steps = 0;
    const interrupted = await keeper.protect(words, () => {
      steps += 1;
      if (steps === 1) throw new DOMException("No room", "QuotaExceededError");
    });

    const next = await startOwn(indexedDB);
    const factsAtStart = next.keeper.facts();
    valueOf(await next.keeper.unlock(words));
    valueOf(await next.keeper.finish());

    expect(interrupted).toMatchObject({ ok: false, error: { kind: "storage-full" } });
    expect(factsAtStart).toEqual({
      hasPassphrase: true,
      isOpen: false,
      isBeingTakenAway: false,
      isUnfinished: true,
    });
    expect(next.keeper.facts().isUnfinished).toBe(false);
    expect(await everythingStored(indexedDB)).not.toContain("marker");
    expect(await differencesOn(next.phone)).toEqual([]);
  });

  test("is not done where the phone was locked in between", async () => {
    const { indexedDB, keeper, phone } = await newOwn();
    await saveNote(phone, "marker");

    valueOf(await keeper.protect(words, () => keeper.lock()));

    expect(keeper.facts().isUnfinished).toBe(true);
    expect(await formatsOn(indexedDB)).toEqual(new Set([4, 1]));
  });

  test("leaves the phone as it was where there is no room", async () => {
    const { keeper, phone, fail } = await newOwn();
    const saved = await saveNote(phone, "marker");
    fail();

    expect(await keeper.protect(words)).toMatchObject({ ok: false, error: { kind: "storage-full" } });
    expect(keeper.facts().hasPassphrase).toBe(false);
    expect(await noteOf(phone, saved)).toBe("marker");
  });
});

describe("a phone alone behind a passphrase", () => {
  test("records while it is locked, and reads once it is unlocked", async () => {
    const { indexedDB, before } = await protectedOwn();
    const { keeper, phone } = await startOwn(indexedDB);

    const meanwhile = await saveNote(phone, "meanwhile");
    keeper.lock();
    const locked = [await noteOf(phone, before), await noteOf(phone, meanwhile)];
    const wrong = await keeper.unlock(otherWords);
    valueOf(await keeper.unlock(words));

    expect(locked).toEqual(["unreadable", "unreadable"]);
    expect(wrong).toEqual({ ok: false, error: { kind: "wrong-passphrase" } });
    expect([await noteOf(phone, before), await noteOf(phone, meanwhile)]).toEqual([
      "marker-before",
      "meanwhile",
    ]);
    expect(await differencesOn(phone)).toEqual([]);
  });

  test("undoes, locked, what it recorded since the lock", async () => {
    const { keeper, phone } = await protectedOwn();
    keeper.lock();
    const saved: Saved = await saveNote(phone);
    const fixed = await mustSave(phone, fixEntry(saved, encounterOf({ id: saved.record, people: 3 })));

    expect((await phone.undo(fixed)).ok).toBe(true);
  });

  test("counts nothing anew while it is locked: what it can't read would count as nothing", async () => {
    const { keeper, phone } = await protectedOwn();
    const totals = await phone.dayTotals(today);
    keeper.lock();

    const rebuilt = await phone.rebuild();

    expect(rebuilt).toMatchObject({ ok: false, error: { kind: "unreadable" } });
    expect(await phone.dayTotals(today)).toEqual(totals);
    valueOf(await keeper.unlock(words));
    expect((await phone.rebuild()).ok).toBe(true);
  });

  test("tells at each lock whoever holds contents in memory", async () => {
    const { keeper } = await protectedOwn();
    let told = 0;
    keeper.onLock(() => (told += 1));

    keeper.lock();

    expect(told).toBe(1);
  });

  test("takes other words for the same rows, from whoever knows the ones before", async () => {
    const { indexedDB, keeper, before } = await protectedOwn();

    const refused = await keeper.change({ before: otherWords, after: "one two three four fiveteen" });
    const changed = await keeper.change({ before: words, after: otherWords });
    const next = await startOwn(indexedDB);

    expect(refused).toEqual({ ok: false, error: { kind: "wrong-passphrase" } });
    expect(changed.ok).toBe(true);
    expect((await next.keeper.unlock(words)).ok).toBe(false);
    valueOf(await next.keeper.unlock(otherWords));
    expect(await noteOf(next.phone, before)).toBe("marker-before");
  });

  test("is plain again once the passphrase was taken away", async () => {
    const { indexedDB, keeper, phone, before } = await protectedOwn();

    valueOf(await keeper.unprotect());
    const after = await saveNote(phone, "after");

    const next = await startOwn(indexedDB);
    expect(next.keeper.facts()).toEqual({
      hasPassphrase: false,
      isOpen: true,
      isBeingTakenAway: false,
      isUnfinished: false,
    });
    expect([await noteOf(next.phone, before), await noteOf(next.phone, after)]).toEqual([
      "marker-before",
      "after",
    ]);
    expect(await formatsOn(indexedDB)).toEqual(new Set([1]));
    expect(await differencesOn(next.phone)).toEqual([]);
  });
});

describe("a try that nobody answered", () => {
  test("is found by the next one, when it has got through after all", async () => {
    const { indexedDB, keeper, phone, beforeSteps } = await newOwn();
    const before = await saveNote(phone, "marker");
    const behindItsBack = await startOwn(indexedDB);
    // As the first try of this keeper, of which it heard nothing more.
    beforeSteps.happens = async () => {
      beforeSteps.happens = async () => undefined;
      valueOf(await behindItsBack.keeper.protect(words));
    };

    valueOf(await keeper.protect(words));

    const next = await startOwn(indexedDB);
    valueOf(await next.keeper.unlock(words));
    expect(await noteOf(next.phone, before)).toBe("marker");
    expect(next.keeper.facts()).toMatchObject({ hasPassphrase: true, isUnfinished: false });
  });

  test("never puts another pair in the place of the one that rows are sealed to", async () => {
    const { indexedDB, keeper, phone, beforeSteps } = await newOwn();
    const before = await saveNote(phone, "marker");
    const other = await startOwn(indexedDB);
    let steps = 0;
    // After this keeper has looked, and before it writes.
    beforeSteps.happens = async () => {
      steps += 1;
      if (steps === 2) valueOf(await other.keeper.protect(otherWords));
    };

    expect(await keeper.protect(words)).toMatchObject({ ok: false, error: { kind: "storage-blocked" } });

    const next = await startOwn(indexedDB);
    valueOf(await next.keeper.unlock(otherWords));
    expect(await noteOf(next.phone, before)).toBe("marker");
  });
});

describe("another tab", () => {
  test("learns of a passphrase, and asks for it", async () => {
    const { indexedDB, keeper, phone } = await newOwn();
    const saved = await saveNote(phone, "marker");
    const other = await startOwn(indexedDB);
    valueOf(await keeper.protect(words));

    await other.keeper.refresh();

    expect(other.keeper.isOpen()).toBe(false);
    expect(await noteOf(other.phone, saved)).toBe("unreadable");
    valueOf(await other.keeper.unlock(words));
    expect(await noteOf(other.phone, saved)).toBe("marker");
  });

  test("stays unlocked when only the words changed", async () => {
    const { indexedDB, keeper } = await protectedOwn();
    const other = await startOwn(indexedDB);
    valueOf(await other.keeper.change({ before: words, after: otherWords }));

    await keeper.refresh();

    expect(keeper.isOpen()).toBe(true);
  });
});
