import { describe, expect, test, vi } from "vitest";
import type { Recorder } from "../../../src/app/record/recorder.ts";
import { liveRecord } from "../../../src/domain/record-state.ts";
import type { LocalDate } from "../../../src/domain/ids.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { localDate, programOf, siteCode } from "../../support/builders.ts";
import { recorderOnPhone, recorderToday } from "../../support/recorder.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import { tileOf } from "../../support/tiles.ts";

const strips = tileOf("TST-FEN");
const full = { kind: "storage-full", cause: "test" } as const;

function tapStrips(recorder: Recorder) {
  recorder.change("encounter", { type: "add", tallied: strips, quantity: 5 });
}

async function recordsOf(phone: Phone, day: LocalDate = recorderToday): Promise<readonly SatchelRecord[]> {
  const rows = await phone.bookOfDay(day, { limit: 50 });
  return rows.flatMap((row) => (row.kind === "readable" ? (liveRecord(row.state) ?? []) : []));
}

describe("createRecorder", () => {
  test("stores one record for a double tap on Save", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);

    await Promise.all([recorder.save("encounter"), recorder.save("encounter")]);

    expect(await recordsOf(phone)).toHaveLength(1);
    expect(recorder.state().problems.encounter).toBeUndefined();
  });

  test("answers Save on an empty form once the hand has left the button", async () => {
    const { recorder, pass } = await recorderOnPhone();
    tapStrips(recorder);
    await recorder.save("encounter");
    pass(1000);

    await recorder.save("encounter");

    expect(recorder.state().problems.encounter).toBe("empty");
    tapStrips(recorder);
    expect(recorder.state().problems.encounter).toBeUndefined();
  });

  test("says what is missing on one form on that form only", async () => {
    const { recorder } = await recorderOnPhone();

    await recorder.save("group");

    expect(recorder.state().problems).toEqual({ group: "empty" });
  });

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

  test("takes taps for the next contact while the last is being written", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);

    const saving = recorder.save("encounter");
    tapStrips(recorder);
    await saving;
    await recorder.save("encounter");

    const records = await recordsOf(phone);
    expect(records.map((record) => record.kind === "encounter" && record.lines[0]?.quantity)).toEqual([5, 5]);
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

    recorder.openAgain(before.unsaved[0]!.form.event);

    expect(recorder.state()).toEqual(before);
  });

  test("takes the last contact back, brings it back, and takes it back again", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);
    await recorder.save("encounter");

    await recorder.toggleLast();
    expect(recorder.state().last?.type).toBe("undone");
    expect(await recordsOf(phone)).toHaveLength(0);

    await recorder.toggleLast();
    expect(recorder.state().last?.type).toBe("saved");
    expect(await recordsOf(phone)).toHaveLength(1);

    await recorder.toggleLast();
    expect(await recordsOf(phone)).toHaveLength(0);
  });

  test("undoes once for a double tap on Undo", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);
    await recorder.save("encounter");

    await Promise.all([recorder.toggleLast(), recorder.toggleLast()]);

    expect(recorder.state().last?.type).toBe("undone");
    expect(await recordsOf(phone)).toHaveLength(0);
  });

  test("keeps the offer to undo until the next entry begins to be saved", async () => {
    const { recorder } = await recorderOnPhone();
    tapStrips(recorder);
    await recorder.save("encounter");
    tapStrips(recorder);

    expect(recorder.state().last?.type).toBe("saved");

    const saving = recorder.save("encounter");
    expect(recorder.state().last?.type).toBe("saving");
    await saving;
  });

  test("repeats the last contact's supplies with one tap", async () => {
    const { recorder, phone } = await recorderOnPhone();
    tapStrips(recorder);
    await recorder.save("encounter");

    recorder.repeatLast("encounter");
    await recorder.save("encounter");

    expect(await recordsOf(phone)).toHaveLength(2);
  });

  test("records for an earlier day until it is told otherwise", async () => {
    const { recorder, phone } = await recorderOnPhone();
    const earlier = localDate("2026-03-05");
    recorder.chooseDay(earlier);
    tapStrips(recorder);
    await recorder.save("encounter");
    tapStrips(recorder);
    await recorder.save("encounter");
    recorder.chooseDay(undefined);
    tapStrips(recorder);
    await recorder.save("encounter");

    expect(await recordsOf(phone, earlier)).toHaveLength(2);
    expect(await recordsOf(phone)).toHaveLength(1);
  });

  test("begins at the site that was used last, unless it is no longer offered", async () => {
    const storage = memoryStorage();
    const main = { code: "MAIN", name: "Main Street", model: "street" } as const;
    const van = { code: "VAN", name: "Van", model: "mobile" } as const;
    const first = await recorderOnPhone(storage, programOf({ sites: [main, van] }));
    first.recorder.chooseSite(siteCode("VAN"));

    const again = await recorderOnPhone(storage, programOf({ sites: [main, van] }));
    const retired = await recorderOnPhone(storage, programOf({ sites: [main, { ...van, retired: true }] }));

    expect(again.recorder.state().site).toBe("VAN");
    expect(retired.recorder.state().site).toBe("MAIN");
  });

  test("leaves no site in clear on a program's phone, not the one of before it joined either", async () => {
    const storage = memoryStorage();
    const main = { code: "MAIN", name: "Main Street", model: "street" } as const;
    const van = { code: "VAN", name: "Van", model: "mobile" } as const;
    const program = programOf({ sites: [main, van] });
    (await recorderOnPhone(storage, program)).recorder.chooseSite(siteCode("VAN"));

    const joined = await recorderOnPhone(storage, program, { isAlone: false });
    const atStart = joined.recorder.state().site;
    joined.recorder.chooseSite(siteCode("VAN"));
    joined.recorder.checkSite();

    expect(atStart).toBe("MAIN");
    expect(joined.recorder.state().site).toBe("VAN");
    expect(storage.getItem("satchel-site")).toBe("");
  });

  test("says once a phone that something is stored now", async () => {
    const storage = memoryStorage();
    const first = await recorderOnPhone(storage);
    tapStrips(first.recorder);
    await first.recorder.save("encounter");
    tapStrips(first.recorder);
    await first.recorder.save("encounter");
    const again = await recorderOnPhone(storage);
    tapStrips(again.recorder);
    await again.recorder.save("encounter");

    expect(first.firstSaves()).toBe(1);
    expect(again.firstSaves()).toBe(0);
  });
});
