/** What becomes of entries that could not be taken back: told to whoever has their list open. */
import { describe, expect, test, vi } from "vitest";
import { err } from "../../../src/domain/result.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { fixEntry, mustSave, voidEntry } from "../../support/entries.ts";
import { recorderOnPhone, recordsOf, tapStrips } from "../../support/recorder.ts";

const full = { kind: "storage-full", cause: "test" } as const;

/** One entry that could not be saved, and then one that could not be taken back. */
async function setup() {
  const { recorder, phone } = await recorderOnPhone();
  tapStrips(recorder);
  phone.failNextSave(full);
  await recorder.save("encounter");
  tapStrips(recorder);
  await recorder.save("encounter");
  vi.spyOn(phone, "undo").mockResolvedValueOnce(err(full));
  await recorder.toggleLast();
  const { last, unsaved } = recorder.state();
  const [before] = unsaved;
  if (last === undefined || last.type === "saving" || before === undefined) throw new Error("Both failed");
  expect(last.failure).toEqual(full);
  return {
    recorder,
    phone,
    failed: last,
    unsaved: before.form.event,
    outcome: () => recorder.state().outcomes.get(last.saved.event),
  };
}

describe("createRecorder, of an entry that could not be taken back,", () => {
  test("keeps it in sight while it is tried again, where another entry is saved after all", async () => {
    const { recorder, phone, failed, unsaved, outcome } = await setup();
    const undo = phone.undo.bind(phone);
    const gate = Promise.withResolvers<void>();
    vi.spyOn(phone, "undo").mockImplementationOnce(async (saved) => {
      await gate.promise;
      return undo(saved);
    });
    const undoing = recorder.toggleLast();

    await recorder.tryAgain(unsaved);
    expect(recorder.state().last).toMatchObject({ type: "saved", isChanging: false });
    expect(recorder.state().unturned).toEqual([{ ...failed, isChanging: true }]);

    gate.resolve();
    await undoing;
    expect(recorder.state().unturned).toEqual([]);
    expect(outcome()).toBe("undone");
    expect(await recordsOf(phone)).toHaveLength(1);
  });

  test("says that it was undone, and of an undo that never failed nothing more", async () => {
    const { recorder, outcome } = await setup();

    await recorder.toggleLast();
    expect(outcome()).toBe("undone");

    await recorder.toggleLast();
    expect(recorder.state().outcomes.size).toBe(1);
  });

  test("says that it stands as it was, where somebody wants that", async () => {
    const { recorder, failed, outcome } = await setup();

    recorder.letGo(failed);

    expect(outcome()).toBe("saved");
  });

  test("calls it neither saved nor undone, where somebody left it before the phone answered", async () => {
    const { recorder, phone, outcome } = await setup();
    vi.spyOn(phone, "undo").mockResolvedValueOnce(err({ kind: "storage-slow" }));
    await recorder.toggleLast();
    const { last } = recorder.state();

    if (last?.type === "saved") recorder.letGo(last);

    expect(outcome()).toBe("unclear");
  });

  test("tells that from what was decided before and has been read", async () => {
    const { recorder, phone, outcome } = await setup();
    vi.spyOn(phone, "undo").mockResolvedValueOnce(err({ kind: "changed-since" }));
    await recorder.toggleLast();
    const { last } = recorder.state();

    if (last?.type === "saved") recorder.letGo(last);

    expect(outcome()).toBe("left");
  });

  test("says what somebody did to it in another tab", async () => {
    const { recorder, phone, failed, outcome } = await setup();
    const [record] = await recordsOf(phone);
    if (record?.kind !== "encounter") throw new Error("It is stored");

    await mustSave(phone, fixEntry(failed.saved, { ...record, people: 3 }));
    await recorder.dropPassed();

    expect(outcome()).toBe("changed");
  });

  test.each(["it is the last", "another came after it"])(
    "says that it was voided in another tab, where %s",
    async (where) => {
      const { recorder, phone, failed, outcome } = await setup();
      if (where !== "it is the last") {
        tapStrips(recorder);
        await recorder.save("encounter");
      }

      await mustSave(phone, voidEntry(failed.saved));
      await recorder.dropPassed();

      expect(outcome()).toBe("undone");
    },
  );

  test("says that it counts again, where it was to be brought back and that had no answer", async () => {
    const { recorder, phone } = await setup();
    await recorder.toggleLast();
    const undo: Phone["undo"] = phone.undo.bind(phone);
    vi.spyOn(phone, "undo").mockImplementationOnce(async (saved) => {
      await undo(saved);
      return err({ kind: "storage-slow" });
    });
    const { last } = recorder.state();
    if (last?.type !== "undone") throw new Error("It was undone");

    await recorder.toggleLast();

    expect(recorder.state().outcomes.get(last.saved.event)).toBe("saved");
  });
});
