/** A save that is tried again after the book was closed: what its first try said, the phone can't read any more. */
import { describe, expect, test } from "vitest";
import { encounterOf, localDate } from "../support/builders.ts";
import { fixEntry, mustSave, newEntry, voidEntry } from "../support/entries.ts";
import { batchOf, programPhone } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

const day = localDate("2026-03-08");

async function savedAndClosed() {
  const { phone, sync } = await programPhone();
  const entry = newEntry(encounterOf({ people: 3 }));
  await mustSave(phone, entry);
  const counted = await phone.dayTotals(day);
  valueOf((await phone.book?.close(day)) ?? { ok: false, error: "no book" });
  return { phone, sync, entry, counted };
}

describe("a new entry that is saved again after the book was closed", () => {
  test.each([3, 7])("replaces what its first try said, and is no second one, saying %i", async (people) => {
    const { phone, sync, entry, counted } = await savedAndClosed();
    const again = { ...entry, record: { ...entry.record, people } as never };

    const saved = await mustSave(phone, again);
    const third = await mustSave(phone, again);

    expect(third).toEqual(saved);
    expect((await batchOf(sync)).events).toMatchObject([
      { id: entry.event, kind: "rec", rev: 1 },
      { id: saved.event, kind: "fix", rev: 2, base: entry.event, record: entry.record.id },
    ]);
    expect(await phone.dayTotals(day)).toEqual(counted);
    expect(await phone.storedCount()).toEqual({ events: 2, records: 1 });
  });

  test("leaves a void alone that it doesn't know of, and a correction", async () => {
    const { phone } = await programPhone();
    const close = async () => valueOf((await phone.book?.close(day)) ?? { ok: false, error: "no book" });
    const [voided, fixed] = [newEntry(encounterOf()), newEntry(encounterOf())];
    await mustSave(phone, voidEntry(await mustSave(phone, voided)));
    await mustSave(
      phone,
      fixEntry(await mustSave(phone, fixed), encounterOf({ ...fixed.record, people: 9 })),
    );
    await close();

    const saved = [await phone.save(voided), await phone.save(fixed)];

    expect(saved).toEqual(["voided-since", "record-unknown"].map((kind) => ({ ok: false, error: { kind } })));
    expect((await phone.storedCount()).events).toBe(4);
  });
});
