/** What becomes of an entry that was not saved, or of which nobody knows. */
import { describe, expect, test, vi } from "vitest";
import type { Phone } from "../../../src/storage/phone.ts";
import { recorderOnPhone, recordsOf, tapStrips } from "../../support/recorder.ts";

const full = { kind: "storage-full", cause: "test" } as const;

describe("createRecorder", () => {
  test("finds by itself what got through after all, once something is stored again", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);
    phone.failNextSave({ kind: "storage-slow" });
    await recorder.save("encounter");
    expect(recorder.state().unsaved).toHaveLength(1);

    recorder.tryUnclearAgain();
    await vi.waitFor(() => expect(recorder.state().unsaved).toEqual([]));

    expect(await recordsOf(phone)).toHaveLength(1);
    expect(recorder.state().last).toMatchObject({ type: "saved" });
  });

  test("leaves Undo with the entry that was saved last, where an earlier one is found by itself", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);
    phone.failNextSave({ kind: "storage-slow" });
    await recorder.save("encounter");
    tapStrips(recorder);
    await recorder.save("encounter");
    const { last } = recorder.state();

    recorder.tryUnclearAgain();
    await vi.waitFor(() => expect(recorder.state().unsaved).toEqual([]));

    expect(last).toMatchObject({ type: "saved" });
    expect(recorder.state().last).toBe(last);
    expect(await recordsOf(phone)).toHaveLength(2);
  });

  test.each(["itself", "person"])(
    "calls no entry saved that is still being written, where an earlier one gets through by %s",
    async (askedBy) => {
      const { recorder, phone } = await recorderOnPhone();
      tapStrips(recorder);
      phone.failNextSave({ kind: "storage-slow" });
      await recorder.save("encounter");
      const { form } = recorder.state().unsaved[0]!;
      const save = phone.save.bind(phone);
      Object.assign(phone, {
        save: (entry: Parameters<Phone["save"]>[0]) =>
          entry.event === form.event ? save(entry) : new Promise(() => undefined),
      });
      tapStrips(recorder);
      void recorder.save("encounter");

      if (askedBy === "person") await recorder.tryAgain(form.event);
      else recorder.tryUnclearAgain();
      await vi.waitFor(() => expect(recorder.state().unsaved).toEqual([]));

      expect(recorder.state().last).toEqual({ type: "saving" });
    },
  );

  test("leaves what was surely not stored to the person", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);
    phone.failNextSave(full);
    await recorder.save("encounter");

    recorder.tryUnclearAgain();

    expect(recorder.state().unsaved).toMatchObject([{ isTrying: false }]);
  });

  test("keeps what could not be saved, and stores it once when it is tried again", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);
    phone.failNextSave(full);
    await recorder.save("encounter");
    const [unsaved] = recorder.state().unsaved;

    expect(unsaved?.failure.kind).toBe("storage-full");
    expect(recorder.state().last).toBeUndefined();

    const event = unsaved!.form.event;
    await Promise.all([recorder.tryAgain(event), recorder.tryAgain(event)]);

    expect(recorder.state().unsaved).toEqual([]);
    expect(recorder.state().last?.type).toBe("saved");
    expect(await recordsOf(phone)).toHaveLength(1);
  });

  test("stores one record with the last content where a save went through unseen and was changed", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);
    const save = phone.save.bind(phone);
    let isFirst = true;
    Object.assign(phone, {
      save: async (entry: Parameters<Phone["save"]>[0]) => {
        const saved = await save(entry);
        if (!isFirst) return saved;
        isFirst = false;
        return { ok: false, error: { kind: "storage-slow" } };
      },
    });
    await recorder.save("encounter");

    recorder.openAgain(recorder.state().unsaved[0]!.form.event);
    tapStrips(recorder);
    await recorder.save("encounter");

    const records = await recordsOf(phone);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ lines: [{ item: "TST-FEN", quantity: 10 }] });
  });

  test("puts nothing back onto a form that is in use", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);
    phone.failNextSave(full);
    await recorder.save("encounter");
    tapStrips(recorder);
    const before = recorder.state();

    expect(recorder.openAgain(before.unsaved[0]!.form.event)).toBe(false);

    expect(recorder.state()).toEqual(before);
  });

  test("says whether an entry is on the form again, which it is not while it is tried", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);
    phone.failNextSave(full);
    await recorder.save("encounter");
    const { event } = recorder.state().unsaved[0]!.form;
    phone.failNextSave(full);
    const trying = recorder.tryAgain(event);
    expect(recorder.openAgain(event)).toBe(false);
    await trying;

    expect(recorder.openAgain(event)).toBe(true);

    expect(recorder.state().forms.encounter.event).toBe(event);
  });
});
