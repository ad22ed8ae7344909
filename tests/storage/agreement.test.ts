/**
 * Whatever is done on a phone, in whatever order, in two tabs at once: log,
 * book, day totals and months say the same.
 */
import * as fc from "fast-check";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { addToDigest, emptyDigest, formatDigest } from "../../src/contract/digest.ts";
import type { RecordId } from "../../src/domain/ids.ts";
import { cellsOfBlock } from "../../src/domain/month-block.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import type { RecordState } from "../../src/domain/record-state.ts";
import { rollupOf } from "../../src/domain/rollup.ts";
import type { Phone, Saved } from "../../src/storage/phone.ts";
import { arbitraryRecord, days } from "../support/arbitraries.ts";
import { eventId, localDate, localMonth, recordId } from "../support/builders.ts";
import { rowsOf } from "../support/browser-with-faults.ts";
import { liveRecordsOf, statesOf, sumsOf } from "../support/fold-of-events.ts";
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

async function foldEach(
  phone: Phone,
  records: ReadonlySet<RecordId>,
): Promise<ReadonlyMap<RecordId, RecordState>> {
  const histories = await Promise.all([...records].map((record) => phone.historyOf(record)));
  const events = histories.flat().map((row) => {
    if (row.kind === "readable") return row.event;
    throw new Error("An event that was just stored is unreadable");
  });
  return statesOf(events.toReversed());
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
