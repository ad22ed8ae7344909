import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { type ExportScope, writeRecords, writeSummary } from "../../src/app/totals/export-file.ts";
import { names } from "../../src/domain/catalogue/names/fr.ts";
import type { DetailEntry, DetailExtras } from "../../src/domain/csv/record-cells.ts";
import { type ExportLayout, exportLayouts } from "../../src/domain/csv/about.ts";
import type { TableLayout } from "../../src/domain/csv/record-layouts.ts";
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
  shiftOf,
  stockOf,
  tallyOf,
  voidOf,
} from "../support/builders.ts";
import { exchangeWith, joinedPhone } from "../support/program-endpoint.ts";
import { openProgramEndpoint } from "../support/test-endpoint.ts";
import { totalsIn } from "../support/totals.ts";

const program = programOf();
const march = periodOf({ type: "month", day: localDate("2026-03-08"), program });

const first = encounterOf({ day: localDate("2026-03-02"), out: { "NLX-NAS-4": 2 }, note: "=cmd" });
const corrected = encounterOf({
  id: first.id,
  day: localDate("2026-03-05"),
  out: { "NLX-NAS-4": 3 },
  reversals: [
    { used: [{ product: "NLX-NAS-4", doses: 2 }], outcome: "survived", place: "home" },
    { used: [], outcome: "unknown" },
  ],
  demographics: { AGE: ["25-34"], GENDER: ["NOT-SAID"] },
});
const voided = eventOf(encounterOf({ out: { "NLX-NAS-4": 90 } }));
const firstEvent = eventOf(first);
const before = encounterOf({ day: localDate("2026-02-28"), out: { "NLX-NAS-4": 5 } });
const others: readonly SatchelRecord[] = [
  groupOf(),
  cleanupOf(),
  tallyOf({ out: { "TST-FEN": 40 } }),
  shiftOf({ worker: "Heron", workers: ["Heron", "Wren"], minutes: 225, note: "=rain" }),
  shiftOf({ closed: false }),
  stockOf({ worker: "Heron", note: "@shelf" }),
  stockOf({
    movement: "disposed",
    lines: [{ item: "NLX-NAS-4", quantity: 12 }],
    returns: [
      { method: "counted", quantity: 40 },
      { method: "visual", quantity: 300 },
    ],
  }),
  stockOf({
    movement: "wasted",
    lines: [{ item: "NLX-NAS-4", quantity: 12, reason: "expired", lot: "A-17" }],
  }),
];
/** Begins before March, so none of March's numbers has it. */
const spring = tallyOf({
  firstDay: localDate("2026-02-01"),
  day: localDate("2026-03-31"),
  out: { "TST-FEN": 7 },
});

/** The day of the test's endpoint, in the program's zone. */
const receivedDay = localDate("2026-09-08");

/** An endpoint to which a phone sent all of it. */
async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  const { browser, id: phone } = await joinedPhone(endpoint, admin);
  const programId = (await endpoint.access.program())!.id;
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
  return { admin, browser, phone, programId };
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

const periodQuery = "from=2026-03-01&to=2026-03-31&period=month&profile=semicolon&language=fr";
const detailQuery = `${periodQuery}&worker=1&code=1&note=1`;

/** What a phone writes of the same records, which is told how they came to the endpoint. */
async function recordsOnAPhone({
  layout = "detail_long",
  include = { worker: true, participantCode: true, note: true },
  programId,
  came,
}: {
  readonly include?: DetailExtras;
  readonly layout?: TableLayout;
  readonly programId?: string;
  readonly came: Pick<DetailEntry, "receivedDay" | "deviceRef">;
}) {
  const entries = [
    { record: corrected, rev: 2, ...came },
    ...[...others, spring].map((record) => ({ record, rev: 1, ...came })),
  ].toSorted((one, other) => byDayAndId(one.record, other.record));
  const written = await writeRecords({
    layout,
    phone: {
      async *recordsBetween() {
        yield* entries;
      },
    },
    scope: scopeOf(march),
    context: { program, names, include, ...(programId !== undefined && { programId }) },
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  return written!;
}

async function aboutOnAPhone(table: ExportLayout): Promise<string> {
  const written =
    table === "summary_period_site_item"
      ? summaryOnAPhone()
      : await recordsOnAPhone({ layout: table, came: {} });
  return written.files[1]!.content.text();
}

function summaryOnAPhone() {
  const previous = previousPeriod(march, program);
  return writeSummary({
    scope: scopeOf(march),
    previous: totalsIn({ from: previous.from, to: previous.to }, corrected, ...others, before, spring),
    context: { program, names },
  });
}

function rowsOf(bytes: Buffer): readonly Readonly<Record<string, string>>[] {
  const { data } = Papa.parse<Readonly<Record<string, string>>>(
    bytes.toString("utf8").replace(/^\uFEFF/, ""),
    {
      header: true,
      delimiter: ";",
      newline: "\r\n",
      skipEmptyLines: true,
    },
  );
  return data;
}

const byDayAndId = (one: SatchelRecord, other: SatchelRecord) =>
  `${one.day}${one.id}` < `${other.day}${other.id}` ? -1 : 1;

async function bytesOf(blob: Blob): Promise<Buffer> {
  return Buffer.from(await blob.arrayBuffer());
}

describe("the tables that the endpoint streams", () => {
  test("have the bytes of the detail that a phone writes of the same records, were it told how they came", async () => {
    const { admin, phone, programId } = await setup();
    const written = await recordsOnAPhone({ programId, came: { receivedDay, deviceRef: phone } });

    const response = await admin.ask("GET", `/v1/exports/detail_long.csv?${detailQuery}`);

    expect(Buffer.from(await response.arrayBuffer())).toEqual(await bytesOf(written.files[0]!.content));
    expect(response.headers.get("Content-Disposition")).toContain(written.files[0]!.name);
    expect(written.rowCount).toBe(6);
  });

  test.each([
    ["shifts", "", 2],
    ["stock", "", 5],
    ["shifts", "&worker=1&note=1", 2],
    ["stock", "&worker=1&note=1", 5],
  ] as const)("have the bytes of the table of %s that a phone writes%s", async (layout, ticked, rowCount) => {
    const { admin, phone, programId } = await setup();
    const isTicked = ticked !== "";
    const include = { worker: isTicked, participantCode: false, note: isTicked };
    const came = { receivedDay, deviceRef: phone };
    const written = await recordsOnAPhone({ layout, include, programId, came });

    const response = await admin.ask("GET", `/v1/exports/${layout}.csv?${periodQuery}${ticked}`);

    const streamed = Buffer.from(await response.arrayBuffer());
    expect(streamed).toEqual(await bytesOf(written.files[0]!.content));
    expect(response.headers.get("Content-Disposition")).toContain(written.files[0]!.name);
    expect(written.rowCount).toBe(rowCount);
    expect(/Heron|Wren|rain|shelf/.test(streamed.toString("utf8"))).toBe(isTicked);
  });

  test.each(["reversals", "demographics"] as const)(
    "have the bytes of the table of %s that a phone writes",
    async (layout) => {
      const { admin, programId } = await setup();
      const include = { worker: false, participantCode: false, note: false };
      const written = await recordsOnAPhone({ layout, include, programId, came: {} });

      const response = await admin.ask("GET", `/v1/exports/${layout}.csv?${periodQuery}`);

      const streamed = Buffer.from(await response.arrayBuffer());
      expect(streamed).toEqual(await bytesOf(written.files[0]!.content));
      expect(written.rowCount).toBe(2);
    },
  );

  test("differ from the detail of a phone alone in the program, the day of receipt and the phone, and in nothing else", async () => {
    const { admin, phone, programId } = await setup();
    const alone = rowsOf(await bytesOf((await recordsOnAPhone({ came: {} })).files[0]!.content));

    const response = await admin.ask("GET", `/v1/exports/detail_long.csv?${detailQuery}`);

    const streamed = rowsOf(Buffer.from(await response.arrayBuffer()));
    const came = { program_id: programId, received_day: receivedDay, device_ref: phone };
    expect(alone).toHaveLength(6);
    for (const column of Object.keys(came))
      expect(new Set(alone.map((row) => row[column]))).toEqual(new Set([""]));
    expect(streamed).toEqual(alone.map((row) => ({ ...row, ...came })));
  });

  test("name no phone for what a lead wrote", async () => {
    const { admin, phone } = await setup();
    const fixed = fixOf(firstEvent, encounterOf({ id: first.id, day: localDate("2026-03-06") }));
    const byLead = await exchangeWith(admin, [{ ...fixed, rev: 3 }]);
    await admin.ask("POST", "/v1/sync", { body: byLead });

    const response = await admin.ask("GET", `/v1/exports/detail_long.csv?${detailQuery}`);

    const rows = rowsOf(Buffer.from(await response.arrayBuffer()));
    const isLeads = ({ record_id }: Readonly<Record<string, string>>) => record_id === first.id;
    expect(rows.filter(isLeads).map(({ device_ref }) => device_ref)).toEqual([""]);
    expect(new Set(rows.filter((row) => !isLeads(row)).map(({ device_ref }) => device_ref))).toEqual(
      new Set([phone]),
    );
  });

  test.each(exportLayouts)("have a description beside them: %s", async (table) => {
    const { admin, browser, phone } = await setup();
    const request = await exchangeWith(browser, []);
    await browser.ask("POST", "/v1/sync", { body: { ...request, next: 4 } });

    const csv = await admin.ask("GET", `/v1/exports/${table}.csv?${periodQuery}`);
    const rows = rowsOf(Buffer.from(await csv.arrayBuffer()));
    const about = await admin.ask("GET", `/v1/exports/${table}.about.json?${periodQuery}`);

    expect(rows.length).toBeGreaterThan(1);
    expect(await about.json()).toEqual({
      ...JSON.parse(await aboutOnAPhone(table)),
      app_version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      row_count: rows.length,
      position: expect.any(Number),
      phones_with_unsent_records: [phone],
      tallies_outside: [{ site_code: spring.site, first_day: spring.firstDay, last_day: spring.day }],
    });
  });

  test("have the bytes of the summary that a phone writes of the same records", async () => {
    const { admin } = await setup();
    const written = summaryOnAPhone();

    const response = await admin.ask("GET", `/v1/exports/summary_period_site_item.csv?${periodQuery}`);

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

    for (const table of exportLayouts) {
      expect((await admin.ask("GET", `/v1/exports/${table}.csv?${query}`)).status).toBe(400);
      expect((await admin.ask("GET", `/v1/exports/${table}.about.json?${query}`)).status).toBe(400);
    }
  });

  test("are refused for days that are not those of the period's type", async () => {
    const { admin } = await openProgramEndpoint();
    const query = "from=2026-03-01&to=2026-03-30&period=month";

    expect((await admin.ask("GET", `/v1/exports/summary_period_site_item.csv?${query}`)).status).toBe(400);
  });
});
