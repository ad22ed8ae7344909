import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type { Channel } from "../../../src/storage/change-signal.ts";
import { logName, parseLogRow } from "../../../src/storage/log.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { localMonth } from "../../support/builders.ts";
import { noteOf, saveNote, today, words } from "../../support/kept-book.ts";
import { connectionTo, openTestPhone } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";

/** The passphrase of a phone that works alone. */
function passphraseOf({ passphrase }: Phone) {
  if (passphrase === undefined) throw new Error("Only a program's phone has none");
  return passphrase;
}

async function setupProtected() {
  const indexedDB = new IDBFactory();
  const phone = await openTestPhone({ indexedDB });
  const saved = await saveNote(phone, "marker");
  valueOf(await passphraseOf(phone).protect(words));
  return { indexedDB, phone, saved };
}

/** As an update leaves it that counts by other rules. */
async function countByOlderRules(indexedDB: IDBFactory): Promise<void> {
  const connection = await connectionTo(indexedDB);
  await connection.run(async ({ meta }) => {
    const log = parseLogRow(await meta.get(logName));
    await meta.put({ ...log, fold: log.fold - 1 });
  });
}

describe("the passphrase of a phone that works alone", () => {
  test("is none at first, and nothing is locked", async () => {
    const phone = await openTestPhone();
    const saved = await saveNote(phone, "marker");

    passphraseOf(phone).lock();

    expect(passphraseOf(phone).facts()).toEqual({
      hasPassphrase: false,
      isOpen: true,
      isBeingTakenAway: false,
      isUnfinished: false,
    });
    expect((await passphraseOf(phone).unlock("")).ok).toBe(true);
    expect(await noteOf(phone, saved)).toBe("marker");
  });

  test("is asked for at the next start, and recording waits for nobody", async () => {
    const { indexedDB, saved } = await setupProtected();
    const phone = await openTestPhone({ indexedDB });

    const meanwhile = await saveNote(phone, "meanwhile");
    const locked = await noteOf(phone, saved);
    valueOf(await passphraseOf(phone).unlock(words));

    expect(locked).toBe("unreadable");
    expect([await noteOf(phone, saved), await noteOf(phone, meanwhile)]).toEqual(["marker", "meanwhile"]);
    expect((await phone.check()).differences).toEqual([]);
  });

  test("leaves totals as they were", async () => {
    const { indexedDB, phone } = await setupProtected();

    const locked = await openTestPhone({ indexedDB });

    expect(await locked.dayTotals(today)).toEqual(await phone.dayTotals(today));
  });

  test("lets an update in that counts by other rules, and counts once it is unlocked", async () => {
    const { indexedDB, phone } = await setupProtected();
    const totals = await phone.dayTotals(today);
    phone.close();
    await countByOlderRules(indexedDB);

    const updated = await openTestPhone({ indexedDB });
    const locked = await updated.dayTotals(today);
    const months = await updated.monthBlocks(localMonth("2026-03"), localMonth("2026-03"));
    const isUnfinished = passphraseOf(updated).facts().isUnfinished;
    valueOf(await passphraseOf(updated).unlock(words));

    expect([locked, months, isUnfinished]).toEqual([[], [], true]);
    expect(await updated.dayTotals(today)).toEqual(totals);
    expect(passphraseOf(updated).facts().isUnfinished).toBe(false);
    expect((await updated.check()).differences).toEqual([]);
  });

  test("counts, once unlocked, what was recorded locked after such an update", async () => {
    const { indexedDB, phone } = await setupProtected();
    phone.close();
    await countByOlderRules(indexedDB);
    const updated = await openTestPhone({ indexedDB });

    await saveNote(updated, "meanwhile");
    valueOf(await passphraseOf(updated).unlock(words));

    expect((await updated.check()).differences).toEqual([]);
    expect(await updated.storedCount()).toEqual({ events: 2, records: 2 });
  });

  test("reaches a tab that was open before", async () => {
    const indexedDB = new IDBFactory();
    const channels = new Set<() => void>();
    const openChannel = (): Channel => {
      let listener = () => {};
      const tell = () => listener();
      channels.add(tell);
      return {
        addEventListener: (_type, given) => {
          listener = given;
        },
        postMessage: () => channels.forEach((other) => other !== tell && other()),
        close: () => channels.delete(tell),
      };
    };
    const phone = await openTestPhone({ indexedDB, openChannel });
    const other = await openTestPhone({ indexedDB, openChannel });
    const saved = await saveNote(other, "marker");

    const isTold = new Promise((resolve) => {
      passphraseOf(other).onLock(resolve);
    });
    valueOf(await passphraseOf(phone).protect(words));
    await isTold;

    expect(passphraseOf(other).isOpen()).toBe(false);
    expect(await noteOf(other, saved)).toBe("unreadable");
  });
});
