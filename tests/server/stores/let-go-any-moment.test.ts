/** Events and letting go in any order, compared with the same worked out in memory. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordEvent } from "../../../src/domain/event.ts";
import type { RecordId } from "../../../src/domain/ids.ts";
import { monthOf } from "../../../src/domain/local-date.ts";
import { rollupOf } from "../../../src/domain/rollup.ts";
import { rebuildRecords } from "../../../src/server/stores/recount.ts";
import { inMemory, type openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { arbitraryLog } from "../../support/arbitraries.ts";
import { localMonth } from "../../support/builders.ts";
import { liveRecordsOf, statesOf } from "../../support/fold-of-events.ts";
import { cellsIn } from "../../support/record-store/readings.ts";
import { nothingChanged, storeLettingGo } from "../../support/store-letting-go.ts";
import { TestLog } from "../../support/test-log.ts";

/** Events one by one or several at once, some of them again, and in between all before a month is let go. */
const arbitraryCourse = arbitraryLog.chain((events) =>
  fc.record({
    events: fc.constant(events),
    steps: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.record({ send: fc.shuffledSubarray([...events]) }) },
        {
          weight: 1,
          arbitrary: fc.record({ before: fc.constantFrom("2026-02", "2026-03", "2026-04", "2026-12") }),
        },
      ),
      { minLength: 1, maxLength: 12 },
    ),
  }),
);

/** The same in memory: what was taken in of each record, and which records nothing is taken of any more. */
class Expected {
  readonly #taken: RecordEvent[] = [];
  readonly #letGo = new Set<RecordId>();
  readonly frozen = new Set<string>();

  take(event: RecordEvent): void {
    if (this.#taken.some(({ id }) => id === event.id)) return;
    if (this.#letGo.has(event.record)) this.frozen.add(event.id);
    else this.#taken.push(event);
  }

  letGo(before: string): void {
    for (const [record, { content }] of statesOf(this.#taken)) {
      if (content !== undefined && monthOf(content.record.day) < before) this.#letGo.add(record);
    }
  }

  cells() {
    return rollupOf(liveRecordsOf([...statesOf(this.#taken).values()])).cells();
  }

  isEmptied({ record }: RecordEvent): boolean {
    return this.#letGo.has(record);
  }

  get taken(): readonly RecordEvent[] {
    return this.#taken;
  }
}

describe("letting go of details at any moment, whatever comes in whatever order", () => {
  test("leaves the totals of all that was taken in, no body, and the rest in quarantine", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCourse, async ({ steps }) => {
        const { database, store, letGo, findings } = storeLettingGo(inMemory);
        const [phone, expected] = [new TestLog(), new Expected()];

        for (const step of steps) {
          if ("before" in step) {
            letGo(localMonth(step.before));
            expected.letGo(step.before);
            continue;
          }
          const sent = [];
          for (const event of step.send) {
            sent.push(await phone.add(event));
            expected.take(event);
          }
          await phone.send(store, sent);
        }

        expect(await phone.send(store, [])).toMatchObject({ hw: phone.sent.length, digest: phone.digest() });
        expect(cellsIn(store)).toEqual(expected.cells());
        expect(idsIn(database, "SELECT DISTINCT id FROM quarantine WHERE code = 'frozen'")).toEqual(
          expected.frozen,
        );
        expect(idsIn(database, "SELECT id FROM events WHERE content = ''")).toEqual(
          new Set(expected.taken.filter((event) => expected.isEmptied(event)).map(({ id }) => id)),
        );
        expect(await findings()).toEqual([]);
        expect(rebuildRecords(database)).toEqual(nothingChanged);
        database.close();
      }),
      { numRuns: 60 },
    );
  });
});

function idsIn(database: ReturnType<typeof openDatabase>, sql: string): ReadonlySet<string> {
  return new Set(
    database
      .prepare(sql)
      .all()
      .map(({ id }) => String(id)),
  );
}
