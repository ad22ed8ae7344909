/** Whatever the order, the repeats and the number that events come under: the totals are the fold of the set. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordEvent } from "../../../src/domain/event.ts";
import { rollupOf } from "../../../src/domain/rollup.ts";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { rebuildRecords } from "../../../src/server/stores/recount.ts";
import { inMemory, openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { arbitraryLog, reorderedWithRepeats } from "../../support/arbitraries.ts";
import { liveRecordsOf, statesOf } from "../../support/fold-of-events.ts";
import { cellsIn } from "../../support/record-store/readings.ts";
import { TestLog, testProgram } from "../../support/test-log.ts";

/** Events dealt out to two numbers, some to both, and the order in which their batches arrive. */
const arbitraryDelivery = arbitraryLog.chain((events) =>
  fc
    .tuple(
      fc.array(fc.constantFrom("first", "second", "both"), {
        minLength: events.length,
        maxLength: events.length,
      }),
      fc.integer({ min: 1, max: 4 }),
    )
    .chain(([shares, batchLength]) => {
      const of = (name: string) =>
        events.filter((_, index) => shares[index] === name || shares[index] === "both");
      const logs = [of("first"), of("second")];
      const batches = logs.flatMap((log, index) =>
        Array.from({ length: Math.ceil(log.length / batchLength) }, (_, batch) => ({
          log: index,
          from: batch * batchLength,
          to: (batch + 1) * batchLength,
        })),
      );
      return fc.record({
        events: fc.constant(events),
        logs: fc.constant(logs),
        arrivals: reorderedWithRepeats(batches),
        /** Exchanges sent at once share a commit. */
        atOnce: fc.integer({ min: 1, max: 5 }),
      });
    }),
);

describe("exchange, in any order", () => {
  test("leaves totals, heads and digests that a recount agrees with to the last row", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDelivery, async ({ events, logs: dealt, arrivals, atOnce }) => {
        const database = openDatabase(inMemory);
        const store = openRecordStore(database);
        const logs = await Promise.all(dealt.map(logOf));

        for (let first = 0; first < arrivals.length; first += atOnce) {
          const together = arrivals.slice(first, first + atOnce);
          await Promise.all(
            together.map(({ log, from, to }) => logs[log]!.send(store, logs[log]!.sent.slice(from, to))),
          );
        }

        for (const log of logs) {
          expect(await log.send(store, [])).toMatchObject({
            hw: log.sent.length,
            digest: log.digest(),
            quarantined: [],
          });
        }
        expect(cellsIn(store)).toEqual(rollupOf(liveRecordsOf([...statesOf(events).values()])).cells());
        expect((await checkRecords(database.db)).findings).toEqual([]);
        expect(rebuildRecords(database)).toEqual([
          { program: testProgram, changedHeads: 0, changedCells: 0 },
        ]);
        database.close();
      }),
      { numRuns: 60 },
    );
  });
});

async function logOf(events: readonly RecordEvent[]): Promise<TestLog> {
  const log = new TestLog();
  for (const event of events) await log.add(event);
  return log;
}
