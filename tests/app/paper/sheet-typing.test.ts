import { describe, expect, test } from "vitest";
import { isSheetBegun } from "../../../src/app/paper/begun-sheets.ts";
import { sectionsOf, type SheetLayout } from "../../../src/app/paper/sheet-rows.ts";
import { typingOf } from "../../../src/app/paper/sheet-typing.ts";
import { movedBy, newSheet, withTyped } from "../../../src/app/paper/typed-sheet.ts";
import { eventId, localDate, programOf, recordId, siteCode } from "../../support/builders.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { failingPhone, recordsOf } from "../../support/recorder.ts";

const day = localDate("2026-03-05");
const ids = { recordId: () => recordId(), eventId: () => eventId() };

async function begin(layout: SheetLayout = "columns", opened = openTestPhone()) {
  const phone = failingPhone(await opened);
  const first = newSheet(ids, { layout, site: siteCode("MAIN"), day, firstDay: "" });
  const typing = typingOf({ phone, ids, first });
  let nowMs = Date.parse("2026-03-08T22:00:00Z");
  const facts = () => ({
    rows: sectionsOf(typing.sheet().layout, new Set()).flatMap(({ rows }) => rows),
    program: programOf(),
    mark: "." as const,
    today: localDate("2026-03-08"),
    nowMs,
  });
  return {
    phone,
    typing,
    type: (key: string, value: string) => typing.change((sheet) => withTyped(sheet, key, value)),
    number: (number: string) => typing.change((sheet) => ({ ...sheet, number })),
    next: () => typing.change((sheet) => movedBy(sheet, 1, ids)),
    save: () => typing.save(facts()),
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe("typingOf", () => {
  test("stores a sheet of contacts as typed back, on its day, without an hour", async () => {
    const { phone, type, next, save, typing } = await begin();
    type("TST-FEN", "5");
    next();
    type("people people", "2");

    await save();

    const records = await recordsOf(phone, day);
    expect(records).toHaveLength(2);
    expect(records).toMatchObject([
      { kind: "encounter", via: "typed", day, people: 2, utcOffsetMinutes: -300 },
      { kind: "encounter", via: "typed", day, people: 1 },
    ]);
    expect(records.some((record) => "time" in record || "worker" in record)).toBe(false);
    expect(typing.outcome()).toMatchObject({ type: "saved" });
    expect(typing.sheet()).toMatchObject({ site: "MAIN", day, contacts: [{ values: {} }] });
  });

  test("stores one tally of the sheet", async () => {
    const { phone, type, save } = await begin("strokes");
    type("people contacts", "14");
    type("KIT-INJ-4", "20");

    await save();

    expect(await recordsOf(phone, day)).toMatchObject([
      {
        kind: "tally",
        via: "typed",
        firstDay: day,
        contacts: 14,
        kits: [{ code: "KIT-INJ-4", quantity: 20 }],
      },
    ]);
  });

  test("keeps what was typed the other way, and shows it once the tally is stored", async () => {
    const { phone, type, next, save, typing } = await begin();
    type("TST-FEN", "5");
    next();
    type("TST-FEN", "7");
    typing.change((sheet) => ({ ...sheet, layout: "strokes" }));
    type("people contacts", "14");

    await save();

    expect(await recordsOf(phone, day)).toMatchObject([{ kind: "tally", contacts: 14 }]);
    expect(typing.sheet()).toMatchObject({
      layout: "columns",
      tally: { values: {} },
      contacts: [{ values: { "TST-FEN": "5" } }, { values: { "TST-FEN": "7" } }],
    });
    expect(isSheetBegun(phone)).toBe(true);
    await save();
    expect(await recordsOf(phone, day)).toHaveLength(3);
    expect(isSheetBegun(phone)).toBe(false);
  });

  test("brings an undone tally back beside the contacts that are begun", async () => {
    const { type, save, typing } = await begin();
    type("TST-FEN", "5");
    typing.change((sheet) => ({ ...sheet, layout: "strokes" }));
    type("people contacts", "14");
    await save();

    await typing.undo();

    expect(typing.outcome()).toEqual({ type: "undone", isOnForm: true });
    expect(typing.sheet()).toMatchObject({
      layout: "strokes",
      tally: { values: { "people contacts": "14" } },
      contacts: [{ values: { "TST-FEN": "5" } }],
    });
  });

  test("stores a sheet once for two Enters in one moment, and for one more right after", async () => {
    const { phone, type, save, typing, wait } = await begin();
    type("TST-FEN", "5");

    await Promise.all([save(), save()]);
    await save();

    expect(await recordsOf(phone, day)).toHaveLength(1);
    expect(typing.outcome().type).toBe("saved");
    wait(5000);
    await save();
    expect(typing.outcome()).toMatchObject({ type: "problems", problems: [{ problem: "empty" }] });
  });

  test("keeps all that was typed where a save fails, and goes on with the rest", async () => {
    const { phone, type, next, save, typing } = await begin();
    for (const count of ["1", "2", "3"]) {
      type("TST-FEN", count);
      next();
    }
    phone.failNextSave({ kind: "storage-full", cause: undefined });

    await save();
    expect(typing.outcome()).toMatchObject({ type: "failed", stored: 0, all: 3 });
    expect(typing.sheet().contacts.map(({ values }) => values["TST-FEN"])).toEqual([
      "1",
      "2",
      "3",
      undefined,
    ]);
    await save();

    expect(await recordsOf(phone, day)).toHaveLength(3);
  });

  test("takes all of a sheet back, and puts it on the form again under ids of its own", async () => {
    const { phone, type, next, save, typing } = await begin();
    type("TST-FEN", "5");
    next();
    type("TST-FEN", "6");
    await save();

    await typing.undo();

    expect(await recordsOf(phone, day)).toEqual([]);
    expect(typing.outcome()).toEqual({ type: "undone", isOnForm: true });
    await save();
    expect(await recordsOf(phone, day)).toHaveLength(2);
  });

  test("leaves what is on the form by then alone when the sheet before is taken back", async () => {
    const { type, save, typing } = await begin();
    type("TST-FEN", "5");
    await save();
    type("TST-FEN", "7");

    await typing.undo();

    expect(typing.outcome()).toEqual({ type: "undone", isOnForm: false });
    expect(typing.sheet().contacts[0]?.values).toEqual({ "TST-FEN": "7" });
  });

  test("asks for site and day, and tells all that is amiss at once", async () => {
    const { type, save, typing } = await begin("strokes");
    typing.change((sheet) => ({ ...sheet, site: "", day: "2026-03-09" }));
    type("KIT-INJ-4", "99999999");

    await save();

    expect(typing.outcome()).toMatchObject({
      type: "problems",
      problems: [
        { type: "site" },
        { type: "day" },
        { type: "column", problem: { fields: [{ row: { id: "KIT-INJ-4" }, problem: "too-many" }] } },
      ],
    });
  });

  test("refuses a first day after the last, or more than a year before it", async () => {
    const { type, save, typing } = await begin("strokes");
    type("KIT-INJ-4", "1");
    for (const firstDay of ["2026-03-06", "2025-03-04", "soon"]) {
      typing.change((sheet) => ({ ...sheet, firstDay }));
      await save();
      expect(typing.outcome()).toMatchObject({ type: "problems", problems: [{ type: "first-day" }] });
    }
    typing.change((sheet) => ({ ...sheet, firstDay: "2025-03-05" }));
    await save();
    expect(typing.outcome().type).toBe("saved");
  });

  test("is the same for the same phone, so that another screen loses nothing", async () => {
    const { phone, type, typing, save } = await begin();
    type("TST-FEN", "5");

    const again = typingOf({
      phone,
      ids,
      first: newSheet(ids, { layout: "strokes", site: "", day: "", firstDay: "" }),
    });

    expect(again).toBe(typing);
    expect(isSheetBegun(phone)).toBe(true);
    await save();
    expect(isSheetBegun(phone)).toBe(false);
  });
});

describe("a sheet with a number", () => {
  /** Two contacts of sheet 12. */
  async function typeSheet(begun: Awaited<ReturnType<typeof begin>>, number = "12") {
    begun.number(number);
    begun.type("TST-FEN", "5");
    begun.next();
    begun.type("people people", "2");
    await begun.save();
    begun.wait(5000);
  }

  test("is told, and saved nothing of, when it is typed again, and its form stays", async () => {
    const begun = await begin();
    await typeSheet(begun);

    await typeSheet(begun, " 12 ");

    expect(begun.typing.outcome()).toEqual({ type: "here", count: 2, all: 2 });
    expect(begun.typing.sheet().contacts).toHaveLength(2);
    expect(await recordsOf(begun.phone, day)).toHaveLength(2);
  });

  test("is another sheet under another number, also with the same figures", async () => {
    const begun = await begin();
    await typeSheet(begun);
    await typeSheet(begun);

    begun.number("13");
    await begun.save();

    expect(begun.typing.outcome()).toMatchObject({ type: "saved" });
    expect(await recordsOf(begun.phone, day)).toHaveLength(4);
  });

  test("has the same ids on another phone, so that both count once; without a number it has not", async () => {
    const idsOn = async (number: string) => {
      const begun = await begin();
      await typeSheet(begun, number);
      return (await recordsOf(begun.phone, day)).map(({ id }) => id).toSorted();
    };

    expect(await idsOn("12")).toEqual(await idsOn("12"));
    expect(await idsOn("")).not.toEqual(await idsOn(""));
  });

  test("comes back, and doesn't come twice, where it was undone and saved again", async () => {
    const begun = await begin();
    await typeSheet(begun);
    await begun.typing.undo();
    expect(await recordsOf(begun.phone, day)).toEqual([]);

    await begun.save();

    expect(begun.typing.outcome()).toMatchObject({ type: "saved" });
    expect(await recordsOf(begun.phone, day)).toHaveLength(2);
  });

  test("goes on after a save that failed in the middle, corrected or not, and stores each contact once", async () => {
    const begun = await begin();
    const { phone, typing } = begun;
    const save = phone.save.bind(phone);
    let saves = 0;
    phone.save = async (entry) => {
      saves += 1;
      return saves === 2 ? { ok: false, error: { kind: "storage-full", cause: undefined } } : save(entry);
    };
    await typeSheet(begun);
    expect(typing.outcome()).toMatchObject({ type: "failed", stored: 1, all: 2 });

    typing.show(0);
    begun.type("TST-FEN", "6");
    await begun.save();

    expect(typing.outcome()).toMatchObject({ type: "saved" });
    const records = await recordsOf(phone, day);
    expect(records).toHaveLength(2);
    expect(records).toContainEqual(
      expect.objectContaining({ lines: [expect.objectContaining({ quantity: 6 })] }),
    );
  });
});
