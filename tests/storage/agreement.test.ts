/**
 * Whatever is done on a phone, in whatever order, in two tabs at once: log,
 * book, day totals and months say the same.
 */
import * as fc from "fast-check";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { addToDigest, emptyDigest, formatDigest } from "../../src/contract/digest.ts";
import type { RecordId } from "../../src/domain/ids.ts";
import { cellsOfBlock } from "../../src/domain/read-block.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import type { RecordState } from "../../src/domain/record-state.ts";
import { rollupOf } from "../../src/domain/rollup.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { days } from "../support/arbitrary-parts.ts";
import { localDate, localMonth } from "../support/builders.ts";
import { logOf, rowsOf } from "../support/stored-rows.ts";
import { liveRecordsOf, sumsOf } from "../support/fold-of-events.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { foldedStates, playSteps, stepsOnPhone } from "../support/play-steps.ts";

describe("two tabs of one phone", () => {
  test("agree with the fold of the events to the last unit, whatever was done in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(stepsOnPhone, async (given) => {
        const indexedDB = new IDBFactory();
        const tabs = [await openTestPhone({ indexedDB }), await openTestPhone({ indexedDB })] as const;

        await playSteps(given, tabs);

        const events = await rowsOf(indexedDB, "events");
        const states = await foldedStates(tabs[0], indexedDB);
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

async function expectNumbering(indexedDB: IDBFactory, events: readonly Record<string, unknown>[]) {
  const log = await logOf(indexedDB);
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
