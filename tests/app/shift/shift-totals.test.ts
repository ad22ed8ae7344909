import { describe, expect, test } from "vitest";
import { readShiftFigures } from "../../../src/app/shift/shift-totals.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { noteOf, pier, saveStrips, shiftsAlone } from "../../support/shifts.ts";

describe("readShiftFigures", () => {
  test("adds up what counts of one shift, over midnight and more than a page of it", async () => {
    const shown = await shiftsAlone();
    const { phone, shifts, goTo } = shown;
    await saveStrips(shown);
    await shifts.start(pier);
    for (let contacts = 0; contacts < 52; contacts++) await saveStrips(shown);
    await shown.recorder.toggleLast();
    goTo("2026-03-09T04:30:00Z");
    await saveStrips(shown);

    const figures = await readShiftFigures(phone, noteOf(shifts));

    expect(figures).toMatchObject({ entries: 52, contacts: 52, isWhole: true });
    expect(figures.byItem.get("TST-FEN")).toBe(260);
  });

  test("finds what was recorded, whatever day the clock says by now", async () => {
    const shown = await shiftsAlone();
    await shown.shifts.start(pier);
    await saveStrips(shown);
    shown.goTo("2026-03-01T18:00:00Z");

    expect(await readShiftFigures(shown.phone, noteOf(shown.shifts))).toMatchObject({ entries: 1 });
  });

  test("reads the day of the shift and the next, and says where a row of them can't be read", async () => {
    const shown = await shiftsAlone();
    const asked: string[] = [];
    const phone: Pick<Phone, "bookOfDay"> = {
      bookOfDay: async (ofDay, page) => {
        asked.push(ofDay);
        const rows = await shown.phone.bookOfDay(ofDay, page);
        return rows.map(({ id, seq }) => ({ kind: "unreadable", id, seq, day: ofDay }));
      },
    };
    await shown.shifts.start(pier);

    const figures = await readShiftFigures(phone, noteOf(shown.shifts));

    expect(asked.toSorted()).toEqual(["2026-03-08", "2026-03-09"]);
    expect(figures).toMatchObject({ entries: 0, isWhole: false });
  });
});
