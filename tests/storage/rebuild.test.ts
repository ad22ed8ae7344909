import { describe, expect, test } from "vitest";
import { plainSealer, type Sealer } from "../../src/storage/sealer.ts";
import { auditedPhone } from "../support/audited-phone.ts";
import { changeRow, deleteRow, rowsOf } from "../support/stored-rows.ts";
import { encounterOf, eventId, localDate, localMonth } from "../support/builders.ts";
import { openTestPhone } from "../support/open-test-phone.ts";

const day = localDate("2026-03-08");

describe("rebuild", () => {
  test("writes book, day totals and months anew from the events, and says what was wrong", async () => {
    const { indexedDB, phone, first } = await auditedPhone();
    const [book, totals, blocks] = await derivedRows(indexedDB);
    await deleteRow(indexedDB, "book", first.record);
    await changeRow(indexedDB, "dayTotals", day, (row) => ({ ...row, numbers: { "contacts ": 77 } }));
    await changeRow(indexedDB, "rollups", "2026-03", ({ month }) => ({ month }));

    const rebuilt = await phone.rebuild();

    expect(rebuilt).toMatchObject({
      ok: true,
      value: {
        differences: [
          { kind: "book-row", record: first.record },
          { kind: "day-totals", day },
          { kind: "month", month: "2026-03" },
        ],
      },
    });
    expect(await derivedRows(indexedDB)).toEqual([book, totals, blocks]);
    expect((await phone.check()).differences).toEqual([]);
  });

  test("removes totals of days and months that have no record", async () => {
    const { indexedDB, phone } = await auditedPhone();
    await changeRow(indexedDB, "dayTotals", day, (row) => ({ ...row, day: "2026-05-05" }));
    await changeRow(indexedDB, "rollups", "2026-03", (block) => ({ ...block, month: "2026-05" }));

    await phone.rebuild();

    expect(await phone.dayTotals(localDate("2026-05-05"))).toEqual([]);
    expect(await phone.monthBlocks(localMonth("2026-01"), localMonth("2026-12"))).toMatchObject([
      { month: "2026-03" },
    ]);
  });

  test("tells how far it is", async () => {
    const { phone } = await auditedPhone();
    const told: (readonly [number, number])[] = [];

    await phone.rebuild((done, total) => told.push([done, total]));

    expect(told).toEqual([[4, 4]]);
  });

  test("changes no event", async () => {
    const { indexedDB, phone } = await auditedPhone();
    const before = await rowsOf(indexedDB, "events");

    await phone.rebuild();

    expect(await rowsOf(indexedDB, "events")).toEqual(before);
  });

  test("keeps and counts the book's row of a record whose event can't be opened", async () => {
    const { indexedDB, phone, second } = await auditedPhone();
    const totals = await phone.dayTotals(day);
    await changeRow(indexedDB, "events", second.event, (row) => ({ ...row, body: new Uint8Array([7]) }));

    const rebuilt = await phone.rebuild();

    expect(rebuilt).toMatchObject({
      value: { differences: [{ kind: "unreadable-event", event: second.event }] },
    });
    expect(await phone.dayTotals(day)).toEqual(totals);
    expect((await phone.bookRow(second.record))?.kind).toBe("readable");
  });

  test("gives up when saves keep coming, and leaves the totals right", async () => {
    const { indexedDB, phone } = await auditedPhone();
    const saveWhileReading: Sealer = {
      ...plainSealer,
      async open(body, about) {
        await phone.save({ kind: "rec", event: eventId(), record: encounterOf() });
        return plainSealer.open(body, about);
      },
    };
    const busy = await openTestPhone({
      indexedDB,
      doors: { log: saveWhileReading, book: plainSealer },
    });

    const rebuilt = await busy.rebuild();

    expect(rebuilt).toMatchObject({ ok: false, error: { kind: "storage-blocked" } });
    expect((await phone.check()).differences).toEqual([]);
  });

  test("counts anew when something is saved while it counts", async () => {
    const { phone } = await auditedPhone();

    const [rebuilt] = await Promise.all([
      phone.rebuild(),
      phone.save({ kind: "rec", event: eventId(), record: encounterOf() }),
    ]);

    expect(rebuilt.ok).toBe(true);
    expect((await phone.check()).differences).toEqual([]);
  });
});

async function derivedRows(indexedDB: IDBFactory) {
  return Promise.all(["book", "dayTotals", "rollups"].map((table) => rowsOf(indexedDB, table)));
}
