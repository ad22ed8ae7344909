/** An undo, or what brings an entry back, that the phone doesn't take. */
import { describe, expect, test, vi } from "vitest";
import { err } from "../../../src/domain/result.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { encounterOf } from "../../support/builders.ts";
import { fixEntry, mustSave, voidEntry } from "../../support/entries.ts";
import { failureKinds, phoneThatFails } from "../../support/failing-storage.ts";
import { recorderOn, recordsOf, tapStrips } from "../../support/recorder.ts";

async function setup() {
  const { phone, fail } = await phoneThatFails();
  const { recorder } = recorderOn(phone);
  const last = () => {
    const entry = recorder.state().last;
    if (entry === undefined || entry.type === "saving") throw new Error("Nothing is stored");
    return entry;
  };
  tapStrips(recorder);
  await recorder.save("encounter");
  return { recorder, phone, fail, last };
}

/** An entry whose undo failed when the next was saved already. */
async function withUnturned() {
  const { recorder, phone } = await setup();
  const answer = Promise.withResolvers<Awaited<ReturnType<Phone["undo"]>>>();
  vi.spyOn(phone, "undo").mockReturnValueOnce(answer.promise);
  const undoing = recorder.toggleLast();
  tapStrips(recorder);
  await recorder.save("encounter");
  answer.resolve(err({ kind: "storage-full", cause: "test" }));
  await undoing;
  const [unturned] = recorder.state().unturned;
  if (unturned === undefined) throw new Error("Nothing is said of the undo");
  return { recorder, phone, unturned };
}

describe.each(failureKinds)("createRecorder on a phone that fails with %s", (kind) => {
  test("says why an undo failed, never calls it done, and undoes once when asked again", async () => {
    const { recorder, phone, fail, last } = await setup();

    const heal = await fail(kind, () => void recorder.toggleLast());
    await vi.waitFor(() => expect(last().failure?.kind).toBe(kind));
    expect(last()).toMatchObject({ type: "saved", isChanging: false });

    heal();
    await recorder.toggleLast();

    expect(last()).toMatchObject({ type: "undone" });
    expect(last().failure).toBeUndefined();
    expect(await recordsOf(phone)).toEqual([]);
    expect(await phone.historyOf(last().saved.record)).toHaveLength(2);
  });
});

describe("createRecorder", () => {
  test("keeps in sight that an undo failed, where the next entry was saved meanwhile, until it is undone", async () => {
    const { recorder, phone, last } = await setup();
    const { saved: first, draft } = last();
    const answer = Promise.withResolvers<Awaited<ReturnType<Phone["undo"]>>>();
    const undo = vi.spyOn(phone, "undo").mockReturnValueOnce(answer.promise);
    const undoing = recorder.toggleLast();
    tapStrips(recorder);
    await recorder.save("encounter");
    expect(recorder.state().unturned).toEqual([]);

    answer.resolve(err({ kind: "storage-slow" }));
    await undoing;

    const [unturned] = recorder.state().unturned;
    expect(unturned).toMatchObject({ type: "saved", saved: first, draft, failure: { kind: "storage-slow" } });
    expect(last()).toMatchObject({ type: "saved", isChanging: false });
    expect(last().saved.record).not.toBe(first.record);

    const entry = unturned ?? last();
    await Promise.all([recorder.toggleAgain(entry), recorder.toggleAgain(entry)]);

    expect(recorder.state().unturned).toEqual([]);
    expect(undo).toHaveBeenCalledTimes(2);
    expect(await recordsOf(phone)).toMatchObject([{ id: last().saved.record }]);
  });

  test("keeps in sight that an undo failed, where the next entry is saved after that", async () => {
    const { recorder, phone, fail, last } = await setup();
    await fail("storage-full", () => void recorder.toggleLast());
    await vi.waitFor(() => expect(last().failure?.kind).toBe("storage-full"));
    const failed = last();
    tapStrips(recorder);

    const saving = recorder.save("encounter");
    expect(recorder.state().unturned).toEqual([failed]);
    await saving;

    expect(recorder.state().unturned).toEqual([failed]);
    await recorder.toggleAgain(failed);
    expect(recorder.state().unturned).toEqual([]);
    expect(await recordsOf(phone)).toMatchObject([{ id: last().saved.record }]);
  });

  test("keeps in sight that an undo failed, where an entry takes its place that was tapped before", async () => {
    const { recorder, phone, fail, last } = await setup();
    const answer = Promise.withResolvers<void>();
    const save = phone.save.bind(phone);
    vi.spyOn(phone, "save").mockImplementationOnce(async (entry) => {
      await answer.promise;
      return save(entry);
    });
    tapStrips(recorder);
    const saving = recorder.save("encounter");
    tapStrips(recorder);
    await recorder.save("encounter");
    await fail("storage-full", () => void recorder.toggleLast());
    await vi.waitFor(() => expect(last().failure?.kind).toBe("storage-full"));
    const failed = last();

    answer.resolve();
    await saving;

    expect(recorder.state().unturned).toEqual([failed]);
    expect(last().saved.record).not.toBe(failed.saved.record);
  });

  test("knows that an entry is being taken back, also when the next is in its place", async () => {
    const { recorder, phone } = await setup();
    const answer = Promise.withResolvers<Awaited<ReturnType<Phone["undo"]>>>();
    vi.spyOn(phone, "undo").mockReturnValueOnce(answer.promise);
    const undoing = recorder.toggleLast();
    tapStrips(recorder);
    await recorder.save("encounter");
    expect(recorder.state().turning).toBe(1);

    answer.resolve(err({ kind: "storage-full", cause: "test" }));
    await undoing;

    expect(recorder.state().turning).toBe(0);
  });

  test("says no longer that an entry counts once it was voided elsewhere", async () => {
    const { recorder, phone, unturned } = await withUnturned();
    await recorder.dropPassed();
    expect(recorder.state().unturned).toEqual([unturned]);

    await mustSave(phone, voidEntry(unturned.saved));
    await recorder.dropPassed();

    expect(recorder.state().unturned).toEqual([]);
  });

  test("lets go of an entry that was changed elsewhere once that was said", async () => {
    const { recorder, phone, unturned } = await withUnturned();
    const { record } = unturned.saved;
    await mustSave(phone, fixEntry(unturned.saved, encounterOf({ id: record, people: 8 })));

    await recorder.toggleAgain(unturned);
    const [told] = recorder.state().unturned;
    expect(told?.failure).toEqual({ kind: "changed-since" });
    await recorder.dropPassed();
    expect(recorder.state().unturned).toEqual([told]);

    recorder.letGo(told ?? unturned);

    expect(recorder.state().unturned).toEqual([]);
  });

  test("leaves an entry as it is where somebody wants that", async () => {
    const { recorder, phone, unturned } = await withUnturned();

    recorder.letGo(unturned);

    expect(recorder.state().unturned).toEqual([]);
    expect(await recordsOf(phone)).toHaveLength(2);
  });

  test("shows that the last entry is undone where that came through without an answer, or from elsewhere", async () => {
    const { recorder, phone, last } = await setup();
    const { saved } = last();
    vi.spyOn(phone, "undo").mockResolvedValueOnce(err({ kind: "storage-slow" }));
    await recorder.toggleLast();
    expect(last()).toMatchObject({ type: "saved", failure: { kind: "storage-slow" } });

    await mustSave(phone, voidEntry(saved));
    await recorder.dropPassed();

    expect(last()).toMatchObject({ type: "undone" });
    expect(last().failure).toBeUndefined();
    await recorder.toggleLast();
    expect(last()).toMatchObject({ type: "saved" });
    expect(await recordsOf(phone)).toHaveLength(1);
  });

  test("says no more of an undo that failed once another change is the last word", async () => {
    const { recorder, phone, last } = await setup();
    const { saved } = last();
    vi.spyOn(phone, "undo").mockResolvedValueOnce(err({ kind: "storage-full", cause: "test" }));
    await recorder.toggleLast();
    const [record] = await recordsOf(phone);
    if (record === undefined) throw new Error("It is stored");

    await mustSave(phone, fixEntry(saved, { ...record, people: 3 } as typeof record));
    await recorder.dropPassed();

    expect(recorder.state().last).toBeUndefined();
  });

  test.each(["changed-since", "storage-slow"] as const)(
    "says nothing more of the last entry once somebody has left it after %s",
    async (kind) => {
      const { recorder, phone, last } = await setup();
      vi.spyOn(phone, "undo").mockResolvedValueOnce(err({ kind, cause: "test" }));
      await recorder.toggleLast();
      expect(last().failure?.kind).toBe(kind);

      recorder.letGo(last());

      expect(recorder.state().last).toBeUndefined();
    },
  );

  test("says that the last entry is saved once somebody has left it so, and can undo it", async () => {
    const { recorder, phone, last } = await setup();
    vi.spyOn(phone, "undo").mockResolvedValueOnce(err({ kind: "storage-full", cause: "test" }));
    await recorder.toggleLast();
    expect(last().failure?.kind).toBe("storage-full");

    recorder.letGo(last());

    expect(last()).toMatchObject({ type: "saved" });
    expect(last()).not.toHaveProperty("failure");
    await recorder.toggleLast();
    expect(last()).toMatchObject({ type: "undone" });
  });

  test("keeps each of several where it stands, however often one is tried", async () => {
    const { recorder, phone } = await setup();
    const undo = vi.spyOn(phone, "undo").mockResolvedValue(err({ kind: "storage-full", cause: "test" }));
    for (let times = 0; times < 2; times++) {
      await recorder.toggleLast();
      tapStrips(recorder);
      await recorder.save("encounter");
    }
    const places = () => recorder.state().unturned.map(({ saved }) => saved.event);
    const before = places();
    expect(before).toHaveLength(2);

    const [first] = recorder.state().unturned;
    const trying = first && recorder.toggleAgain(first);
    expect(places()).toEqual(before);
    await trying;

    expect(places()).toEqual(before);
    expect(undo).toHaveBeenCalledTimes(3);
  });

  test("calls an entry under way until it is stored, also where one before it is by now", async () => {
    const { recorder, phone, last } = await setup();
    const save = phone.save.bind(phone);
    const answer = Promise.withResolvers<void>();
    vi.spyOn(phone, "save").mockImplementationOnce(save);
    vi.spyOn(phone, "save").mockImplementationOnce(async (entry) => {
      await answer.promise;
      return save(entry);
    });
    tapStrips(recorder);
    const first = recorder.save("encounter");
    tapStrips(recorder);
    const second = recorder.save("encounter");
    await Promise.race([first, second]);
    expect(last()).toMatchObject({ type: "saved" });
    expect(recorder.state().writing).toHaveLength(1);

    answer.resolve();
    await Promise.all([first, second]);

    expect(recorder.state().writing).toEqual([]);
  });
});
