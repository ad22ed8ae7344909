import { describe, expect, test } from "vitest";
import { type ExportScope, writeDetail, writeSummary } from "../../src/app/totals/export-file.ts";
import { names } from "../../src/domain/catalogue/names/fr.ts";
import { type Period, periodOf, previousPeriod } from "../../src/domain/period.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import {
  cleanupOf,
  encounterOf,
  eventOf,
  fixOf,
  groupOf,
  localDate,
  programOf,
  tallyOf,
  voidOf,
} from "../support/builders.ts";
import { exchangeWith, joinedPhone } from "../support/program-endpoint.ts";
import { openProgramEndpoint, type TestBrowser } from "../support/test-endpoint.ts";
import { totalsIn } from "../support/totals.ts";

const program = programOf();
const march = periodOf({ type: "month", day: localDate("2026-03-08"), program });

const first = encounterOf({ day: localDate("2026-03-02"), out: { "NLX-NAS-4": 2 }, note: "=cmd" });
const corrected = encounterOf({ id: first.id, day: localDate("2026-03-05"), out: { "NLX-NAS-4": 3 } });
const voided = eventOf(encounterOf({ out: { "NLX-NAS-4": 90 } }));
const firstEvent = eventOf(first);
const before = encounterOf({ day: localDate("2026-02-28"), out: { "NLX-NAS-4": 5 } });
const others: readonly SatchelRecord[] = [groupOf(), cleanupOf(), tallyOf({ out: { "TST-FEN": 40 } })];
/** Begins before March, so none of March's numbers has it. */
const spring = tallyOf({ firstDay: localDate("2026-02-01"), day: localDate("2026-03-31") });

/** An endpoint to which a phone sent all of it. */
async function setup(): Promise<TestBrowser> {
  const { endpoint, admin } = await openProgramEndpoint();
  const { browser } = await joinedPhone(endpoint, admin);
  const events = [
    ...others.map((record) => eventOf(record)),
    firstEvent,
    voided,
    voidOf(voided),
    fixOf(firstEvent, corrected),
    eventOf(before),
    eventOf(spring),
  ];
  const sent = await browser.ask("POST", "/v1/sync", { body: await exchangeWith(browser, events) });
  expect(await sent.json()).toMatchObject({ hw: events.length, quarantined: [] });
  return admin;
}

/** Of a phone on which the same records are. */
function scopeOf(period: Period): ExportScope {
  return {
    period,
    totals: totalsIn({ from: period.from, to: period.to }, corrected, ...others, before, spring),
    profile: { bom: true, delimiter: ";" },
    language: "fr",
    appVersion: "0",
  };
}

const byDayAndId = (one: SatchelRecord, other: SatchelRecord) =>
  `${one.day}${one.id}` < `${other.day}${other.id}` ? -1 : 1;

async function bytesOf(blob: Blob): Promise<Buffer> {
  return Buffer.from(await blob.arrayBuffer());
}

describe("the tables that the endpoint streams", () => {
  test("have the bytes of the detail that a phone writes of the same records", async () => {
    const include = { worker: true, participantCode: true, note: true };
    const revised = [
      { record: corrected, rev: 2 },
      ...[...others, spring].map((record) => ({ record, rev: 1 })),
    ].toSorted((one, other) => byDayAndId(one.record, other.record));
    const written = await writeDetail({
      phone: {
        async *recordsBetween() {
          yield* revised;
        },
      },
      scope: scopeOf(march),
      context: { program, names, include },
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });

    const query = "from=2026-03-01&to=2026-03-31&profile=semicolon&language=fr&worker=1&code=1&note=1";
    const response = await (await setup()).ask("GET", `/v1/exports/detail_long.csv?${query}`);

    expect(Buffer.from(await response.arrayBuffer())).toEqual(await bytesOf(written!.files[0]!.content));
    expect(response.headers.get("Content-Disposition")).toContain(written!.files[0]!.name);
    expect(written!.rowCount).toBe(4);
  });

  test("have the bytes of the summary that a phone writes of the same records", async () => {
    const previous = previousPeriod(march, program);
    const written = writeSummary({
      scope: scopeOf(march),
      previous: totalsIn({ from: previous.from, to: previous.to }, corrected, ...others, before, spring),
      context: { program, names },
    });

    const query = "from=2026-03-01&to=2026-03-31&period=month&profile=semicolon&language=fr";
    const response = await (await setup()).ask("GET", `/v1/exports/summary_period_site_item.csv?${query}`);

    expect(Buffer.from(await response.arrayBuffer())).toEqual(await bytesOf(written.files[0]!.content));
    expect(written.rowCount).toBeGreaterThan(4);
  });

  test.each([
    ["no days", ""],
    ["a day that is none", "from=2026-02-30&to=2026-03-31"],
    ["days that are not in order", "from=2026-03-31&to=2026-03-01"],
    ["a profile that is not known", "from=2026-03-01&to=2026-03-31&profile=toString"],
    ["a language that is not known", "from=2026-03-01&to=2026-03-31&language=__proto__"],
  ])("are refused for %s", async (_what, query) => {
    const { admin } = await openProgramEndpoint();

    for (const table of ["detail_long", "summary_period_site_item"]) {
      expect((await admin.ask("GET", `/v1/exports/${table}.csv?${query}`)).status).toBe(400);
    }
  });

  test("are refused for days that are not those of the period's type", async () => {
    const { admin } = await openProgramEndpoint();
    const query = "from=2026-03-01&to=2026-03-30&period=month";

    expect((await admin.ask("GET", `/v1/exports/summary_period_site_item.csv?${query}`)).status).toBe(400);
  });
});
