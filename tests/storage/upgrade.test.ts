import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { openPhone } from "../../src/storage/open-phone.ts";
import { encounterOf, eventId } from "../support/builders.ts";
import { BrowserWithFaults } from "../support/browser-with-faults.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { answerTo, logOf, openNatively, rowsOf } from "../support/stored-rows.ts";
import { dumpDatabase } from "../support/database-fixture.ts";
import { databaseOfVersion1 } from "../support/database-versions.ts";
import { pretendVersion2, withVersion2, withVersion3, withVersion4 } from "../support/pretend-versions.ts";
import { openTestPhone, phoneOptions } from "../support/open-test-phone.ts";
import { shippedVersions, type DatabaseVersion } from "../../src/storage/schema.ts";

describe("an upgrade", () => {
  test("keeps every record and total", async () => {
    const indexedDB = await databaseOfVersion1();

    const phone = await openTestPhone({ indexedDB, versions: withVersion2 });

    expect(await phone.check()).toEqual({
      events: 10,
      records: 6,
      contents: "read",
      differences: [],
      differenceCount: 0,
    });
    expect(await logOf(indexedDB)).toMatchObject({ schema: 2, next: 11 });
    expect((await rowsOf(indexedDB, "book")).every(({ seen }) => seen === true)).toBe(true);
    expect(await rowsOf(indexedDB, "drafts")).toEqual([]);
  });

  test("keeps them where an index goes and every row of the log is written anew", async () => {
    const indexedDB = await databaseOfVersion1();
    for (const versions of [withVersion2, withVersion3])
      (await openTestPhone({ indexedDB, versions })).close();
    const before = await rowsOf(indexedDB, "events");

    const phone = await openTestPhone({ indexedDB, versions: withVersion4 });

    expect(await phone.check()).toMatchObject({ events: 10, records: 6, differences: [] });
    expect(await rowsOf(indexedDB, "events")).toEqual(before);
    const database = await openNatively(indexedDB, "satchel");
    expect(database.version).toBe(40);
    expect([...database.transaction("events").objectStore("events").indexNames]).toEqual([
      "[day+seq]",
      "record",
      "seq",
    ]);
    const book = await rowsOf(indexedDB, "book");
    expect(book.every((row) => row["looked"] === true && !("seen" in row))).toBe(true);
  });

  test("comes to its end, however long it takes", async () => {
    const indexedDB = await databaseOfVersion1();
    const clock = manualTimer();
    const slow: DatabaseVersion = {
      ...pretendVersion2,
      upgrade: async (transaction) => {
        await transaction.table("events").count();
        clock.pass(8_000);
        await pretendVersion2.upgrade?.(transaction);
      },
    };
    const versions = [...shippedVersions, slow];

    const phone = await openTestPhone({ indexedDB, versions, timer: clock.timer });

    expect(await phone.storedCount()).toMatchObject({ events: 10 });
    expect(await logOf(indexedDB)).toMatchObject({ schema: 2 });
  });

  test("leaves the old version whole when it fails half-way", async () => {
    const indexedDB = await databaseOfVersion1();
    const before = await dumpDatabase(indexedDB, "satchel");
    const failing: DatabaseVersion = {
      ...pretendVersion2,
      upgrade: async (transaction) => {
        await transaction.table("book").clear();
        throw new Error("An upgrade with a mistake in it");
      },
    };

    const opened = await openPhone(phoneOptions({ indexedDB, versions: [...shippedVersions, failing] }));

    expect(opened).toMatchObject({ ok: false, error: { kind: "unavailable" } });
    expect(await dumpDatabase(indexedDB, "satchel")).toBe(before);
  });

  test("is refused by the code of version 1, which touches nothing", async () => {
    const indexedDB = await databaseOfVersion1();
    (await openTestPhone({ indexedDB, versions: withVersion2 })).close();
    const before = await dumpDatabase(indexedDB, "satchel");

    const opened = await openPhone(phoneOptions({ indexedDB }));

    expect(opened).toEqual({ ok: false, error: { kind: "database-newer" } });
    expect(await dumpDatabase(indexedDB, "satchel")).toBe(before);
  });

  test("is refused even where it took away a table that version 1 would add again", async () => {
    const indexedDB = new IDBFactory();
    const native = indexedDB.open("satchel", 20);
    native.addEventListener("upgradeneeded", () =>
      native.result.createObjectStore("meta", { keyPath: "name" }),
    );
    (await answerTo(native)).close();

    const opened = await openPhone(phoneOptions({ indexedDB }));

    expect(opened).toEqual({ ok: false, error: { kind: "database-newer" } });
    const after = await openNatively(indexedDB, "satchel");
    expect([after.version, ...after.objectStoreNames]).toEqual([20, "meta"]);
  });

  test("tells the tab that still has version 1 open, which stops writing", async () => {
    const browser = new BrowserWithFaults();
    const old = await openTestPhone({ indexedDB: browser.indexedDB });
    const told = new Promise((resolve) => old.onClosed(resolve));

    const phone = await openTestPhone({ indexedDB: browser.healthy, versions: withVersion2 });
    const savedByOld = await old.save({ kind: "rec", event: eventId(), record: encounterOf() });

    expect(await told).toBe("database-newer");
    expect(savedByOld).toEqual({ ok: false, error: { kind: "database-newer" } });
    expect(await phone.storedCount()).toEqual({ events: 0, records: 0 });
  });
});
