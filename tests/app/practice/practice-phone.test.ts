import { describe, expect, test } from "vitest";
import { openPracticePhone } from "../../../src/app/practice/practice-phone.ts";
import { monthOf } from "../../../src/domain/local-date.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { totalsOf } from "../../../src/domain/totals.ts";
import type { Phone, Saved } from "../../../src/storage/phone.ts";
import { encounterOf, eventId, localDate, programOf } from "../../support/builders.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";

const day = localDate("2026-03-08");

function openPractice(records: readonly SatchelRecord[] = []): Phone {
  return openPracticePhone({ program: programOf(), records, newEventId: () => eventId() });
}

async function saveNew(phone: Phone, record: SatchelRecord): Promise<Saved> {
  return valueOf(await phone.save({ kind: "rec", event: eventId(), record }));
}

/** An evening of every kind of entry: one saved, one changed, one taken back, one brought back. */
async function goThroughAnEvening(phone: Phone, records: readonly SatchelRecord[]): Promise<void> {
  const [saved, changed, voided, back] = records;
  if (saved === undefined || changed === undefined || voided === undefined || back === undefined) return;
  await saveNew(phone, saved);
  const first = await saveNew(phone, changed);
  const more = { ...changed, people: 3 } as SatchelRecord;
  valueOf(await phone.save({ kind: "fix", event: eventId(), base: first.event, record: more }));
  valueOf(await phone.undo(await saveNew(phone, voided)));
  valueOf(await phone.undo(valueOf(await phone.undo(await saveNew(phone, back)))));
}

/** What the day's list draws, without the ids of events, which are random. */
async function listOf(phone: Phone): Promise<unknown> {
  const rows = await phone.bookOfDay(day, { limit: 10 });
  return rows.map((row) =>
    row.kind === "readable"
      ? [row.id, row.seq, row.state.rev, row.state.openVoids.length, row.state.content?.record]
      : row,
  );
}

async function numbersOf(phone: Phone): Promise<unknown> {
  const blocks = await phone.monthBlocks(monthOf(day), monthOf(day));
  return totalsOf(blocks, { from: day, to: day }).cells;
}

describe("openPracticePhone", () => {
  test("lists and adds up an evening as a real phone does", async () => {
    const records = [1, 2, 3, 4].map((kits) => encounterOf({ out: { "NLX-NAS-4": kits } }));
    const [practice, real] = [openPractice(), await openTestPhone()];

    await goThroughAnEvening(practice, records);
    await goThroughAnEvening(real, records);

    expect(await listOf(practice)).toEqual(await listOf(real));
    expect(await numbersOf(practice)).toEqual(await numbersOf(real));
    expect(await numbersOf(practice)).not.toEqual([]);
  });

  test("adds up days that were tapped in any order", async () => {
    const phone = openPractice();
    const days = [day, localDate("2026-03-07"), day, localDate("2026-02-28")];

    for (const each of days) await saveNew(phone, encounterOf({ day: each }));

    const blocks = await phone.monthBlocks(monthOf(localDate("2026-02-28")), monthOf(day));
    const totals = totalsOf(blocks, { from: localDate("2026-02-28"), to: day });
    expect(totals.cells.find(({ measure }) => measure === "contacts")?.value).toBe(4);
  });

  test("begins with what was made up", async () => {
    const record = encounterOf({ out: { "NLX-NAS-4": 1 } });

    expect(await listOf(openPractice([record]))).toMatchObject([[record.id, 1, 1, 0, record]]);
  });

  test("stores one Save that is asked for twice once", async () => {
    const phone = openPractice();
    const entry = {
      kind: "rec",
      event: eventId(),
      record: encounterOf({ out: { "NLX-NAS-4": 1 } }),
    } as const;

    const [first, second] = [await phone.save(entry), await phone.save(entry)];

    expect(second).toEqual(first);
    expect(await listOf(phone)).toHaveLength(1);
  });

  test("takes nothing back that was changed since", async () => {
    const phone = openPractice();
    const record = encounterOf({ out: { "NLX-NAS-4": 1 } });
    const saved = await saveNew(phone, record);
    valueOf(await phone.undo(saved));

    expect(await phone.undo(saved)).toMatchObject({ ok: false, error: { kind: "changed-since" } });
  });

  test("tells who listens of each entry, until they don't", async () => {
    const phone = openPractice();
    let told = 0;
    const stop = phone.subscribe(() => {
      told += 1;
    });

    await saveNew(phone, encounterOf({ out: { "NLX-NAS-4": 1 } }));
    stop();
    await saveNew(phone, encounterOf({ out: { "NLX-NAS-4": 1 } }));

    expect(told).toBe(1);
  });

  test("has nothing for a table, a copy or the network, whatever was saved", async () => {
    const phone = openPractice();
    await saveNew(phone, encounterOf({ out: { "NLX-NAS-4": 1 } }));
    const all = async (rows: AsyncIterable<unknown>) => {
      const found: unknown[] = [];
      for await (const row of rows) found.push(row);
      return found;
    };

    expect(phone.sync).toBeUndefined();
    expect(await phone.storedCount()).toEqual({ events: 0, records: 0 });
    expect(await all(phone.recordsBetween(day, day))).toEqual([]);
    expect(await all(phone.sealedCopy("1"))).toEqual([]);
    expect(await phone.dayTotals(day)).toEqual([]);
    expect((await phone.importRecords([])).ok).toBe(false);
    expect((await phone.saveProgram(programOf())).ok).toBe(false);
  });
});
