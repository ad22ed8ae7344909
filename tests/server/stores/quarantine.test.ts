import { describe, expect, onTestFinished, test } from "vitest";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { retryQuarantined } from "../../../src/server/stores/quarantine.ts";
import { inMemory, openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import type { Opener } from "../../../src/server/unsealing.ts";
import { rollupOf } from "../../../src/domain/rollup.ts";
import { encounterOf, eventOf, fixOf } from "../../support/builders.ts";
import { cellsIn } from "../../support/record-store/readings.ts";
import { TestLog, testProgram, unopened, withheld } from "../../support/test-log.ts";

/** A phone whose first two events no key opened, and whose third came without a body. */
async function setup() {
  const database = openDatabase(inMemory);
  onTestFinished(() => database.close());
  const store = openRecordStore(database);
  const phone = new TestLog();
  const event = eventOf(encounterOf({ out: { "NLX-NAS-4": 1 } }));
  const fix = fixOf(event, encounterOf({ day: "2026-04-02", out: { "NLX-NAS-4": 2 } }));
  const [first, second, third] = [
    await phone.add(event),
    await phone.add(fix),
    await phone.add(eventOf(encounterOf())),
  ];
  await phone.send(store, [
    unopened(first, "cannot-open"),
    unopened(second, "newer-schema"),
    withheld(third),
  ]);
  const opener: Opener = {
    open: async ({ seq }) => phone.sent[seq - 1]!.opened,
  };
  return { database, store, phone, fix, opener };
}

describe("retryQuarantined", () => {
  test("counts what can be understood now as if it had been understood when it came", async () => {
    const { database, store, phone, fix, opener } = await setup();

    const looked = await retryQuarantined(database, opener);

    expect(looked).toEqual({ tried: 2, understood: 2 });
    expect(cellsIn(store)).toEqual(rollupOf([fix.content]).cells());
    expect(store.historyOf(testProgram, fix.record)?.map(({ receivedDay }) => receivedDay)).toEqual([
      "2026-03-09",
      "2026-03-09",
    ]);
    expect((await phone.send(store, [])).quarantined).toEqual([{ seq: 3, code: "withheld" }]);
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });

  test("leaves what still can't be understood where it is", async () => {
    const { database, store } = await setup();
    const closed: Opener = { open: async () => ({ ok: false, code: "cannot-open" }) };

    expect(await retryQuarantined(database, closed)).toEqual({ tried: 2, understood: 0 });
    expect(store.quarantined(testProgram).map(({ code }) => code)).toEqual([
      "cannot-open",
      "newer-schema",
      "withheld",
    ]);
  });
});
