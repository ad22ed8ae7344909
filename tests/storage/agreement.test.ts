/**
 * Whatever is done on a phone, in whatever order, in two tabs at once: log,
 * book, day totals and months say the same.
 */
import * as fc from "fast-check";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { addToDigest, emptyDigest, formatDigest } from "../../src/contract/digest.ts";
import type { RecordEvent } from "../../src/domain/event.ts";
import type { RecordId } from "../../src/domain/ids.ts";
import type { Cell } from "../../src/domain/measure.ts";
import { cellsOfBlock, emptyBlock } from "../../src/domain/month-block.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { applyEvent, emptyState, liveRecord, type RecordState } from "../../src/domain/record-state.ts";
import { rollupOf } from "../../src/domain/rollup.ts";
import { applyEvents, type PreparedEvent, type TouchedRows } from "../../src/storage/apply-events.ts";
import { cellsOfDay, parseDayTotalsRow } from "../../src/storage/day-totals.ts";
import { firstLogRow } from "../../src/storage/log.ts";
import type { Phone, Saved } from "../../src/storage/phone.ts";
import { arbitraryLog, arbitraryRecord, days } from "../support/arbitraries.ts";
import { eventId, localDate, localMonth, recordId } from "../support/builders.ts";
import { rowsOf } from "../support/browser-with-faults.ts";
import { openTestPhone } from "../support/open-test-phone.ts";

interface Step {
  readonly act: "record" | "fix" | "void" | "undo" | "import";
  /** Which of the earlier saves it is about. Often one that was replaced meanwhile. */
  readonly of: number;
  readonly tab: 0 | 1;
  /** Begun before the step before it has ended. */
  readonly atOnce: boolean;
  readonly content: SatchelRecord;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    act: fc.constantFrom("record", "record", "fix", "fix", "fix", "void", "undo", "import"),
    of: fc.nat({ max: 99 }),
    tab: fc.constantFrom(0, 1),
    atOnce: fc.boolean(),
    content: arbitraryRecord,
  }),
  { minLength: 1, maxLength: 18 },
);

async function play(given: readonly Step[], tabs: readonly [Phone, Phone]): Promise<void> {
  const saves: Saved[] = [];
  let running: Promise<void>[] = [];
  for (const step of given) {
    if (!step.atOnce) {
      await Promise.all(running);
      running = [];
    }
    running.push(take(step, tabs[step.tab], saves));
  }
  await Promise.all(running);
}

async function take({ act, of, content }: Step, phone: Phone, saves: Saved[]): Promise<void> {
  const earlier = saves[of % Math.max(saves.length, 1)];
  const event = eventId();
  if (act === "record" || earlier === undefined) {
    const result = await phone.save({ kind: "rec", event, record: { ...content, id: recordId() } });
    if (result.ok) saves.push(result.value);
    return;
  }
  const { event: base, record: id } = earlier;
  if (act === "import") {
    // One record that is here and one that isn't, each twice.
    const records = [id, recordId()].map((each) => ({ record: { ...content, id: each }, rev: 1 + (of % 3) }));
    await phone.importRecords([...records, ...records]);
    return;
  }
  const result =
    act === "undo"
      ? await phone.undo(earlier)
      : act === "fix"
        ? await phone.save({ kind: "fix", event, base, record: { ...content, id } })
        : await phone.save({ kind: "void", event, base, record: id, reason: "mistake" });
  if (result.ok) saves.push(result.value);
  else expect(result.error.kind).toBe("changed-since");
}

describe("two tabs of one phone", () => {
  test("agree with the fold of the events to the last unit, whatever was done in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const indexedDB = new IDBFactory();
        const tabs = [await openTestPhone({ indexedDB }), await openTestPhone({ indexedDB })] as const;

        await play(given, tabs);

        const events = await rowsOf(indexedDB, "events");
        const states = await foldEach(tabs[0], new Set(events.map(({ record }) => record as RecordId)));
        await expectNumbering(indexedDB, events);
        await expectBook(tabs[1], states);
        await expectTotals(tabs[1], [...states.values()]);
        expect((await tabs[0].check()).differences).toEqual([]);
        for (const tab of tabs) tab.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

async function foldEach(phone: Phone, records: ReadonlySet<RecordId>): Promise<Map<RecordId, RecordState>> {
  const states = new Map<RecordId, RecordState>();
  for (const record of records) {
    const history = await phone.historyOf(record);
    const events = history.flatMap((row) => (row.kind === "readable" ? [row.event] : []));
    expect(events).toHaveLength(history.length);
    states.set(record, events.reduceRight(applyEvent, emptyState));
  }
  return states;
}

async function expectNumbering(indexedDB: IDBFactory, events: readonly Record<string, unknown>[]) {
  const log = (await rowsOf(indexedDB, "meta")).find(({ name }) => name === "log");
  const numbers = new Set(events.map(({ seq }) => seq));
  expect(numbers).toEqual(new Set(Array.from({ length: events.length }, (_, index) => index + 1)));
  expect(log).toMatchObject({
    next: events.length + 1,
    sum: formatDigest(events.reduce((sum, { h }) => addToDigest(sum, h as Uint8Array), emptyDigest)),
  });
}

async function expectBook(phone: Phone, states: ReadonlyMap<RecordId, RecordState>) {
  for (const [record, state] of states) {
    const row = await phone.bookRow(record);
    expect(row).toMatchObject({ kind: "readable", day: state.content?.record.day, state });
  }
  const found: SatchelRecord[] = [];
  const all = phone.recordsBetween(localDate("2026-01-01"), localDate("2026-12-31"));
  for await (const { record } of all) found.push(record);
  expect(new Set(found)).toEqual(new Set(liveRecordsOf([...states.values()])));
}

async function expectTotals(phone: Phone, states: readonly RecordState[]) {
  const live = liveRecordsOf(states);
  const blocks = await phone.monthBlocks(localMonth("2026-01"), localMonth("2026-12"));
  expect(blocks.flatMap(cellsOfBlock)).toEqual(rollupOf(live).cells());
  for (const day of days) {
    const ofDay = live.filter((record) => record.day === day && record.kind !== "tally");
    expect(sumsOf(await phone.dayTotals(localDate(day)))).toEqual(sumsOf(rollupOf(ofDay).cells()));
  }
}

function liveRecordsOf(states: readonly RecordState[]): readonly SatchelRecord[] {
  return states.flatMap((state) => liveRecord(state) ?? []);
}

/** Over all places, by measure and code. */
function sumsOf(cells: readonly Cell[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { measure, code, value } of cells) {
    const key = `${measure} ${code}`;
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return new Map([...sums].filter(([, value]) => value !== 0));
}

describe("applyEvents", () => {
  test("comes to the same rows whatever order fixes and voids arrive in, and however often", () => {
    fc.assert(
      fc.property(arbitraryLog.chain(arrivals), ({ log, arrived }) => {
        const rows = arrived.reduce(received, rowsOfNewPhone());

        const folded = statesOf(log);
        expect(rows.log.next).toBe(log.length + 1);
        expect(new Set([...rows.book.values()].map(({ state }) => state))).toEqual(new Set(folded));
        const live = liveRecordsOf(folded);
        const cells = [...rows.blocks.values()].flatMap(cellsOfBlock);
        expect(new Set(cells)).toEqual(new Set(rollupOf(live).cells()));
        for (const row of rows.dayTotals.values()) {
          const ofDay = live.filter((record) => record.day === row.day && record.kind !== "tally");
          expect(sumsOf(cellsOfDay(row))).toEqual(sumsOf(rollupOf(ofDay).cells()));
        }
      }),
    );
  });
});

function statesOf(log: readonly RecordEvent[]): readonly RecordState[] {
  const states = new Map<RecordId, RecordState>();
  for (const event of log) {
    states.set(event.record, applyEvent(states.get(event.record) ?? emptyState, event));
  }
  return [...states.values()];
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

/** All rows of a small phone, so that no row that is touched is missing. */
function rowsOfNewPhone(): TouchedRows {
  const months = ["2026-01", "2026-02", "2026-03"].map(localMonth);
  return {
    log: firstLogRow({ number: eventId(), schema: 1 }),
    knownEvents: new Set(),
    book: new Map(),
    dayTotals: new Map(days.map(localDate).map((day) => [day, parseDayTotalsRow(day, undefined)])),
    blocks: new Map(months.map((month) => [month, emptyBlock(month)])),
  };
}

function received(rows: TouchedRows, event: RecordEvent): TouchedRows {
  const onto = rows.book.get(event.record)?.state;
  const { changed } = applyEvents(rows, [preparedOf(event, onto)]);
  return {
    log: changed.log,
    knownEvents: new Set([...rows.knownEvents, event.id]),
    book: new Map([...rows.book, ...changed.book.map((row) => [row.id, row] as const)]),
    dayTotals: new Map([...rows.dayTotals, ...changed.dayTotals.map((row) => [row.day, row] as const)]),
    blocks: new Map([...rows.blocks, ...changed.blocks.map((block) => [block.month, block] as const)]),
  };
}

function preparedOf(event: RecordEvent, onto: RecordState | undefined): PreparedEvent {
  const { id, record, kind, rev } = event;
  const day = event.kind === "void" ? localDate("2026-03-08") : event.content.day;
  const sealed = { id, record, kind, rev, schema: 1, day, body: new Uint8Array(1), h: new Uint8Array(32) };
  return { event, onto, sealed };
}
