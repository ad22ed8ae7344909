/** Voids, and what brings entries back, that the phone doesn't take: kept until they are done, or are nobody's wish any more. */
import { describe, expect, test } from "vitest";
import { createEntryChanges, type EntryChange } from "../../../src/app/record/entry-changes.ts";
import { err } from "../../../src/domain/result.ts";
import type { SaveFailure } from "../../../src/storage/phone.ts";
import { encounterOf, eventId } from "../../support/builders.ts";
import { fixEntry, liveOn, mustSave, newEntry, voidEntry } from "../../support/entries.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";

const full = { kind: "storage-full", cause: "test" } as const;

/** A stored contact, and a phone that refuses what is told it here. */
async function setup() {
  const phone = await openTestPhone();
  const record = encounterOf({ out: { "TST-FEN": 5 } });
  const made = await mustSave(phone, newEntry(record));
  let failure: SaveFailure | undefined;
  const changes = createEntryChanges({
    phone: {
      bookRow: (id) => phone.bookRow(id),
      save: async (entry) => (failure === undefined ? phone.save(entry) : err(failure)),
      undo: async (saved) => (failure === undefined ? phone.undo(saved) : err(failure)),
    },
    ids: { eventId },
  });
  const voiding: EntryChange = {
    kind: "save",
    to: "voided",
    record,
    entry: {
      kind: "void",
      event: changes.eventOnto(made.event),
      base: made.event,
      record: record.id,
      reason: "mistake",
    },
  };
  return {
    phone,
    record,
    made,
    changes,
    voiding,
    failOnce: async (change: EntryChange, how: SaveFailure = full) => {
      failure = how;
      await changes.make(change);
      failure = undefined;
      await changes.dropDone();
    },
  };
}

describe("createEntryChanges", () => {
  test("gives what is done next to an entry one id, and another once that is done", async () => {
    const { changes, made } = await setup();

    const event = changes.eventOnto(made.event);

    expect(changes.eventOnto(made.event)).toBe(event);
    expect(changes.eventOnto(event)).not.toBe(event);
  });

  test("keeps what failed until it is done, once, however often it is tapped meanwhile", async () => {
    const { phone, record, changes, voiding, failOnce } = await setup();
    await failOnce(voiding);
    expect(changes.failed()).toEqual([{ change: voiding, failure: full, isTrying: false }]);

    const [first, second] = await Promise.all([changes.make(voiding), changes.make(voiding)]);

    expect(first?.ok).toBe(true);
    expect(second).toBeUndefined();
    expect(changes.failed()).toEqual([]);
    expect(await liveOn(phone, record.id)).toBeUndefined();
  });

  test("holds of one entry only what was asked last", async () => {
    const { changes, voiding, failOnce } = await setup();
    await failOnce(voiding);
    const again = { ...voiding };

    await failOnce(again, { kind: "storage-blocked" });

    expect(changes.failed()).toHaveLength(1);
    expect(changes.failed()[0]).toMatchObject({ change: again, failure: { kind: "storage-blocked" } });
  });

  test("still wants an entry voided that was changed since, and no longer one that was voided", async () => {
    const { phone, record, made, changes, voiding, failOnce } = await setup();
    await failOnce(voiding);

    const fixed = await mustSave(phone, fixEntry(made, { ...record, people: 2 }));
    await changes.dropDone();
    expect(changes.failed()).toHaveLength(1);

    await mustSave(phone, voidEntry(fixed));
    await changes.dropDone();
    expect(changes.failed()).toEqual([]);
  });

  test("brings no entry back over what somebody has brought back and changed since", async () => {
    const { phone, record, made, changes, failOnce } = await setup();
    const voided = await mustSave(phone, voidEntry(made));
    const base = voided.event;
    const entry = { kind: "fix", event: changes.eventOnto(base), base, record } as const;
    await failOnce({ kind: "save", to: "brought-back", record, entry });
    expect(changes.failed()).toHaveLength(1);

    await mustSave(phone, fixEntry(voided, { ...record, people: 2 }));
    await changes.dropDone();

    expect(changes.failed()).toEqual([]);
  });

  test("undoes nothing any more that another change has replaced", async () => {
    const { phone, record, made, changes, failOnce } = await setup();
    const saved = await mustSave(phone, voidEntry(made));
    await failOnce({ kind: "undo", to: "brought-back", record, saved, unsavedFix: undefined });
    expect(changes.failed()).toHaveLength(1);

    await mustSave(phone, fixEntry(saved, record));
    await changes.dropDone();

    expect(changes.failed()).toEqual([]);
  });

  test("keeps what can never be done until somebody has read it", async () => {
    const { phone, record, made, changes, failOnce } = await setup();
    const saved = await mustSave(phone, voidEntry(made));
    const back = await mustSave(phone, fixEntry(saved, record));
    await mustSave(phone, fixEntry(back, { ...record, people: 2 }));

    await changes.make({ kind: "undo", to: "brought-back", record, saved, unsavedFix: undefined });
    await changes.dropDone();
    expect(changes.failed()).toMatchObject([{ failure: { kind: "changed-since" } }]);

    changes.forget(record.id);
    expect(changes.failed()).toEqual([]);
    await failOnce({ kind: "undo", to: "brought-back", record, saved, unsavedFix: undefined });
    expect(changes.failed()).toEqual([]);
  });

  test("keeps what failed where the phone can't be read to see what became of it", async () => {
    const { changes, voiding, failOnce, phone, made } = await setup();
    await failOnce(voiding);
    await mustSave(phone, voidEntry(made));
    phone.close();

    await changes.dropDone();

    expect(changes.failed()).toHaveLength(1);
  });
});
