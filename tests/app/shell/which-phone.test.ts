import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import {
  databaseExists,
  isEmptied,
  keepJoining,
  keepPhone,
  keepTryKey,
  lossesKeptIn,
  noteLoss,
  phoneKeptIn,
  tryKeyKeptIn,
} from "../../../src/app/shell/which-phone.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";

describe("phoneKeptIn", () => {
  test("gives back what was kept", () => {
    const storage = memoryStorage();
    keepPhone(storage, "program");

    expect(phoneKeptIn(storage)).toBe("program");
  });

  test("doesn't know where nothing was kept, where it isn't understood, and while a joining is under way", () => {
    const storage = memoryStorage();
    expect(phoneKeptIn(storage)).toBeUndefined();

    keepJoining(storage, "a key");
    expect(phoneKeptIn(storage)).toBeUndefined();
    expect(tryKeyKeptIn(storage)).toBe("a key");

    storage.setItem("satchel.phone", "another");
    expect(phoneKeptIn(storage)).toBeUndefined();
    expect(tryKeyKeptIn(storage)).toBeUndefined();
  });
});

describe("noteLoss", () => {
  test("counts each loss, and goes on as a joining that never came to its end", () => {
    const storage = memoryStorage();
    keepTryKey(storage, "a key");
    keepPhone(storage, "program");
    expect([lossesKeptIn(storage), isEmptied(storage)]).toEqual([0, false]);

    noteLoss(storage);

    expect(phoneKeptIn(storage)).toBeUndefined();
    expect(tryKeyKeptIn(storage)).toBe("a key");
    expect([lossesKeptIn(storage), isEmptied(storage)]).toEqual([1, true]);

    keepPhone(storage, "program");
    expect([lossesKeptIn(storage), isEmptied(storage)]).toEqual([1, false]);
    noteLoss(storage);
    expect(lossesKeptIn(storage)).toBe(2);
  });

  test("counts from none where what was kept is no number, and to no more than the protocol holds", () => {
    const storage = memoryStorage();
    storage.setItem("satchel.losses", "many");
    expect(lossesKeptIn(storage)).toBe(0);

    storage.setItem("satchel.losses", "9999");
    noteLoss(storage);

    expect(lossesKeptIn(storage)).toBe(9999);
  });
});

describe("databaseExists", () => {
  test("finds a database, and makes none by asking", async () => {
    const indexedDB = new IDBFactory();
    const phone = await openTestPhone({ indexedDB, name: "satchel-program" });
    phone.close();

    expect(await databaseExists(indexedDB, "satchel-program")).toBe(true);
    expect(await databaseExists(indexedDB, "satchel")).toBe(false);
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(["satchel-program"]);
  });
});
