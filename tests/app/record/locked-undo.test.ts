/** An undo of the last entry on a phone whose lock came in between; opening it must tell what has become of the entry. */
import { describe, expect, test, vi } from "vitest";
import { err } from "../../../src/domain/result.ts";
import { fixEntry, mustSave, voidEntry } from "../../support/entries.ts";
import { keptPhone, today, words } from "../../support/kept-book.ts";
import { recorderOn, recordsOf, tapStrips } from "../../support/recorder.ts";
import { valueOf } from "../../support/results.ts";

const full = { kind: "storage-full", cause: "test" } as const;

async function setup() {
  const { keeper, phone: kept } = await keptPhone();
  valueOf(await keeper.keepBy({ custody: "passphrase", passphrase: words, days: 7 }, today));
  let isLocked = false;
  const phone = { ...kept, book: keeper };
  const { recorder } = recorderOn(phone, { isLocked: () => isLocked });
  const last = () => {
    const entry = recorder.state().last;
    if (entry === undefined || entry.type === "saving") throw new Error("Nothing is stored");
    return entry;
  };
  const unlock = async () => {
    valueOf(await keeper.unlock(words));
    isLocked = false;
  };
  tapStrips(recorder);
  await recorder.save("encounter");
  return {
    recorder,
    phone,
    last,
    unlock,
    undoWhileLocked: async () => {
      keeper.lock();
      isLocked = true;
      await recorder.toggleLast();
      expect(last().failure).toEqual({ kind: "locked" });
    },
  };
}

describe("createRecorder, of an undo that met the lock", () => {
  test("still says that it isn't known, where an earlier try had no answer", async () => {
    const { recorder, phone, last, unlock, undoWhileLocked } = await setup();
    vi.spyOn(phone, "undo").mockResolvedValueOnce(err({ kind: "storage-slow" }));
    await recorder.toggleLast();
    await undoWhileLocked();

    await unlock();
    await recorder.dropPassed();

    expect(last()).toMatchObject({ type: "saved", mayBeDone: true });
    expect(last().failure).toBeDefined();
    await recorder.toggleLast();
    expect(last()).toMatchObject({ type: "undone" });
    expect(await recordsOf(phone)).toEqual([]);
  });

  test("says that it is undone, where an earlier try without an answer got through", async () => {
    const { recorder, phone, last, unlock, undoWhileLocked } = await setup();
    const { saved } = last();
    vi.spyOn(phone, "undo").mockResolvedValueOnce(err({ kind: "storage-slow" }));
    await recorder.toggleLast();
    await undoWhileLocked();

    await unlock();
    valueOf(await phone.undo(saved));
    await recorder.dropPassed();

    expect(last()).toMatchObject({ type: "undone" });
    expect(last().failure).toBeUndefined();
  });

  test("says that it is undone, where it was voided in another tab, and brings it back", async () => {
    const { recorder, phone, last, unlock, undoWhileLocked } = await setup();
    const { saved } = last();
    await undoWhileLocked();

    await unlock();
    await mustSave(phone, voidEntry(saved));
    await recorder.dropPassed();

    expect(last()).toMatchObject({ type: "undone" });
    await recorder.toggleLast();
    expect(last()).toMatchObject({ type: "saved" });
    expect(await recordsOf(phone)).toHaveLength(1);
  });

  test("offers no Undo of what was fixed in another tab", async () => {
    const { recorder, phone, last, unlock, undoWhileLocked } = await setup();
    const { saved } = last();
    const [record] = await recordsOf(phone);
    if (record?.kind !== "encounter") throw new Error("It is stored");
    await undoWhileLocked();

    await unlock();
    await mustSave(phone, fixEntry(saved, { ...record, people: 3 }));
    await recorder.dropPassed();

    expect(recorder.state().last).toBeUndefined();
  });

  test.each([true, false])(
    "answers the next tap too, where something was stored while it was tried again (done then: %s)",
    async (isDone) => {
      const { recorder, phone, last, unlock, undoWhileLocked } = await setup();
      await undoWhileLocked();
      await unlock();
      const undo = phone.undo.bind(phone);
      const gate = Promise.withResolvers<void>();
      vi.spyOn(phone, "undo").mockImplementationOnce(async (saved) => {
        await gate.promise;
        return isDone ? undo(saved) : err(full);
      });
      const undoing = recorder.toggleLast();
      await recorder.dropPassed();
      gate.resolve();
      await undoing;
      expect(last()).toMatchObject(
        isDone ? { type: "undone", isChanging: false } : { type: "saved", failure: full, isChanging: false },
      );

      await recorder.toggleLast();

      expect(last().type).toBe(isDone ? "saved" : "undone");
    },
  );
});
