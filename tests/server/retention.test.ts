/** What the endpoint lets go of, when, and what is left of it: on disk, in totals, in the log, on the desk. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import type { HistoryReply, RecordsReply } from "../../src/contract/wire/desk-messages.ts";
import type { SyncReply } from "../../src/contract/wire/sync-message.ts";
import { migrations } from "../../src/server/migrations/all.ts";
import { backUp } from "../../src/server/operations/backup.ts";
import { restore } from "../../src/server/operations/restore.ts";
import { checkRecords } from "../../src/server/stores/check-records.ts";
import { letGoStep } from "../../src/server/stores/letting-go.ts";
import { openDatabase } from "../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../src/server/stores/sqlite-record-store.ts";
import { codeOf } from "../support/answers.ts";
import { encounterOf, eventOf, fixOf, localMonth } from "../support/builders.ts";
import { bearOutClock, exchangeWith, joinedPhone, setKeepMonths } from "../support/program-endpoint.ts";
import { cellsIn } from "../support/record-store/readings.ts";
import {
  openProgramEndpoint,
  openTestEndpoint,
  testPassword,
  type TestBrowser,
} from "../support/test-endpoint.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** In a note, so that it stands in what a record says and nowhere else. */
const marker = "the-words-that-must-be-gone";

/** Two records of March and one of August, on an endpoint that has seen two mornings by 10 September. */
async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  const { browser: phone } = await joinedPhone(endpoint, admin);
  const [old, older, recent] = [
    eventOf(encounterOf({ day: "2026-03-08", note: marker, out: { "NLX-NAS-4": 2 } })),
    eventOf(encounterOf({ day: "2026-02-20", note: marker })),
    eventOf(encounterOf({ day: "2026-08-20", out: { "NLX-NAS-4": 1 } })),
  ];
  const request = await exchangeWith(phone, [old, older, recent]);
  await phone.ask("POST", "/v1/sync", { body: request });
  await endpoint.letGo({ isStart: true });
  bearOutClock(endpoint);
  const morning = async (days = 1) => {
    endpoint.pass(days * dayMs);
    await endpoint.letGo();
  };
  const signIn = () =>
    admin.ask("POST", "/v1/session", { body: { account: "Robin", password: testPassword } });
  return {
    endpoint,
    admin,
    phone,
    old,
    request,
    morning,
    signIn,
    stateOf: async () => (await admin.ask("GET", "/v1/retention?months=3")).json() as Promise<object>,
    recordsOf: (day: string) => jsonOf<RecordsReply>(admin, `/v1/records?day=${day}`),
    historyOf: (record: string) => jsonOf<HistoryReply>(admin, `/v1/records/${record}/history`),
    bodies: () => bodiesIn(endpoint.dataDir),
  };
}

async function jsonOf<Reply>(browser: TestBrowser, path: string): Promise<Reply> {
  return (await (await browser.ask("GET", path)).json()) as Reply;
}

function bodiesIn(dataDir: string): number {
  const db = new DatabaseSync(join(dataDir, "satchel.sqlite"), { readOnly: true });
  const row = db.prepare("SELECT count(*) AS bodies FROM events WHERE content <> ''").get();
  db.close();
  return Number(row?.["bodies"]);
}

/** Files of a folder, and of those below it, in which the marker stands. */
function filesWithMarker(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(marker))
    .map(({ name }) => name);
}

describe("the limit on details", () => {
  test("holds on the first morning that is a day later, and says before what it will take", async () => {
    const { admin, endpoint, morning, stateOf, bodies, signIn } = await setup();
    await setKeepMonths(admin, 3);
    const from = endpoint.clockMs() + dayMs;

    expect(await stateOf()).toEqual({
      next: { keepMonths: 3, from },
      letGo: { records: 0, months: 0 },
      would: { records: 2, months: 2, first: "2026-02", last: "2026-03" },
    });
    endpoint.pass(23 * hourMs);
    await endpoint.letGo();
    expect(bodies()).toBe(3);
    await morning();

    expect(bodies()).toBe(1);
    await signIn();
    expect(await stateOf()).toEqual({
      holds: 3,
      letGo: { records: 2, months: 2, first: "2026-02", last: "2026-03" },
      would: { records: 0, months: 0 },
    });
  });

  test("can be taken back for a day, as if it had never been set", async () => {
    const { admin, morning, bodies } = await setup();
    await setKeepMonths(admin, 3);
    await setKeepMonths(admin);

    await morning(2);
    await morning();

    expect(bodies()).toBe(3);
  });

  test.each(["2", "121", "24.5", "x", ""])("is not asked for as %j months", async (months) => {
    const { admin } = await setup();

    expect(await codeOf(admin.ask("GET", `/v1/retention?months=${months}`))).toBe("malformed");
  });

  test("is not set by settings that were changed meanwhile, nor long after the password was shown", async () => {
    const { admin, endpoint } = await setup();

    const late = await admin.ask("PUT", "/v1/retention", { body: { tag: "other", keepMonths: 3 } });
    expect(await codeOf(late)).toBe("settings-changed");
    endpoint.pass(11 * 60_000);
    expect(await codeOf(setKeepMonths(admin, 3))).toBe("sign-in-again");
  });
});

describe("letting go", () => {
  test("tells the log who set the limit, and how many records of which months went", async () => {
    const { admin, morning, signIn } = await setup();
    await setKeepMonths(admin, 3);
    await morning(2);
    await morning();
    await signIn();

    const { lines } = await jsonOf<{ lines: readonly object[] }>(admin, "/v1/audit");
    const ofRetention = lines.filter(
      (line) => "action" in line && /retention|let-go/.test(String(line.action)),
    );
    expect(ofRetention).toMatchObject([
      { actor: "endpoint", action: "let-go-details", object: "2026-02/2026-03", rows: 2 },
      { actorName: "Robin", action: "change-retention", object: "3 months" },
    ]);
  });

  test("leaves totals as they are, and says on the page of a day how many are not listed", async () => {
    const { admin, endpoint, morning, recordsOf, historyOf, old, signIn } = await setup();
    const before = await jsonOf<object>(admin, "/v1/rollups");
    await setKeepMonths(admin, 3);
    await morning(2);
    await morning();
    await signIn();

    expect(await jsonOf<object>(admin, "/v1/rollups")).toEqual(before);
    expect(await recordsOf("2026-03-08")).toEqual({ records: [], letGoInMonth: 1 });
    expect(await recordsOf("2026-08-20")).toMatchObject({ records: [{ isVoided: false }] });
    expect(await historyOf(old.record)).toMatchObject({ history: [{ kind: "rec" }], isLetGo: true });
    expect(endpoint.logged.filter((line) => line.includes("let-go"))).toMatchObject([
      expect.stringContaining('"event":"let-go","records":2'),
    ]);
  });

  test("names in the sidecar of a table the months that have no rows any more", async () => {
    const { admin, morning, signIn } = await setup();
    await setKeepMonths(admin, 3);
    await morning(2);
    await morning();
    await signIn();

    const about = (table: string, query: string) =>
      jsonOf<{ row_count: number; months_let_go: object }>(admin, `/v1/exports/${table}.about.json?${query}`);
    const year = "from=2026-01-01&to=2026-12-31&period=custom";
    expect(await about("detail_long", year)).toMatchObject({
      months_let_go: [
        { month: "2026-02", records: 1 },
        { month: "2026-03", records: 1 },
      ],
    });
    expect((await about("summary_period_site_item", year)).row_count).toBeGreaterThan(0);
    expect(await about("detail_long", "from=2026-08-01&to=2026-08-31&period=month")).toMatchObject({
      months_let_go: [],
    });
  });

  test("confirms a fix of what is gone, and keeps it apart until its own day is old", async () => {
    const { admin, endpoint, phone, morning, old, request } = await setup();
    await setKeepMonths(admin, 3);
    await morning(2);
    const fixed = fixOf(old, encounterOf({ day: "2026-03-08", note: marker }));
    const more = await exchangeWith(phone, [fixed], request.number);
    const [event] = more.events;

    const reply = await phone.ask("POST", "/v1/sync", {
      body: { ...more, next: 5, events: [{ ...event!, seq: 4 }] },
    });

    expect((await reply.json()) as SyncReply).toMatchObject({
      hw: 4,
      quarantined: [{ seq: 4, code: "frozen" }],
    });
    await morning();
    const db = new DatabaseSync(join(endpoint.dataDir, "satchel.sqlite"), { readOnly: true });
    const { envelope } = db.prepare("SELECT envelope FROM quarantine").get() as { envelope: string };
    db.close();
    expect(JSON.parse(envelope)).not.toHaveProperty("sealed");
    expect(JSON.parse(envelope)).toMatchObject({ id: fixed.id, kind: "fix" });
  });

  test("ends without a word where the endpoint is closed, and goes on with the next start", async () => {
    const { admin, endpoint, bodies } = await setup();
    await setKeepMonths(admin, 3);
    endpoint.pass(dayMs);

    const running = endpoint.letGo();
    endpoint.close();
    await running;
    expect(bodies()).toBe(3);
    expect(endpoint.logged.filter((line) => line.includes("unexpected"))).toEqual([]);

    const next = await openTestEndpoint({ dataDir: endpoint.dataDir, startMs: endpoint.clockMs() });
    await next.letGo({ isStart: true });
    expect(bodies()).toBe(1);
  });
});

describe("what was let go", () => {
  test("is in no file of the data folder any more, while the endpoint serves", async () => {
    const { admin, endpoint, morning } = await setup();
    expect(filesWithMarker(endpoint.dataDir)).not.toEqual([]);
    await setKeepMonths(admin, 3);

    await morning(2);
    await morning();

    expect(filesWithMarker(endpoint.dataDir)).toEqual([]);
  });

  test("comes back with a backup from before, is let go again, and stays single in the totals", async () => {
    const { admin, endpoint, morning, bodies } = await setup();
    await setKeepMonths(admin, 3);
    const folder = temporaryFolder();
    const { dataDir, clockMs } = endpoint;
    const done = await backUp({ dataDir, folder, clockMs });
    await morning(2);
    await morning();
    const totals = totalsIn(dataDir);
    endpoint.close();

    const restored = await restore({ dataDir, file: done.ok ? done.value.file : "", clockMs });
    expect(restored).toMatchObject({ ok: true, value: { keepMonths: 3 } });
    expect(bodies()).toBe(3);
    const next = await openTestEndpoint({ dataDir, startMs: clockMs() });
    await next.letGo({ isStart: true });
    // The limit may have been taken back since the backup, and nobody could sign in so far.
    next.pass(dayMs);
    await next.letGo();
    expect(bodies()).toBe(3);
    next.pass(dayMs);
    await next.letGo();

    expect(bodies()).toBe(1);
    expect(totalsIn(dataDir)).toEqual(totals);
    expect(await findingsIn(dataDir)).toEqual([]);
  });

  test("is gone too from a file that an older version left with more in its pages than its rows", async () => {
    const path = join(temporaryFolder(), "satchel.sqlite");
    const program = leaveAsFormerVersion(path);
    expect(filesWithMarker(join(path, ".."))).toEqual(["satchel.sqlite"]);

    const database = openDatabase(path);
    database
      .prepare("INSERT INTO letting_go (program, looked_day, from_day) VALUES (?, ?, ?)")
      .run(program, "", "");
    while (letGoStep(database, program, localMonth("2027-01"))) continue;
    database.close();

    expect(filesWithMarker(join(path, ".."))).toEqual([]);
  });
});

/** Rows that were deleted and moved about by a version that overwrote nothing. */
function leaveAsFormerVersion(path: string): string {
  const program = "b0000000-0000-4000-8000-000000000001";
  const database = openDatabase(path, { migrations: migrations.slice(0, 3) });
  database.db.exec("PRAGMA secure_delete = OFF");
  const insert = database.prepare(
    `INSERT INTO quarantine (program, number, seq, id, h, code, day, received_day, envelope)
     VALUES (?, 'n', ?, ?, zeroblob(32), 'cannot-open', '2026-03-08', '2026-03-09', ?)`,
  );
  database.transaction(() => {
    for (let seq = 1; seq <= 500; seq += 1)
      insert.run(program, seq, String(seq), `${marker} ${"x".repeat(seq)}`);
  });
  database.prepare("DELETE FROM quarantine").run();
  database.close();
  return program;
}

function totalsIn(dataDir: string) {
  const database = openDatabase(join(dataDir, "satchel.sqlite"));
  try {
    const { program } = database.prepare("SELECT program FROM programs").get() as { program: string };
    return cellsIn(openRecordStore(database), program);
  } finally {
    database.close();
  }
}

async function findingsIn(dataDir: string) {
  const database = openDatabase(join(dataDir, "satchel.sqlite"));
  try {
    return (await checkRecords(database.db)).findings;
  } finally {
    database.close();
  }
}
