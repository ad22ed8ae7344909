/** When the endpoint lets go of details, and what it says of them then: in totals, in the log, on the desk. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import type { SyncReply } from "../../src/contract/wire/sync-message.ts";
import { codeOf } from "../support/answers.ts";
import { encounterOf, fixOf } from "../support/builders.ts";
import { dayMs, endpointWithOldRecords, jsonOf, marker } from "../support/old-records.ts";
import { exchangeWith, setKeepMonths } from "../support/program-endpoint.ts";
import { openTestEndpoint } from "../support/test-endpoint.ts";

const hourMs = 3_600_000;

describe("the limit on details", () => {
  test("holds on the first morning that is a day later, and says before what it will take", async () => {
    const { admin, endpoint, morning, stateOf, bodies, signIn } = await endpointWithOldRecords();
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
    const { admin, morning, bodies } = await endpointWithOldRecords();
    await setKeepMonths(admin, 3);
    await setKeepMonths(admin);

    await morning(2);
    await morning();

    expect(bodies()).toBe(3);
  });

  test.each(["2", "121", "24.5", "x", ""])("is not asked for as %j months", async (months) => {
    const { admin } = await endpointWithOldRecords();

    expect(await codeOf(admin.ask("GET", `/v1/retention?months=${months}`))).toBe("malformed");
  });

  test("is not set by settings that were changed meanwhile, nor long after the password was shown", async () => {
    const { admin, endpoint } = await endpointWithOldRecords();

    const late = await admin.ask("PUT", "/v1/retention", { body: { tag: "other", keepMonths: 3 } });
    expect(await codeOf(late)).toBe("settings-changed");
    endpoint.pass(11 * 60_000);
    expect(await codeOf(setKeepMonths(admin, 3))).toBe("sign-in-again");
  });
});

describe("letting go", () => {
  test("tells the log who set the limit, and how many records of which months went", async () => {
    const { admin, morning, signIn } = await endpointWithOldRecords();
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
    const { admin, endpoint, morning, recordsOf, historyOf, old, signIn } = await endpointWithOldRecords();
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
    const { admin, morning, signIn } = await endpointWithOldRecords();
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
    const { admin, endpoint, phone, morning, old, request } = await endpointWithOldRecords();
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
    const kept = db
      .prepare("SELECT envelope FROM quarantine UNION ALL SELECT envelope FROM quarantine_bodies")
      .all();
    db.close();
    expect(kept).toHaveLength(2);
    for (const { envelope } of kept) {
      expect(JSON.parse(String(envelope))).not.toHaveProperty("sealed");
      expect(JSON.parse(String(envelope))).toMatchObject({ id: fixed.id, kind: "fix" });
    }
  });

  test("ends without a word where the endpoint is closed, and goes on with the next start", async () => {
    const { admin, endpoint, bodies } = await endpointWithOldRecords();
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
