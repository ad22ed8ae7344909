import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { names } from "../../src/domain/catalogue/names/en.ts";
import { dataProfile } from "../../src/domain/csv/csv-profile.ts";
import { CsvPieces } from "../../src/domain/csv/pieces.ts";
import { summaryColumns, summaryRows } from "../../src/domain/csv/summary.ts";
import { periodOf } from "../../src/domain/period.ts";
import { totalsOf } from "../../src/domain/totals.ts";
import { canonicalBytes } from "../../src/contract/canonical.ts";
import type { RecordEvent } from "../../src/domain/event.ts";
import type { LocalMonth } from "../../src/domain/ids.ts";
import { emptyBlock, type MonthBlock } from "../../src/domain/month-block.ts";
import { cellsOfBlock } from "../../src/domain/read-block.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import type { RecordState } from "../../src/domain/record-state.ts";
import { rollupOf } from "../../src/domain/rollup.ts";
import { applyEvents, type PreparedEvent, type TouchedRows } from "../../src/storage/apply-events.ts";
import type { StoredBookRow } from "../../src/storage/book-row.ts";
import { cellsOfDay, parseDayTotalsRow } from "../../src/storage/day-totals.ts";
import { firstLogRow } from "../../src/storage/log.ts";
import { arbitraryLog } from "../support/arbitraries.ts";
import { days } from "../support/arbitrary-parts.ts";
import {
  encounterOf,
  eventId,
  eventOf,
  fixOf,
  localDate,
  localMonth,
  programOf,
  voidOf,
} from "../support/builders.ts";
import { parsedCsv, type Sums, sumsOfPeriod, sumsOfSummary } from "../support/csv-sums.ts";
import { liveRecordsOf, statesOf, sumsOf } from "../support/fold-of-events.ts";

describe("applyEvents", () => {
  test("comes to the same rows and the same summary whatever order fixes and voids arrive in, and however often", () => {
    fc.assert(
      fc.property(arbitraryLog.chain(arrivals), ({ log, arrived }) => {
        const rows = arrived.reduce(received, rowsOfNewPhone());

        const folded = [...statesOf(log).values()];
        expect(rows.log.next).toBe(log.length + 1);
        expect(new Set([...rows.book.values()].map(stateIn))).toEqual(new Set(folded));
        const live = liveRecordsOf(folded);
        const cells = [...rows.blocks.values()].flatMap(cellsOfBlock);
        expect(new Set(cells)).toEqual(new Set(rollupOf(live).cells()));
        expect(summaryOf([...rows.blocks.values()])).toEqual(sumsOfPeriod(live, year));
        for (const row of rows.dayTotals.values()) {
          const ofDay = live.filter((record) => record.day === row.day && record.kind !== "tally");
          expect(sumsOf(cellsOfDay(row))).toEqual(sumsOf(rollupOf(ofDay).cells()));
        }
      }),
    );
  });

  test("takes an event for overtaken when a second void stands over the record since", () => {
    const made = eventOf(encounterOf());
    const [lower, higher] = [voidOf(made, { id: eventId(1) }), voidOf(made, { id: eventId(2) })];
    const then = [made, higher].reduce(received, rowsOfNewPhone());
    const now = received(then, { ...lower, rev: 5 });
    const answer = fixOf(higher, encounterOf());

    const { verdicts } = applyEvents(now, [preparedOf(answer, stateIn(then.book.get(made.record)))]);

    expect(verdicts).toEqual(["overtaken"]);
  });
});

/** Holds every day that is recorded on. */
const program = programOf();
const year = periodOf({ type: "year", day: localDate("2026-02-10"), program });

/** What the summary of the year holds, read by another parser. */
function summaryOf(blocks: readonly MonthBlock[]): Sums {
  const table = new CsvPieces(summaryColumns, dataProfile);
  const rows = summaryRows({
    totals: totalsOf(blocks, year),
    previous: undefined,
    period: year,
    context: { program, names },
  });
  return sumsOfSummary(parsedCsv(table.add(rows) + table.end(), summaryColumns), "qty");
}

/** The same events, some twice, each record's first one before the others. */
function arrivals(log: readonly RecordEvent[]) {
  const first = log.filter(({ kind }) => kind === "rec");
  const others = log.filter(({ kind }) => kind !== "rec");
  const repeated = [...others, ...log];
  return fc
    .shuffledSubarray(repeated, { minLength: repeated.length })
    .map((rest) => ({ log, arrived: [...first, ...rest] }));
}

type PhoneRows = TouchedRows & { readonly blocks: ReadonlyMap<LocalMonth, MonthBlock> };

/** All rows of a small phone, so that no row that is touched is missing. */
function rowsOfNewPhone(): PhoneRows {
  const months = ["2026-01", "2026-02", "2026-03"].map(localMonth);
  return {
    log: firstLogRow({ number: eventId(), schema: 1 }),
    knownEvents: new Set(),
    book: new Map(),
    dayTotals: new Map(days.map(localDate).map((day) => [day, parseDayTotalsRow(day, undefined)])),
    storedDays: [],
    blocks: new Map(months.map((month) => [month, emptyBlock(month)])),
    bag: undefined,
  };
}

function received(rows: PhoneRows, event: RecordEvent): PhoneRows {
  const onto = stateIn(rows.book.get(event.record));
  const { changed } = applyEvents(rows, [preparedOf(event, onto)]);
  return {
    log: changed.log,
    knownEvents: new Set([...rows.knownEvents, event.id]),
    book: new Map([...rows.book, ...changed.book.map((row) => [row.id, row] as const)]),
    dayTotals: new Map([...rows.dayTotals, ...changed.dayTotals.map((row) => [row.day, row] as const)]),
    storedDays: [],
    bag: changed.bag,
    blocks: new Map([...rows.blocks, ...changed.blocks.map((block) => [block.month, block] as const)]),
  };
}

function preparedOf(event: RecordEvent, onto: RecordState | undefined): PreparedEvent {
  const { id, record, kind, rev } = event;
  const day = event.kind === "void" ? localDate("2026-03-08") : event.content.day;
  const sealed = { id, record, kind, rev, schema: 1, day, body: new Uint8Array(1), h: new Uint8Array(32) };
  const bookBody = event.kind === "void" ? undefined : canonicalBytes(event.content);
  return { event, onto, sealed, bookBody };
}

function stateIn(row: StoredBookRow | undefined): RecordState | undefined {
  if (row === undefined) return undefined;
  const record = JSON.parse(new TextDecoder().decode(row.body)) as SatchelRecord;
  return { ...row.state, content: { ...row.state.content, record } };
}
