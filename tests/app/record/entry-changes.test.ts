/** Voids, and what brings entries back, that the phone doesn't take: kept until they are done, or are nobody's wish any more. */
import { describe, expect, test } from "vitest";
import type { EntryChange } from "../../../src/app/record/entry-changes.ts";
import { draftFromRecord } from "../../../src/app/record/draft-record.ts";
import { formOf } from "../../../src/app/record/fix-content.ts";
import type { UnsavedFix } from "../../../src/app/record/kept-fixes.ts";
import type { Saved } from "../../../src/storage/phone.ts";
import { encounterOf, eventId } from "../../support/builders.ts";
import { fixEntry, liveOn, mustSave, newEntry, voidEntry } from "../../support/entries.ts";
import { entryChangesOn, full } from "../../support/entry-changes.ts";
import { valueOf } from "../../support/results.ts";

describe("createEntryChanges", () => {
  test("gives what is done next to an entry one id, and another once that is done", async () => {
    const { changes, made } = await entryChangesOn();

    const event = changes.eventOnto(made.event);

    expect(changes.eventOnto(made.event)).toBe(event);
    expect(changes.eventOnto(event)).not.toBe(event);
  });

  test("keeps what failed until it is done, once, however often it is tapped meanwhile", async () => {
    const { phone, record, changes, voiding, failOnce } = await entryChangesOn();
    await failOnce(voiding);
    expect(changes.failed()).toEqual([
      { record: record.id, change: voiding, failure: full, isTrying: false },
    ]);

    const [first, second] = await Promise.all([changes.make(voiding), changes.make(voiding)]);

    expect(first?.ok).toBe(true);
    expect(second).toBeUndefined();
    expect(changes.failed()).toEqual([]);
    expect(await liveOn(phone, record.id)).toBeUndefined();
  });

  test("keeps each of several where it stands, however often one is tried", async () => {
    const { phone, changes, voiding, failOnce } = await entryChangesOn();
    const other = encounterOf();
    const { event: base } = await mustSave(phone, newEntry(other));
    const entry = { kind: "void", event: eventId(), base, record: other.id, reason: "mistake" } as const;
    await failOnce(voiding);
    await failOnce({ kind: "save", to: "voided", record: other, entry });
    const places = () => changes.failed().map(({ record }) => record);
    const before = places();
    expect(before).toEqual([voiding.record.id, other.id]);

    await failOnce(voiding);

    expect(places()).toEqual(before);
  });

  test("holds of one entry only what was asked last", async () => {
    const { changes, voiding, failOnce } = await entryChangesOn();
    await failOnce(voiding);
    const again = { ...voiding };

    await failOnce(again, { kind: "storage-blocked" });

    expect(changes.failed()).toHaveLength(1);
    expect(changes.failed()[0]).toMatchObject({ change: again, failure: { kind: "storage-blocked" } });
  });

  test("still wants an entry voided that was changed since, and no longer one that was voided", async () => {
    const { phone, record, made, changes, voiding, failOnce } = await entryChangesOn();
    await failOnce(voiding);

    const fixed = await mustSave(phone, fixEntry(made, { ...record, people: 2 }));
    await changes.dropDone();
    expect(changes.failed()).toHaveLength(1);

    await mustSave(phone, voidEntry(fixed));
    await changes.dropDone();
    expect(changes.failed()).toEqual([]);
  });

  test("brings no entry back over what somebody has brought back and changed since", async () => {
    const { phone, record, made, changes, failOnce } = await entryChangesOn();
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
    const { phone, record, made, changes, failOnce } = await entryChangesOn();
    const saved = await mustSave(phone, voidEntry(made));
    await failOnce({ kind: "undo", to: "brought-back", record, saved, unsavedFix: undefined });
    expect(changes.failed()).toHaveLength(1);

    await mustSave(phone, fixEntry(saved, record));
    await changes.dropDone();

    expect(changes.failed()).toEqual([]);
  });

  test("keeps what can never be done until somebody has read it", async () => {
    const { phone, record, made, changes, failOnce } = await entryChangesOn();
    const saved = await mustSave(phone, voidEntry(made));
    const back = await mustSave(phone, fixEntry(saved, record));
    await mustSave(phone, fixEntry(back, { ...record, people: 2 }));

    await changes.make({ kind: "undo", to: "brought-back", record, saved, unsavedFix: undefined });
    await changes.dropDone();
    expect(changes.failed()).toMatchObject([{ failure: { kind: "changed-since" } }]);

    await changes.leave(record.id);
    expect(changes.failed()).toEqual([]);
    await failOnce({ kind: "undo", to: "brought-back", record, saved, unsavedFix: undefined });
    expect(changes.failed()).toEqual([]);
  });

  test("says no more of a void that came through without an answer and was answered elsewhere", async () => {
    const { phone, record, changes, voiding, failOnce } = await entryChangesOn();
    if (voiding.kind !== "save") throw new Error("A void is saved");
    await failOnce(voiding, { kind: "storage-slow" });

    const saved = await mustSave(phone, voiding.entry);
    await mustSave(phone, fixEntry(saved, record));
    await changes.dropDone();

    expect(changes.failed()).toEqual([]);
  });

  test("keeps what failed where the phone can't be read to see what became of it", async () => {
    const { changes, voiding, failOnce, phone, made } = await entryChangesOn();
    await failOnce(voiding);
    await mustSave(phone, voidEntry(made));
    phone.close();

    await changes.dropDone();

    expect(changes.failed()).toHaveLength(1);
  });

  test("knows what is under way before it is done or has failed, and tells of both", async () => {
    const { changes, voiding, failOnce } = await entryChangesOn();
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
    const here = await entryChangesOn();
    const { phone, record, made } = here;
    const saved = await mustSave(phone, voidEntry(made));
    const draft = { ...draftFromRecord(record), people: 3 };
    const fix: UnsavedFix = { ...formOf({ record, event: eventId() }), draft };
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

  test("comes back too where somebody else was faster, once that was read", async () => {
    const { phone, record, changes, fixes, saved, fix, undoing } = await withUndo();
    const back = await mustSave(phone, fixEntry(saved, record));
    await mustSave(phone, fixEntry(back, { ...record, people: 2 }));
    await changes.make(undoing);
    await changes.dropDone();
    expect(changes.failed()).toMatchObject([{ failure: { kind: "changed-since" } }]);
    expect(fixes.all()).toEqual([]);

    await changes.leave(record.id);

    expect(changes.failed()).toEqual([]);
    expect(fixes.all()).toEqual([fix]);
  });

  test("is kept where the phone can't be read to see whether the entry counts", async () => {
    const { phone, record, changes, fixes, fix, undoing, failOnce } = await withUndo();
    await failOnce(undoing);
    phone.close();

    await changes.leave(record.id);

    expect(fixes.all()).toEqual([fix]);
  });

  test("goes with the entry where it is left voided", async () => {
    const { record, changes, fixes, undoing, failOnce } = await withUndo();
    await failOnce(undoing);

    await changes.leave(record.id);

    expect(changes.failed()).toEqual([]);
    expect(fixes.all()).toEqual([]);
  });
});
