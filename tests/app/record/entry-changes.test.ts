/** Voids, and what brings entries back, that the phone doesn't take: kept until they are done, or are nobody's wish any more. */
import { describe, expect, test } from "vitest";
import { createEntryChanges, type EntryChange } from "../../../src/app/record/entry-changes.ts";
import { draftFromRecord } from "../../../src/app/record/draft-record.ts";
import { createUnsavedFixes, type UnsavedFix } from "../../../src/app/record/unsaved-fixes.ts";
import { err } from "../../../src/domain/result.ts";
import type { Phone, Saved, SaveFailure } from "../../../src/storage/phone.ts";
import { encounterOf, eventId, localDate } from "../../support/builders.ts";
import { fixEntry, liveOn, mustSave, newEntry, voidEntry } from "../../support/entries.ts";
import { keptPhone, tomorrow, words } from "../../support/kept-book.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";

const full = { kind: "storage-full", cause: "test" } as const;

/** A stored contact, and a phone that refuses what is told it here. */
async function setup(given: { readonly phone?: Phone; readonly book?: Phone["book"] } = {}) {
  const { phone = await openTestPhone(), book } = given;
  const record = encounterOf({ out: { "TST-FEN": 5 } });
  const made = await mustSave(phone, newEntry(record));
  let failure: SaveFailure | undefined;
  const fixes = createUnsavedFixes();
  const changes = createEntryChanges({
    phone: {
      book,
      bookRow: (id) => phone.bookRow(id),
      save: async (entry) => (failure === undefined ? phone.save(entry) : err(failure)),
      undo: async (saved) => (failure === undefined ? phone.undo(saved) : err(failure)),
    },
    ids: { eventId },
    fixes,
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
    fixes,
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

  test("knows what is under way before it is done or has failed, and tells of both", async () => {
    const { changes, voiding, failOnce } = await setup();
    const seen: boolean[] = [];
    changes.subscribe(() => seen.push(changes.isUnderWay()));
    expect(changes.isUnderWay()).toBe(false);

    await failOnce(voiding);
    expect(seen).toEqual([true, false]);

    await changes.make(voiding);
    expect(seen).toEqual([true, false, true, false]);
  });
});

describe("a change of the form that went with what is undone", () => {
  async function withUndo() {
    const here = await setup();
    const { phone, record, made } = here;
    const saved = await mustSave(phone, voidEntry(made));
    const draft = { ...draftFromRecord(record), people: 3 };
    const fix: UnsavedFix = { record, event: eventId(), draft, site: record.site, day: record.day };
    return { ...here, saved, fix, undoing: undoOf(saved, fix) };
  }

  function undoOf(saved: Saved, unsavedFix: UnsavedFix): EntryChange {
    return { kind: "undo", to: "brought-back", record: unsavedFix.record, saved, unsavedFix };
  }

  test("comes back with the entry", async () => {
    const { changes, fixes, fix, undoing } = await withUndo();

    await changes.make(undoing);

    expect(fixes.all()).toEqual([fix]);
  });

  test("comes back too where the undo had no answer in time and got through", async () => {
    const { phone, changes, fixes, saved, fix, undoing, failOnce } = await withUndo();
    await failOnce(undoing, { kind: "storage-slow" });
    expect(fixes.all()).toEqual([]);

    valueOf(await phone.undo(saved));
    await changes.dropDone();

    expect(changes.failed()).toEqual([]);
    expect(fixes.all()).toEqual([fix]);
  });

  test("stays away from an entry that was brought back and voided again meanwhile", async () => {
    const { phone, changes, fixes, saved, undoing, failOnce } = await withUndo();
    await failOnce(undoing, { kind: "storage-slow" });

    const back = valueOf(await phone.undo(saved));
    await mustSave(phone, voidEntry(back));
    await changes.dropDone();

    expect(changes.failed()).toEqual([]);
    expect(fixes.all()).toEqual([]);
  });

  test("takes no place of one that was begun since", async () => {
    const { phone, changes, fixes, saved, fix, undoing, failOnce } = await withUndo();
    await failOnce(undoing, { kind: "storage-slow" });
    const newer = { ...fix, day: "2026-03-07" };
    fixes.keep(newer);

    valueOf(await phone.undo(saved));
    await changes.dropDone();

    expect(fixes.all()).toEqual([newer]);
  });
});

describe("what failed of an entry that this phone can't read any more", () => {
  async function onProgramPhone() {
    const { phone, keeper } = await keptPhone();
    return { keeper, ...(await setup({ phone, book: keeper })) };
  }

  test("is never to be done once the book is closed", async () => {
    const { keeper, changes, voiding, failOnce } = await onProgramPhone();
    await failOnce(voiding);
    expect(changes.failed()).toMatchObject([{ failure: full }]);

    valueOf(await keeper.close(tomorrow));
    await changes.dropDone();

    expect(changes.failed()).toEqual([
      { change: voiding, failure: { kind: "record-unknown" }, isTrying: false, mayBeDone: false },
    ]);
  });

  test("isn't said to be undone where it had no answer", async () => {
    const { keeper, changes, voiding, failOnce } = await onProgramPhone();
    await failOnce(voiding, { kind: "storage-slow" });

    valueOf(await keeper.close(tomorrow));
    await changes.dropDone();

    expect(changes.failed()).toMatchObject([{ failure: { kind: "record-unknown" }, mayBeDone: true }]);
  });

  test("is never to be done once a lock has thrown the key away", async () => {
    const { keeper, phone } = await keptPhone();
    valueOf(await keeper.keepBy({ custody: "memory", days: 7 }, localDate("2026-03-08")));
    const { changes, voiding, failOnce } = await setup({ phone, book: keeper });
    await failOnce(voiding);
    expect(changes.failed()).toMatchObject([{ failure: full }]);

    keeper.lock();
    await changes.dropDone();

    expect(changes.failed()).toMatchObject([{ failure: { kind: "record-unknown" } }]);
  });

  test("is still told of where only a newer app can read it", async () => {
    const phone = await openTestPhone();
    const { changes, voiding, record, failOnce } = await setup({ phone });
    const { id, day } = record;
    phone.bookRow = async () => ({ kind: "unreadable", id, day, seq: 1 });

    await failOnce(voiding, { kind: "unreadable", cause: "test" });

    expect(changes.failed()).toMatchObject([{ failure: { kind: "unreadable" } }]);
  });

  test("waits for the words where they open it again", async () => {
    const { keeper, phone } = await keptPhone();
    const today = localDate("2026-03-08");
    valueOf(await keeper.keepBy({ custody: "passphrase", passphrase: words, days: 7 }, today));
    const { changes, voiding, failOnce } = await setup({ phone, book: keeper });
    await failOnce(voiding);

    keeper.lock();
    await changes.dropDone();
    expect(changes.failed()).toEqual([{ change: voiding, failure: full, isTrying: false }]);

    valueOf(await keeper.unlock(words));
    expect((await changes.make(voiding))?.ok).toBe(true);
    expect(changes.failed()).toEqual([]);
  });
});
