import { describe, expect, test } from "vitest";
import type { Desk } from "../../../src/app/record/desk.ts";
import { liveRecord } from "../../../src/domain/record-state.ts";
import type { LocalDate } from "../../../src/domain/ids.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { localDate, programOf, siteCode } from "../../support/builders.ts";
import { deskOnPhone, deskToday } from "../../support/desk.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import { tileOf } from "../../support/tiles.ts";

const strips = tileOf("TST-FEN");
const full = { kind: "storage-full", cause: "test" } as const;

function tapStrips(desk: Desk) {
  desk.change("encounter", { type: "add", tallied: strips, quantity: 5 });
}

async function recordsOf(phone: Phone, day: LocalDate = deskToday): Promise<readonly SatchelRecord[]> {
  const rows = await phone.bookOfDay(day, { limit: 50 });
  return rows.flatMap((row) => (row.kind === "readable" ? (liveRecord(row.state) ?? []) : []));
}

describe("createDesk", () => {
  test("stores one record for a double tap on Save", async () => {
    const { desk, phone } = await deskOnPhone();
    tapStrips(desk);

    await Promise.all([desk.save("encounter"), desk.save("encounter")]);

    expect(await recordsOf(phone)).toHaveLength(1);
    expect(desk.state().problems.encounter).toBeUndefined();
  });

  test("answers Save on an empty form once the hand has left the button", async () => {
    const { desk, pass } = await deskOnPhone();
    tapStrips(desk);
    await desk.save("encounter");
    pass(1000);

    await desk.save("encounter");

    expect(desk.state().problems.encounter).toBe("empty");
    tapStrips(desk);
    expect(desk.state().problems.encounter).toBeUndefined();
  });

  test("says what is missing on one form on that form only", async () => {
    const { desk } = await deskOnPhone();

    await desk.save("group");

    expect(desk.state().problems).toEqual({ group: "empty" });
  });

  test("takes taps for the next contact while the last is being written", async () => {
    const { desk, phone } = await deskOnPhone();
    tapStrips(desk);

    const saving = desk.save("encounter");
    tapStrips(desk);
    await saving;
    await desk.save("encounter");

    const records = await recordsOf(phone);
    expect(records.map((record) => record.kind === "encounter" && record.lines[0]?.quantity)).toEqual([5, 5]);
  });

  test("keeps what could not be saved, and stores it once when it is tried again", async () => {
    const { desk, phone } = await deskOnPhone();
    tapStrips(desk);
    phone.failNextSave(full);
    await desk.save("encounter");
    const [unsaved] = desk.state().unsaved;

    expect(unsaved?.failure.kind).toBe("storage-full");
    expect(desk.state().last).toBeUndefined();

    const event = unsaved!.form.event;
    await Promise.all([desk.tryAgain(event), desk.tryAgain(event)]);

    expect(desk.state().unsaved).toEqual([]);
    expect(desk.state().last?.type).toBe("saved");
    expect(await recordsOf(phone)).toHaveLength(1);
  });

  test("stores one record with the last content where a save went through unseen and was changed", async () => {
    const { desk, phone } = await deskOnPhone();
    tapStrips(desk);
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
    await desk.save("encounter");

    desk.openAgain(desk.state().unsaved[0]!.form.event);
    tapStrips(desk);
    await desk.save("encounter");

    const records = await recordsOf(phone);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ lines: [{ item: "TST-FEN", quantity: 10 }] });
  });

  test("puts nothing back onto a form that is in use", async () => {
    const { desk, phone } = await deskOnPhone();
    tapStrips(desk);
    phone.failNextSave(full);
    await desk.save("encounter");
    tapStrips(desk);
    const before = desk.state();

    desk.openAgain(before.unsaved[0]!.form.event);

    expect(desk.state()).toEqual(before);
  });

  test("takes the last contact back, brings it back, and takes it back again", async () => {
    const { desk, phone } = await deskOnPhone();
    tapStrips(desk);
    await desk.save("encounter");

    await desk.toggleLast();
    expect(desk.state().last?.type).toBe("undone");
    expect(await recordsOf(phone)).toHaveLength(0);

    await desk.toggleLast();
    expect(desk.state().last?.type).toBe("saved");
    expect(await recordsOf(phone)).toHaveLength(1);

    await desk.toggleLast();
    expect(await recordsOf(phone)).toHaveLength(0);
  });

  test("undoes once for a double tap on Undo", async () => {
    const { desk, phone } = await deskOnPhone();
    tapStrips(desk);
    await desk.save("encounter");

    await Promise.all([desk.toggleLast(), desk.toggleLast()]);

    expect(desk.state().last?.type).toBe("undone");
    expect(await recordsOf(phone)).toHaveLength(0);
  });

  test("keeps the offer to undo until the next entry begins to be saved", async () => {
    const { desk } = await deskOnPhone();
    tapStrips(desk);
    await desk.save("encounter");
    tapStrips(desk);

    expect(desk.state().last?.type).toBe("saved");

    const saving = desk.save("encounter");
    expect(desk.state().last?.type).toBe("saving");
    await saving;
  });

  test("repeats the last contact's supplies with one tap", async () => {
    const { desk, phone } = await deskOnPhone();
    tapStrips(desk);
    await desk.save("encounter");

    desk.repeatLast("encounter");
    await desk.save("encounter");

    expect(await recordsOf(phone)).toHaveLength(2);
  });

  test("records for an earlier day until it is told otherwise", async () => {
    const { desk, phone } = await deskOnPhone();
    const earlier = localDate("2026-03-05");
    desk.chooseDay(earlier);
    tapStrips(desk);
    await desk.save("encounter");
    tapStrips(desk);
    await desk.save("encounter");
    desk.chooseDay(undefined);
    tapStrips(desk);
    await desk.save("encounter");

    expect(await recordsOf(phone, earlier)).toHaveLength(2);
    expect(await recordsOf(phone)).toHaveLength(1);
  });

  test("begins at the site that was used last, unless it is no longer offered", async () => {
    const storage = memoryStorage();
    const main = { code: "MAIN", name: "Main Street", model: "street" } as const;
    const van = { code: "VAN", name: "Van", model: "mobile" } as const;
    const first = await deskOnPhone(storage, programOf({ sites: [main, van] }));
    first.desk.chooseSite(siteCode("VAN"));

    const again = await deskOnPhone(storage, programOf({ sites: [main, van] }));
    const retired = await deskOnPhone(storage, programOf({ sites: [main, { ...van, retired: true }] }));

    expect(again.desk.state().site).toBe("VAN");
    expect(retired.desk.state().site).toBe("MAIN");
  });

  test("leaves no site in clear on a program's phone, not the one of before it joined either", async () => {
    const storage = memoryStorage();
    const main = { code: "MAIN", name: "Main Street", model: "street" } as const;
    const van = { code: "VAN", name: "Van", model: "mobile" } as const;
    const program = programOf({ sites: [main, van] });
    (await deskOnPhone(storage, program)).desk.chooseSite(siteCode("VAN"));

    const joined = await deskOnPhone(storage, program, { isAlone: false });
    const atStart = joined.desk.state().site;
    joined.desk.chooseSite(siteCode("VAN"));
    joined.desk.checkSite();

    expect(atStart).toBe("MAIN");
    expect(joined.desk.state().site).toBe("VAN");
    expect(storage.getItem("satchel-site")).toBe("");
  });

  test("says once a phone that something is stored now", async () => {
    const storage = memoryStorage();
    const first = await deskOnPhone(storage);
    tapStrips(first.desk);
    await first.desk.save("encounter");
    tapStrips(first.desk);
    await first.desk.save("encounter");
    const again = await deskOnPhone(storage);
    tapStrips(again.desk);
    await again.desk.save("encounter");

    expect(first.firstSaves()).toBe(1);
    expect(again.firstSaves()).toBe(0);
  });
});
