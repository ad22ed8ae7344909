import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { openPhone } from "../../src/storage/open-phone.ts";
import { shippedVersions, type DatabaseVersion } from "../../src/storage/schema.ts";
import { encounterOf, eventId, localDate, localMonth, programOf, recordId } from "../support/builders.ts";
import {
  answerTo,
  BrowserWithFaults,
  changeRow,
  holdDatabase,
  manualTimer,
  nextTask,
  openNatively,
  rowsOf,
} from "../support/browser-with-faults.ts";
import { dumpDatabase, loadDump, readDump, type DatabaseDump } from "../support/database-fixture.ts";
import { openTestPhone, phoneOptions } from "../support/open-test-phone.ts";

const day = localDate("2026-03-08");

/** A version that does not exist yet: one more table, and a new field in every row of the book. */
const pretendVersion2: DatabaseVersion = {
  number: 2,
  stores: { drafts: "id" },
  upgrade: (transaction) =>
    transaction
      .table<Record<string, unknown>>("book")
      .toCollection()
      .modify((row) => {
        row["seen"] = true;
      }),
};
const withVersion2 = [...shippedVersions, pretendVersion2];

async function factoryWithVersion1(): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  await loadDump(indexedDB, "satchel", readDump(1));
  return indexedDB;
}

async function logOf(factory: IDBFactory) {
  return (await rowsOf(factory, "meta")).find(({ name }) => name === "log");
}

describe("openPhone", () => {
  test("begins with an empty log under a number of its own", async () => {
    const indexedDB = new IDBFactory();

    const phone = await openTestPhone({ indexedDB });

    expect(await phone.storedCount()).toEqual({ events: 0, records: 0 });
    expect(await logOf(indexedDB)).toMatchObject({ next: 1, schema: 1, fold: 1, prev: [] });
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
      open: () => ({}) as IDBOpenDBRequest,
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

  test("says that it hangs when a suspended tab holds the tables of a database that opens", async () => {
    const indexedDB = await factoryWithVersion1();
    const release = await holdDatabase(indexedDB, "satchel");
    const clock = manualTimer();

    const opening = openPhone(phoneOptions({ indexedDB, timer: clock.timer }));
    for (let task = 0; task < 10; task++) await nextTask();
    clock.pass(8_000);

    expect(await opening).toEqual({ ok: false, error: { kind: "hanging" } });
    release();
  });

  test("says that another tab blocks it when that one lets no upgrade through", async () => {
    const indexedDB = await factoryWithVersion1();
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
    vi.stubGlobal("crypto", {});

    const opened = await openPhone(phoneOptions());
    vi.unstubAllGlobals();

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
    expect(await logOf(indexedDB)).toMatchObject({ fold: 1 });
    expect(await phone.monthBlocks(localMonth("2026-03"), localMonth("2026-03"))).toMatchObject([
      { fold: 1 },
    ]);
    expect((await phone.check()).differences).toEqual([]);
  });

  test.each([["fold"], ["schema"]])(
    "writes nothing when the %s of the rows is newer than this code",
    async (field) => {
      const indexedDB = await factoryWithVersion1();
      await changeRow(indexedDB, "meta", "log", (log) => ({ ...log, [field]: 2 }));
      const before = await dumpDatabase(indexedDB, "satchel");

      const opened = await openPhone(phoneOptions({ indexedDB }));

      expect(opened).toEqual({ ok: false, error: { kind: "database-newer" } });
      expect(await dumpDatabase(indexedDB, "satchel")).toBe(before);
    },
  );

  test("says that settings of newer code are newer, and not that they are broken", async () => {
    const indexedDB = await factoryWithVersion1();
    await changeRow(indexedDB, "meta", "program", (row) => ({
      ...row,
      program: { ...programOf(), schema: 2, colour: "teal" },
    }));
    const phone = await openTestPhone({ indexedDB });

    await expect(phone.program()).rejects.toMatchObject({ failure: { kind: "database-newer" } });
  });

  test("refuses a save when a tab of newer code has counted anew meanwhile", async () => {
    const indexedDB = await factoryWithVersion1();
    const phone = await openTestPhone({ indexedDB });
    await changeRow(indexedDB, "meta", "log", (log) => ({ ...log, fold: 2 }));

    const saved = await phone.save({ kind: "rec", event: eventId(), record: encounterOf() });

    expect(saved).toEqual({ ok: false, error: { kind: "database-newer" } });
  });
});

describe("a database of version 1", () => {
  test("opens and agrees with its events", async () => {
    const phone = await openTestPhone({ indexedDB: await factoryWithVersion1() });

    expect(await phone.check()).toEqual({ events: 10, records: 6, differences: [], differenceCount: 0 });
    expect((await phone.program())?.name).toBe("Harbor Outreach");
  });

  test("gives the totals it was left with", async () => {
    const phone = await openTestPhone({ indexedDB: await factoryWithVersion1() });

    expect(await phone.dayTotals(day)).toEqual([
      { measure: "contacts", code: "", value: 2 },
      { measure: "contacts_new", code: "", value: 1 },
      { measure: "people", code: "", value: 2 },
      { measure: "out", code: "NLX-NAS-4", value: 3 },
      { measure: "out", code: "SYR-1ML-29G-12", value: 20 },
      { measure: "contacts_with", code: "NLX-NAS-4", value: 2 },
      { measure: "contacts_with", code: "SYR-1ML-29G-12", value: 1 },
      { measure: "in", code: "counted", value: 31 },
      { measure: "in", code: "visual", value: 50 },
    ]);
    expect(await phone.dayTotals(localDate("2026-04-01"))).toContainEqual({
      measure: "out",
      code: "SYR-1ML-29G-12",
      value: 20,
    });
    expect(await phone.dayTotals(localDate("2026-03-31"))).toEqual([]);
  });

  test("counts the same when it is counted anew", async () => {
    const phone = await openTestPhone({ indexedDB: await factoryWithVersion1() });

    const report = await phone.rebuild();

    expect(report).toMatchObject({ ok: true, value: { differenceCount: 0 } });
  });

  test("tells the history of a contact that was voided and brought back", async () => {
    const phone = await openTestPhone({ indexedDB: await factoryWithVersion1() });

    const history = await phone.historyOf(recordId(6));

    expect(history).toMatchObject([
      { event: { kind: "rec", rev: 1 } },
      { event: { kind: "void", rev: 2, reason: "mistake" } },
      { event: { kind: "fix", rev: 3 } },
    ]);
  });

  test("pays on each save only for the indexes that something reads", () => {
    const { events, book, dayTotals, rollups, meta } = readDump(1).tables;

    expect([events, book, dayTotals, rollups, meta].map(indexNamesOf)).toEqual([
      ["record", "seq"],
      ["[day+id]", "[day+seq]"],
      [],
      [],
      [],
    ]);
  });

  test("has the tables and indexes that a new one gets: another shape is another version", async () => {
    const indexedDB = new IDBFactory();
    (await openTestPhone({ indexedDB })).close();

    const fresh = JSON.parse(await dumpDatabase(indexedDB, "satchel")) as DatabaseDump;

    expect(shapeOf(fresh)).toEqual(shapeOf(readDump(1)));
  });
});

describe("an upgrade", () => {
  test("keeps every record and total", async () => {
    const indexedDB = await factoryWithVersion1();

    const phone = await openTestPhone({ indexedDB, versions: withVersion2 });

    expect(await phone.check()).toEqual({ events: 10, records: 6, differences: [], differenceCount: 0 });
    expect(await logOf(indexedDB)).toMatchObject({ schema: 2, next: 11 });
    expect((await rowsOf(indexedDB, "book")).every(({ seen }) => seen === true)).toBe(true);
    expect(await rowsOf(indexedDB, "drafts")).toEqual([]);
  });

  test("leaves the old version whole when it fails half-way", async () => {
    const indexedDB = await factoryWithVersion1();
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
    const indexedDB = await factoryWithVersion1();
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

function indexNamesOf(table: DatabaseDump["tables"][string] | undefined): readonly string[] | undefined {
  return table?.indexes.map(({ name }) => name);
}

function shapeOf({ nativeVersion, tables }: DatabaseDump) {
  const shapes = Object.entries(tables).map(([name, { keyPath, indexes }]) => [name, { keyPath, indexes }]);
  return { nativeVersion, tables: Object.fromEntries(shapes) as unknown };
}
