/** Undo of an entry whose first Save had no answer but was stored, and that was changed and saved again. */
import { describe, expect, test, vi } from "vitest";
import { err } from "../../../src/domain/result.ts";
import { recorderOnPhone, recordsOf, tapStrips } from "../../support/recorder.ts";

/** Stored with five strips, then with ten. */
async function setup() {
  const { recorder, phone } = await recorderOnPhone();
  const save = phone.save.bind(phone);
  vi.spyOn(phone, "save").mockImplementationOnce(async (entry) => {
    await save(entry);
    return err({ kind: "storage-slow" });
  });
  tapStrips(recorder);
  await recorder.save("encounter");
  const [unclear] = recorder.state().unsaved;
  if (unclear === undefined) throw new Error("It had no answer");
  recorder.openAgain(unclear.form.event);
  tapStrips(recorder);
  await recorder.save("encounter");
  const { last } = recorder.state();
  if (last === undefined || last.type === "saving") throw new Error("It is stored");
  expect(last.saved.kind).toBe("fix");
  return { recorder, phone, saved: last.saved };
}

const tenStrips = [{ lines: [{ item: "TST-FEN", quantity: 10 }] }];

describe("createRecorder, of an entry that was stored twice before it was undone,", () => {
  test("says that it is undone, and neither of the two counts", async () => {
    const { recorder, phone } = await setup();

    await recorder.toggleLast();

    expect(recorder.state().last).toMatchObject({ type: "undone" });
    expect(await recordsOf(phone)).toEqual([]);
  });

  test("brings back what was saved last, and undoes that again", async () => {
    const { recorder, phone } = await setup();
    await recorder.toggleLast();

    await recorder.toggleLast();
    expect(recorder.state().last).toMatchObject({ type: "saved" });
    expect(await recordsOf(phone)).toMatchObject(tenStrips);

    await recorder.toggleLast();
    expect(recorder.state().last).toMatchObject({ type: "undone" });
    expect(await recordsOf(phone)).toEqual([]);
  });

  test("calls it undone, and not changed by somebody else, where the undo had no answer and was done", async () => {
    const { recorder, phone, saved } = await setup();
    const undo = phone.undo.bind(phone);
    vi.spyOn(phone, "undo").mockImplementationOnce(async (...asked) => {
      await undo(...asked);
      return err({ kind: "storage-slow" });
    });

    await recorder.toggleLast();

    expect(recorder.state().outcomes.get(saved.event)).toBe("undone");
    expect(recorder.state().last).toMatchObject({ type: "undone" });
    expect(await recordsOf(phone)).toEqual([]);
  });

  test("calls nothing undone that the phone says it counts", async () => {
    const { recorder, phone, saved } = await setup();
    vi.spyOn(phone, "undo").mockResolvedValueOnce({ ok: true, value: { ...saved, kind: "fix" } });

    await recorder.toggleLast();

    expect(recorder.state().last).toMatchObject({ type: "saved" });
  });
});
