import { describe, expect, test } from "vitest";
import { localDate, programOf, siteCode } from "../../support/builders.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import { recorderOnPhone, recordsOf, tapStrips } from "../../support/recorder.ts";

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
