import { IDBFactory } from "fake-indexeddb";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { foldVersion } from "../../src/domain/measure.ts";
import { newestProgramSchema } from "../../src/domain/program.ts";
import { openPhone } from "../../src/storage/open-phone.ts";
import { encounterOf, eventId, localDate, localMonth, programOf } from "../support/builders.ts";
import { holdDatabase, nextTask } from "../support/browser-with-faults.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { changeRow, logOf, openNatively } from "../support/stored-rows.ts";
import { dumpDatabase } from "../support/database-fixture.ts";
import { databaseOfVersion1 } from "../support/database-versions.ts";
import { withVersion2 } from "../support/pretend-versions.ts";
import { openTestPhone, phoneOptions } from "../support/open-test-phone.ts";

const day = localDate("2026-03-08");

describe("openPhone", () => {
  test("begins with an empty log under a number of its own", async () => {
    const indexedDB = new IDBFactory();

    const phone = await openTestPhone({ indexedDB });

    expect(await phone.storedCount()).toEqual({ events: 0, records: 0 });
    expect(await logOf(indexedDB)).toMatchObject({ next: 1, schema: 1, fold: foldVersion, prev: [] });
    expect(String((await logOf(indexedDB))?.["number"])).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("gives two tabs that open at the same moment one log", async () => {
    const indexedDB = new IDBFactory();

    const [one, other] = await Promise.all([openTestPhone({ indexedDB }), openTestPhone({ indexedDB })]);
    await one.save({ kind: "rec", event: eventId(), record: encounterOf() });
    await other.save({ kind: "rec", event: eventId(), record: encounterOf() });

    expect(await one.storedCount()).toEqual({ events: 2, records: 2 });
    expect((await one.check()).differences).toEqual([]);
  });

  test("finds everything again after the app was closed", async () => {
    const indexedDB = new IDBFactory();
    const before = await openTestPhone({ indexedDB });
    const record = encounterOf();
    await before.saveProgram(programOf());
    await before.save({ kind: "rec", event: eventId(), record });
    before.close();

    const phone = await openTestPhone({ indexedDB });

    expect(await phone.program()).toEqual(programOf());
    expect(await phone.bookOfDay(day, { limit: 5 })).toMatchObject([{ id: record.id }]);
  });

  test("says that it hangs after eight seconds without an answer, and not before", async () => {
    const clock = manualTimer();
    const neverAnswers = Object.assign(Object.create(IDBFactory.prototype) as IDBFactory, {
      open: () => new EventTarget() as IDBOpenDBRequest,
    });
    let answer: unknown;
    const opening = openPhone(phoneOptions({ indexedDB: neverAnswers, timer: clock.timer })).then(
      (opened) => (answer = opened),
    );

    clock.pass(7_999);
    await nextTask();
    expect(answer).toBeUndefined();
    clock.pass(1);

    expect(await opening).toEqual({ ok: false, error: { kind: "hanging" } });
  });

  test("says that it hangs where the browser begins to create the database and never ends", async () => {
    const clock = manualTimer();
    const request = new EventTarget();
    const open = () => {
      queueMicrotask(() => {
        request.dispatchEvent(Object.assign(new Event("upgradeneeded"), { oldVersion: 0 }));
      });
      return request;
    };
    const indexedDB = { open, deleteDatabase: open, cmp: () => 0 } as unknown as IDBFactory;

    const opening = openPhone(phoneOptions({ indexedDB, timer: clock.timer }));
    await nextTask();
    clock.pass(8_000);

    expect(await opening).toEqual({ ok: false, error: { kind: "hanging" } });
  });

  test("says that it hangs when a suspended tab holds the tables of a database that opens", async () => {
    const indexedDB = await databaseOfVersion1();
    const release = await holdDatabase(indexedDB, "satchel");
    const clock = manualTimer();

    const opening = openPhone(phoneOptions({ indexedDB, timer: clock.timer }));
    for (let task = 0; task < 10; task++) await nextTask();
    clock.pass(8_000);

    expect(await opening).toEqual({ ok: false, error: { kind: "hanging" } });
    release();
  });

  test("says that another tab blocks it when that one lets no upgrade through", async () => {
    const indexedDB = await databaseOfVersion1();
    const impolite = await openNatively(indexedDB, "satchel");
    const wasAsked = new Promise((resolve) => impolite.addEventListener("versionchange", resolve));
    const clock = manualTimer();

    const opening = openPhone(phoneOptions({ indexedDB, versions: withVersion2, timer: clock.timer }));
    await wasAsked;
    // The request hears that it is blocked a few tasks later.
    for (let task = 0; task < 10; task++) await nextTask();
    clock.pass(8_000);

    expect(await opening).toEqual({ ok: false, error: { kind: "blocked" } });
    impolite.close();
  });

  test("says that nothing can be stored where the browser has no database", async () => {
    const options = phoneOptions();
    const withoutDatabase = { ...options, indexedDB: undefined } as unknown as typeof options;

    const opened = await openPhone(withoutDatabase);

    expect(opened).toMatchObject({ ok: false, error: { kind: "unavailable" } });
  });

  test("says that the address is the reason where a browser withholds hashing", async () => {
    onTestFinished(() => void vi.unstubAllGlobals());
    vi.stubGlobal("crypto", {});

    const opened = await openPhone(phoneOptions());

    expect(opened).toEqual({ ok: false, error: { kind: "insecure-address" } });
  });

  test("keeps the reason when the browser refuses", async () => {
    const cause = new DOMException("Not here", "SecurityError");
    const refuses = Object.assign(Object.create(IDBFactory.prototype) as IDBFactory, {
      open: () => {
        throw cause;
      },
    });

    const opened = await openPhone(phoneOptions({ indexedDB: refuses }));

    expect(opened).toMatchObject({ ok: false, error: { kind: "unavailable" } });
    expect(opened.ok || opened.error).toHaveProperty("cause");
  });

  test("counts anew before first use what was counted by older rules", async () => {
    const indexedDB = new IDBFactory();
    const before = await openTestPhone({ indexedDB });
    await before.save({ kind: "rec", event: eventId(), record: encounterOf({ out: { "NLX-NAS-4": 2 } }) });
    const cells = await before.dayTotals(day);
    before.close();
    await changeRow(indexedDB, "meta", "log", (log) => ({ ...log, fold: 0 }));
    await changeRow(indexedDB, "rollups", "2026-03", (block) => ({ ...block, fold: 0, days: {} }));
    await changeRow(indexedDB, "dayTotals", day, (row) => ({ ...row, numbers: { "contacts ": 99 } }));

    const phone = await openTestPhone({ indexedDB });

    expect(await phone.dayTotals(day)).toEqual(cells);
    expect(await logOf(indexedDB)).toMatchObject({ fold: foldVersion });
    expect(await phone.monthBlocks(localMonth("2026-03"), localMonth("2026-03"))).toMatchObject([
      { fold: foldVersion },
    ]);
    expect((await phone.check()).differences).toEqual([]);
  });

  test.each([
    ["fold", foldVersion + 1],
    ["schema", 2],
  ])("writes nothing when the %s of the rows is newer than this code", async (field, newer) => {
    const indexedDB = await databaseOfVersion1();
    await changeRow(indexedDB, "meta", "log", (log) => ({ ...log, [field]: newer }));
    const before = await dumpDatabase(indexedDB, "satchel");

    const opened = await openPhone(phoneOptions({ indexedDB }));

    expect(opened).toEqual({ ok: false, error: { kind: "database-newer" } });
    expect(await dumpDatabase(indexedDB, "satchel")).toBe(before);
  });

  test("says that settings of newer code are newer, and not that they are broken", async () => {
    const indexedDB = await databaseOfVersion1();
    await changeRow(indexedDB, "meta", "program", (row) => ({
      ...row,
      program: { ...programOf(), schema: newestProgramSchema + 1, colour: "teal" },
    }));
    const phone = await openTestPhone({ indexedDB });

    await expect(phone.program()).rejects.toMatchObject({ failure: { kind: "database-newer" } });
  });

  test("refuses a save when a tab of newer code has counted anew meanwhile", async () => {
    const indexedDB = await databaseOfVersion1();
    const phone = await openTestPhone({ indexedDB });
    await changeRow(indexedDB, "meta", "log", (log) => ({ ...log, fold: foldVersion + 1 }));

    const saved = await phone.save({ kind: "rec", event: eventId(), record: encounterOf() });

    expect(saved).toEqual({ ok: false, error: { kind: "database-newer" } });
  });
});
