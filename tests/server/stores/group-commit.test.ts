import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { inMemory, openDatabase, type SqliteDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf } from "../../support/builders.ts";
import { cellsIn, dropped } from "../../support/record-store/readings.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { TestLog } from "../../support/test-log.ts";

function openedStore(path: string) {
  const database = openDatabase(path);
  onTestFinished(() => database.close());
  return { database, store: openRecordStore(database) };
}

async function logOf(contacts: number): Promise<TestLog> {
  const log = new TestLog();
  for (let count = 0; count < contacts; count += 1) await log.add(eventOf(encounterOf()));
  return log;
}

/** The file may grow by so many pages and no more, as on a disk that is full. */
function fill(database: SqliteDatabase, pagesLeft: number): void {
  const pages = Number(database.db.prepare("PRAGMA page_count").get()?.["page_count"]);
  database.db.exec(`PRAGMA max_page_count = ${pages + pagesLeft}`);
}

describe("a full disk", () => {
  test("makes every exchange of the commit unavailable, stores nothing of it, and keeps what was there", async () => {
    const { database, store } = openedStore(join(temporaryFolder(), "satchel.sqlite"));
    const [before, large, small] = [await logOf(3), await logOf(200), await logOf(1)];
    await before.send(store);
    const cells = cellsIn(store);
    fill(database, 2);

    const answers = await Promise.all([large, small].map((log) => store.exchange(log.exchangeOf())));

    expect(answers).toEqual([
      { ok: false, error: "unavailable" },
      { ok: false, error: "unavailable" },
    ]);
    expect(cellsIn(store)).toEqual(cells);
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });

  test("takes the same exchange whole once there is room", async () => {
    const { database, store } = openedStore(join(temporaryFolder(), "satchel.sqlite"));
    const log = await logOf(200);
    fill(database, 2);
    await store.exchange(log.exchangeOf());
    fill(database, 10_000);

    expect(await log.send(store)).toMatchObject({ hw: 200, digest: log.digest() });
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });
});

describe("a commit", () => {
  test("is one for all exchanges that come at once", async () => {
    const database = openDatabase(inMemory);
    onTestFinished(() => database.close());
    let commits = 0;
    const counted: SqliteDatabase = {
      ...database,
      transaction(work) {
        commits += 1;
        return database.transaction(work);
      },
    };
    const store = openRecordStore(counted);
    const logs = await Promise.all(Array.from({ length: 40 }, () => logOf(1)));
    commits = 0;

    await Promise.all(logs.map((log) => log.send(store)));

    expect(commits).toBe(1);
  });

  test("does not wait for an exchange whose bodies take long", async () => {
    const { store } = openedStore(inMemory);
    const [quick, slow] = [await logOf(1), await logOf(1)];
    const opening = Promise.withResolvers<Awaited<ReturnType<typeof slow.exchangeOf>["opened"]>>();

    const late = store.exchange({ ...slow.exchangeOf(), opened: opening.promise });
    const first = await quick.send(store);
    opening.resolve(await slow.exchangeOf().opened);

    expect(first).toMatchObject({ hw: 1 });
    expect(await late).toMatchObject({ ok: true, value: { hw: 1 } });
  });

  test("goes on without an exchange that fails inside it", async () => {
    const { database, store } = openedStore(inMemory);
    const [good, bad] = [await logOf(2), await logOf(2)];
    database.db.exec(
      `CREATE TEMP TRIGGER fails BEFORE INSERT ON receipts WHEN new.number = '${bad.number}' AND new.seq = 2
       BEGIN SELECT RAISE(ABORT, 'planted'); END`,
    );

    const [stored, failed] = await Promise.allSettled([good.send(store), bad.send(store)]);

    expect(stored).toMatchObject({ status: "fulfilled", value: { hw: 2 } });
    expect(failed).toMatchObject({ status: "rejected", reason: { message: "planted" } });
    expect((await checkRecords(database.db)).findings).toEqual([]);
    expect(database.prepare("SELECT count(*) AS events FROM events").get()).toEqual({ events: 2 });
  });

  test("believes nothing that a failed one has learnt: what comes in its place may be something else", async () => {
    const { database, store } = openedStore(inMemory);
    const a = await logOf(2);
    await a.send(store, a.sent.slice(0, 1));
    const given = { sender: a.sender, prev: [dropped(a, 2)] };
    const lost = new TestLog(given);
    lost.sent.push(...a.sent);
    const twin = new TestLog({ ...given, number: lost.number });
    for (let count = 0; count < 2; count += 1) await twin.add(eventOf(encounterOf()));
    database.db.exec(
      "CREATE TEMP TRIGGER fails BEFORE INSERT ON cells BEGIN SELECT RAISE(ABORT, 'planted'); END",
    );
    await expect(lost.send(store)).rejects.toThrow("planted");
    database.db.exec("DROP TRIGGER fails");

    const answer = await twin.send(store);

    expect(answer.prev).toEqual([{ number: a.number, missing: [[2, 2]], certain: false, quarantined: [] }]);
  });
});
