import { IDBCursor, IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { afterEach, describe, expect, test, vi } from "vitest";
import { StorageError } from "../../src/storage/failures.ts";
import type { RevisedRecord } from "../../src/storage/phone.ts";
import { idsPerPage } from "../../src/storage/records-here.ts";
import { encounterOf, eventId, recordId } from "../support/builders.ts";
import { changeRow } from "../support/stored-rows.ts";
import { openTestPhone } from "../support/open-test-phone.ts";

async function setup(count: number) {
  const indexedDB = new IDBFactory();
  // Without a channel: told of an import, the phones of other tests would look again while reads are counted.
  const phone = await openTestPhone({ indexedDB, openChannel: () => undefined });
  const records: RevisedRecord[] = Array.from({ length: count }, () => ({ record: encounterOf(), rev: 1 }));
  await phone.importRecords(records);
  return { indexedDB, phone, ids: records.map(({ record }) => record.id) };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("recordsHere", () => {
  test("tells the records that are here from those that aren't", async () => {
    const { phone, ids } = await setup(3);
    const [first, , last] = ids;

    const here = await phone.recordsHere([recordId(), last!, recordId(), first!]);

    expect(here).toEqual(new Set([first, last]));
  });

  test("answers for no record at all", async () => {
    const { phone } = await setup(1);

    expect(await phone.recordsHere([])).toEqual(new Set());
  });

  test.each([idsPerPage - 1, idsPerPage, idsPerPage + 1])("finds each of %i", async (count) => {
    const { phone, ids } = await setup(count);

    expect(await phone.recordsHere([...ids, recordId()])).toEqual(new Set(ids));
  });

  test("finds what was voided and what can't be understood: an import leaves both as they are", async () => {
    const { indexedDB, phone, ids } = await setup(2);
    const [voided, broken] = [ids[0]!, ids[1]!];
    await phone.save({ kind: "void", event: eventId(), base: eventId(), record: voided, reason: "mistake" });
    await changeRow(indexedDB, "book", broken, (row) => ({ ...row, state: "of a later version" }));

    expect(await phone.recordsHere(ids)).toEqual(new Set(ids));
  });

  test("fetches no row, and looks at no more than two keys for each that is asked for", async () => {
    const { phone, ids } = await setup(300);
    const fetches = (["get", "getAll", "openCursor"] as const).map((name) =>
      vi.spyOn(IDBObjectStore.prototype, name),
    );
    const steps = vi.spyOn(IDBCursor.prototype, "continue");

    const here = await phone.recordsHere([ids[10]!, ids[200]!, recordId()]);

    expect(here.size).toBe(2);
    expect(fetches.map((fetch) => fetch.mock.calls.length)).toEqual([0, 0, 0]);
    expect(steps.mock.calls.length).toBeLessThanOrEqual(6);
  });

  test("rejects with what a screen has words for once the phone is closed", async () => {
    const { phone, ids } = await setup(1);
    phone.close();

    await expect(phone.recordsHere(ids)).rejects.toBeInstanceOf(StorageError);
  });
});
