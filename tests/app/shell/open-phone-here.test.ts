/** Which phone is opened, and what is noticed, when the browser has kept some of what was there and not all. */
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { openPhoneHere, type OpeningTools } from "../../../src/app/shell/open-phone-here.ts";
import {
  databaseExists,
  dayOpenedKeptIn,
  dropTryKey,
  isEmptied,
  keepJoining,
  keepPhone,
  keepTryKey,
  lossesKeptIn,
  phoneKeptIn,
  tryKeyKeptIn,
  tryKeyOfJoined,
} from "../../../src/app/shell/which-phone.ts";
import { joinProgram } from "../../../src/storage/join.ts";
import { openPhone } from "../../../src/storage/open-phone.ts";
import { localDate } from "../../support/builders.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import { phoneOptions } from "../../support/open-test-phone.ts";
import { joiningOf, programDatabase, programOptions } from "../../support/program-phone.ts";
import { valueOf } from "../../support/results.ts";
import { TimersByHand } from "../../support/timers-by-hand.ts";

const today = localDate("2026-03-09");

/** A browser with a program's phone in it, or without one. */
async function browserWith({ isOfProgram }: { readonly isOfProgram: boolean }) {
  const storage = memoryStorage();
  const timers = new TimersByHand(0);
  const browser = { indexedDB: new IDBFactory(), isMarked: false };
  if (isOfProgram) {
    valueOf(await joinProgram(programOptions({ indexedDB: browser.indexedDB }), joiningOf()));
    keepPhone(storage, "program");
    browser.isMarked = true;
  }
  async function start(given: Partial<OpeningTools> = {}) {
    const { indexedDB, isMarked } = browser;
    const opened = await openPhoneHere({
      storage,
      open: (which) =>
        openPhone(phoneOptions({ indexedDB, name: which === "alone" ? "satchel" : programDatabase })),
      hasProgramDatabase: () => databaseExists(indexedDB, programDatabase),
      isMarked,
      today,
      timer: timers.timer,
      ...given,
    });
    if (!opened.ok) return opened.error.kind;
    opened.value.close();
    return opened.value.sync === undefined ? "alone" : "of a program";
  }
  return { storage, timers, browser, start };
}

describe("openPhoneHere", () => {
  test("opens the program's phone, and keeps on which day it was there", async () => {
    const { storage, start } = await browserWith({ isOfProgram: true });

    expect(await start()).toBe("of a program");

    expect(dayOpenedKeptIn(storage)).toBe(today);
    expect([lossesKeptIn(storage), isEmptied(storage)]).toEqual([0, false]);
  });

  test("notices a database that is gone while the page's own note stayed", async () => {
    const { storage, browser, start } = await browserWith({ isOfProgram: true });
    await start();
    browser.indexedDB = new IDBFactory();

    expect(await start()).toBe("alone");

    expect([lossesKeptIn(storage), isEmptied(storage), dayOpenedKeptIn(storage)]).toEqual([1, true, today]);
    await start();
    expect(lossesKeptIn(storage)).toBe(1);
  });

  test("keeps in clear that it is one, on which day it was there, and how often it lost everything", async () => {
    const { storage, browser, start } = await browserWith({ isOfProgram: true });
    const kept = new Map<string, string>();
    vi.spyOn(storage, "setItem").mockImplementation((key, value) => void kept.set(key, value));
    await start();
    browser.indexedDB = new IDBFactory();

    await start();

    // And so a person is told, before they rely on anything: these and no others.
    expect(Object.fromEntries(kept)).toEqual({
      "satchel.opened": today,
      "satchel.losses": "1",
      "satchel.phone": expect.stringMatching(/^(joining |program|alone)/) as string,
    });
  });

  test("notices by what the server left that the note went the same way", async () => {
    const { storage, browser, start } = await browserWith({ isOfProgram: false });
    browser.isMarked = true;

    expect(await start()).toBe("alone");

    expect([lossesKeptIn(storage), isEmptied(storage)]).toEqual([1, true]);
  });

  test("takes no phone that always worked alone for an emptied one", async () => {
    const { storage, start } = await browserWith({ isOfProgram: false });

    expect([await start(), await start()]).toEqual(["alone", "alone"]);

    expect([lossesKeptIn(storage), phoneKeptIn(storage)]).toEqual([0, "alone"]);
  });

  test("finds the program's phone where only the note is gone", async () => {
    const { storage, browser, start } = await browserWith({ isOfProgram: true });
    await start();
    const forgetful = memoryStorage();

    expect(await start({ storage: forgetful })).toBe("of a program");

    expect([lossesKeptIn(forgetful), phoneKeptIn(forgetful)]).toEqual([0, "program"]);
    expect(browser.isMarked).toBe(true);
    expect(lossesKeptIn(storage)).toBe(0);
  });

  test("counts nothing as lost while a joining is under way, marked though it may be", async () => {
    const { storage, browser, start } = await browserWith({ isOfProgram: false });
    keepJoining(storage, "a key");
    browser.isMarked = true;

    expect(await start()).toBe("alone");

    expect([lossesKeptIn(storage), tryKeyKeptIn(storage)]).toEqual([0, "a key"]);
  });

  test("keeps the key of a phone that was killed while it joined again", async () => {
    const { storage, start } = await browserWith({ isOfProgram: true });
    keepJoining(storage, "the new key");

    expect(await start()).toBe("of a program");

    expect([tryKeyKeptIn(storage), tryKeyOfJoined(storage)]).toEqual(["the new key", "the new key"]);
  });

  test("says that a browser hangs which doesn't even answer what is there", async () => {
    const { timers, start } = await browserWith({ isOfProgram: false });

    const opening = start({ hasProgramDatabase: () => new Promise(() => undefined) });
    timers.advance(8_000);

    expect(await opening).toBe("hanging");
  });
});

describe("dropTryKey", () => {
  test("leaves nothing of the key, and a phone that is emptied later joins by its credential alone", async () => {
    const { storage, browser, start } = await browserWith({ isOfProgram: true });
    keepTryKey(storage, "a key");

    dropTryKey(storage);

    expect([storage.getItem("satchel.joined"), tryKeyOfJoined(storage)]).toEqual(["", undefined]);
    browser.indexedDB = new IDBFactory();
    await start();
    expect([isEmptied(storage), tryKeyKeptIn(storage)]).toEqual([true, ""]);
  });
});
