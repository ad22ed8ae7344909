import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import {
  databaseExists,
  keepJoining,
  keepPhone,
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
