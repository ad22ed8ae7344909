import { afterEach, describe, expect, test, vi } from "vitest";
import { answeringPhone } from "../../../src/app/shell/answering-phone.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { encounterOf, eventId, programOf } from "../../support/builders.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";

afterEach(() => vi.restoreAllMocks());

function brokenPhone(phone: Phone, mistake: Error): Phone {
  const fail = () => Promise.reject(mistake);
  return { ...phone, saveProgram: fail, save: fail, undo: fail, importRecords: fail, rebuild: fail };
}

describe("answeringPhone", () => {
  test("answers that an entry isn't saved where a mistake of our own stopped the save", async () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const mistake = new Error("Assertion failed");
    const phone = answeringPhone(brokenPhone(await openTestPhone(), mistake));
    const failed = { ok: false, error: { kind: "unexpected", cause: mistake } };
    const record = encounterOf();
    const saved = { event: eventId(1), record: record.id, rev: 1, kind: "rec" } as const;

    expect(await phone.save({ kind: "rec", event: eventId(1), record })).toEqual(failed);
    expect(await phone.undo(saved)).toEqual(failed);
    expect(await phone.saveProgram(programOf())).toEqual(failed);
    expect(await phone.importRecords([{ record, rev: 1 }])).toEqual(failed);
    expect(await phone.rebuild()).toEqual(failed);
    expect(told).toHaveBeenCalledWith(mistake);
  });

  test("passes on what the phone answers", async () => {
    const phone = answeringPhone(await openTestPhone());
    const record = encounterOf();

    const saved = await phone.save({ kind: "rec", event: eventId(1), record });

    expect(saved).toMatchObject({ ok: true, value: { record: record.id, rev: 1 } });
    expect(await phone.bookRow(record.id)).toMatchObject({ kind: "readable" });
  });

  test("asks the phone to void what an undo is to void", async () => {
    const phone = answeringPhone(await openTestPhone());
    const record = encounterOf();
    await phone.save({ kind: "rec", event: eventId(1), record });
    const fixed = await phone.save({
      kind: "fix",
      event: eventId(2),
      base: eventId(1),
      record: { ...record, people: 8 },
    });
    if (!fixed.ok) throw new Error("It is stored");

    expect(await phone.undo(fixed.value, "void")).toMatchObject({ ok: true, value: { kind: "void" } });
  });

  test("tells how far counting anew has come", async () => {
    const phone = answeringPhone(await openTestPhone());
    await phone.save({ kind: "rec", event: eventId(1), record: encounterOf() });
    const told: number[] = [];

    await phone.rebuild((done) => told.push(done));

    expect(told).toContain(1);
  });
});
